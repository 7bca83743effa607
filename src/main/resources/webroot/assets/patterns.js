/* All patterns as a table, and one of them with all that speaks for and against it. */

import {h, plain} from './dom.js';
import {call} from './api.js';
import {count, day, figure, percent, said, seconds, times} from './format.js';
import {confidence, empty, interval, problem, ratio, tag} from './draw.js';
import {contrast, sure} from './claims.js';
import {claim, groups, unfitting} from './contrast.js';
import {examples} from './examples.js';
import {isSpoken, reviewed, reviews} from './review.js';
import {loadMuted, loadPatterns, store, watch} from './store.js';

const KINDS = ['sequence', 'recovery', 'tool', 'performance'];
const STATES = [['open', 'holds'], ['closed', 'closed'], ['', 'both'], ['muted', 'muted by people']];
const PAGE = 100;
const FLASH_MILLIS = 1_600;

/* Times faster before shares; differences of shares by what of them is sure. */
function strength(pattern) {
  const claimed = contrast(pattern);
  return claimed !== null ? sure(claimed) - 1 : pattern.kind === 'performance' ? pattern.interval[0] : pattern.interval[0] - 1;
}

const COLUMNS = [
  {name: 'kind', title: 'Kind', value: (one) => KINDS.indexOf(one.kind), up: true},
  {name: 'title', title: 'Pattern', value: (one) => one.title.toLowerCase(), up: true},
  {name: 'confidence', title: 'Confidence, 95 %', value: strength},
  {name: 'support', title: 'Support', value: (one) => one.support},
  {name: 'success', title: 'Success', value: (one) => one.success_rate ?? -1},
  {name: 'seen', title: 'Last seen', value: (one) => one.last_seen},
];

const link = (one) => `#/patterns/${encodeURIComponent(one.id)}`;

function row(one, touched) {
  return h('tr', {class: `${one.state} ${touched.has(one.id) ? 'touched' : ''}`, 'data-id': one.id},
    h('td', {}, tag(one.kind)),
    h('td', {class: 'title'}, h('a', {href: link(one)}, said(one.title)), one.state === 'closed' ? h('span', {class: 'tag closed'}, 'closed') : '', reviewed(one)),
    h('td', {class: 'bar-cell'}, confidence(one)),
    h('td', {class: 'number'}, count(one.support)),
    h('td', {class: 'number'}, percent(one.success_rate)),
    h('td', {class: 'number'}, day(one.last_seen)));
}

function sorted(list, name, descending) {
  const column = COLUMNS.find((one) => one.name === name);
  if (column === undefined) {
    return list;
  }
  const sign = descending ? -1 : 1;
  return [...list].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    return a < b ? -sign : a > b ? sign : 0;
  });
}

/* What the address asks for, but for what there is none of. */
function wished(query) {
  const choice = (name, choices, otherwise) => (choices.includes(query.get(name)) ? query.get(name) : otherwise);
  const least = Number(query.get('least') ?? 0);
  return {
    q: query.get('q') ?? '', kind: choice('kind', KINDS, ''), state: choice('state', STATES.map(([value]) => value), 'open'),
    least: least > 0 && least <= 1 ? least : 0, sort: choice('sort', COLUMNS.map(({name}) => name), ''), down: query.get('down') === '1', shown: PAGE,
  };
}

