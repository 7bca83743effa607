/* Places the tasks of a graph in layers, and leads each arrow around what it does not touch. */

const GAP = 34;
const LAYER_GAP = 26;
const EDGE_GAP = 14;
const LABEL_HEIGHT = 16;
const CLEARANCE = 8;
const SWEEPS = 20;

const pen = document.createElement('canvas').getContext('2d');

/** How wide a text is, in pixels. */
export function widthOf(text, size) {
  pen.font = `${size}px system-ui, sans-serif`;
  return Math.ceil(pen.measureText(text).width);
}

/* How much more of what goes between two tasks would lead backwards if they changed places. */
function weights(edges) {
  const counts = new Map();
  edges.forEach(({from, to, count}) => {
    counts.set(`${from}\n${to}`, count);
  });
  return (first, second) => (counts.get(`${first}\n${second}`) ?? 0) - (counts.get(`${second}\n${first}`) ?? 0);
}

/* The best place for one in a list: as many places to this side as leave the least that leads backwards; 0 where it is. */
function better(list, place, step, loss) {
  let [best, shift, sum] = [0, 0, 0];
  for (let other = place + step; other >= 0 && other < list.length; other += step) {
    sum += step < 0 ? loss(list[other], list[place]) : loss(list[place], list[other]);
    if (sum < best) {
      [best, shift] = [sum, other - place];
    }
  }
  return {best, shift};
}

/* The tasks in an order in which little leads backwards: each is moved to its best place until none has a better one, or long enough. */
function ordered(nodes, edges) {
  const loss = weights(edges);
  const list = [...nodes].sort((one, other) => other.begins - one.begins).map(({id}) => id);
  for (let sweep = 0, moved = true; moved && sweep < SWEEPS; sweep++) {
    moved = false;
    for (const id of [...list]) {
      const place = list.indexOf(id);
      const [before, after] = [better(list, place, -1, loss), better(list, place, 1, loss)];
      const {shift} = before.best < after.best ? before : after;
      if (shift !== 0) {
        list.splice(place, 1);
        list.splice(place + shift, 0, id);
        moved = true;
      }
    }
  }
  return new Map(list.map((id, place) => [id, place]));
}

function graphOf(dagre, nodes, edges, order) {
  const graph = new dagre.graphlib.Graph({multigraph: true});
  graph.setGraph({rankdir: 'TB', nodesep: GAP, ranksep: LAYER_GAP, edgesep: EDGE_GAP, marginx: GAP, marginy: GAP});
  nodes.forEach(({id, width, height}) => graph.setNode(id, {width, height}));
  edges.filter(({from, to}) => from !== to).forEach(({id, from, to, label, count}) => {
    const ends = order.get(from) < order.get(to) ? [from, to] : [to, from];
    graph.setEdge(...ends, {width: label, height: LABEL_HEIGHT, labelpos: 'c', weight: 1 + Math.round(Math.log1p(count)), from}, id);
  });
  return graph;
}

/* A point as the library of the drawing has it: how far along the line between the two tasks, and how far beside it. */
function bend(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [point.x - from.x, point.y - from.y];
  return {along: (x * dx + y * dy) / length ** 2, beside: (y * dx - x * dy) / length};
}

/*
 * The points between two tasks lie in turns between layers and in one, there beside tasks: these are passed straight on, or the way would cut their
 * corners.
 */
function straightened(points, height) {
  const half = (Math.sign(points.at(-1).y - points[0].y) * (height + CLEARANCE)) / 2;
  return points.slice(1, -1).flatMap(({x, y}, place) => (place % 2 === 0 ? [{x, y}] : [{x, y: y - half}, {x, y}, {x, y: y + half}]));
}

/**
 * Places tasks that no arrow touches in rows, the first of them first.
 *
 * @param nodes with their id and their size in pixels
 * @param box what is drawn above: its left, right and lower end
 * @param least how wide a row may be in any case
 */
export function rows(nodes, {left, right, bottom}, least) {
  const places = new Map();
  const end = left + Math.max(least, right - left);
  let [x, y] = [left, bottom + GAP];
  for (const {id, width, height} of nodes) {
    if (x > left && x + width > end) {
      [x, y] = [left, y + height + LAYER_GAP];
    }
    places.set(id, {x: x + width / 2, y: y + height / 2});
    x += width + GAP;
  }
  return places;
}

/**
 * Where each task is, and the bends of each arrow between two of them; the bend in the middle is the place of its label.
 *
 * @param nodes with their id, their size in pixels, all of one height, and how many sessions begin there
 * @param edges with their id, the ids of their nodes, the width of their label in pixels and their count: the more, the rather they lead down and straight
 */
export function layers(dagre, nodes, edges) {
  const graph = graphOf(dagre, nodes, edges, ordered(nodes, edges));
  dagre.layout(graph);
  const places = new Map(nodes.map(({id}) => [id, {x: graph.node(id).x, y: graph.node(id).y}]));
  const bends = new Map(graph.edges().map(({v, w, name}) => {
    const {points, from} = graph.edge(v, w, name);
    const [way, start, end] = from === v ? [points, v, w] : [[...points].reverse(), w, v];
    return [name, straightened(way, graph.node(v).height).map((point) => bend(point, places.get(start), places.get(end)))];
  }));
  return {places, bends};
}
