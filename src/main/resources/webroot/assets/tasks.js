/* Which task follows which: drawn, and as tables for those who do not see the drawing. */

import {h} from './dom.js';
import {call} from './api.js';
import {count, percent} from './format.js';
import {empty, interval, problem} from './draw.js';
import {Drawing, libraries, linkId, taskId} from './graph.js';
import {watch} from './store.js';

const LIMIT = 500;
const REFRESH_MILLIS = 5_000;
const LEAST = 0.1;
const EDGES = 60;
const EDGES_ON_A_PHONE = 20;
const PHONE = '(max-width: 46rem)';

const WORDS = {least: (share) => `below ${percent(share ** 2)} of the most frequent`, edges: count};

const LEGEND = [['rate-4', '≥ 90 % of sessions succeed'], ['rate-3', '≥ 75 %'], ['rate-2', '≥ 50 %'], ['rate-1', 'fewer'], ['line-strong', 'not known'],
  ['first', 'more than a tenth of sessions begin here']];

const fallback = () => (matchMedia(PHONE).matches ? EDGES_ON_A_PHONE : EDGES);

function within(text, low, high, otherwise) {
  const value = Number(text ?? NaN);
  return Number.isFinite(value) && text !== '' ? Math.min(high, Math.max(low, value)) : otherwise;
}

/* What is looked at, as the address has it. */
function wished(query) {
  const chosen = query.has('task') ? {task: query.get('task')} : query.has('from') ? {from: query.get('from'), to: query.get('to') ?? ''} : null;
  return {least: within(query.get('least'), 0, 1, LEAST), edges: within(query.get('edges'), 5, LIMIT, fallback()), chosen};
}

function address({least, edges}, chosen) {
  const told = new URLSearchParams(chosen ?? {});
  if (least !== LEAST) {
    told.set('least', least);
  }
  if (edges !== fallback()) {
    told.set('edges', edges);
  }
  return `#/tasks${`?${told}`.replace(/^\?$/, '')}`;
}

/* The tasks that no arrow touches: they are all that their sessions do. */
function lone(graph) {
  const tied = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
  return graph.nodes.filter((node) => !tied.has(node.task) && node.begins === node.count);
}

/* The edges and the lone tasks that are wanted: often enough among their like, and no more of each than wanted. */
function thinned(graph, wish) {
  const wanted = (figures) => figures.filter(({count: times}) => times >= figures[0].count * wish.least ** 2).slice(0, wish.edges);
  return {edges: wanted(graph.edges), alone: wanted(lone(graph))};
}

/* What is drawn, in words. */
function drawnOf(graph, {edges, alone}) {
  const tasks = alone.length === 0 ? '' : `, ${count(alone.length)} ${alone.length === 1 ? 'task' : 'tasks'} that no other follows or comes before`;
  const arrows = edges.length < graph.links
    ? `the ${count(edges.length)} most frequent of ${count(graph.links)} arrows`
    : `${count(edges.length)} of ${count(graph.links)} arrows`;
  return `${arrows}${tasks}, ${count(graph.sessions)} sessions`;
}

const idOf = (chosen) => (chosen === null ? null : chosen.task === undefined ? linkId(chosen.from, chosen.to) : taskId(chosen.task));

function figuresOf(graph, chosen) {
  return chosen.task === undefined
    ? graph.edges.find((edge) => edge.from === chosen.from && edge.to === chosen.to)
    : graph.nodes.find((node) => node.task === chosen.task);
}

function facts(figures) {
  const isTask = figures.task !== undefined;
  return [
    h('h2', {}, isTask ? figures.task : `${figures.from} → ${figures.to}`),
    h('dl', {class: 'facts'},
      h('dt', {}, 'Done'), h('dd', {}, `${count(figures.count)} times in ${count(figures.sessions)} sessions`),
      h('dt', {}, 'Success'), h('dd', {}, figures.success_rate === null ? 'not known' : percent(figures.success_rate)),
      isTask ? [h('dt', {}, 'Begins / ends'), h('dd', {}, `${count(figures.begins)} / ${count(figures.ends)} sessions`)] : ''),
    figures.success_rate === null ? '' : interval(figures.success_rate, figures.interval),
    isTask ? h('p', {}, h('a', {href: `#/patterns?q=${encodeURIComponent(figures.task)}`}, 'Patterns with it')) : '',
  ].filter((part) => part !== '');
}

function success(figures) {
  return h('td', {class: 'bar-cell'}, figures.success_rate === null ? '–'
    : h('span', {class: 'measure'}, interval(figures.success_rate, figures.interval), h('span', {class: 'figure'}, percent(figures.success_rate))));
}

const number = (value) => h('td', {class: 'number'}, count(value));

function table(caption, texts, numbers, rows) {
  return h('section', {}, h('h2', {}, caption), h('div', {class: 'scroll', role: 'region', 'aria-label': caption, tabindex: 0}, h('table', {},
    h('caption', {class: 'hidden'}, caption),
    h('thead', {}, h('tr', {}, [...texts, 'Success, 95 %'].map((title) => h('th', {scope: 'col'}, title)),
      numbers.map((title) => h('th', {scope: 'col', class: 'number'}, title)))),
    h('tbody', {}, rows))));
}