export function patterns(view, {query}) {
  const wish = wished(query);
  let muted = [];
  const told = h('p', {class: 'soft', role: 'status'});
  const body = h('tbody');
  const more = h('button', {type: 'button', class: 'plain', onclick: () => {
    wish.shown += PAGE;
    draw();
  }}, 'Show more');
  const none = h('div');
  const leastTold = h('output', {for: 'least'}, percent(wish.least));
  const heads = COLUMNS.map((column) => h('th', {scope: 'col', class: ['support', 'success', 'seen'].includes(column.name) ? 'number' : null},
    h('button', {type: 'button', class: 'sort', onclick: () => {
      wish.down = wish.sort === column.name ? !wish.down : !column.up;
      wish.sort = column.name;
      draw();
    }}, column.title)));
  const table = h('table', {class: 'patterns'}, h('caption', {class: 'hidden'}, 'Patterns'), h('thead', {}, h('tr', {}, heads)), body);

  function change(event) {
    const {name, value} = event.target;
    wish[name] = name === 'least' ? Number(value) : value;
    wish.shown = PAGE;
    leastTold.textContent = percent(wish.least);
    draw();
    if (name === 'state' && value === 'muted') {
      lookAtMuted();
    }
  }

  const option = (value, text, chosen) => h('option', {value, selected: value === chosen}, text);
  const form = h('form', {class: 'filter', role: 'search', oninput: change, onsubmit: (event) => event.preventDefault()},
    h('label', {class: 'grow'}, 'Search', h('input', {name: 'q', type: 'search', value: wish.q, maxlength: 256, placeholder: 'task, tool, error …', autocomplete: 'off'})),
    h('label', {}, 'Kind', h('select', {name: 'kind'}, option('', 'all', wish.kind), KINDS.map((kind) => option(kind, kind, wish.kind)))),
    h('label', {}, 'State', h('select', {name: 'state'}, STATES.map(([value, text]) => option(value, text, wish.state)))),
    h('label', {for: 'least'}, h('span', {}, 'Confidence at least ', leastTold), h('input', {id: 'least', name: 'least', type: 'range', min: 0, max: 1, step: 0.05, value: wish.least})));

  function matches(one) {
    return (wish.kind === '' || one.kind === wish.kind) && (['', 'muted'].includes(wish.state) || one.state === wish.state)
      && (one.confidence >= wish.least || contrast(one) !== null) && (wish.q === '' || `${one.title} ${one.id}`.toLowerCase().includes(wish.q.toLowerCase()));
  }

  /* Those are not kept up: they are asked for when they are looked at. */
  async function lookAtMuted() {
    try {
      muted = await loadMuted();
      draw();
    } catch (failure) {
      none.replaceChildren(problem(failure.message));
    }
  }

  function draw(touched = new Set()) {
    const all = wish.state === 'muted' ? muted : [...store.patterns.values()];
    const found = sorted(all.filter(matches), wish.sort, wish.down);
    body.replaceChildren(...found.slice(0, wish.shown).map((one) => row(one, touched)));
    heads.forEach((head, place) => {
      const active = COLUMNS[place].name === wish.sort;
      head.setAttribute('aria-sort', active ? (wish.down ? 'descending' : 'ascending') : 'none');
    });
    told.textContent = store.loaded ? `${count(found.length)} of ${count(all.length)}${store.more ? '+' : ''} patterns` : 'Loading…';
    more.hidden = found.length <= wish.shown;
    table.hidden = found.length === 0;
    none.replaceChildren(...nothing(found));
    if (touched.size > 0) {
      setTimeout(() => body.querySelectorAll('.touched').forEach((node) => node.classList.remove('touched')), FLASH_MILLIS);
    }
    remember();
  }

  function nothing(found) {
    if (store.problem) {
      return [problem(store.problem)];
    }
    if (!store.loaded || found.length > 0) {
      return [];
    }
    return [store.patterns.size === 0
      ? empty('No patterns yet', 'The engine says nothing before it has seen enough. Send it observations: POST /api/v1/observations.')
      : empty('Nothing matches', 'Another search, kind, state or confidence may.')];
  }

  /* The address tells what is looked at, so that it can be passed on. */
  function remember() {
    const told = new URLSearchParams();
    Object.entries({q: wish.q, kind: wish.kind, sort: wish.sort}).filter(([, value]) => value !== '').forEach(([name, value]) => told.set(name, value));
    if (wish.state !== 'open') {
      told.set('state', wish.state);
    }
    if (wish.least > 0) {
      told.set('least', wish.least);
    }
    if (wish.down && wish.sort !== '') {
      told.set('down', '1');
    }
    const text = told.toString();
    history.replaceState(null, '', `#/patterns${text === '' ? '' : `?${text}`}`);
  }

  view.append(h('h1', {}, 'Patterns'), form, told, h('div', {class: 'scroll', role: 'region', 'aria-label': 'Patterns', tabindex: 0}, table), none, more);
  draw();
  if (wish.state === 'muted') {
    lookAtMuted();
  }
  return watch((what, touched) => {
    if (what === 'patterns') {
      draw(touched);
    }
  });
}

const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

const steps = (names, last) => h('ol', {class: 'steps'},
  names.map((name) => h('li', {}, name)), last ? h('li', {class: 'next'}, last) : '');

/* How often giving up would have been right: its rate is that of failures nothing got out of. */
const GIVE_UP = '(give up)';

const WAYS = {'(same call)': 'the same call again', [GIVE_UP]: 'give up: how often nothing got out of it'};

const way = (action, task) => WAYS[action] ?? (action === task ? `${task} again` : action);

function verdict(action) {
  if (action.avoid) {
    return h('span', {class: 'tag bad'}, 'avoid');
  }
  return action.clear ? '' : h('span', {class: 'tag', title: 'not seen to do better than all else that was tried'}, 'may do no better');
}

