/* Small drawings: intervals, sparklines, tags. Each says in words what it shows. */

import {h, s} from './dom.js';
import {percent, points, times} from './format.js';
import {contrast} from './claims.js';

const WIDTH = 100;

/** An interval as a bar from low to high with a mark at the value, on a scale from 0 to 1. */
export function interval(value, [low, high], avoid = false) {
  const x = (share) => (Math.min(1, Math.max(0, share)) * WIDTH).toFixed(1);
  const text = `${percent(value)}, 95 % interval ${percent(low)} to ${percent(high)}`;
  return s('svg', {class: `interval${avoid ? ' bad' : ''}`, viewBox: `0 0 ${WIDTH} 10`, role: 'img', 'aria-label': text, preserveAspectRatio: 'none'},
    s('rect', {class: 'track', x: 0, y: 4, width: WIDTH, height: 2}),
    s('rect', {class: 'range', x: x(low), y: 2.5, width: Math.max(1, x(high) - x(low)), height: 5, rx: 1.5}),
    value === null ? '' : s('rect', {class: 'mark', x: Math.max(0, x(value) - 0.75), y: 0.5, width: 1.5, height: 9}));
}

/** An interval of a ratio, on a logarithmic scale from 1 to 100; a value that is null is not told. */
export function ratio(value, [low, high]) {
  const share = (factor) => Math.log10(Math.min(100, Math.max(1, factor))) / 2;
  const drawn = interval(value === null ? null : share(value), [share(low), share(high)]);
  drawn.setAttribute('aria-label', `${value === null ? '' : `${times(value)}, `}95 % interval ${times(low)} to ${times(high)}`);
  return drawn;
}

/** An interval of a difference, on a scale from -1 to 1 with a line at none. */
export function difference(value, [low, high]) {
  const share = (part) => (part + 1) / 2;
  const drawn = interval(share(value), [share(low), share(high)], value < 0);
  drawn.setAttribute('aria-label', `${points(value)}, 95 % interval ${points(low)} to ${points(high)}`);
  drawn.append(s('rect', {class: 'none', x: WIDTH / 2 - 0.25, y: 0, width: 0.5, height: 10}));
  return drawn;
}

/** The confidence of a pattern, or what it claims instead: the bar with its figure. */
export function confidence(pattern) {
  const claimed = contrast(pattern);
  if (claimed !== null) {
    return h('span', {class: 'measure'}, difference(claimed.value, claimed.range), h('span', {class: 'figure', title: 'success with it, against without it'}, points(claimed.value)));
  }
  return pattern.kind === 'performance'
    ? h('span', {class: 'measure'}, ratio(pattern.ratio, pattern.interval), h('span', {class: 'figure'}, times(pattern.ratio)))
    : h('span', {class: 'measure'}, interval(pattern.confidence, pattern.interval), h('span', {class: 'figure'}, percent(pattern.confidence)));
}

/** A line of values, oldest first; the last is at the right edge. */
export function sparkline(values, length, label) {
  const most = Math.max(1, ...values);
  const step = WIDTH / (length - 1);
  const first = WIDTH - (values.length - 1) * step;
  const points = values.map((value, place) => `${(first + place * step).toFixed(2)},${(28 - (value / most) * 26).toFixed(2)}`);
  const area = points.length > 1 ? `M${first.toFixed(2)},30 L${points.join(' L')} L${WIDTH},30 Z` : '';
  return s('svg', {class: 'sparkline', viewBox: `0 0 ${WIDTH} 30`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label},
    s('path', {class: 'area', d: area}),
    s('polyline', {points: points.join(' ')}));
}

export const tag = (kind) => h('span', {class: `tag ${kind}`}, kind);

/** What is shown where there is nothing. */
export const empty = (title, text) => h('div', {class: 'empty'}, h('p', {class: 'empty-title'}, title), h('p', {class: 'soft'}, text));

export const problem = (text) => h('p', {class: 'problem', role: 'alert'}, text);
