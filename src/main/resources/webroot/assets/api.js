/* The engine's interface over HTTP. A key, where one is needed, goes into a header and stays in this tab. */

const KEY = 'pattern-engine-key';
const listeners = new Set();

export const key = () => sessionStorage.getItem(KEY);

export function setKey(value) {
  if (value === null) {
    sessionStorage.removeItem(KEY);
  } else {
    sessionStorage.setItem(KEY, value);
  }
}

/** Calls this when a request is refused for want of a key. */
export const onKeyNeeded = (listener) => listeners.add(listener);

/** What went wrong, in the engine's words. */
export class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function call(path, options = {}) {
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
    if (response.status === 401) {
      listeners.forEach((listener) => listener(body.detail ?? ''));
    }
    throw new Problem(response.status, body.detail ?? body.title ?? `status ${response.status}`);
  }
  return body;
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
