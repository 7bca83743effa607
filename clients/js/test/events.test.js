import assert from "node:assert/strict";
import { test } from "node:test";

import { EngineError } from "pattern-engine";
import { Parser } from "../src/events.js";
import { FakeEngine, clientOf, cut, reply, stream } from "./servers.js";

const TEXT = Buffer.from(
  "\ufeff: a comment\r\n" +
    'id: 1\r\nevent: pattern\r\ndata: {"title":\r\ndata: "für"}\r\n\r\n' +
    "data:no space\rdata:  two\r\r" +
    "event: nothing\n\n" +
    "id\ndata\n\n" +
    "id: 2\nretry: 250\nunknown: x\ndata: last\n\n" +
    "data: cut off",
);
const EVENTS = [
  { id: "1", event: "pattern", data: { title: "für" } },
  { id: "1", event: "message", data: "no space\n two" },
  { id: "", event: "message", data: "" },
  { id: "2", event: "message", data: "last" },
];

async function all(events) {
  const seen = [];
  for await (const event of events) {
    seen.push(event.data);
  }
  return seen;
}

test("bytes in pieces of any size give the same events", () => {
  for (let size = 1; size <= TEXT.length; size++) {
    const parser = new Parser();
    const seen = [];
    for (let start = 0; start < TEXT.length; start += size) {
      seen.push(...parser.feed(TEXT.subarray(start, start + size)));
    }
    assert.deepEqual(seen, EVENTS, `pieces of ${size}`);
    assert.deepEqual([parser.lastId, parser.retryMs], ["2", 250]);
  }
});

test("a carriage return completes the line at once, and an id with a NUL is none", () => {
  assert.deepEqual(new Parser().feed(Buffer.from("data: 1\r\r")), [{ id: "", event: "message", data: 1 }]);
  assert.equal(new Parser("7").feed(Buffer.from("id: a\0b\ndata: x\n\n"))[0].id, "7");
});

test("a stream that breaks goes on after the last event", async (t) => {
  const fake = await FakeEngine.start(t);
  fake.prepare(
    stream(["retry: 1\n\nid: 1\nda", "ta: 1\n\nid: 2\ndata: half"]),
    reply(503, null, { "Retry-After": "0" }),
    cut,
    stream(["id: 2\ndata: 2\n\n"]),
    (request, response) => response.writeHead(204).end(),
  );
  const { engine } = clientOf(t, fake.url, { key: "secret" });
  assert.deepEqual(await all(engine.events({ only: ["loops", "late"] })), [1, 2]);
  assert.deepEqual(fake.asked.map(({ headers }) => headers["last-event-id"]), [undefined, "1", "1", "1", "2"]);
  assert.ok(fake.asked.every(({ headers }) => headers.authorization === "Bearer secret"));
  assert.equal(decodeURIComponent(fake.asked[0].path), "/api/v1/events?events=loops,late");
});

test("a stream that says when to come again is waited for as long each time", async (t) => {
  const fake = await FakeEngine.start(t);
  fake.prepare(stream(["retry: 8\n\n"]), stream([": nothing\n\n"]), stream([": nothing\n\n"]), (request, response) => response.writeHead(204).end());
  const { engine } = clientOf(t, fake.url);
  const { mock } = t.mock.method(globalThis, "setTimeout");
  assert.deepEqual(await all(engine.events({ silenceMs: 600_000 })), []);
  const waits = mock.calls.map((call) => call.arguments[1]).filter((ms) => ms < 100);
  assert.equal(waits.length, 3);
  assert.ok(waits.every((ms) => ms >= 4 && ms <= 8), `${waits}`);
});

test("a refused stream, or what is none, throws", async (t) => {
  const fake = await FakeEngine.start(t);
  fake.prepare(reply(401, { title: "Unauthorized" }), reply(200, {}));
  const { engine } = clientOf(t, fake.url);
  await assert.rejects(all(engine.events()), (thrown) => thrown instanceof EngineError && /401 Unauthorized/.test(thrown.message));
  await assert.rejects(all(engine.events()), /application\/json/);
});

test("a stream that says nothing is connected again", async (t) => {
  const fake = await FakeEngine.start(t);
  fake.prepare(stream(["retry: 1\n\n"], { open: true }), stream(["data: 1\n\n"], { open: true }));
  const { engine } = clientOf(t, fake.url);
  const silenceMs = 600_000;
  const { setTimeout: wait } = globalThis;
  let begun = 0;
  // Silence begins with the connection and with each piece of it: what begins with the first piece is over at once.
  t.mock.method(globalThis, "setTimeout", (over, ms, ...more) => wait(over, ms === silenceMs && ++begun === 2 ? 0 : ms, ...more));
  for await (const event of engine.events({ silenceMs, lastId: "41" })) {
    assert.equal(event.data, 1);
    break;
  }
  assert.equal(fake.asked.length, 2);
  assert.equal(fake.asked[0].headers["last-event-id"], "41");
});

test("closing ends an iteration that waits", async (t) => {
  const fake = await FakeEngine.start(t);
  fake.prepare(stream(["data: 1\n\n"], { open: true }));
  const { engine } = clientOf(t, fake.url);
  const events = engine.events({ silenceMs: 600_000 });
  const seen = [];
  for await (const event of events) {
    seen.push(event.data);
    setImmediate(() => events.close());
  }
  assert.deepEqual(seen, [1]);
});
