/** What the engine answers. */

import { EngineError } from "./errors.js";

const KINDS = ["sequence", "recovery", "tool", "performance"];

/** The first item (of a kind) that says what to do; undefined when there is none. */
export function best(advice, kind) {
  return advice.items.find((item) => !item.avoid && (kind === undefined || item.kind === kind));
}

/** The actions (of a kind) that are advised against. */
export function avoided(advice, kind) {
  return advice.items.filter((item) => item.avoid && (kind === undefined || item.kind === kind)).map((item) => item.action);
}

/** The advice in an answer. Throws `EngineError` when it is none. */
export function adviceIn({ status, text }) {
  try {
    const advice = JSON.parse(text);
    if (typeof advice.id === "string" && Array.isArray(advice.items) && Array.isArray(advice.silent)) {
      return { ...advice, error: null };
    }
  } catch {
    // said below
  }
  throw new EngineError("the answer is no advice", status);
}

/** No advice, because the engine gave no answer. */
export function silence(reason, kinds) {
  const asked = Array.isArray(kinds) && kinds.length > 0 ? kinds : KINDS;
  const silent = asked.map((kind) => ({ kind, reason, needs: 0 }));
  return { id: "", match: "none", items: [], silent, error: reason };
}
