/** What can go wrong between an agent and its engine. */

const MOST_SHOWN = 500;

/** The engine gave no answer (`status` 0), or refused; `retryAfterMs` is for how long it asked not to be asked, or null. */
export class EngineError extends Error {
  constructor(reason, status = 0, retryAfterMs = null) {
    super(reason);
    this.name = "EngineError";
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What an answer of an error says, in one line for people. */
export function refusal({ status, text }) {
  let parts;
  try {
    const { title, detail, errors = [] } = JSON.parse(text);
    parts = [title, detail, ...errors.map((error) => `${error.pointer ?? ""} ${error.detail ?? ""}`.trim())];
  } catch {
    parts = [text.slice(0, MOST_SHOWN)];
  }
  return `${status} ${[...new Set(parts.filter(Boolean))].join(": ")}`;
}