function actions(one) {
  const line = (action) => h('tr', {class: action.avoid ? 'avoid' : null},
    h('td', {class: 'title'}, [way(action.action, one.task), ...(action.then ?? [])].join(' → '), verdict(action)),
    h('td', {class: 'bar-cell'}, h('span', {class: 'measure'}, interval(action.success_rate, action.interval, action.avoid), h('span', {class: 'figure'}, percent(action.success_rate)))),
    h('td', {class: 'number'}, count(action.support)));
  return h('section', {}, h('h2', {}, 'What was tried'),
    h('div', {class: 'scroll', role: 'region', 'aria-label': 'What was tried', tabindex: 0}, h('table', {},
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Action'), h('th', {scope: 'col'}, 'Got out of it, 95 %'), h('th', {scope: 'col', class: 'number'}, 'Times'))),
      h('tbody', {}, one.actions.map(line)))));
}

const DETAIL = {
  sequence: (one) => contrast(one) !== null ? groups(one) : h('section', {}, h('h2', {}, one.whole ? 'The way' : 'The steps'), steps(one.steps, one.next)),
  recovery: (one) => [
    h('section', {}, h('h2', {}, 'The error'), h('pre', {class: 'error', tabindex: 0}, one.template ?? one.signature),
      h('p', {class: 'soft'}, `at ${one.task}; kind of failure: ${one.class}`)),
    actions(one)],
  tool: (one) => h('section', {}, h('h2', {}, 'The choice'),
    h('dl', {class: 'facts'}, fact('Tool', one.tool ?? '–'), fact('Task', one.task ?? '–'), one.features.length > 0 ? fact('Where', one.features.join(', ')) : '')),
  performance: (one) => h('section', {}, h('h2', {}, 'The comparison'),
    h('dl', {class: 'facts'}, fact('Task', one.task), fact(`Faster ${one.dimension}`, one.variant), fact(`Slower ${one.dimension}`, one.baseline)),
    h('div', {class: 'compare'},
      h('p', {}, 'At discovery'), ratio(one.ratio, one.interval), h('p', {class: 'figure'}, `${times(one.ratio)} [${one.interval.map(times).join(', ')}]`),
      h('p', {}, 'All evidence'), ratio(ratioNow(one), one.interval_now), h('p', {class: 'figure'}, `${times(ratioNow(one))} [${one.interval_now.map(times).join(', ')}]`))),
};

/* What the figures of the evidence are, by name. */
const WORDS = {
  contexts: 'Cases looked at', success: 'Success with it', success_low: 'Success with it, 95 % from', success_high: 'Success with it, 95 % to',
  success_sessions: 'Sessions with it', success_without: 'Success without it', success_without_low: 'Success without it, 95 % from',
  success_without_high: 'Success without it, 95 % to', success_without_sessions: 'Sessions without it', success_difference: 'Difference in success',
  success_difference_low: 'Difference, 95 % from', success_difference_high: 'Difference, 95 % to', base: 'Got out of it, whatever was done', lift: 'Times better than that',
  recovered: 'Times got out of it', succeeded: 'Uses that succeeded', 'without.n': 'Uses of other tools', 'without.success_rate': 'Success of other tools',
  difference: 'Difference in success', pairs: 'Pairs compared', ratio: 'Times faster', e_value: 'Evidence against chance (e-value)',
  'baseline.success_rate': 'Success of the slower one', opened: 'Times it was found', opened_at: 'Found', closed_at: 'Closed',
};

/* How many cases contradict it, of how many; or in words alone. */
const AGAINST = {
  sequence: (one) => (contrast(one) !== null ? unfitting(contrast(one), one) : one.whole
    ? [one.support * (1 - one.confidence), one.support, 'sessions that went this way failed']
    : [one.evidence.contexts * (1 - one.confidence), one.evidence.contexts, 'times something else came, or the session ended']),
  recovery: (one) => (one.actions[0]?.action === GIVE_UP
    ? [one.evidence.recovered, one.support, 'times it was got out of the failure all the same']
    : [one.support - one.evidence.recovered, one.support, 'times it was not got out of the failure'])
    .concat(one.actions.some((action) => action.avoid) ? ['what to avoid is marked above'] : []),
  tool: (one) => [one.support - one.evidence.succeeded, one.support, 'uses here failed',
    `elsewhere ${percent(one.evidence['without.success_rate'])} of ${count(one.evidence['without.n'])} succeeded`],
  performance: (one) => [`${percent(1 - one.success_rate)} of the uses of the faster one failed`,
    `of the slower one ${percent(1 - one.evidence['baseline.success_rate'])}`],
};

function against(one) {
  const told = AGAINST[one.kind](one);
  const [cases, all, words, ...more] = told;
  const known = Number.isFinite(cases) && Number.isFinite(all);
  const counted = known ? [`${count(Math.round(cases))} of ${count(Math.round(all))} ${words}`, ...more] : [];
  const sentences = typeof cases === 'string' ? told : counted;
  return h('section', {}, h('h2', {}, 'What speaks against it'),
    h('p', {}, sentences.length > 0 ? sentences.join('; ') : 'Nothing is counted.'));
}

