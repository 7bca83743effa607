/* What the page knows, kept up by what is told; views are told what changed. */

import {all, call} from './api.js';

const MOST_PATTERNS = 5_000;
const MOST_NEWS = 200;
const SPAN = 120;

export const store = {
  patterns: new Map(),
  more: false,
  loaded: false,
  news: [],
  rates: {observations: [], advice: []},
  total: null,
  stats: null,
  problem: '',
};

const listeners = new Set();

/** Knows nothing any more: what was known was for somebody else. */
export function forget() {
  Object.assign(store, {patterns: new Map(), more: false, loaded: false, news: [], total: null, stats: null, problem: ''});
}

/** Calls this with what changed; returns what ends it. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (what, detail) => listeners.forEach((listener) => listener(what, detail));

let loading = false;
let again = false;

/** Lists all patterns anew. */
export async function loadPatterns() {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  try {
    const {items, more} = await all('/api/v1/patterns?limit=1000', MOST_PATTERNS);
    store.patterns = new Map(items.map((pattern) => [pattern.id, pattern]));
    store.more = more;
    store.problem = '';
  } catch (problem) {
    store.problem = problem.message;
  }
  store.loaded = true;
  loading = false;
  tell('patterns', new Set());
  if (again) {
    again = false;
    loadPatterns();
  }
}

/** Those that people muted, which are not among the others. */
export async function loadMuted() {
  return (await all('/api/v1/patterns?review=mute&limit=1000', MOST_PATTERNS)).items;
}

export async function loadStats() {
  try {
    store.stats = await call('/api/v1/stats');
    const graph = await call('/api/v1/graph?limit=1');
    store.total = graph.sessions;
    tell('stats');
  } catch {
    /* The state of the connection says so already. */
  }
}

/* Nodes tell within the same second; what comes within one is added up. */
let second = {observations: 0, advice: 0, seconds: 1};

setInterval(() => {
  for (const name of ['observations', 'advice']) {
    store.rates[name].push(second[name] / second.seconds);
    store.rates[name].splice(0, store.rates[name].length - SPAN);
  }
  second = {observations: 0, advice: 0, seconds: 1};
  tell('rates');
}, 1_000);

function news(event, body) {
  store.news.unshift({event, body, at: body.at ?? new Date().toISOString()});
  store.news.length = Math.min(store.news.length, MOST_NEWS);
  tell('news');
}

/** Takes an event of the engine. */
export function heard(event, body) {
  if (event === 'rates') {
    second.observations += body.observations;
    second.advice += body.advice;
    second.seconds = Math.max(second.seconds, body.seconds);
    return;
  }
  if (event === 'patterns') {
    const touched = new Set();
    for (const pattern of [...body.found, ...body.changed, ...body.closed]) {
      store.patterns.set(pattern.id, pattern);
      touched.add(pattern.id);
    }
    body.gone.forEach((id) => store.patterns.delete(id));
    tell('patterns', touched);
    if (body.left_out > 0) {
      loadPatterns();
    }
  }
  if (event === 'federation') {
    tell('federation', body);
  }
  news(event, body);
}
