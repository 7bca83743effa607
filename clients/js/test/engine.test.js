import assert from "node:assert/strict";
import crypto from "node:crypto";
import { test } from "node:test";

import { Engine, EngineError, avoided, best } from "pattern-engine";
import { FakeEngine, Way, clientOf, hold, realEngine, reply } from "./servers.js";

const range = (number) => Array.from({ length: number }, (_, place) => place);

async function setUp(t, options) {
  const fake = await FakeEngine.start(t);
  return { fake, ...clientOf(t, fake.url, options) };
}

test("the least is asked so, after what was observed", async (t) => {
  const { fake, engine } = await setUp(t, { key: "secret" });
  engine.observe({ task: "a" });
  const advice = await engine.recommend({ task: "process_data" });
  assert.deepEqual([advice.id, advice.error], ["r-1", null]);
  assert.deepEqual(fake.asked.map(({ path }) => path), ["/api/v1/observations", "/api/v1/recommendations"]);
  assert.deepEqual(fake.asked[1].lines(), [{ task: "process_data" }]);
  assert.equal(fake.asked[1].headers.authorization, "Bearer secret");
});

test("a run tells and asks with its session, agent and context", async (t) => {
  const { fake, engine } = await setUp(t);
  const run = engine.session("run-7", { agent: "planner", context: { goal: "g", domain: "d" } });
  run.observe({ task: "a", context: { goal: "other" } });
  run.observed("b", () => {})();
  await run.recommend({ task: "a" });
  const [observed, asked] = fake.asked;
  const [first, second] = observed.lines();
  assert.deepEqual([first.session, first.agent, first.context], ["run-7", "planner", { goal: "other", domain: "d" }]);
  assert.deepEqual([second.session, second.context], ["run-7", { goal: "g", domain: "d" }]);
  assert.deepEqual(asked.lines(), [{ session: "run-7", task: "a", context: { goal: "g", domain: "d" } }]);
  assert.equal(asked.headers["x-session"], "run-7");
});

test("advice tells what to do and what not", () => {
  const items = [
    { kind: "recovery", action: "sql:select", avoid: true },
    { kind: "recovery", action: "sql:describe", avoid: false },
  ];
  assert.equal(best({ items }).action, "sql:describe");
  assert.equal(best({ items }, "tool"), undefined);
  assert.deepEqual(avoided({ items }, "recovery"), ["sql:select"]);
});

test("a refusal is silence with the reason, or an error where that was chosen", async (t) => {
  const { fake, engine } = await setUp(t);
  const problem = { title: "Bad input", detail: "/limit must be 1 to 100", errors: [{ pointer: "/limit", detail: "must be 1 to 100" }] };
  fake.prepare(reply(400, problem), reply(503, null, { "Retry-After": "7" }));
  const advice = await engine.recommend({ limit: 1_000, kinds: ["tool"] });
  assert.equal(advice.error, "400 Bad input: /limit must be 1 to 100");
  assert.deepEqual(advice.silent, [{ kind: "tool", reason: advice.error, needs: 0 }]);
  const strict = clientOf(t, fake.url, { strict: true }).engine;
  const isTold = (thrown) => thrown instanceof EngineError && thrown.status === 503 && thrown.retryAfterMs === 7_000;
  await assert.rejects(strict.recommend({ task: "a" }), isTold);
});

test("where it was asked not to ask for a while, it does not", async (t) => {
  const { fake, engine } = await setUp(t);
  fake.prepare(reply(429, { title: "Too many" }, { "Retry-After": "60" }));
  assert.equal((await engine.recommend({ task: "a" })).error, "429 Too many");
  assert.equal((await engine.recommend({ task: "a" })).error, "429 Too many");
  assert.equal(fake.asked.length, 1);
});

test("without an answer in time it is silence, and then at once", async (t) => {
  const { fake, engine } = await setUp(t, { timeoutMs: 200 });
  fake.prepare(hold);
  assert.equal((await engine.recommend({ task: "a" })).error, "no answer in time");
  assert.equal((await engine.recommend({ task: "a" })).error, "no answer in time");
  assert.ok(fake.asked.length <= 1);
});

test("what makes no sense is silence", async (t) => {
  const { fake, engine } = await setUp(t);
  for (const answer of ["no advice", [], { id: "r" }]) {
    fake.prepare(reply(200, answer));
    assert.equal((await engine.recommend({ task: "a" })).error, "the answer is no advice");
  }
  assert.match((await engine.recommend({ limit: 1n })).error, /makes no sense/);
  assert.match((await engine.recommend(null)).error, /makes no sense/);
});

