/** Servers to test against: one that answers what it is told, and a way to an engine that can be cut. */

import { execFile } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { promisify } from "node:util";

import { Engine } from "pattern-engine";

const PATIENCE_MS = 30_000;

/** Answers requests with what it was given, in order, and then takes everything; keeps what was asked. */
export class FakeEngine {
  asked = [];
  #prepared = [];
  #server = http.createServer((request, response) => this.#take(request, response));

  static async start(t) {
    const fake = new FakeEngine();
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    fake.url = `http://127.0.0.1:${fake.#server.address().port}`;
    t.after(() => {
      fake.#server.closeAllConnections();
      fake.#server.close();
    });
    return fake;
  }

  /** The next requests get these. */
  prepare(...answers) {
    this.#prepared.push(...answers);
    return this;
  }

  /** Waits for so many requests. */
  async waitAsked(number) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (this.asked.length < number) {
      await once(this.#server, "asked", { signal: patience });
    }
  }

  async #take(request, response) {
    const pieces = [];
    for await (const piece of request) {
      pieces.push(piece);
    }
    const body = Buffer.concat(pieces).toString();
    this.asked.push({ path: request.url, headers: request.headers, body, lines: () => body.split("\n").map(JSON.parse) });
    (this.#prepared.shift() ?? takeAll)(request, response, body);
    this.#server.emit("asked");
  }
}

/** Answers with JSON. */
export function reply(status, told = null, headers = {}) {
  return (request, response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(told));
  };
}

/** Closes the connection instead of answering. */
export function cut(request) {
  request.socket.destroy();
}

/** Answers nothing. */
export function hold() {}

/** A stream of events in pieces; ends, or stays open. */
export function stream(pieces, { open = false } = {}) {
  return (request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    pieces.forEach((piece) => response.write(piece));
    if (!open) {
      response.end();
    }
  };
}

function takeAll(request, response, body) {
  const told = {
    "/api/v1/observations": { accepted: body.split("\n").length, duplicates: 0, rejected: 0, level: "received", items: [] },
    "/api/v1/outcomes": { level: "received", duplicate: false },
    "/api/v1/recommendations": { id: "r-1", match: "none", items: [], silent: [] },
  };
  reply(200, told[request.url])(request, response);
}

/** A client of the engine there, and what it logged; closed at the end without waiting. */
export function clientOf(t, url, options) {
  const logged = [];
  const engine = new Engine(url, { log: (text) => logged.push(text), timeoutMs: 20_000, ...options });
  t.after(() => engine.close(0));
  return { engine, logged };
}

/** A port of this machine that leads to an engine while it is open. */
export class Way {
  cuts = 0;
  #answersToCut = 0;
  #sockets = new Set();
  #server = net.createServer((near) => this.#carry(near));

  /** Finds a port that is free; nobody listens there yet. */
  static async to(t, url) {
    const way = new Way();
    way.target = new URL(url);
    const probe = net.createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    way.port = probe.address().port;
    way.url = `http://127.0.0.1:${way.port}`;
    probe.close();
    await once(probe, "close");
    t.after(() => {
      way.#sockets.forEach((socket) => socket.destroy());
      way.#server.close();
    });
    return way;
  }

  /** Leads there from now on; loses the first answers, with the connections that they were to come by. */
  async open(answersToCut = 0) {
    this.#answersToCut = answersToCut;
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  /** Ends all connections that it led to the engine; leads those who come again there. */
  cut() {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#sockets.clear();
  }

  #carry(near) {
    const far = net.connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
    near.pipe(far);
    far.on("data", (piece) => {
      if (this.#answersToCut > 0) {
        this.#answersToCut--;
        this.cuts++;
        near.destroy();
      } else {
        near.write(piece);
      }
    });
  }
}

/** Runs a program in a process of its own; what it prints. */
export function runProgram(program) {
  const options = { cwd: new URL("..", import.meta.url), timeout: 60_000 };
  return promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], options);
}

/** The engine at `PATTERN_ENGINE_URL`, with `PATTERN_ENGINE_KEY` if it asks for one. */
export function realEngine() {
  const { PATTERN_ENGINE_URL: url, PATTERN_ENGINE_KEY: key } = process.env;
  if (!url) {
    throw new Error("set PATTERN_ENGINE_URL to the address of a running engine");
  }
  const headers = key ? { Authorization: `Bearer ${key}` } : {};
  return { url, get: async (path) => (await fetch(url + path, { headers })).json() };
}
