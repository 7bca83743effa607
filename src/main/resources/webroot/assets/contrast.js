/* Patterns of what goes with success: the sessions that have a task, against those that have not. How often the task occurs is not what they claim. */

import {h} from './dom.js';
import {count, percent, points} from './format.js';
import {difference, interval} from './draw.js';

/** What it claims, as a figure and in words. */
export function claim({value, range: [low, high]}) {
  return {
    figure: points(value),
    drawn: difference(value, [low, high]),
    words: `success with it, against without it; with 95 % certainty between ${points(low)} and ${points(high)}`,
  };
}

function group(name, share, range, sessions) {
  return h('tr', {}, h('th', {scope: 'row'}, name),
    h('td', {class: 'bar-cell'}, h('span', {class: 'measure'}, interval(share, range), h('span', {class: 'figure'}, percent(share)))),
    h('td', {class: 'number'}, count(sessions)));
}

/** Both groups of sessions. */
export function groups({next, confidence, evidence: figures}) {
  const label = 'Sessions with it and without';
  return h('section', {}, h('h2', {}, 'The comparison'),
    h('p', {}, h('strong', {}, next), ` is done in ${percent(confidence)} of ${count(figures.contexts)} sessions.`),
    h('div', {class: 'scroll', role: 'region', 'aria-label': label, tabindex: 0}, h('table', {},
      h('caption', {class: 'hidden'}, label),
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Sessions'), h('th', {scope: 'col'}, 'Success, 95 %'), h('th', {scope: 'col', class: 'number'}, 'How many'))),
      h('tbody', {},
        group('with it', figures.success, [figures.success_low, figures.success_high], figures.success_sessions),
        group('without it', figures.success_without, [figures.success_without_low, figures.success_without_high], figures.success_without_sessions)))));
}

/** The cases that do not fit: those with it that ended the other way, and those without it that ended the same way. */
export function unfitting({value}, {evidence: figures}) {
  const other = value < 0 ? figures.success : 1 - figures.success;
  const same = value < 0 ? 1 - figures.success_without : figures.success_without;
  const [against, alike] = value < 0 ? ['succeeded all the same', 'failed too'] : ['failed all the same', 'succeeded too'];
  return [figures.success_sessions * other, figures.success_sessions, `sessions with it ${against}`,
    `of ${count(figures.success_without_sessions)} without it ${percent(same)} ${alike}`];
}
