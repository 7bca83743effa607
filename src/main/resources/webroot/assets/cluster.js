/* The nodes of the cluster, who owns what, and how far behind this one is. */

import {h} from './dom.js';
import {call, who} from './api.js';
import {clock, count, day} from './format.js';
import {empty, problem} from './draw.js';
import {watch} from './store.js';

const REFRESH_MILLIS = 2_000;

const state = (node) => (!node.member ? 'not reached by the bus' : node.willing ? 'takes partitions' : 'starting or stopping');

/* The colour of the node at this place among the nodes, by which partitions show their owner; six there are. */
const colour = (place) => `owner-${place < 0 ? 'none' : place % 6}`;

function row(node, place, me) {
  return h('tr', {},
    h('td', {class: 'title'}, h('span', {class: `swatch ${colour(place)}`, 'aria-hidden': 'true'}), node.url ? h('a', {href: node.url}, node.id) : node.id, node.id === me ? h('span', {class: 'tag'}, 'answers') : ''),
    h('td', {}, node.address ?? '–'), h('td', {}, state(node)),
    h('td', {class: 'number'}, count(node.partitions)), h('td', {class: 'number'}, `${count(node.silent_ms)} ms`));
}

function partitions(status) {
  const order = status.nodes.map((node) => node.id);
  return h('ol', {class: 'partitions', 'aria-label': 'Partitions and their owners'}, status.partitions.map((one) => {
    const behind = one.newest - one.applied;
    const words = `partition ${one.partition}: ${one.owner ?? 'nobody'}${behind > 0 ? `, ${behind} behind` : ''}`;
    return h('li', {class: `${colour(order.indexOf(one.owner))} ${behind > 0 ? 'behind' : ''}`, title: words},
      h('span', {class: 'hidden'}, words), h('span', {'aria-hidden': 'true'}, one.partition));
  }));
}

const tile = (label, value, note) => h('div', {class: 'tile'},
  h('p', {class: 'tile-label'}, label), h('p', {class: 'tile-value'}, value), h('p', {class: 'soft'}, note));

function shown(status) {
  return [
    h('div', {class: 'tiles'},
      tile('Nodes', count(status.nodes.length), status.paused ? 'paused: nodes bring nothing to each other' : 'showed themselves within a minute'),
      tile('Behind', `${count(status.lag_entries)}`, `entries; for ${count(status.lag_ms)} ms`),
      tile('Applied', count(status.entries_applied), 'entries that came from other nodes or the log'),
      tile('Reads', count(status.log_reads), 'of the log that found something missing')),
    status.last_error ? problem(`Last error, ${day(status.last_error_at)} ${clock(status.last_error_at)}: ${status.last_error}`) : '',
    h('div', {class: 'scroll', role: 'region', 'aria-label': 'Nodes', tabindex: 0}, h('table', {},
      h('thead', {}, h('tr', {}, ['Node', 'Address', 'State'].map((title) => h('th', {scope: 'col'}, title)),
        ['Partitions', 'Seen before'].map((title) => h('th', {scope: 'col', class: 'number'}, title)))),
      h('tbody', {}, status.nodes.map((node, place) => row(node, place, status.node))))),
    h('section', {}, h('h2', {}, 'Partitions'), h('p', {class: 'soft'}, 'Coloured by owner, as the nodes above; outlined where this node is behind.'), partitions(status)),
    status.audit.length === 0 ? '' : h('section', {}, h('h2', {}, 'What people asked'),
      h('ul', {class: 'audit'}, status.audit.map((one) => h('li', {}, `${day(one.at)} ${clock(one.at)} `, h('strong', {}, one.order), ` at ${one.node}${one.by ? ` by ${one.by}` : ''}`)))),
  ].filter((part) => part !== '');
}

/* Where there is nothing to ask for: the engine works alone, or the key opens no more than its tenant. */
function nothing() {
  if (!who().cluster) {
    return empty('This engine works alone', 'Nodes that share a Redis work together: serve --cluster --redis redis://HOST:6379');
  }
  return who().operator ? null : empty('Not with this key', 'The cluster concerns the whole engine: to look at it takes a key of the role admin in the tenant default.');
}

export function cluster(view, {bus}) {
  const instead = nothing();
  const body = h('div', {}, instead ?? h('p', {class: 'soft'}, 'Loading…'));
  view.append(h('h1', {}, 'Cluster'), body);
  if (instead !== null) {
    return () => {};
  }
  async function draw() {
    try {
      body.replaceChildren(...shown(await call('/api/v1/federation/status')));
    } catch (failure) {
      body.replaceChildren(problem(failure.message));
    }
  }
  draw();
  const timer = setInterval(() => !document.hidden && bus.isOpen && draw(), REFRESH_MILLIS);
  const end = watch((what) => what === 'federation' && draw());
  return () => {
    clearInterval(timer);
    end();
  };
}
