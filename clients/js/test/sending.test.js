import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine } from "pattern-engine";
import { FakeEngine, Way, clientOf, cut, hold, reply, runProgram } from "./servers.js";

const FULL = { title: "Too Many Requests", detail: "the memory is used up", errors: [] };
const TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const range = (number) => Array.from({ length: number }, (_, place) => place);
const tasks = (fake) => fake.asked.flatMap((asked) => asked.lines().map(({ task }) => task));

async function setUp(t, options) {
  const fake = await FakeEngine.start(t);
  return { fake, ...clientOf(t, fake.url, options) };
}

test("the least is sent with its time and key", async (t) => {
  const { fake, engine } = await setUp(t, { key: "secret" });
  assert.equal(engine.observe({ task: "process_data", execution_time: 1.5, success: true }), true);
  assert.equal(await engine.flush(), true);
  const [{ path, headers, lines }] = fake.asked;
  assert.equal(path, "/api/v1/observations");
  assert.equal(headers["content-type"], "application/x-ndjson");
  assert.equal(headers.authorization, "Bearer secret");
  const [{ timestamp, ...line }] = lines();
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT.*Z$/);
  assert.deepEqual(line, { task: "process_data", execution_time: 1.5, success: true });
  const nothing = { waiting: 0, duplicates: 0, rejected: 0, dropped: 0, retries: 0, problem: null };
  assert.deepEqual(engine.delivery, { ...nothing, accepted: 1 });
});

test("many go in order in few requests", async (t) => {
  const { fake, engine } = await setUp(t);
  range(2_500).forEach((number) => engine.observe({ task: `task ${number}`, session: "run-7" }));
  assert.equal(await engine.flush(), true);
  assert.deepEqual(tasks(fake), range(2_500).map((number) => `task ${number}`));
  assert.ok(fake.asked.length < 10);
  assert.ok(fake.asked.every(({ headers }) => headers["x-session"] === "run-7"));
});

test("several sessions in one request, and those that no header can carry, are named in the lines alone", async (t) => {
  const { fake, engine } = await setUp(t);
  engine.observe({ task: "a", session: "run-7" });
  engine.observe({ task: "a", session: "run-8" });
  await engine.flush();
  engine.observe({ task: "a", session: "Lauf\r\nX-Evil: ü" });
  await engine.flush();
  assert.ok(fake.asked.every(({ headers }) => !("x-session" in headers)));
  assert.deepEqual(fake.asked.map(({ lines }) => lines().length), [2, 1]);
});

test("a traceparent is passed on, nonsense is not", async (t) => {
  const { fake, engine } = await setUp(t);
  for (const traceparent of [TRACE, "nonsense\r\n"]) {
    engine.observe({ task: "a" }, { traceparent });
    await engine.flush();
  }
  assert.deepEqual(fake.asked.map(({ headers }) => headers.traceparent), [TRACE, undefined]);
});

test("what is refused for a while is sent the same again, and not too soon", async (t) => {
  const { fake, engine } = await setUp(t);
  fake.prepare(reply(429, FULL, { "Retry-After": "1" }), reply(503, FULL, { "Retry-After": "0" }), cut);
  engine.observe({ task: "a" });
  await fake.waitAsked(1);
  const begun = performance.now();
  await fake.waitAsked(2);
  assert.ok(performance.now() - begun > 900, "Retry-After was not honoured");
  assert.equal(await engine.flush(), true);
  assert.equal(fake.asked.length, 4);
  assert.equal(new Set(fake.asked.map(({ body, headers }) => body + headers["idempotency-key"])).size, 1);
  assert.deepEqual([engine.delivery.accepted, engine.delivery.retries], [1, 3]);
});

test("different things have different keys", async (t) => {
  const { fake, engine } = await setUp(t);
  for (const task of ["a", "b"]) {
    engine.observe({ task });
    await engine.flush();
  }
  assert.equal(new Set(fake.asked.map(({ headers }) => headers["idempotency-key"])).size, 2);
});

test("a full queue drops and counts what comes, and keeps the first", async (t) => {
  const { fake, engine, logged } = await setUp(t, { queue: 10, queueBytes: 2_000, sendTimeoutMs: 300 });
  fake.prepare(hold);
  assert.equal(engine.observe({ task: "a", error: "x".repeat(2_000) }), false);
  const taken = range(1_000).map((number) => engine.observe({ task: `task ${number}` }));
  assert.deepEqual(taken, range(1_000).map((number) => number < 10));
  assert.deepEqual([engine.delivery.waiting, engine.delivery.dropped], [10, 991]);
  assert.deepEqual(logged, ["pattern-engine: observations are dropped: the queue is full"]);
  assert.equal(await engine.flush(), true);
  assert.deepEqual(fake.asked.at(-1).lines().map(({ task }) => task), range(10).map((number) => `task ${number}`));
});

test("what is no JSON is counted and does not throw", async (t) => {
  const { engine } = await setUp(t);
  const loop = {};
  loop.loop = loop;
  for (const mistake of [{ task: "a", context: loop }, { task: "a", params: { big: 1n } }, null]) {
    assert.equal(engine.observe(mistake), false);
  }
  assert.equal(engine.delivery.rejected, 3);
});

test("an Error is told as its text", async (t) => {
  const { fake, engine } = await setUp(t);
  engine.observe({ task: "a", error: new TypeError("x17") });
  await engine.flush();
  assert.equal(fake.asked[0].lines()[0].error, "TypeError: x17");
});

