/* What the engine measured of itself, as a table of one unit a column. */

import {h} from './dom.js';
import {count, figure, percent} from './format.js';

/* By kind: what is measured in words, the figure of the share, and the figure of the cases it is a share of. A figure alone is one of cases. */
const MEASURES = {
  sequence: [['The first choice came next', 'top1', 'scored'], ['One of the first three came next', 'top3', 'scored'],
    ['Mean of 1 / rank, of ten', 'mrr10', 'scored'], ['Confidence is off by', 'ece', 'scored'], ['Said nothing', null, 'silent']],
  recovery: [['Got out, advice followed', 'followed.recovered', 'followed.n'], ['Got out, advice not followed', 'not_followed.recovered', 'not_followed.n'],
    ['Failures', null, 'failures'], ['Of these advised', null, 'advised'], ['Said nothing', null, 'silent']],
  tool: [['Succeeded, with the first choice', 'chosen.succeeded', 'chosen.n'], ['Succeeded, with another tool', 'other.succeeded', 'other.n'],
    ['Advised, taken, and succeeded', 'success_top', 'advised'], ['Uses that were measured', null, 'scored'], ['Said nothing', null, 'silent']],
  performance: [['Took as long as usual', 'within', 'timed'], ['Speed-ups that hold', null, 'open']],
};

const REPORTED = [['Succeeded, reported as followed', 'reported.followed.succeeded', 'reported.followed.n'],
  ['Succeeded, reported as not followed', 'reported.not_followed.succeeded', 'reported.not_followed.n']];

const BITS = ['Bits to tell what came next', 'bits'];

function flatten(figures, prefix = '') {
  return Object.entries(figures).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' ? flatten(value, `${prefix}${name}.`) : [[`${prefix}${name}`, value]]);
}

const cell = (text) => h('td', {class: 'number'}, text);
const row = (title, share, cases, bits) => h('tr', {}, h('th', {scope: 'row'}, title), cell(share), cell(cases), cell(bits));

/* Each figure once: those that have words, and those that are new to this page by their names. */
function rows(kind, figures) {
  const known = new Map(flatten(figures));
  const wanted = [...MEASURES[kind], ...REPORTED].filter((names) => known.has(names[2]));
  const told = new Set([...wanted.flat(), BITS[1]]);
  const rest = [...known].filter(([name]) => !told.has(name));
  return [
    ...wanted.map(([title, share, cases]) => row(title, share === null ? '' : percent(known.get(share)), count(known.get(cases)), '')),
    ...(known.has(BITS[1]) ? [row(BITS[0], '', count(known.get('scored')), figure(known.get(BITS[1])))] : []),
    ...rest.map(([name, value]) => row(name.replaceAll(/[._]/g, ' '), '', figure(value), '')),
  ];
}

/** The figures of all kinds. */
export function quality(stats) {
  const kinds = Object.keys(MEASURES);
  return h('div', {class: 'scroll', role: 'region', 'aria-label': 'Measures', tabindex: 0}, h('table', {class: 'quality'},
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Measure'),
      ['Share, %', 'Cases', 'Bits a case'].map((title) => h('th', {scope: 'col', class: 'number'}, title)))),
    kinds.map((kind) => h('tbody', {}, h('tr', {class: 'group'}, h('th', {scope: 'rowgroup', colspan: 4}, kind)), rows(kind, stats[kind] ?? {})))));
}
