/* The graph of tasks as a drawing that can be moved, enlarged and chosen from. */

import {plain} from './dom.js';
import {count, percent} from './format.js';
import {layers, rows, widthOf} from './layers.js';

const NODE_FONT = 13;
const EDGE_FONT = 11;
const NODE_HEIGHT = 36;
const PADDING = 10;
const WIDEST = 200;
const SMALLEST_READABLE = 0.85;
const LOOP_WIDTH = 130;
const WIDEST_ROW = 700;
const STEP = 1.4;
const MARGIN = 16;

export const taskId = (task) => `t ${task}`;
export const linkId = (from, to) => `e ${from} → ${to}`;

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* A success rate as a colour between bad and good; grey where it is not known. */
function colour({success_rate: rate}) {
  if (rate === null) {
    return style('--line-strong');
  }
  return style(rate >= 0.9 ? '--rate-4' : rate >= 0.75 ? '--rate-3' : rate >= 0.5 ? '--rate-2' : '--rate-1');
}

function sheet() {
  const text = {'font-family': 'system-ui, sans-serif', label: 'data(label)'};
  return [
    {selector: 'node', style: {...text, 'font-size': NODE_FONT, color: style('--text'), 'text-valign': 'center', shape: 'round-rectangle', width: 'data(width)', height: NODE_HEIGHT,
      'background-color': style('--card'), 'border-width': 1.5, 'border-color': 'data(colour)', 'text-wrap': 'ellipsis', 'text-max-width': WIDEST}},
    {selector: 'node[?first]', style: {'border-style': 'double', 'border-width': 5}},
    {selector: 'edge', style: {...text, 'font-size': EDGE_FONT, color: style('--soft'), width: 'data(thick)', 'line-color': 'data(colour)',
      'target-arrow-color': 'data(colour)', 'target-arrow-shape': 'triangle', 'arrow-scale': 0.9, 'text-background-color': style('--ground'),
      'text-background-opacity': 0.9, 'text-background-padding': 2, 'curve-style': 'bezier', 'loop-direction': '90deg', 'loop-sweep': '-50deg', 'control-point-step-size': 56}},
    {selector: 'edge:loop', style: {'text-margin-x': 30}},
    {selector: 'edge[along]', style: {'curve-style': 'round-segments', 'edge-distances': 'node-position', 'segment-weights': (edge) => edge.data('along'),
      'segment-distances': (edge) => edge.data('beside'), 'segment-radii': 14}},
    {selector: '.chosen', style: {'border-color': style('--accent'), 'line-color': style('--accent'), 'target-arrow-color': style('--accent')}},
    {selector: '.dim', style: {opacity: 0.15}},
  ];
}

/* A name and what is told behind it, which is not cut. */
function labelled(name, told) {
  const room = WIDEST - widthOf(told, NODE_FONT);
  let shown = name;
  while (shown.length > 1 && widthOf(shown, NODE_FONT) > room) {
    shown = `${[...shown].slice(0, -2).join('')}…`;
  }
  return shown + told;
}

/* What is drawn of the tasks that have edges, and of those that have none, which tell how often they are done; without places. */
function parts(graph, edges, alone) {
  const tasks = new Set([...edges.flatMap((edge) => [edge.from, edge.to]), ...alone.map(({task}) => task)]);
  const lone = new Set(alone.map(({task}) => task));
  const most = Math.log1p(edges[0]?.count ?? 1);
  const named = (node) => (lone.has(node.task) ? labelled(plain(node.task), ` · ${count(node.count)}`) : plain(node.task));
  return {
    nodes: graph.nodes.filter((node) => tasks.has(node.task)).map((node) => ({
      id: taskId(node.task), label: named(node), colour: colour(node), first: node.begins * 10 > graph.sessions, begins: node.begins, done: node.count, height: NODE_HEIGHT,
      alone: lone.has(node.task), width: Math.min(WIDEST, widthOf(named(node), NODE_FONT)) + 2 * PADDING})),
    links: edges.map((edge) => ({
      id: linkId(edge.from, edge.to), source: taskId(edge.from), target: taskId(edge.to), colour: colour(edge), thick: 1 + 5 * (Math.log1p(edge.count) / most),
      count: edge.count, label: `${count(edge.count)}${edge.success_rate === null ? '' : ` · ${percent(edge.success_rate)}`}`})),
  };
}

/* What the places of nodes take up. */
function taken(nodes, places) {
  const ends = nodes.map(({id, width, height}) => ({left: places.get(id).x - width / 2, right: places.get(id).x + width / 2, bottom: places.get(id).y + height / 2}));
  return nodes.length === 0 ? {left: 0, right: 0, bottom: 0}
    : {left: Math.min(...ends.map(({left}) => left)), right: Math.max(...ends.map(({right}) => right)), bottom: Math.max(...ends.map(({bottom}) => bottom))};
}