function tables(graph, {edges, alone}, link) {
  const drawn = new Set([...edges.flatMap((edge) => [edge.from, edge.to]), ...alone.map(({task}) => task)]);
  return [
    table('Tasks', ['Task'], ['Done, times', 'Begins, sessions', 'Ends, sessions'], graph.nodes.filter((node) => drawn.has(node.task)).map((node) => h('tr', {},
      h('td', {class: 'title'}, h('a', {href: link({task: node.task})}, node.task)), success(node), number(node.count), number(node.begins), number(node.ends)))),
    edges.length === 0 ? '' : table('Arrows', ['From', 'To'], ['Done, times'], edges.map((edge) => h('tr', {},
      h('td', {class: 'title'}, edge.from), h('td', {class: 'title'}, h('a', {href: link({from: edge.from, to: edge.to})}, edge.to)), success(edge), number(edge.count)))),
  ].filter((part) => part !== '');
}

function slider(wish, name, title, min, max, step, changed) {
  const output = h('output', {}, WORDS[name](wish[name]));
  return h('label', {for: name}, h('span', {}, title, ' ', output), h('input', {id: name, name, type: 'range', min, max, step, value: wish[name], oninput: (event) => {
    wish[name] = Number(event.target.value);
    output.textContent = WORDS[name](wish[name]);
    changed();
  }}));
}

export function tasks(view, {query}) {
  const wish = wished(query);
  let graph = null;
  let drawing = null;
  let gone = false;

  const told = h('p', {class: 'soft', role: 'status'}, 'Loading…');
  const canvas = h('div', {class: 'graph', role: 'img', 'aria-label': 'The graph of tasks; the tables below say the same'});
  const control = (text, title, act) => h('button', {type: 'button', title, 'aria-label': title, onclick: () => drawing && act()}, text);
  const controls = h('div', {class: 'controls', role: 'group', 'aria-label': 'The drawing', hidden: true},
    control('+', 'Larger', () => drawing.zoom(true)), control('−', 'Smaller', () => drawing.zoom(false)), control('All', 'The whole graph', () => drawing.all()));
  const side = h('aside', {class: 'side', 'aria-label': 'What is chosen', 'aria-live': 'polite'});
  const listed = h('div');
  const stage = h('div', {class: 'stage', hidden: true}, h('div', {class: 'canvas'}, canvas), side);
  const legend = h('ul', {class: 'legend', hidden: true}, LEGEND.map(([name, text]) => h('li', {class: `key-${name}`}, text)));
  const more = h('details', {class: 'table-of-edges', hidden: true}, h('summary', {}, 'As tables'), listed);
  const none = h('div');

  view.append(h('h1', {}, 'Tasks'),
    h('form', {class: 'filter', onsubmit: (event) => event.preventDefault()},
      slider(wish, 'least', 'Leave out what is rare', 0, 1, 0.02, thin), slider(wish, 'edges', 'Most arrows', 5, LIMIT, 5, thin)),
    h('div', {class: 'told'}, told, controls), none, stage, legend, more);

  function thin() {
    if (graph !== null && drawing !== null) {
      draw();
    }
    remember();
  }

  function remember() {
    history.replaceState(null, '', address(wish, wish.chosen));
  }

  function choose(chosen) {
    wish.chosen = chosen;
    const figures = chosen === null ? undefined : figuresOf(graph, chosen);
    const drawn = drawing.choose(idOf(chosen));
    side.replaceChildren(...(figures === undefined
      ? [h('p', {class: 'soft'}, chosen === null ? 'Choose a task or an arrow.' : 'What the address names is not known here.')]
      : [...facts(figures), drawn ? '' : h('p', {class: 'soft'}, 'Not among what is drawn.')]));
  }

  function touched(id) {
    const edge = graph.edges.find(({from, to}) => linkId(from, to) === id);
    const node = graph.nodes.find(({task}) => taskId(task) === id);
    choose(edge ? {from: edge.from, to: edge.to} : node ? {task: node.task} : null);
    remember();
  }

  function draw() {
    const wanted = thinned(graph, wish);
    told.textContent = drawnOf(graph, wanted);
    listed.replaceChildren(...tables(graph, wanted, (chosen) => address(wish, chosen)));
    drawing.show(graph, wanted.edges, wanted.alone);
    if (drawing.isCut) {
      told.textContent += '; “All” shows the whole graph';
    }
    choose(wish.chosen);
  }

  async function load() {
    try {
      graph = await call(`/api/v1/graph?limit=${LIMIT}`);
      const isEmpty = graph.nodes.length === 0;
      none.replaceChildren(...(isEmpty ? [empty('No tasks yet', 'What is observed appears here: tasks, and an arrow where one follows another in a session.')] : []));
      [stage, controls, legend, more].forEach((part) => {
        part.hidden = isEmpty;
      });
      if (isEmpty) {
        told.textContent = '';
        return;
      }
      await begin();
      if (!gone) {
        draw();
      }
    } catch (failure) {
      told.textContent = '';
      none.replaceChildren(problem(failure.message));
    }
  }

  async function begin() {
    const loaded = await libraries();
    if (gone || drawing !== null) {
      return;
    }
    drawing = new Drawing(loaded, canvas, touched);
    draw();
    if (wish.chosen !== null) {
      drawing.find(idOf(wish.chosen));
    }
  }

  load();
  let moved = false;
  const end = watch((what) => {
    moved ||= what === 'patterns';
  });
  const timer = setInterval(() => {
    if (moved && !document.hidden) {
      moved = false;
      load();
    }
  }, REFRESH_MILLIS);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => {
    drawing?.recolour();
    thin();
  };
  scheme.addEventListener('change', recolour);
  return () => {
    gone = true;
    end();
    clearInterval(timer);
    scheme.removeEventListener('change', recolour);
    drawing?.close();
  };
}
