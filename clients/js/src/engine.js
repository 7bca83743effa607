/** The engine, as an agent sees it. */

import { adviceIn, silence } from "./advice.js";
import { EngineError, refusal } from "./errors.js";
import { EventStream } from "./events.js";
import { Http, headersOf } from "./http.js";
import { OBSERVATIONS, OUTCOMES, Sender } from "./sending.js";
import { observed, textOf } from "./tasks.js";

const RECOMMENDATIONS = "/api/v1/recommendations";
const COOL_DOWN_MS = 5_000;
const LONGEST_QUIET_MS = 30_000;

const DEFAULTS = {
  timeoutMs: 1_000,
  queue: 10_000,
  queueBytes: 8 * 1024 * 1024,
  sendTimeoutMs: 10_000,
  exitTimeoutMs: 2_000,
  strict: false,
  log: (text) => console.warn(text),
};

/** One engine, told and asked by one agent or many. The declarations have its options. */
export class Engine {
  #http;
  #sender;
  #settings;
  #quietUntil = 0;
  #quietReason = "";
  #streams = new Set();
  #exit = () => this.close();
  #leave = () => this.#sender.leave();

  /** Throws when the address or the key cannot be one. */
  constructor(url, { key, ...options } = {}) {
    const environment = globalThis.process?.env ?? {};
    this.#http = new Http(url ?? environment.PATTERN_ENGINE_URL ?? "http://localhost:8080", key ?? environment.PATTERN_ENGINE_KEY);
    this.#settings = { ...DEFAULTS, ...options };
    this.#sender = new Sender(this.#http, this.#settings);
    globalThis.process?.once?.("beforeExit", this.#exit);
    globalThis.addEventListener?.("pagehide", this.#leave);
  }

  /** Tells what was done; returns at once. False when the queue is full, or when it cannot be written as JSON. */
  observe(observation, { traceparent } = {}) {
    return this.#offer(OBSERVATIONS, traceparent, () => {
      const { error } = observation;
      const told = { timestamp: new Date().toISOString(), ...observation };
      return error instanceof Error ? { ...told, error: textOf(error) } : told;
    });
  }

  /** Reports what became of an advice, or of the one with that id; returns at once. False as for `observe`, and for no advice. */
  outcome(advice, { followed, success, execution_time }) {
    const recommendation = typeof advice === "string" ? advice : advice.id;
    return recommendation !== "" && this.#offer(OUTCOMES, "", () => ({ recommendation, followed, success, execution_time }));
  }

  /**
   * Asks what to do. What was observed before is sent first, so that the answer reflects it; that may take half of the timeout.
   * When there is no answer in time, the advice is silence with the reason; for 5 s after that (or for as long as the engine
   * asked for, up to 30 s) it is silence at once. With `strict` it throws `EngineError` instead.
   */
  async recommend(question = {}, { traceparent } = {}) {
    try {
      return await this.#ask(question, traceparent);
    } catch (failure) {
      const known = failure instanceof EngineError ? failure : new EngineError(`the question makes no sense: ${failure}`);
      if (this.#settings.strict) {
        throw known;
      }
      return silence(known.message, question?.kinds);
    }
  }

  /** One run: what is told and asked by it has its session, agent and context. What is said itself counts more. */
  session(session, { agent, context } = {}) {
    const within = (told) => ({ session, ...told, ...(context && { context: { ...context, ...told?.context } }) });
    const observe = (observation, options) => this.observe({ ...(agent && { agent }), ...within(observation) }, options);
    return {
      observe,
      recommend: (question, options) => this.recommend(within(question), options),
      outcome: (advice, told) => this.outcome(advice, told),
      observed: (task, call, fields) => observed(observe, task, call, fields),
    };
  }

  /** The function, observed at every call from now on with its time, success and error. */
  observed(task, call, fields) {
    return observed((observation) => this.observe(observation), task, call, fields);
  }

  /** What happens in the engine, as it happens: for `for await`, connects again by itself. */
  events(options) {
    const stream = new EventStream(this.#http, options, () => this.#streams.delete(stream));
    this.#streams.add(stream);
    return stream;
  }

  /** What became of all that was to be sent. */
  get delivery() {
    return this.#sender.delivery;
  }

  /** Sends what waits at once; whether the engine took (or refused) all of it in time. */
  flush(timeoutMs = 10_000) {
    return this.#sender.flush(timeoutMs);
  }

  /** Sends what waits, for so long at most, and ends; whether nothing was left. What is left is counted as dropped. */
  close(timeoutMs = this.#settings.exitTimeoutMs) {
    globalThis.process?.removeListener?.("beforeExit", this.#exit);
    globalThis.removeEventListener?.("pagehide", this.#leave);
    this.#streams.forEach((stream) => stream.close());
    return this.#sender.close(timeoutMs);
  }

  #offer(path, traceparent, tell) {
    let parcel;
    try {
      const told = tell();
      parcel = { path, body: JSON.stringify(told), headers: headersOf(told.session, traceparent) };
    } catch (mistake) {
      this.#sender.reject(`it cannot be written as JSON: ${mistake}`);
      return false;
    }
    return this.#sender.offer(parcel);
  }

  async #ask(question, traceparent) {
    const body = JSON.stringify(question);
    const deadline = Date.now() + this.#settings.timeoutMs;
    if (Date.now() < this.#quietUntil) {
      throw new EngineError(this.#quietReason);
    }
    await this.#sender.flush(this.#settings.timeoutMs / 2, false);
    const headers = headersOf(question.session, traceparent);
    try {
      const answer = await this.#http.post(RECOMMENDATIONS, body, headers, Math.max(1, deadline - Date.now()));
      if (answer.status !== 200) {
        throw new EngineError(refusal(answer), answer.status, answer.retryAfterMs);
      }
      return adviceIn(answer);
    } catch (failure) {
      this.#quieten(failure, failure.status === 0 && Date.now() >= deadline);
      throw failure;
    }
  }

  #quieten({ message, retryAfterMs }, late) {
    this.#quietReason = message;
    this.#quietUntil = Date.now() + (late ? COOL_DOWN_MS : Math.min(retryAfterMs ?? 0, LONGEST_QUIET_MS));
  }
}
