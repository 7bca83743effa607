/** When to try again. */

const FIRST_MS = 100;
const LONGEST_MS = 30_000;
const LONGEST_ASKED_MS = 300_000;

/** The statuses after which the same request may succeed later. */
export const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * How long to wait between tries: drawn from the upper half of a bound that doubles from `first` to 30 s. Never less than was
 * asked for (`Retry-After`), which is believed up to 300 s and stretched by up to a quarter, so that clients that were turned
 * away together do not come back together.
 */
export class Backoff {
  constructor(draw = Math.random) {
    this.first = FIRST_MS;
    this.tries = 0;
    this.draw = draw;
  }

  /** Milliseconds to wait before the next try, after one that failed. */
  next(asked = null) {
    const bound = Math.min(LONGEST_MS, this.first * 2 ** Math.min(this.tries++, 16));
    const own = bound * (0.5 + this.draw() / 2);
    return asked === null ? own : Math.max(own, Math.min(asked, LONGEST_ASKED_MS) * (1 + this.draw() / 4));
  }

  /** A try succeeded. */
  reset() {
    this.tries = 0;
  }
}

/** The milliseconds that a header `Retry-After` asks for, as a number of seconds or a date; null when it asks for nothing. */
export function retryAfterMs(value) {
  if (/^\d+$/.test(value ?? "")) {
    return Number(value) * 1_000;
  }
  const date = Date.parse(value ?? "");
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

/** Waits so many milliseconds, or until the signal aborts. */
export function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, signal.aborted ? 0 : ms);
    signal.addEventListener("abort", end);
  });
}
