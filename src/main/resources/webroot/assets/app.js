/* The first page: asks the engine over its public interface and shows the answers. Texts are only ever set as text. */

const KINDS = ['sequence', 'recovery', 'tool', 'performance'];
const REFRESH_MILLIS = 10_000;
const ROWS = 50;

const byId = (id) => document.getElementById(id);

function element(name, text = '', className = '') {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) {
    node.className = className;
  }
  return node;
}

async function call(path, options = {}) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail ?? body.title ?? `status ${response.status}`);
  }
  return body;
}

const percent = (share) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const count = (number) => (number === null ? '–' : number.toLocaleString());

function figure(value) {
  if (value === null) {
    return '–';
  }
  return Number.isInteger(value) ? count(value) : value.toFixed(3);
}

function confidence(pattern) {
  const [low, high] = pattern.interval;
  return pattern.kind === 'performance'
    ? `${pattern.ratio.toFixed(1)}× [${low.toFixed(1)}, ${high.toFixed(1)}]`
    : `${percent(pattern.confidence)} [${percent(low)}, ${percent(high)}]`;
}

/* Figures: a group within a group becomes "group name". */
function flatten(figures, prefix = '') {
  return Object.entries(figures).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' ? flatten(value, `${prefix}${name} `) : [[prefix + name, value]]);
}

function card(kind, figures) {
  const node = element('article', '', 'card');
  const list = element('dl');
  for (const [name, value] of flatten(figures)) {
    list.append(element('dt', name.replaceAll('_', ' ')), element('dd', figure(value)));
  }
  node.append(element('h3', kind), list.children.length > 0 ? list : element('p', 'Nothing measured yet.', 'hint'));
  return node;
}

function row(pattern) {
  const node = element('tr');
  node.append(
    element('td', pattern.title),
    element('td', confidence(pattern), 'number'),
    element('td', count(pattern.support), 'number'),
    element('td', percent(pattern.success_rate), 'number'),
    element('td', pattern.last_seen ?? '–', 'number'));
  return node;
}

function heading() {
  const head = element('thead');
  const cells = element('tr');
  for (const title of ['Pattern', 'Confidence, 95 %', 'Support', 'Success', 'Last seen']) {
    const cell = element('th', title);
    cell.scope = 'col';
    cells.append(cell);
  }
  head.append(cells);
  return head;
}

function table(kind, page) {
  const frame = element('div', '', 'scroll');
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', `${kind} patterns`);
  const node = element('table');
  const more = page.next_cursor === null ? '' : ', the first of more';
  node.append(element('caption', `${kind}: ${page.items.length}${more}`));
  if (page.items.length > 0) {
    const rows = element('tbody');
    rows.append(...page.items.map(row));
    node.append(heading(), rows);
  }
  frame.append(node);
  return frame;
}

async function showPatterns() {
  const filter = new URLSearchParams(new FormData(byId('filter')));
  const pages = await Promise.all(KINDS.map((kind) => call(`/api/v1/patterns?kind=${kind}&limit=${ROWS}&${filter}`)));
  byId('tables').replaceChildren(...KINDS.map((kind, place) => table(kind, pages[place])));
}

async function showFigures() {
  const stats = await call('/api/v1/stats');
  byId('figures').replaceChildren(...KINDS.map((kind) => card(kind, stats[kind])));
}

function advised(item) {
  const verb = item.avoid ? 'Avoid ' : '';
  const [low, high] = item.interval;
  const node = element('li', '', item.avoid ? 'avoid' : '');
  node.append(
    element('strong', `${verb}${item.action}`),
    element('div', `${item.kind}: ${percent(item.confidence)} [${percent(low)}, ${percent(high)}], support ${count(item.support)}`),
    element('div', item.reason));
  return node;
}

function silent(item) {
  const needs = item.needs > 0 ? ` (about ${count(item.needs)} more observations could change that)` : '';
  return element('li', `${item.kind} says nothing: ${item.reason}${needs}`, 'silent');
}

async function ask(event) {
  event.preventDefault();
  const told = [...new FormData(event.target)].filter(([, value]) => value !== '');
  try {
    const advice = await call('/api/v1/recommendations', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(Object.fromEntries(told)),
    });
    const list = element('ul');
    list.append(...advice.items.map(advised), ...advice.silent.map(silent));
    byId('advice').replaceChildren(list);
  } catch (problem) {
    byId('advice').replaceChildren(element('p', problem.message, 'problem'));
  }
}

async function refresh() {
  try {
    await Promise.all([showFigures(), showPatterns()]);
    byId('state').textContent = `Up to date at ${new Date().toLocaleTimeString()}`;
  } catch (problem) {
    byId('state').textContent = `Not reachable: ${problem.message}`;
  }
}

byId('ask').addEventListener('submit', ask);
byId('filter').addEventListener('input', refresh);
byId('filter').addEventListener('submit', (event) => event.preventDefault());
setInterval(() => {
  if (!document.hidden) {
    refresh();
  }
}, REFRESH_MILLIS);
refresh();
