/* The engine's interface over HTTP. A key, where one is needed, goes into a header and stays in this tab. */

const KEY = 'pattern-engine-key';
const NOBODY = {known: false, tenant: null, roles: [], operator: false, node: null, cluster: null, reason: ''};

const listeners = new Set();
let known = NOBODY;
let asking = null;

export const key = () => sessionStorage.getItem(KEY);

export function setKey(value) {
  if (value === null) {
    sessionStorage.removeItem(KEY);
  } else {
    sessionStorage.setItem(KEY, value);
  }
  known = NOBODY;
  asking = null;
}

/** Who the key says we are, as the engine last said. */
export const who = () => known;

/** Whether the key has the role. */
export const may = (role) => known.roles.includes(role) || known.roles.includes('admin');

/** Calls this with the reason when the engine wants a key, or another one. */
export const onKeyNeeded = (listener) => listeners.add(listener);

/** What went wrong, in the engine's words. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function send(path, options = {}) {
  const headers = {...options.headers};
  if (key() !== null) {
    headers.Authorization = `Bearer ${key()}`;
  }
  let response;
  try {
    response = await fetch(path, {...options, headers});
  } catch {
    throw new Problem(0, 'The engine cannot be reached.');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, body.detail ?? body.title ?? `status ${response.status}`);
  }
  return body;
}

async function askWho() {
  const shown = key();
  const answer = await send('/api/v1/whoami');
  if (shown !== key()) {
    return meet();
  }
  known = answer;
  if (!known.known) {
    listeners.forEach((listener) => listener(known.reason));
  }
  return known;
}

/** Who we are to the engine, asked anew. */
export function meet() {
  asking ??= askWho().finally(() => {
    asking = null;
  });
  return asking;
}

/** What the engine answers. It is asked who we are first: browsers write each refusal to the console, so what would be refused is not asked for. */
export async function call(path, options = {}) {
  const {known: welcome, reason} = await meet();
  if (!welcome) {
    throw new Problem(401, reason);
  }
  try {
    return await send(path, options);
  } catch (problem) {
    if (problem.status === 401) {
      await meet();
    }
    throw problem;
  }
}

export const post = (path, body) => call(path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(body),
});

/** All items of a list that comes in pages, up to so many. */
export async function all(path, most) {
  const items = [];
  let cursor = '';
  do {
    const page = await call(`${path}${cursor}`);
    items.push(...page.items);
    cursor = page.next_cursor === null ? '' : `&cursor=${encodeURIComponent(page.next_cursor)}`;
  } while (cursor !== '' && items.length < most);
  return {items, more: cursor !== ''};
}
