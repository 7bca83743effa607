/** What happens in the engine, as it happens: server-sent events. */

import { EngineError, refusal } from "./errors.js";
import { headerText } from "./http.js";
import { Backoff, RETRIED, pause, retryAfterMs } from "./retrying.js";

const EVENTS = "/api/v1/events";
const FIRST_MS = 1_000;

/**
 * Bytes of a `text/event-stream` to events, wherever the bytes are cut. Source: HTML Living Standard, 9.2.6 "Interpreting an
 * event stream". Memory: the longest event.
 */
export class Parser {
  #decoder = new TextDecoder();
  #rest = "";
  #skipLineFeed = false;
  #data = [];
  #event = "";
  #id;

  constructor(lastId = "", retryMs = null) {
    this.lastId = this.#id = lastId;
    this.retryMs = retryMs;
  }

  /** The events that these bytes complete. */
  feed(bytes) {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (text) {
      const begun = this.#skipLineFeed && text[0] === "\n" ? 1 : 0;
      this.#skipLineFeed = text.endsWith("\r");
      text = text.slice(begun);
    }
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter((event) => event !== undefined);
  }

  #line(line) {
    if (line === "") {
      return this.#dispatch();
    }
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line);
    if (name === "data") {
      this.#data.push(value);
    } else if (name === "event") {
      this.#event = value;
    } else if (name === "id" && !value.includes("\0")) {
      this.#id = value;
    } else if (name === "retry" && /^\d+$/.test(value)) {
      this.retryMs = Number(value);
    }
    return undefined;
  }

  #dispatch() {
    this.lastId = this.#id;
    const [data, event] = [this.#data, this.#event || "message"];
    this.#data = [];
    this.#event = "";
    return data.length > 0 ? { id: this.lastId, event, data: valueOf(data.join("\n")) } : undefined;
  }
}

function valueOf(data) {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

/**
 * The events of one engine, for one `for await`; `close` ends it. A connection that breaks, or says nothing for `silenceMs`, is
 * made again, with `Last-Event-ID`, after 0.5 to 30 s (or what the engine asked for). Throws `EngineError` when the engine refuses
 * to be listened to. Ends by itself when the engine says that there is nothing more (204).
 */
export class EventStream {
  #http;
  #only;
  #silenceMs;
  #parser;
  #closed = new AbortController();

  constructor(http, { only = [], lastId = "", silenceMs = 60_000 } = {}, closed = () => {}) {
    this.#http = http;
    this.#closed.signal.addEventListener("abort", closed);
    this.#only = only;
    this.#silenceMs = silenceMs;
    this.#parser = new Parser(lastId);
  }

  /** The id of the last event, to go on from later. */
  get lastId() {
    return this.#parser.lastId;
  }

  /** Ends the iteration, also one that waits. */
  close() {
    this.#closed.abort();
  }

  async *[Symbol.asyncIterator]() {
    const backoff = new Backoff();
    try {
      while (!this.#closed.signal.aborted) {
        const connection = new Connection(this.#silenceMs, this.#closed.signal);
        let asked = null;
        try {
          const body = await this.#connect(connection);
          if (!body) {
            return;
          }
          for await (const bytes of connection.pieces(body)) {
            backoff.reset();
            yield* this.#parser.feed(bytes);
          }
        } catch (failure) {
          if (failure instanceof EngineError && !RETRIED.has(failure.status)) {
            throw failure;
          }
          asked = failure.retryAfterMs ?? null;
        } finally {
          connection.close();
        }
        backoff.first = this.#parser.retryMs || FIRST_MS;
        this.#parser = new Parser(this.#parser.lastId, this.#parser.retryMs);
        await pause(backoff.next(asked), this.#closed.signal);
      }
    } finally {
      this.close();
    }
  }

  /** The body of a stream that was begun; undefined when there is nothing more. */
  async #connect(connection) {
    const query = this.#only.length > 0 ? `?events=${encodeURIComponent(this.#only.join(","))}` : "";
    const headers = { Accept: "text/event-stream", "Last-Event-ID": headerText(this.lastId) };
    const response = await this.#http.fetch(EVENTS + query, { headers, signal: connection.signal, cache: "no-store" });
    if (response.status === 204) {
      return undefined;
    }
    if (response.status !== 200) {
      const text = await response.text();
      const asked = retryAfterMs(response.headers.get("Retry-After"));
      throw new EngineError(refusal({ status: response.status, text }), response.status, asked);
    }
    const type = response.headers.get("Content-Type") ?? "";
    if (!/^text\/event-stream\b/.test(type)) {
      throw new EngineError(`${type} is no stream of events`, response.status);
    }
    return response.body;
  }
}

/** What ends when nothing comes for a while, or when the stream is closed. */
class Connection {
  #abort = new AbortController();
  #timer;
  #silenceMs;
  #stream;
  #end = () => this.#abort.abort();

  constructor(silenceMs, stream) {
    this.#silenceMs = silenceMs;
    this.#stream = stream;
    stream.addEventListener("abort", this.#end);
    this.#listen();
  }

  get signal() {
    return this.#abort.signal;
  }

  /** The pieces of a body as they come. */
  async *pieces(body) {
    const reader = body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      this.#listen();
      yield piece.value;
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#stream.removeEventListener("abort", this.#end);
    this.#end();
  }

  #listen() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#end, this.#silenceMs);
  }
}
