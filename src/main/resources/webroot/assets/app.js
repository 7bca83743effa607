/* Starts the page: connection, key, and the view that the address names. */

import {byId, h} from './dom.js';
import {key, onKeyNeeded, setKey} from './api.js';
import {EventBus} from './eventbus.js';
import {heard, loadPatterns, loadStats} from './store.js';
import {live} from './live.js';
import {pattern, patterns} from './patterns.js';
import {tasks} from './tasks.js';
import {ask} from './ask.js';
import {cluster} from './cluster.js';
import {problem} from './draw.js';
import {tenant} from './tenant.js';

const EVENTS = ['patterns', 'advice', 'loops', 'late', 'rates', 'federation'];
const STATS_MILLIS = 10_000;
const AGAIN_MILLIS = 3_000;
const VIEWS = {live, patterns, tasks, ask, cluster};

let leave = () => {};
let beginning = 0;

function connection(state) {
  const words = {open: 'Live', closed: 'Cut off, trying again…', waiting: 'Connecting…', key: 'Waiting for a key'};
  byId('state').dataset.state = state;
  byId('state').textContent = words[state];
}

const bus = new EventBus(`${location.origin.replace(/^http/, 'ws')}/eventbus/websocket`, key, (state) => {
  connection(state);
  if (state === 'open') {
    loadPatterns();
    loadStats();
  }
});

/* A path is /VIEW, /patterns/ID, or either with ?NAME=VALUE. */
function route() {
  const [path, query] = (location.hash.slice(1) || '/live').split('?');
  const [, name, id] = path.split('/');
  const show = name === 'patterns' && id ? pattern : VIEWS[name];
  document.querySelectorAll('nav a').forEach((link) => {
    if (link.hash === `#/${name}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  leave();
  const view = byId('view');
  view.replaceChildren();
  if (show === undefined) {
    view.append(problem('There is no such view.'));
    leave = () => {};
    return;
  }
  leave = show(view, {id: id && decodeURIComponent(id), query: new URLSearchParams(query), bus}) ?? (() => {});
  const title = view.querySelector('h1')?.textContent ?? name;
  document.title = `${title} · Pattern Engine`;
}

function moved() {
  route();
  byId('view').focus({preventScroll: true});
  window.scrollTo(0, 0);
}

onKeyNeeded((detail) => {
  const dialog = byId('key-dialog');
  byId('key-problem').textContent = key() === null ? '' : detail || 'This key is not accepted.';
  if (!dialog.open) {
    dialog.showModal();
  }
});

/* Connects as whoever the key names; tries again while the engine cannot be reached, and not where it wants another key. */
function begin() {
  clearTimeout(beginning);
  byId('forget-key').hidden = key() === null;
  tenant().then((name) => {
    EVENTS.forEach((event) => bus.register(`ui.${name}.${event}`, (body) => heard(event, body)));
    bus.reopen();
  }).catch((failure) => {
    connection(failure.status === 401 ? 'key' : 'closed');
    if (failure.status !== 401) {
      beginning = setTimeout(begin, AGAIN_MILLIS);
    }
  });
}

byId('key-form').addEventListener('submit', (event) => {
  const field = event.target.elements.key;
  setKey(field.value.trim());
  field.value = '';
  begin();
  route();
});
byId('key-dialog').addEventListener('cancel', (event) => event.preventDefault());
byId('forget-key').addEventListener('click', () => {
  setKey(null);
  location.reload();
});

window.addEventListener('hashchange', moved);
window.addEventListener('online', () => bus.reopen());
setInterval(() => {
  if (!document.hidden) {
    loadStats();
  }
}, STATS_MILLIS);
route();
begin();
