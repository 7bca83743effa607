/** What was observed, on its way to the engine. */

import { refusal } from "./errors.js";
import { Backoff, RETRIED } from "./retrying.js";

export const OBSERVATIONS = "/api/v1/observations";
export const OUTCOMES = "/api/v1/outcomes";

const BATCH_LINES = 1_000;
const BATCH_BYTES = 256 * 1024;
const LINE_BYTES = 64 * 1024;
const KEEPALIVE_BYTES = 60 * 1024;
const LINGER_MS = 100;
const TRIES_OF_500 = 5;

/**
 * A bounded queue that empties itself in order. Observations go in batches of at most 1 000 lines and 256 KiB, each under an
 * `Idempotency-Key` of its own, and a batch is sent again, the same, until the engine has acknowledged or refused it: nothing
 * is learned twice, and nothing overtakes. What is longer than a line may be (64 KiB) goes as a document of its own, which may
 * have 1 MiB. When the queue is full, what comes is dropped and counted.
 */
export class Sender {
  #queue = [];
  #batches = [];
  #bytes = 0;
  #offered = 0;
  #settled = 0;
  #urgent = 0;
  #running = false;
  #stuck = false;
  #closed = false;
  #lastChance = false;
  #end = new AbortController();
  #waiting = new Set();
  #logged = new Set();
  #counts = { accepted: 0, duplicates: 0, rejected: 0, dropped: 0, retries: 0, problem: null };
  #http;
  #settings;

  /** @param settings `queue` and `queueBytes` that may wait, `sendTimeoutMs` of a request, `log` of problems */
  constructor(http, settings) {
    if (!(settings.queue >= 1 && settings.queueBytes >= 1)) {
      throw new RangeError("the queue must have room for something");
    }
    this.#http = http;
    this.#settings = settings;
  }

  /** What became of everything so far. */
  get delivery() {
    return { waiting: this.#offered - this.#settled, ...this.#counts };
  }

  get #isAbandoned() {
    return this.#end.signal.aborted;
  }

  /** Whether the parcel is in the queue now: `path`, `body`, `headers`. */
  offer({ path, body, headers }) {
    const bytes = new TextEncoder().encode(body).length;
    const { queue, queueBytes } = this.#settings;
    const full = this.#offered - this.#settled >= queue || this.#bytes + bytes > queueBytes;
    if (this.#closed || full) {
      this.#drop(1, this.#closed ? "the client is closed" : "the queue is full");
      return false;
    }
    this.#queue.push({ path, body, headers, bytes });
    this.#bytes += bytes;
    this.#offered++;
    this.#wake();
    this.#run();
    return true;
  }

  /** Counts something that cannot be sent. */
  reject(reason) {
    this.#counts.rejected++;
    this.#note(reason, "not sent");
  }

  /** Sends what waits at once; whether all of it is settled in time. When not `patient`, waits until a try fails at most. */
  async flush(timeoutMs, patient = true) {
    const target = (this.#urgent = this.#offered);
    const isHopeless = () => this.#isAbandoned || (this.#stuck && !patient);
    this.#wake();
    await this.#until(() => this.#settled >= target || isHopeless(), timeoutMs, true);
    return this.#settled >= target;
  }

  /** Takes nothing more, gives what waits so long, and drops the rest; whether there was none. */
  async close(timeoutMs) {
    this.#closed = this.#lastChance = true;
    const done = await this.flush(timeoutMs);
    const left = this.#offered - this.#settled;
    this.#end.abort();
    if (left > 0) {
      this.#drop(left, "the client was closed before they were sent");
      this.#queue = [];
      this.#batches = [];
      this.#settled = this.#offered;
    }
    this.#wake();
    return done;
  }

  /** The page may go: has the browser carry on what is on its way, and what fits beside it. A repetition changes nothing. */
  leave() {
    if (this.#queue.length > 0) {
      this.#form(KEEPALIVE_BYTES);
    }
    let room = KEEPALIVE_BYTES;
    for (const { path, body, headers, bytes } of this.#batches) {
      room -= bytes;
      if (room >= 0) {
        const { sendTimeoutMs } = this.#settings;
        const sent = this.#http.post(path, body, headers, sendTimeoutMs, { keepalive: true, end: this.#end.signal });
        sent.catch((failure) => this.#note(failure.message, "observations wait"));
      }
    }
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    while (this.#batches.length + this.#queue.length > 0) {
      await this.#until(() => this.#isDue(), LINGER_MS);
      if (this.#batches.length + this.#queue.length > 0) {
        await this.#deliver(this.#batches[0] ?? this.#form(BATCH_BYTES));
      }
    }
    this.#running = false;
  }

  #isDue() {
    const urgent = this.#closed || this.#urgent > this.#settled;
    return urgent || this.#queue.length >= BATCH_LINES || this.#bytes >= BATCH_BYTES;
  }

  /** Takes the next batch out of the queue; the first parcel fits always. */
  #form(room) {
    const [first] = this.#queue;
    const { path } = first;
    let number = 0;
    let bytes = 0;
    for (const parcel of this.#queue.slice(0, isDocument(first) ? 1 : BATCH_LINES)) {
      if (number > 0 && (isDocument(parcel) || bytes + parcel.bytes > room)) {
        break;
      }
      number++;
      bytes += parcel.bytes;
    }
    const parcels = this.#queue.splice(0, number);
    const batch = { path, bytes, number, body: parcels.map(({ body }) => body).join("\n"), headers: headersFor(parcels) };
    this.#batches.push(batch);
    return batch;
  }

