/* Which task follows which: drawn, and as a table for those who do not see the drawing. */

import {h} from './dom.js';
import {call} from './api.js';
import {count, percent} from './format.js';
import {empty, interval, problem} from './draw.js';
import {watch} from './store.js';

const LIMIT = 500;
const REFRESH_MILLIS = 5_000;

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* A success rate as a colour between bad and good; grey where it is not known. */
function colour(figures) {
  if (figures.success_rate === null) {
    return style('--line-strong');
  }
  const rate = figures.success_rate;
  return style(rate >= 0.9 ? '--rate-4' : rate >= 0.75 ? '--rate-3' : rate >= 0.5 ? '--rate-2' : '--rate-1');
}

function sheet() {
  const text = {'font-family': 'system-ui, sans-serif', 'font-size': 12, color: style('--text')};
  return [
    {selector: 'node', style: {...text, label: 'data(label)', 'text-valign': 'center', shape: 'round-rectangle', width: 'data(size)', height: 18, padding: 9,
      'background-color': style('--card'), 'border-width': 1.5, 'border-color': 'data(colour)', 'text-wrap': 'ellipsis', 'text-max-width': 180}},
    {selector: 'node[?first]', style: {'border-style': 'double', 'border-width': 4}},
    {selector: 'edge', style: {...text, 'font-size': 10, label: 'data(label)', color: style('--soft'), width: 'data(width)', 'line-color': 'data(colour)',
      'target-arrow-color': 'data(colour)', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, 'curve-style': 'bezier', 'control-point-step-size': 60, 'text-rotation': 'autorotate', 'text-background-color': style('--ground'),
      'text-background-opacity': 0.9, 'text-background-padding': 2, 'min-zoomed-font-size': 7, 'loop-direction': '-45deg'}},
    {selector: ':selected', style: {'border-color': style('--accent'), 'line-color': style('--accent'), 'target-arrow-color': style('--accent')}},
    {selector: '.dim', style: {opacity: 0.15}},
  ];
}

/* The edges that are wanted: often enough, and enough of them. */
function thinned(graph, wish) {
  const most = graph.edges[0]?.count ?? 0;
  const least = Math.max(1, most * wish.least ** 2);
  return graph.edges.filter((edge) => edge.count >= least).slice(0, wish.edges);
}

function elements(graph, edges) {
  const tasks = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const most = Math.log1p(edges[0]?.count ?? 1);
  return [
    ...graph.nodes.filter((node) => tasks.has(node.task)).map((node) => ({
      data: {id: `t ${node.task}`, label: node.task, colour: colour(node), first: node.begins * 10 > graph.sessions, figures: node, size: Math.min(180, node.task.length * 7)}})),
    ...edges.map((edge) => ({
      data: {id: `e ${edge.from} → ${edge.to}`, source: `t ${edge.from}`, target: `t ${edge.to}`, colour: colour(edge), figures: edge,
        width: 1 + 5 * (Math.log1p(edge.count) / most), label: `${count(edge.count)}${edge.success_rate === null ? '' : ` · ${percent(edge.success_rate)}`}`}})),
  ];
}

function facts(data) {
  const {figures} = data;
  const name = figures.task ?? `${figures.from} → ${figures.to}`;
  return [
    h('h3', {}, name),
    h('dl', {class: 'facts'},
      h('dt', {}, 'Done'), h('dd', {}, `${count(figures.count)} times in ${count(figures.sessions)} sessions`),
      h('dt', {}, 'Success'), h('dd', {}, figures.success_rate === null ? 'not known' : percent(figures.success_rate)),
      figures.begins === undefined ? '' : [h('dt', {}, 'Begins / ends'), h('dd', {}, `${count(figures.begins)} / ${count(figures.ends)} sessions`)]),
    figures.success_rate === null ? '' : interval(figures.success_rate, figures.interval),
    figures.task === undefined ? '' : h('p', {}, h('a', {href: `#/patterns?q=${encodeURIComponent(figures.task)}`}, 'Patterns with it')),
  ].filter((part) => part !== '');
}

const row = (edge) => h('tr', {},
  h('td', {class: 'title'}, edge.from), h('td', {class: 'title'}, edge.to), h('td', {class: 'number'}, count(edge.count)),
  h('td', {class: 'bar-cell'}, edge.success_rate === null ? '–'
    : h('span', {class: 'measure'}, interval(edge.success_rate, edge.interval), h('span', {class: 'figure'}, percent(edge.success_rate)))));

