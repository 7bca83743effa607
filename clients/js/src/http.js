/** Requests to one engine. */

import { EngineError } from "./errors.js";
import { retryAfterMs } from "./retrying.js";

const HEADER_TEXT = /^[\x21-\x7e]+( +[\x21-\x7e]+)*$/;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/** The value as a header may carry it (printable ASCII); empty when it may not. */
export function headerText(value, longest = 256) {
  return typeof value === "string" && value.length <= longest && HEADER_TEXT.test(value) ? value : "";
}

/** The headers of what is about a session, in a trace. */
export function headersOf(session, traceparent) {
  return { "X-Session": headerText(session), traceparent: TRACEPARENT.test(traceparent) ? headerText(traceparent) : "" };
}

/** The way to one engine. */
export class Http {
  #base;
  #headers;

  /** Throws `TypeError` when the address or the key cannot be one. */
  constructor(url, key) {
    const address = new URL(url, globalThis.location?.href);
    if (!/^https?:$/.test(address.protocol)) {
      throw new TypeError(`url must be http[s]://HOST[:PORT][/PATH], not ${url}`);
    }
    if (key !== undefined && !headerText(key, 8_192)) {
      throw new TypeError("key must be printable ASCII and not empty");
    }
    this.#base = address.href.replace(/\/+$/, "");
    this.#headers = key ? { Authorization: `Bearer ${key}` } : {};
  }

  /** Sends with the key and those of the headers that are not empty; the answer as it begins. */
  fetch(path, { headers, ...options }) {
    const told = Object.entries({ ...this.#headers, ...headers }).filter(([, value]) => value);
    return fetch(this.#base + path, { ...options, headers: Object.fromEntries(told), redirect: "manual" });
  }

  /** The answer to a POST, whatever its status. Throws `EngineError` when there is none in time, or before `end` aborts. */
  async post(path, body, headers, timeoutMs, { end, keepalive = false } = {}) {
    const abort = new AbortController();
    const stop = () => abort.abort();
    const timer = setTimeout(stop, timeoutMs);
    end?.addEventListener("abort", stop);
    const all = { "Content-Type": "application/json", ...headers };
    try {
      const response = await this.fetch(path, { method: "POST", body, headers: all, signal: abort.signal, keepalive });
      const asked = retryAfterMs(response.headers.get("Retry-After"));
      return { status: response.status, retryAfterMs: asked, text: await response.text() };
    } catch (failure) {
      throw new EngineError(abort.signal.aborted ? "no answer in time" : `no answer: ${reasonOf(failure)}`);
    } finally {
      clearTimeout(timer);
      end?.removeEventListener("abort", stop);
    }
  }
}

/** What a failure says: `fetch` keeps that in its cause. */
export function reasonOf(failure) {
  return failure.cause?.message || failure.cause?.code || failure.message;
}
