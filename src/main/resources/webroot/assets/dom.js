/* Builds elements. Texts are only ever set as text. */

const SVG = 'http://www.w3.org/2000/svg';

/* Marks that turn the direction of what follows, numbers and sentences too, are shown by name. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const SAID = new Set(['title', 'aria-label']);

/** A text with these marks by name. */
export const plain = (text) => text.replace(TURNS, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? '' : SAID.has(name) ? plain(value) : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== '').map((child) => (typeof child === 'string' ? plain(child) : child)));
  return node;
}

/** An element with attributes (those that begin with "on" are listeners) and children. */
export const h = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

/** The same, for drawings. */
export const s = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

export const byId = (id) => document.getElementById(id);