export function tasks(view) {
  const wish = {least: 0.1, edges: 60};
  const words = {least: (share) => `below ${percent(share ** 2)} of the most frequent`, edges: count};
  const told = h('p', {class: 'soft', role: 'status'}, 'Loading…');
  const drawing = h('div', {class: 'graph', role: 'img', 'aria-label': 'The graph of tasks; the table below says the same'});
  const side = h('aside', {class: 'side', 'aria-live': 'polite'}, h('p', {class: 'soft'}, 'Choose a task or an arrow.'));
  const rows = h('tbody');
  const stage = h('div', {class: 'stage', hidden: true}, drawing, side);
  const none = h('div');
  const slider = (name, title, min, max, step) => {
    const output = h('output', {}, words[name](wish[name]));
    return h('label', {for: name}, h('span', {}, title, ' ', output), h('input', {id: name, name, type: 'range', min, max, step, value: wish[name], oninput: (event) => {
      wish[name] = Number(event.target.value);
      output.textContent = words[name](wish[name]);
      draw();
    }}));
  };
  const table = h('details', {class: 'table-of-edges'}, h('summary', {}, 'As a table'), h('div', {class: 'scroll', role: 'region', 'aria-label': 'Arrows', tabindex: 0}, h('table', {},
    h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'From'), h('th', {scope: 'col'}, 'To'), h('th', {scope: 'col', class: 'number'}, 'Times'), h('th', {scope: 'col'}, 'Success, 95 %'))), rows)));
  let graph = null;
  let net = null;
  let shape = '';
  let gone = false;

  view.append(h('h1', {}, 'Tasks'),
    h('form', {class: 'filter', onsubmit: (event) => event.preventDefault()},
      slider('least', 'Leave out what is rare', 0, 1, 0.02), slider('edges', 'Most arrows', 5, LIMIT, 5)),
    told, none, stage, h('ul', {class: 'legend'},
      [['--rate-4', '≥ 90 % of sessions succeed'], ['--rate-3', '≥ 75 %'], ['--rate-2', '≥ 50 %'], ['--rate-1', 'fewer'], ['--line-strong', 'not known']]
        .map(([name, text]) => h('li', {class: `key${name.slice(1)}`}, text))), table);

  function draw() {
    const edges = thinned(graph, wish);
    const wanted = elements(graph, edges);
    told.textContent = `${count(edges.length)} of ${count(graph.links)} arrows, ${count(graph.sessions)} sessions`;
    rows.replaceChildren(...edges.map(row));
    const now = wanted.map((one) => one.data.id).sort().join('\n');
    if (now === shape) {
      wanted.forEach((one) => net.getElementById(one.data.id).data(one.data));
      return;
    }
    shape = now;
    net.elements().remove();
    net.add(wanted);
    net.layout({name: 'breadthfirst', directed: true, roots: net.nodes('[?first]'), spacingFactor: 1.15, avoidOverlap: true, nodeDimensionsIncludeLabels: true,
      animate: false, padding: 24}).run();
  }

  async function load() {
    try {
      graph = await call(`/api/v1/graph?limit=${LIMIT}`);
      none.replaceChildren(...(graph.edges.length === 0 ? [empty('No tasks yet', 'Two tasks of one session that follow each other make the first arrow.')] : []));
      stage.hidden = graph.edges.length === 0;
      if (graph.edges.length === 0) {
        told.textContent = '';
        return;
      }
      if (net === null) {
        const {default: cytoscape} = await import('/assets/cytoscape/cytoscape.esm.min.mjs');
        if (gone) {
          return;
        }
        net = cytoscape({container: drawing, style: sheet(), minZoom: 0.15, maxZoom: 3});
        net.on('tap', 'node, edge', (event) => side.replaceChildren(...facts(event.target.data())));
        net.on('select', (event) => {
          net.elements().addClass('dim');
          event.target.closedNeighborhood().union(event.target.connectedNodes?.() ?? []).removeClass('dim');
        });
        net.on('unselect', () => net.elements().removeClass('dim'));
      }
      draw();
    } catch (failure) {
      none.replaceChildren(problem(failure.message));
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
    net?.style(sheet());
    shape = '';
    draw();
  };
  scheme.addEventListener('change', recolour);
  return () => {
    gone = true;
    end();
    clearInterval(timer);
    scheme.removeEventListener('change', recolour);
    net?.destroy();
  };
}