function placed(dagre, {nodes, links}, row) {
  const loops = new Set(links.filter(({source, target}) => source === target).map(({source}) => source));
  const tied = nodes.filter(({alone}) => !alone);
  const {places, bends} = layers(dagre, tied.map((node) => ({...node, width: node.width + (loops.has(node.id) ? LOOP_WIDTH : 0)})),
    links.map(({id, source, target, label, count: times}) => ({id, from: source, to: target, label: widthOf(label, EDGE_FONT) + 6, count: times})));
  rows(nodes.filter(({alone}) => alone), taken(tied, places), row).forEach((place, id) => places.set(id, place));
  const list = (id, name) => bends.get(id)?.map((one) => one[name].toFixed(4)).join(' ');
  return [
    ...nodes.map((data) => ({group: 'nodes', data, position: places.get(data.id)})),
    ...links.map((data) => ({group: 'edges', data: {...data, along: list(data.id, 'along'), beside: list(data.id, 'beside')}})),
  ];
}

/* How far what reaches from low to high has to go so that it begins before a space and ends after it, but for a margin; or is in its middle. */
function shift(low, high, space) {
  const [least, most] = [space - MARGIN - high, MARGIN - low];
  return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, 0));
}

/** Loads what draws; the libraries are fetched by those alone who look at the graph. */
export async function libraries() {
  const [{default: cytoscape}] = await Promise.all([import('/assets/cytoscape/cytoscape.esm.min.mjs'), import('/assets/dagre/dagre.min.js')]);
  return {cytoscape, dagre: window.dagre};
}

export class Drawing {
  #net;
  #dagre;
  #shape = '';
  #moved = false;

  /** @param chosen is told the id of what is touched, or null where there is nothing */
  constructor({cytoscape, dagre}, container, chosen) {
    this.#dagre = dagre;
    this.#net = cytoscape({container, style: sheet(), minZoom: 0.1, maxZoom: 3, autoungrabify: true, autounselectify: true, boxSelectionEnabled: false});
    this.#net.on('resize', () => this.#moved || this.#begin());
    this.#net.on('dragpan scrollzoom pinchzoom', () => {
      this.#moved = true;
    });
    this.#net.on('tap', (event) => chosen(event.target === this.#net ? null : event.target.id()));
  }

  /** Draws these edges of the graph, their tasks, and tasks that have none; what is drawn already stays where it is as long as nothing comes or goes. */
  show(graph, edges, alone) {
    const wanted = parts(graph, edges, alone);
    const shape = [...wanted.nodes, ...wanted.links].map((one) => one.id).sort().join('\n');
    if (shape === this.#shape) {
      [...wanted.nodes, ...wanted.links].forEach((data) => this.#net.getElementById(data.id).data(data));
      return;
    }
    this.#shape = shape;
    this.#net.elements().remove();
    this.#net.add(placed(this.#dagre, wanted, Math.min(WIDEST_ROW, this.#net.width())));
    this.#moved = false;
    this.#begin();
  }

  /* All of it; where that cannot be read, rather the part around the task that is done most of those that arrows touch. */
  #begin() {
    this.#whole();
    if (this.#net.zoom() >= SMALLEST_READABLE || this.#net.nodes().empty()) {
      return;
    }
    this.#net.zoom(SMALLEST_READABLE);
    const tied = this.#net.nodes('[!alone]');
    this.#net.center((tied.empty() ? this.#net.nodes() : tied).max((node) => node.data('done')).ele);
    this.#toTheEdges();
  }

  /** Whether a part of it is outside. */
  get isCut() {
    const {x1, x2, y1, y2} = this.#net.elements().renderedBoundingBox();
    return x1 < 0 || y1 < 0 || x2 > this.#net.width() || y2 > this.#net.height();
  }

  /* Moves it so that no room is left beside it; into the middle where it is smaller than the drawing. */
  #toTheEdges() {
    const {x1, x2, y1, y2} = this.#net.elements().renderedBoundingBox();
    this.#net.panBy({x: shift(x1, x2, this.#net.width()), y: shift(y1, y2, this.#net.height())});
  }

  /** Shows all of it, however small. */
  all() {
    this.#moved = true;
    this.#whole();
  }

  #whole() {
    this.#net.fit(undefined, MARGIN);
    if (this.#net.zoom() > 1.2) {
      this.#net.zoom(1.2);
      this.#net.center();
    }
  }

  /** Larger by a step, or smaller. */
  zoom(larger) {
    this.#moved = true;
    this.#net.zoom({level: this.#net.zoom() * (larger ? STEP : 1 / STEP), renderedPosition: {x: this.#net.width() / 2, y: this.#net.height() / 2}});
  }

  /** Puts forward what has this id, and what it is tied to; all where the id is null or not drawn. */
  choose(id) {
    const one = id === null ? this.#net.collection() : this.#net.getElementById(id);
    this.#net.elements().removeClass('dim chosen');
    if (one.nonempty()) {
      this.#net.elements().not(one.closedNeighborhood().union(one.connectedNodes())).addClass('dim');
      one.addClass('chosen');
    }
    return one.nonempty();
  }

  /** Brings what has this id into the middle. */
  find(id) {
    const one = this.#net.getElementById(id);
    if (one.nonempty()) {
      this.#moved = true;
      this.#net.center(one);
      this.#toTheEdges();
    }
  }

  /** Takes the colours of the page anew. */
  recolour() {
    this.#shape = '';
    this.#net.style(sheet());
  }

  close() {
    this.#net.destroy();
  }
}