/* The question that leads to this pattern. */
function question(one) {
  const told = new URLSearchParams();
  if (one.kind === 'sequence') {
    told.set('recent', one.steps.join(', '));
  } else {
    told.set('task', one.task ?? '');
  }
  if (one.kind === 'recovery') {
    told.set('error', one.template ?? '');
  }
  told.set('kinds', one.kind);
  return `#/ask?${told}`;
}

/* How many times faster, by all that is known now. */
const ratioNow = (one) => one.evidence.ratio ?? one.ratio;

/* What a pattern claims: how much faster, how much more success, or how sure. */
function claimed(one) {
  const [low, high] = one.interval;
  if (contrast(one) !== null) {
    return claim(contrast(one));
  }
  return one.kind === 'performance'
    ? {figure: times(ratioNow(one)), drawn: ratio(ratioNow(one), one.interval_now),
      words: `times faster; with 95 % certainty between ${one.interval_now.map(times).join(' and ')}. When it was found: ${times(one.ratio)}, between ${times(low)} and ${times(high)}`}
    : {figure: percent(one.confidence), drawn: interval(one.confidence, one.interval), words: `confidence; with 95 % certainty between ${percent(low)} and ${percent(high)}`};
}

function page(one, cases, changed) {
  const told = claimed(one);
  const applies = Object.entries(one.applies);
  const order = Object.keys(WORDS);
  const evidence = Object.entries(one.evidence).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return [
    h('p', {class: 'crumbs'}, h('a', {href: '#/patterns'}, '← Patterns')),
    h('h1', {class: 'long'}, said(one.title)),
    h('p', {}, tag(one.kind), ' ', h('span', {class: `tag ${one.state}`}, one.state === 'open' ? 'holds' : 'closed'), ' ', reviewed(one), ' ', h('code', {}, one.id)),
    h('div', {class: 'claim'}, h('p', {class: 'claim-value'}, told.figure), h('div', {}, told.drawn, h('p', {class: 'soft'}, told.words))),
    h('dl', {class: 'facts'},
      fact('Support', `${count(one.support)} ${one.kind === 'performance' ? 'pairs of runs' : 'observations'}`),
      one.sessions === null ? '' : fact('Sessions', count(one.sessions)),
      one.success_rate === null ? '' : fact('Success', percent(one.success_rate)),
      one.typical_time ? fact('Usual time', seconds(one.typical_time)) : '',
      fact('First seen', day(one.first_seen)), fact('Last seen', day(one.last_seen)), fact('Version', count(one.version))),
    DETAIL[one.kind](one),
    against(one),
    cases,
    applies.length === 0 ? '' : h('section', {}, h('h2', {}, 'Applies when'), h('dl', {class: 'facts'}, applies.map(([name, value]) => fact(name, value)))),
    evidence.length === 0 ? '' : h('section', {}, h('h2', {}, 'Evidence'),
      h('dl', {class: 'facts'}, evidence.map(([name, value]) => fact(WORDS[name] ?? name.replaceAll(/[_.]/g, ' '), /_at$/.test(name) && value > 1e11 ? new Date(value).toISOString().slice(0, 10) : figure(value))))),
    reviews(one, changed),
    h('p', {}, h('a', {class: 'button', href: question(one)}, 'Ask about this')),
  ].flat();
}

const LONGEST_ID = 64;

/* Asks for a list that may be empty: what is not there is no failure. */
async function found(id) {
  const {items} = id.length > LONGEST_ID ? {items: []} : await call(`/api/v1/patterns?review=all&limit=1000&q=${encodeURIComponent(id)}`);
  const one = items.find((item) => item.id === id);
  if (one === undefined) {
    throw new Error('No pattern has this id.');
  }
  return one;
}

export function pattern(view, {id}) {
  let cases = null;
  const show = (one) => {
    cases ??= examples(one);
    view.replaceChildren(...page(one, cases, changed).filter((part) => part !== ''));
    document.title = `${plain(said(one.title))} · Pattern Engine`;
  };
  const changed = (one) => {
    show(one);
    view.querySelector('.reviews button')?.focus();
    loadPatterns();
  };
  const known = store.patterns.get(id);
  if (known !== undefined) {
    show(known);
  } else {
    view.append(h('h1', {}, 'Pattern'), h('p', {class: 'soft'}, 'Loading…'));
    found(id).then(show).catch((failure) => view.replaceChildren(
      h('p', {class: 'crumbs'}, h('a', {href: '#/patterns'}, '← Patterns')), h('h1', {}, 'Pattern'), problem(failure.message)));
  }
  return watch((what, touched) => {
    if (what === 'patterns' && touched.has(id) && !isSpoken(view)) {
      show(store.patterns.get(id));
    }
  });
}
