/* Starts the page: connection, key, and the view that the address names. */

import {byId, h} from './dom.js';
import {key, may, meet, onKeyNeeded, setKey, who} from './api.js';
import {EventBus} from './eventbus.js';
import {forget, heard, loadPatterns, loadStats} from './store.js';
import {live} from './live.js';
import {pattern, patterns} from './patterns.js';
import {session} from './session.js';
import {tasks} from './tasks.js';
import {ask} from './ask.js';
import {cluster} from './cluster.js';
import {empty, problem} from './draw.js';

const EVENTS = ['patterns', 'advice', 'loops', 'late', 'rates'];
const OPERATORS_EVENTS = ['federation'];
const STATS_MILLIS = 10_000;
const LONGEST_PAUSE_MILLIS = 15_000;

/* By name: what it is called, what shows it, and one of which roles that takes. */
const VIEWS = {
  live: {title: 'Live', show: live, roles: ['read']},
  patterns: {title: 'Patterns', show: patterns, roles: ['read']},
  tasks: {title: 'Tasks', show: tasks, roles: ['read']},
  ask: {title: 'Ask', show: ask, roles: ['read', 'write']},
  cluster: {title: 'Cluster', show: cluster, roles: ['read', 'write']},
};

/* What shows one of many. */
const ONE = {
  patterns: {title: 'Pattern', show: pattern, roles: ['read']},
  sessions: {title: 'Session', show: session, roles: ['read']},
};

let leave = () => {};
let beginning = 0;
let failures = 0;
let shownTo = '';

function connection(state) {
  const words = {open: 'Live', closed: 'Cut off, trying again…', waiting: 'Connecting…', key: 'Waiting for a key', write: 'This key cannot listen'};
  byId('state').dataset.state = state;
  byId('state').textContent = words[state];
}

const bus = new EventBus(`${location.origin.replace(/^http/, 'ws')}/eventbus/websocket`, key, (state) => {
  connection(state);
  if (state === 'open') {
    failures = 0;
    loadPatterns();
    loadStats();
  } else {
    beginLater();
  }
});

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/* A path is /VIEW, /patterns/ID, /sessions/ID, or one of them with ?NAME=VALUE. */
function place() {
  const [path, query] = (location.hash.slice(1) || '/live').split(/\?(.*)/s);
  const [, name, id] = path.split('/');
  return {name, id: id && decoded(id), query: new URLSearchParams(query ?? '')};
}

function mark(name) {
  document.querySelectorAll('nav a').forEach((link) => {
    if (link.hash === `#/${name}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
}

/* What there is to see without a view: the engine has not said who we are, or the key does not open it. */
function closed(wanted) {
  if (!who().known) {
    return h('p', {class: 'soft'}, 'Connecting…');
  }
  return wanted.roles.some(may) ? null : empty('Not with this key', `It may ${who().roles.join(' and ')}. This takes the role ${wanted.roles[0]}.`);
}

function route() {
  const {name, id, query} = place();
  const views = id && Object.hasOwn(ONE, name) ? ONE : VIEWS;
  const wanted = Object.hasOwn(views, name) ? views[name] : undefined;
  mark(name);
  leave();
  leave = () => {};
  const view = byId('view');
  view.replaceChildren();
  if (wanted === undefined) {
    view.append(h('h1', {}, 'Not found'), problem('There is no such view.'), h('p', {}, h('a', {href: '#/live'}, 'What happens now')));
    document.title = 'Not found · Pattern Engine';
    return;
  }
  const instead = closed(wanted);
  if (instead === null) {
    leave = wanted.show(view, {id, query, bus}) ?? leave;
  } else {
    view.append(h('h1', {}, wanted.title), instead);
  }
  document.title = `${view.querySelector('h1').textContent} · Pattern Engine`;
}

function moved() {
  route();
  byId('view').focus({preventScroll: true});
  window.scrollTo(0, 0);
}

function handlers() {
  const events = who().operator ? [...EVENTS, ...OPERATORS_EVENTS] : EVENTS;
  return new Map(events.map((event) => [`ui.${who().tenant}.${event}`, (body) => heard(event, body)]));
}

/* The view is made anew when it is for somebody else. */
function showTo({tenant, roles, operator, cluster: shared}) {
  const now = JSON.stringify({tenant, roles, operator, shared});
  if (now !== shownTo) {
    shownTo = now;
    forget();
    route();
  }
}

function beginLater() {
  clearTimeout(beginning);
  const pause = Math.min(LONGEST_PAUSE_MILLIS, 500 * 2 ** failures++);
  beginning = setTimeout(begin, pause * (0.5 + Math.random() / 2));
}

/* Connects as whoever the key names; tries again while the engine cannot be reached, and not where it wants another key. */
async function begin() {
  clearTimeout(beginning);
  byId('forget-key').hidden = key() === null;
  try {
    await meet();
  } catch {
    connection('closed');
    beginLater();
    return;
  }
  if (!who().known) {
    return;
  }
  showTo(who());
  if (!may('read')) {
    connection('write');
  } else if (!bus.isOpening) {
    bus.open(handlers());
  }
}

onKeyNeeded((reason) => {
  clearTimeout(beginning);
  bus.close();
  connection('key');
  const dialog = byId('key-dialog');
  byId('key-problem').textContent = key() === null ? '' : reason;
  if (!dialog.open) {
    dialog.showModal();
  }
});

byId('key-form').addEventListener('submit', (event) => {
  const field = event.target.elements.key;
  if (!/^[\x21-\x7e]*$/.test(field.value.trim())) {
    byId('key-problem').textContent = 'A key has only letters, digits and signs of ASCII, and no blanks.';
    event.preventDefault();
    return;
  }
  setKey(field.value.trim());
  field.value = '';
  begin();
});
byId('key-dialog').addEventListener('cancel', (event) => event.preventDefault());
byId('forget-key').addEventListener('click', () => {
  setKey(null);
  location.reload();
});

window.addEventListener('hashchange', moved);
window.addEventListener('online', () => {
  bus.close();
  begin();
});
setInterval(() => {
  if (!document.hidden && bus.isOpen) {
    loadStats();
  }
}, STATS_MILLIS);
route();
begin();