test("a question does not wait for observations that are refused", async (t) => {
  const { fake, engine } = await setUp(t, { timeoutMs: 60_000 });
  fake.prepare(reply(503, null, { "Retry-After": "60" }));
  engine.observe({ task: "a" });
  await fake.waitAsked(1);
  assert.equal((await engine.recommend({ task: "a" })).id, "r-1");
});

test("what is no address or no key throws", () => {
  for (const url of ["nonsense", "ftp://localhost", "http://"]) {
    assert.throws(() => new Engine(url), TypeError, url);
  }
  assert.throws(() => new Engine("http://localhost", { key: "two\r\nlines" }), TypeError);
});

test("a real engine reflects at once what it was told", async (t) => {
  const { engine } = clientOf(t, realEngine().url);
  const [open, find] = ["open_ticket", "find_customer"].map((task) => `${task} ${crypto.randomUUID()}`);
  for (const number of range(3)) {
    const run = engine.session(`${open}-${number}`);
    run.observe({ task: open });
    run.observe({ task: find, tool: "crm", execution_time: 0.8, end: true });
  }
  const advice = await engine.recommend({ task: open, kinds: ["sequence"] });
  assert.equal(advice.error, null);
  assert.deepEqual([best(advice).action, best(advice).support], [find, 3]);
  assert.equal(engine.outcome(advice, { followed: true, success: true }), true);
  assert.equal(await engine.flush(), true);
  const { accepted, rejected, problem } = engine.delivery;
  assert.deepEqual([accepted, rejected, problem], [7, 0, null]);
});

test("a real engine learns an error of any length, or it is counted with the reason", async (t) => {
  const { engine } = clientOf(t, realEngine().url);
  for (const length of [60_000, 70_000]) {
    engine.observe({ task: `read ${crypto.randomUUID()}`, error: "ü".repeat(length) });
  }
  assert.equal(await engine.flush(), true);
  const { accepted, rejected, problem } = engine.delivery;
  assert.deepEqual([accepted, rejected], [1, 1]);
  assert.match(problem, /error must not be longer than 65536 characters/);
});

test("a real engine that is away and comes back gets all in order, and learns it once", async (t) => {
  const real = realEngine();
  const way = await Way.to(t, real.url);
  const { engine } = clientOf(t, way.url, { queue: 50 });
  const session = `js-${crypto.randomUUID()}`;
  const taken = range(200).map((number) => engine.observe({ task: `step ${number}`, session }));
  assert.match((await engine.recommend({ session })).error, /no answer/);
  assert.deepEqual([taken.filter(Boolean).length, engine.delivery.dropped], [50, 150]);
  await way.open(2);
  assert.equal(await engine.flush(30_000), true);
  assert.equal(way.cuts, 2);
  const { waiting, accepted, duplicates } = engine.delivery;
  assert.deepEqual([waiting, accepted, duplicates], [0, 0, 50], "it was not the acknowledgement that was lost");
  const seen = await real.get(`/api/v1/sessions/${session}`);
  assert.equal(seen.observations, 50);
  assert.deepEqual(seen.recent, range(50).map((number) => `step ${number}`).slice(-seen.recent.length));
});

/** Lets a session run into a loop. */
async function loop(engine, session) {
  range(3).forEach(() => engine.observe({ task: "search", session, params: { q: "x" }, error: "nothing found" }));
  assert.equal(await engine.flush(20_000), true);
}

test("a real engine tells what happens as it happens, and what was missed when cut off", async (t) => {
  const real = realEngine();
  const way = await Way.to(t, real.url);
  await way.open();
  const observer = clientOf(t, real.url).engine;
  const { engine } = clientOf(t, way.url);
  const session = `js-${crypto.randomUUID()}`;
  const events = engine.events({ only: ["loops"] })[Symbol.asyncIterator]();
  const next = async (from) => (await from.next()).value;
  const begun = await next(events);
  assert.deepEqual([begun.event, begun.data.resumed], ["hello", null]);
  await loop(observer, `${session}-1`);
  const first = await next(events);
  assert.deepEqual([first.event, first.data.session], ["loops", `${session}-1`]);
  way.cut();
  await loop(observer, `${session}-2`);
  const again = await next(events);
  assert.deepEqual([again.event, again.id, again.data.resumed], ["hello", first.id, true]);
  assert.equal((await next(events)).data.session, `${session}-2`);
  await events.return();
  const anew = engine.events({ only: ["loops"], lastId: begun.id })[Symbol.asyncIterator]();
  assert.equal((await next(anew)).data.resumed, true);
  assert.deepEqual([(await next(anew)).data.session, (await next(anew)).data.session], [`${session}-1`, `${session}-2`]);
  await anew.return();
});