test("what the engine refuses is counted with the reason", async (t) => {
  const { fake, engine, logged } = await setUp(t);
  const items = [{ line: 2, status: "rejected", error: { pointer: "/task", detail: "is required" } }];
  fake.prepare(reply(200, { accepted: 1, duplicates: 2, rejected: 1, items }));
  fake.prepare(reply(401, { title: "Unauthorized", detail: "no such key", errors: [] }), reply(200, "a page"));
  const problems = [];
  for (const task of ["a", "b", "c"]) {
    engine.observe({ task });
    await engine.flush();
    problems.push(engine.delivery.problem);
  }
  assert.deepEqual(problems, ["/task is required", "401 Unauthorized: no such key", "the answer is none of an engine"]);
  const { accepted, duplicates, rejected } = engine.delivery;
  assert.deepEqual([accepted, duplicates, rejected], [1, 2, 3]);
  assert.equal(logged.length, 3);
});

test("what the engine stumbles over is given up after five tries", async (t) => {
  const { fake, engine } = await setUp(t);
  fake.prepare(...range(5).map(() => reply(500)));
  engine.observe({ task: "bad" });
  await fake.waitAsked(1);
  engine.observe({ task: "good" });
  assert.equal(await engine.flush(), true);
  const { rejected, accepted, retries } = engine.delivery;
  assert.deepEqual([rejected, accepted, retries], [1, 1, 4]);
});

test("an outcome goes alone and in its place; of silence there is none", async (t) => {
  const { fake, engine } = await setUp(t);
  engine.observe({ task: "a" });
  assert.equal(engine.outcome({ id: "r-7" }, { followed: true, success: false, execution_time: 0.5 }), true);
  assert.equal(engine.outcome("r-8", { followed: false }), true);
  engine.observe({ task: "b" });
  assert.equal(engine.outcome({ id: "" }, { followed: true }), false);
  assert.equal(await engine.flush(), true);
  const [observations, outcomes] = ["/api/v1/observations", "/api/v1/outcomes"];
  assert.deepEqual(fake.asked.map(({ path }) => path), [observations, outcomes, outcomes, observations]);
  assert.deepEqual(fake.asked[1].lines(), [{ recommendation: "r-7", followed: true, success: false, execution_time: 0.5 }]);
  assert.equal(engine.delivery.accepted, 4);
});

test("what is longer than a line may be goes alone and in its place", async (t) => {
  const { fake, engine } = await setUp(t);
  for (const [task, error] of [["a", "x"], ["b", "x".repeat(65_536)], ["c", "x"], ["d", "x"]]) {
    engine.observe({ task, error });
  }
  assert.equal(await engine.flush(), true);
  assert.deepEqual(fake.asked.map(({ lines }) => lines().map(({ task }) => task)), [["a"], ["b"], ["c", "d"]]);
  const types = fake.asked.map(({ headers }) => headers["content-type"]);
  assert.deepEqual(types, ["application/x-ndjson", "application/json", "application/x-ndjson"]);
  assert.equal(new Set(fake.asked.map(({ headers }) => headers["idempotency-key"])).size, 3);
  assert.deepEqual([engine.delivery.accepted, engine.delivery.rejected], [4, 0]);
});

test("closing while the engine is away ends in time and counts what is lost", async (t) => {
  const { fake, engine, logged } = await setUp(t);
  fake.prepare(...range(9).map(() => reply(503, FULL, { "Retry-After": "60" })));
  engine.observe({ task: "a" });
  await fake.waitAsked(1);
  assert.equal(await engine.close(300), false);
  await fake.waitAsked(2); // the last chance did not wait for a minute
  assert.deepEqual([engine.delivery.waiting, engine.delivery.dropped], [0, 1]);
  assert.equal(engine.observe({ task: "b" }), false);
  assert.match(logged.at(-1), /the client is closed/);
  assert.equal(await engine.close(), true);
});

function runBriefly(url, exitTimeoutMs) {
  return runProgram(`
    import { Engine } from "pattern-engine";
    const engine = new Engine("${url}", { exitTimeoutMs: ${exitTimeoutMs} });
    for (const task of "abc") engine.observe({ task });`);
}

test("the end of the process sends what is queued", async (t) => {
  const { fake } = await setUp(t);
  await runBriefly(fake.url, 30_000);
  assert.deepEqual(tasks(fake), ["a", "b", "c"]);
});

test("the end of the process while the engine is away does not wait for it, and says what is lost", async (t) => {
  const away = await Way.to(t, "http://127.0.0.1:1");
  const { stderr } = await runBriefly(away.url, 500);
  assert.match(stderr, /closed before they were sent/);
});

test("a closed client hangs up on an engine that hangs", async (t) => {
  const { fake, engine } = await setUp(t, { sendTimeoutMs: 600_000 });
  const leaving = new Promise((resolve) => fake.prepare((request, response) => response.on("close", resolve)));
  engine.observe({ task: "a" });
  await fake.waitAsked(1);
  assert.equal(await engine.close(0), false);
  await leaving;
});

test("a page that goes has the browser carry on what is on its way and what waits, under the same keys", async (t) => {
  const page = new EventTarget();
  const sent = [];
  const { addEventListener, removeEventListener, fetch } = globalThis;
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
  globalThis.fetch = (url, options) => {
    sent.push(options);
    return new Promise((resolve, reject) => options.signal.addEventListener("abort", reject));
  };
  t.after(() => Object.assign(globalThis, { addEventListener, removeEventListener, fetch }));
  const engine = new Engine("http://localhost:1");
  t.after(() => engine.close(0));
  engine.observe({ task: "on its way" });
  engine.flush();
  await new Promise(setImmediate);
  engine.observe({ task: "waits" });
  page.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(sent.map(({ keepalive, body }) => [keepalive, JSON.parse(body).task]), [
    [false, "on its way"],
    [true, "on its way"],
    [true, "waits"],
  ]);
  assert.equal(sent[0].headers["Idempotency-Key"], sent[1].headers["Idempotency-Key"]);
});
