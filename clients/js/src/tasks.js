/** Calls that observe themselves. */

const LONGEST_ERROR = 8_192;

/**
 * The function, every call of which is observed when it ends (a promise: when it settles): task, time in seconds, success. What
 * it throws is its error and goes on, but for an abort, which leaves the success unknown.
 */
export function observed(observe, task, call, fields = {}) {
  return function (...values) {
    const begun = performance.now();
    const tell = (result) => observe({ task, ...fields, execution_time: (performance.now() - begun) / 1_000, ...result });
    const succeed = (value) => (tell({}), value);
    const fail = (failure) => {
      tell(failure?.name === "AbortError" ? { success: null } : { success: false, error: textOf(failure) });
      throw failure;
    };
    let value;
    try {
      value = call.apply(this, values);
    } catch (failure) {
      return fail(failure);
    }
    return typeof value?.then === "function" ? value.then(succeed, fail) : succeed(value);
  };
}

/** What was thrown, with its kind: at most 8 192 characters. */
export function textOf(failure) {
  let text = "unknown";
  try {
    text = String(failure);
  } catch {
    // of the thrown thing's own making
  }
  return text.slice(0, LONGEST_ERROR);
}
