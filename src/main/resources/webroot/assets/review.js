/* What people say about a pattern: on record with who and when, and said by those whose key may. */

import {call, may} from './api.js';
import {clock, day} from './format.js';
import {h} from './dom.js';

const BY = 'pattern-engine-by';
const VERDICTS = {
  pin: {title: 'Pin', done: 'pinned', means: 'listed first'},
  mute: {title: 'Mute', done: 'muted', means: 'neither listed nor advised'},
  veto: {title: 'Veto', done: 'vetoed', means: 'never advised, still listed'},
};

/** What is to be done with a pattern: muted, pinned or vetoed; nothing where nobody said anything. */
export const reviewed = (one) => (one.review === null ? '' : h('span', {class: `tag ${one.review.verdict === 'pin' ? 'open' : 'bad'}`}, VERDICTS[one.review.verdict].done));

const record = (said) => h('li', {}, h('strong', {}, VERDICTS[said.verdict].done), ` by ${said.by}, ${day(said.at)} ${clock(said.at)}`,
  said.key ? ` (${said.key})` : '', said.note ? `: ${said.note}` : '');

const path = (one) => `/api/v1/patterns/${encodeURIComponent(one.id)}/review`;

const say = (one, wanted, by, note) => call(path(one), {
  method: 'PUT', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({verdict: wanted, by, note: note === '' ? null : note}),
});

const takeBack = (one, by) => call(`${path(one)}?by=${encodeURIComponent(by)}`, {method: 'DELETE'});

/* Buttons that say something, under the name of whoever sits here: the engine does not know people, it notes the key beside it. */
function form(one, changed) {
  const by = h('input', {name: 'by', maxlength: 256, required: true, autocomplete: 'off', value: sessionStorage.getItem(BY) ?? ''});
  const note = h('input', {name: 'note', maxlength: 256, autocomplete: 'off', placeholder: 'why'});
  const failed = h('p', {class: 'problem', role: 'alert'});
  const act = (send) => async () => {
    if (!by.reportValidity()) {
      return;
    }
    failed.textContent = '';
    try {
      sessionStorage.setItem(BY, by.value.trim());
      changed(await send(by.value.trim(), note.value.trim()));
    } catch (failure) {
      failed.textContent = failure.message;
    }
  };
  const button = (text, title, send) => h('button', {type: 'button', class: 'quiet', title, onclick: act(send)}, text);
  return h('form', {class: 'review', onsubmit: (event) => event.preventDefault()},
    h('label', {}, 'Your name', by), h('label', {class: 'grow'}, 'Note', note),
    h('div', {class: 'controls', role: 'group', 'aria-label': 'What to do with it'},
      Object.entries(VERDICTS).map(([name, {title, means}]) => button(title, means, (who, why) => say(one, name, who, why))),
      one.review === null ? '' : button('Take back', 'what the person of this name said', (who) => takeBack(one, who))),
    failed);
}

/** Whether somebody is about to say something: what they wrote is not to be taken from under their hands. */
export function isSpoken(view) {
  const open = view.querySelector('form.review');
  return open !== null && (open.contains(document.activeElement) || open.elements.note.value !== '');
}

/**
 * What was said about a pattern, and for those who may the means to say something.
 *
 * @param changed is told the pattern as it is then
 */
export function reviews(one, changed) {
  const records = one.review?.records ?? [];
  if (records.length === 0 && !may('admin')) {
    return '';
  }
  return h('section', {class: 'reviews'}, h('h2', {}, 'What people say'),
    records.length === 0 ? h('p', {class: 'soft'}, 'Nobody said anything.') : h('ul', {class: 'audit'}, records.map(record)),
    may('admin') ? form(one, changed) : '');
}
