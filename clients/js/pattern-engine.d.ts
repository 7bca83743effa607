/** The kinds of patterns that are asked for. */
export type Kind = "sequence" | "recovery" | "tool" | "performance";

/** A flat map: strings, numbers, booleans. */
export type Attributes = Record<string, string | number | boolean | null>;

/** One interaction, as the interface has it. Times are seconds. Without `timestamp` it gets the time of the call. */
export interface Observation {
  task: string;
  id?: string | null;
  session?: string | null;
  agent?: string | null;
  tool?: string | null;
  timestamp?: string | null;
  execution_time?: number | null;
  /** Absent: true, or false with an error. Null: unknown. */
  success?: boolean | null;
  error?: string | Error | null;
  context?: Attributes | null;
  params?: Attributes | null;
  /** How the whole run went; ends the session. */
  outcome?: number | null;
  started?: boolean | null;
  end?: boolean | null;
}

/** What to do? `task` with `error`: it just failed; `task` alone: it was just done, or is about to be done. */
export interface Question {
  session?: string | null;
  task?: string | null;
  error?: string | null;
  recent?: (string | Observation)[] | null;
  goal?: string | null;
  context?: Attributes | null;
  candidates?: (string | { tool: string; description?: string | null })[] | null;
  kinds?: Kind[] | null;
  limit?: number | null;
  explore?: boolean | null;
}

/** One piece of advice: what to do, or with `avoid` what not to do. */
export interface Item {
  kind: Kind;
  /** The task, tool or variant; `(end)`: sessions end here; `(give up)`: nothing that was tried helps; `(same call)`: the failed task again with the same params. */
  action: string;
  then?: string[];
  /** In [0, 1]. */
  confidence: number;
  /** Of the confidence, 95 %. */
  interval: [number, number];
  /** Observations it rests on. */
  support: number;
  /** Seconds. */
  expected_time: number | null;
  reason: string;
  pattern: string | null;
  avoid: boolean;
  propensity: number | null;
  /** What each origin's own evidence says; absent unless one of them contradicts the item. */
  origins?: Origin[];
}

/** How often something worked at an origin. */
export interface Rate {
  /** In [0, 1]; null where it was never tried. */
  share: number | null;
  interval: [number, number];
  /** How often it was tried. */
  support: number;
}

/** What the evidence of the observations that came in at one place says of an action. */
export interface Origin extends Rate {
  origin: string;
  /** Whether it alone would have advised otherwise, and not by chance. */
  contradicts: boolean;
  /** What worked more often there. */
  better: (Rate & { action: string }) | null;
}

/** Why there is no advice of a kind, and how many more observations could change that. */
export interface Silence {
  kind: Kind;
  reason: string;
  needs: number;
}

/** The answer to a question. */
export interface Advice {
  /** To report the outcome with; empty when there was no answer. */
  id: string;
  match: "strong" | "partial" | "none";
  items: Item[];
  silent: Silence[];
  /** Why there was no answer; null when there was. */
  error: string | null;
}

/** What became of an advice. */
export interface Outcome {
  followed: boolean;
  /** Of what was done, whether it followed the advice or not. */
  success?: boolean | null;
  /** Seconds. */
  execution_time?: number | null;
}

/** One event. */
export interface LiveEvent {
  /** To go on from; the one before it when it has none itself. */
  id: string;
  event: string;
  /** What its JSON says; the text where it is none. */
  data: unknown;
}

/** What became of everything that was to be sent. */
export interface Delivery {
  /** In the queue, or on its way. */
  waiting: number;
  accepted: number;
  /** Known to the engine already: its acknowledgement was lost on the way, or its id was used before. */
  duplicates: number;
  /** Refused, by the engine or because it cannot be written as JSON. */
  rejected: number;
  /** Lost, because the queue was full or the client was closed. */
  dropped: number;
  /** Requests that were sent again. */
  retries: number;
  /** What went wrong last. */
  problem: string | null;
}

export interface Options {
  /** The API key; in Node `PATTERN_ENGINE_KEY` when not given. */
  key?: string;
  /** How long a question may take (1 000). */
  timeoutMs?: number;
  /** How many may wait to be sent (10 000); what comes when the queue is full is dropped and counted. */
  queue?: number;
  /** How many bytes may wait to be sent (8 MiB). */
  queueBytes?: number;
  /** How long the engine may take to acknowledge (10 000), before it is sent again. */
  sendTimeoutMs?: number;
  /** How long the end of a Node process, or `close`, waits for what is still in the queue (2 000). */
  exitTimeoutMs?: number;
  /** Whether `recommend` throws `EngineError` where it would else answer with silence (false). */
  strict?: boolean;
  /** Where problems are told, each once until all is well again (`console.warn`). */
  log?: (text: string) => void;
}

/** A W3C trace context to pass on; what is none is left out. */
export interface Trace {
  traceparent?: string;
}

/** What an agent does with an engine. */
export interface Agent {
  /** Tells what was done; returns at once. False when the queue is full, or when it cannot be written as JSON. Never throws. */
  observe(observation: Observation, trace?: Trace): boolean;
  /** Asks what to do, after sending what was observed before. Without an answer in time: silence with the reason. */
  recommend(question?: Question, trace?: Trace): Promise<Advice>;
  /** Reports what became of an advice, or of the one with that id; returns at once. The first report counts. */
  outcome(advice: Advice | string, outcome: Outcome): boolean;
  /** The function, observed at every call (a promise: when it settles) with its time, success and error. */
  observed<This, Values extends unknown[], Result>(
    task: string,
    call: (this: This, ...values: Values) => Result,
    fields?: Partial<Observation>,
  ): (this: This, ...values: Values) => Result;
}

/** One engine, told and asked by one agent or many. */
export interface Engine extends Agent {}

export class Engine {
  /** `url`: `http://localhost:8080`, or in Node `PATTERN_ENGINE_URL`, when not given. Throws when it, or the key, cannot be one. */
  constructor(url?: string, options?: Options);
  /** One run: what is told and asked by it has its session, agent and context. What is said itself counts more. */
  session(session: string, of?: { agent?: string; context?: Attributes }): Agent;
  /** What happens in the engine, as it happens. `only`: names of events; `silenceMs`: connect again when nothing came (60 000). */
  events(options?: { only?: string[]; lastId?: string; silenceMs?: number }): EventStream;
  readonly delivery: Delivery;
  /** Sends what waits at once; whether the engine took (or refused) all of it in time. */
  flush(timeoutMs?: number): Promise<boolean>;
  /** Sends what waits, for so long at most, and ends; whether nothing was left. */
  close(timeoutMs?: number): Promise<boolean>;
}

/** The events of one engine, for one `for await`; connects again by itself. Throws `EngineError` when it is refused. */
export interface EventStream extends AsyncIterable<LiveEvent> {
  readonly lastId: string;
  /** Ends the iteration, also one that waits. */
  close(): void;
}

/** The engine gave no answer (`status` 0), or refused. */
export class EngineError extends Error {
  readonly status: number;
  /** For how long it asked not to be asked again; null when it did not say. */
  readonly retryAfterMs: number | null;
}

/** The first item (of a kind) that says what to do. */
export function best(advice: Advice, kind?: Kind): Item | undefined;

/** The actions (of a kind) that are advised against. */
export function avoided(advice: Advice, kind?: Kind): string[];
