/* A session that is open. */

import {call} from './api.js';
import {clock, count, day} from './format.js';
import {problem} from './draw.js';
import {h} from './dom.js';

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

const moment = (at) => `${day(at)} ${clock(at)}`;

const body = (one) => [
  h('dl', {class: 'facts'},
    one.agent === null ? '' : fact('Agent', one.agent), fact('Observations', count(one.observations)), fact('Failures', count(one.failures)),
    fact('First seen', moment(one.first_seen)), fact('Last seen', moment(one.last_seen))),
  one.loop === null ? '' : h('p', {class: 'problem'}, one.loop.text),
  h('section', {}, h('h2', {}, 'What it did last'), h('ol', {class: 'steps'}, one.recent.map((name) => h('li', {}, name)))),
];

export function session(view, {id}) {
  const shown = h('div', {}, h('p', {class: 'soft'}, 'Loading…'));
  view.append(h('p', {class: 'crumbs'}, h('a', {href: '#/patterns'}, '← Patterns')), h('h1', {class: 'long'}, `Session ${id}`), shown);
  call(`/api/v1/sessions/${encodeURIComponent(id)}`)
    .then((one) => shown.replaceChildren(...body(one)))
    .catch((failure) => shown.replaceChildren(problem(failure.message)));
}
