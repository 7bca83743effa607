/* Asks the engine, and shows what it says and where it stays silent. */

import {h} from './dom.js';
import {post} from './api.js';
import {count, percent, said, seconds} from './format.js';
import {empty, interval, problem, tag} from './draw.js';

const FIELDS = [
  {name: 'task', title: 'Task', hint: 'just done, about to be done, or just failed', place: 'process_data', most: 256},
  {name: 'error', title: 'Error', hint: 'if it failed: the text; Ctrl+Enter asks', place: 'Unknown column \'total\'', most: 65_536, lines: 3},
  {name: 'goal', title: 'Goal', hint: 'what the run is for', place: 'clean the May orders', most: 65_536},
  {name: 'recent', title: 'Recent tasks', hint: 'oldest first, with commas', place: 'search_order, get_user', most: 65_536},
  {name: 'candidates', title: 'Candidates', hint: 'to choose from, with commas', place: 'modify_payment, cancel_order', most: 65_536},
  {name: 'session', title: 'Session', hint: 'whose history the engine knows', place: 'run-7', most: 256},
];
const KINDS = [['', 'all'], ['sequence', 'what comes next'], ['recovery', 'what gets out of it'], ['tool', 'which tool'], ['performance', 'which way is faster']];
const LISTS = new Set(['recent', 'candidates', 'kinds']);

const names = (text) => text.split(',').map((name) => name.trim()).filter((name) => name !== '');

function asked(form) {
  const told = [...new FormData(form)].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]).filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(told.map(([name, value]) => [name, LISTS.has(name) ? names(value) : value.trim()]));
}

function item(one) {
  const action = [one.action, ...(one.then ?? [])].join(' → ');
  return h('li', {class: `advice ${one.avoid ? 'avoid' : ''}`},
    h('div', {class: 'advice-head'}, h('strong', {}, one.avoid ? `Avoid: ${action}` : action), tag(one.kind)),
    h('span', {class: 'measure wide'}, interval(one.confidence, one.interval, one.avoid), h('span', {class: 'figure'}, percent(one.confidence))),
    h('p', {}, said(one.reason)),
    h('p', {class: 'soft'}, `support ${count(one.support)}${one.expected_time === null ? '' : ` · usually ${seconds(one.expected_time)}`} `,
      one.pattern ? h('a', {href: `#/patterns/${encodeURIComponent(one.pattern)}`}, 'the pattern') : ''));
}

const silence = (one) => h('li', {class: 'silence'}, tag(one.kind), ' ', h('span', {}, said(one.reason)),
  one.needs > 0 ? h('span', {class: 'soft'}, ` · about ${count(one.needs)} more ${one.needs === 1 ? 'observation' : 'observations'} could change that`) : '');

const MATCH = {strong: 'The evidence fits well.', partial: 'The evidence fits in part.', none: 'No evidence that would carry advice.'};

function answer(advice) {
  return [
    h('h2', {}, 'Advice'), h('p', {class: 'soft'}, MATCH[advice.match]),
    advice.items.length === 0
      ? empty('The engine says nothing', 'Bad advice is worse than none; below is what it lacks.')
      : h('ol', {class: 'answers'}, advice.items.map(item)),
    advice.silent.length === 0 ? '' : h('section', {}, h('h2', {}, 'Silent'), h('ul', {class: 'silences'}, advice.silent.map(silence))),
  ];
}

/* The question as an address: one that is passed on asks the same. */
const address = (question) => {
  const told = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, LISTS.has(name) ? value.join(', ') : value]));
  return `#/ask${Object.keys(question).length > 0 ? '?' : ''}${told}`;
};

function fields(query) {
  const field = ({name, title, hint, place, most, lines}) => {
    const attributes = {name, placeholder: place, maxlength: most, autocomplete: 'off', spellcheck: 'false'};
    const value = query.get(name) ?? '';
    return h('label', {class: lines ? 'lines' : null}, h('span', {}, title, h('span', {class: 'hint'}, hint)),
      lines ? h('textarea', {...attributes, rows: lines}, value) : h('input', {...attributes, value}));
  };
  const kind = query.get('kinds') ?? '';
  return [FIELDS.map(field), h('label', {}, h('span', {}, 'Kind'), h('select', {name: 'kinds'},
    KINDS.map(([value, text]) => h('option', {value, selected: value === kind}, text))))];
}

export function ask(view, {query, bus}) {
  const result = h('div', {class: 'result', 'aria-live': 'polite'});
  let turn = 0;

  async function submit() {
    const question = asked(form);
    const mine = ++turn;
    result.setAttribute('aria-busy', 'true');
    let shown;
    try {
      const advice = bus.isOpen ? await bus.request('ask', question) : await post('/api/v1/recommendations', question);
      shown = answer(advice);
    } catch (failure) {
      shown = [problem(failure.message)];
    }
    if (mine === turn) {
      result.replaceChildren(...shown.filter((part) => part !== ''));
      result.removeAttribute('aria-busy');
    }
  }

  /* Each question is a step that the back button takes back. */
  function told(event) {
    event.preventDefault();
    const wanted = address(asked(form));
    if (wanted !== location.hash) {
      history.pushState(null, '', wanted);
    }
    submit();
  }

  /* Enter alone is a new line in a text of many. */
  function pressed(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  const form = h('form', {class: 'ask', onsubmit: told, onkeydown: pressed}, fields(query), h('button', {type: 'submit', title: 'Ctrl+Enter asks too', 'aria-keyshortcuts': 'Control+Enter Meta+Enter'}, 'Ask'));
  view.append(h('h1', {}, 'Ask'), h('p', {class: 'soft'}, 'As an agent would. Every field may be empty. The address holds the question: pass it on, and others ask the same.'), form, result);
  if (Object.keys(asked(form)).length > 0) {
    submit();
  }
}
