/* What happens now: rates, counts, how good the engine is, and the news. */

import {h} from './dom.js';
import {clock, count, percent, rate, said, short} from './format.js';
import {problem, sparkline} from './draw.js';
import {quality} from './quality.js';
import {store, watch} from './store.js';

const KINDS = ['sequence', 'recovery', 'tool', 'performance'];
const SPAN = 120;
const SHOWN = 60;

/* Each line: the event in words, and where it leads. */
const WORDS = {
  patterns: ({kind, found, changed, closed, gone, left_out: more}) => {
    const parts = [[found, 'found'], [changed, 'changed'], [closed, 'closed'], [gone, 'gone']]
      .filter(([list]) => list.length > 0).map(([list, word]) => `${list.length} ${word}`);
    const first = found[0] ?? closed[0] ?? changed[0];
    if (parts.length === 0) {
      return {text: `${kind}: ${count(more)} are known`, to: `#/patterns?kind=${kind}`};
    }
    return {
      text: `${kind}: ${parts.join(', ')}${more > 0 ? `, ${count(more)} more` : ''}${first ? ` · ${said(first.title)}` : ''}`,
      to: first ? `#/patterns/${encodeURIComponent(first.id)}` : null,
    };
  },
  advice: ({task, failed, advice}) => {
    const about = `${failed ? 'failure of ' : ''}${task ?? 'a question'}`;
    const best = advice.items[0];
    return {
      text: best
        ? `${about} → ${best.avoid ? 'avoid ' : ''}${best.action} (${percent(best.confidence)})`
        : `${about} → silence`,
      to: best?.pattern ? `#/patterns/${encodeURIComponent(best.pattern)}` : null,
    };
  },
  loops: ({session, loop}) => ({text: `${session ?? 'a session'}: ${loop.text}`, to: null}),
  late: ({session, text}) => ({text: `${session ?? 'a session'}: ${text}`, to: null}),
  federation: ({change, about}) => ({text: `${about ?? 'cluster'} ${change}`, to: '#/cluster'}),
};

function tile(label, value, drawing, note) {
  return h('div', {class: 'tile'},
    h('p', {class: 'tile-label'}, label), h('p', {class: 'tile-value'}, value), drawing ?? '', note ? h('p', {class: 'soft'}, note) : '');
}

function latest(values) {
  const some = values.slice(-3);
  return some.length === 0 ? 0 : some.reduce((sum, value) => sum + value, 0) / some.length;
}

function tiles() {
  const {observations, advice} = store.rates;
  const open = [...store.patterns.values()].filter((pattern) => pattern.state === 'open');
  const byKind = KINDS.map((kind) => `${short(open.filter((pattern) => pattern.kind === kind).length)} ${kind}`).join(' · ');
  return [
    h('section', {}, h('h2', {}, 'Per second'), h('div', {class: 'tiles'},
      tile('Observations', rate(latest(observations)), sparkline(observations, SPAN, 'Observations a second, last two minutes')),
      tile('Answers', rate(latest(advice)), sparkline(advice, SPAN, 'Answers a second, last two minutes')))),
    h('section', {}, h('h2', {}, 'In all'), h('div', {class: 'tiles'},
      tile('Patterns that hold', store.loaded ? `${count(open.length)}${store.more ? '+' : ''}` : '…', null, store.loaded ? byKind : ''),
      tile('Sessions learned', short(store.total), null, 'all that began, on all nodes'))),
  ];
}

function line({event, body, at}) {
  const {text, to} = WORDS[event](body);
  return h('li', {class: `news ${event}`},
    h('time', {datetime: at}, clock(at)), h('span', {class: 'news-event'}, event),
    to ? h('a', {href: to}, text) : h('span', {}, text));
}

function news() {
  return store.news.length === 0
    ? [h('li', {class: 'soft'}, 'Nothing yet. Patterns that change, advice, loops and late calls appear here as they happen.')]
    : store.news.slice(0, SHOWN).map(line);
}

/* What the engine measured of itself, and what it warns of. */
function record() {
  if (store.stats === null) {
    return [h('p', {class: 'soft'}, 'Loading…')];
  }
  return [...store.stats.warnings.map(problem), quality(store.stats)];
}

export function live(view) {
  const figures = h('div', {class: 'figures'}, tiles());
  const list = h('ol', {class: 'feed', 'aria-label': 'News', tabindex: 0}, news());
  const measured = h('div', {}, record());
  view.append(
    h('h1', {}, 'Live'), figures,
    h('section', {'aria-labelledby': 'news-title'}, h('h2', {id: 'news-title'}, 'News'), list),
    h('section', {'aria-labelledby': 'record-title'}, h('h2', {id: 'record-title'}, 'How good is it?'),
      h('p', {class: 'soft'}, 'Predicted first, then measured, by the engine on itself.'), measured));
  return watch((what) => {
    if (what === 'rates' || what === 'patterns') {
      figures.replaceChildren(...tiles());
    } else if (what === 'news') {
      list.replaceChildren(...news());
    } else if (what === 'stats') {
      measured.replaceChildren(...record());
    }
  });
}
