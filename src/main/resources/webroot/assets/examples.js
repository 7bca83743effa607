/* Cases for and against a pattern, looked for in what is still kept of the observations. */

import {call} from './api.js';
import {clock, count, day, seconds} from './format.js';
import {problem} from './draw.js';
import {h} from './dom.js';

const ENDS = {true: ['✓', 'worked', 'good'], false: ['✗', 'failed', 'bad'], null: ['?', 'not known', 'soft']};

const moment = (at) => `${day(at)} ${clock(at)}`;

function step(one) {
  const [sign, words, look] = ENDS[one.success];
  return h('li', {},
    h('span', {class: look, 'aria-hidden': 'true'}, sign), h('span', {class: 'hidden'}, words), ' ',
    h('strong', {}, one.task), one.tool ? ` with ${one.tool}` : '', one.variant ? ` with ${one.variant}` : '',
    one.execution_time === null ? '' : h('span', {class: 'soft'}, ` ${seconds(one.execution_time)}`),
    one.session === null ? '' : h('span', {class: 'soft'}, ` in ${one.session}`),
    one.error === null ? '' : h('span', {class: 'said'}, one.error));
}

const session = (one) => one.session === null ? 'no session named'
  : one.open ? h('a', {href: `#/sessions/${encodeURIComponent(one.session)}`}, one.session) : one.session;

const example = (one) => h('li', {},
  h('p', {}, h('strong', {}, session(one)), h('span', {class: 'soft'}, one.agent === null ? '' : ` by ${one.agent}`, `, ${moment(one.at)}`, one.open ? ', still open' : '')),
  h('ol', {class: 'course'}, one.steps.map(step)));

function side(title, cases) {
  const shown = cases.found > cases.items.length ? `, the latest of ${count(cases.found)}` : '';
  return h('div', {}, h('h3', {}, `${title}${shown}`), h('p', {class: 'soft'}, cases.means),
    cases.items.length === 0 ? h('p', {}, 'None.') : h('ul', {class: 'cases'}, cases.items.map(example)));
}

function searched({observations, since, cut_short: cut}) {
  const short = cut ? ' It took too long to look further.' : '';
  return short === '' || observations > 0 ? looked(observations, since) + short : 'It took too long to look through the log.';
}

function looked(observations, since) {
  return observations === 0 ? 'No observation is kept to look through; what was seen before is counted above.'
    : `Looked through the last ${count(observations)} observations that are kept, since ${moment(since)}. What was before is counted above and is not found here.`;
}

/** The section: it looks once when it is made, and again when asked to. */
export function examples({id}) {
  const body = h('div', {'aria-live': 'polite'});
  const again = h('button', {type: 'button', class: 'plain', onclick: () => look()}, 'Look again');

  async function look() {
    again.hidden = true;
    body.replaceChildren(h('p', {class: 'soft'}, 'Looking through the log…'));
    try {
      const found = await call(`/api/v1/patterns/${encodeURIComponent(id)}/examples?limit=3`);
      body.replaceChildren(h('div', {class: 'sides'}, side('For', found.for), side('Against', found.against)),
        h('p', {class: 'soft'}, searched(found.searched), found.note === null ? '' : ` Note: ${found.note}.`));
    } catch (failure) {
      body.replaceChildren(problem(failure.message));
    }
    again.hidden = false;
  }

  look();
  return h('section', {class: 'examples'}, h('h2', {}, 'Examples'), body, again);
}