  async #deliver(batch) {
    const backoff = new Backoff();
    while (!this.#isAbandoned) {
      const { answer, problem } = await this.#attempt(batch, backoff.tries);
      if (answer && !problem) {
        this.#settle(batch, answer);
        return;
      }
      await this.#wait(backoff.next(answer?.retryAfterMs), problem);
    }
  }

  /** One try; with a problem where there should be another. */
  async #attempt(batch, tries) {
    try {
      const { path, body, headers } = batch;
      const answer = await this.#http.post(path, body, headers, this.#settings.sendTimeoutMs, { end: this.#end.signal });
      const again = RETRIED.has(answer.status) && (answer.status !== 500 || tries + 1 < TRIES_OF_500);
      return { answer, problem: again ? refusal(answer) : "" };
    } catch (failure) {
      return { problem: failure.message };
    }
  }

  /** Waits; but once the client is closed one more try is at once. */
  async #wait(ms, problem) {
    this.#counts.retries++;
    this.#note(problem, "observations wait");
    this.#stuck = true;
    this.#wake();
    await this.#until(() => this.#isAbandoned || this.#lastChance, ms);
    this.#lastChance = false;
  }

  #settle(batch, answer) {
    if (this.#isAbandoned) {
      return;
    }
    const { problem, ...counts } = resultOf(batch, answer);
    for (const [name, number] of Object.entries(counts)) {
      this.#counts[name] += number;
    }
    this.#batches.shift();
    this.#bytes -= batch.bytes;
    this.#settled += batch.number;
    this.#stuck = false;
    if (problem) {
      this.#note(problem, "refused");
    } else {
      this.#logged.clear();
    }
    this.#wake();
  }

  #drop(number, reason) {
    this.#counts.dropped += number;
    this.#note(reason, "observations are dropped");
  }

  /** Remembers a problem, and logs it once until all is well again. */
  #note(problem, what) {
    this.#counts.problem = problem;
    if (!this.#logged.has(problem)) {
      this.#logged.add(problem);
      try {
        this.#settings.log(`pattern-engine: ${what}: ${problem}`);
      } catch {
        // a log that throws must not end the sending
      }
    }
  }

  /** Resolves when it holds or the time is over; only with `keepAlive` does a Node process wait for that. */
  #until(holds, ms, keepAlive = false) {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve();
      };
      const check = () => holds() && finish();
      const timer = setTimeout(finish, ms);
      if (!keepAlive) {
        timer.unref?.();
      }
      this.#waiting.add(check);
      check();
    });
  }

  #wake() {
    [...this.#waiting].forEach((check) => check());
  }
}

/** Whether a parcel goes in a request of its own. */
const isDocument = ({ path, bytes }) => path === OUTCOMES || bytes > LINE_BYTES;

/** The headers of a batch: the same whenever it is sent. */
function headersFor(parcels) {
  const headers = {};
  if (parcels[0].path === OBSERVATIONS) {
    headers["Content-Type"] = isDocument(parcels[0]) ? "application/json" : "application/x-ndjson";
    headers["Idempotency-Key"] = globalThis.crypto?.randomUUID?.() ?? randomKey();
  }
  for (const name of ["X-Session", "traceparent"]) {
    const values = new Set(parcels.map((parcel) => parcel.headers[name]));
    headers[name] = values.size === 1 ? parcels[0].headers[name] : "";
  }
  return headers;
}

/** Where there is no `crypto` (Node 18, pages that are not served securely). */
function randomKey() {
  return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join("");
}

/** What became of a batch, and what is wrong with it; empty when nothing is. */
function resultOf(batch, answer) {
  if (answer.status !== 200) {
    return { rejected: batch.number, problem: refusal(answer) };
  }
  try {
    const told = JSON.parse(answer.text);
    if (batch.path === OUTCOMES) {
      return { [told.duplicate ? "duplicates" : "accepted"]: 1, problem: "" };
    }
    const { accepted, duplicates, rejected, items } = told;
    const first = items.find((item) => item.error)?.error;
    const problem = first ? `${first.pointer} ${first.detail}`.trim() : "";
    return { accepted: +accepted, duplicates: +duplicates, rejected: +rejected, problem };
  } catch {
    return { rejected: batch.number, problem: "the answer is none of an engine" };
  }
}
