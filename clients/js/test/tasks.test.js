import assert from "node:assert/strict";
import { test } from "node:test";

import { observed } from "../src/tasks.js";

function recorder() {
  const seen = [];
  return { seen, observe: (observation) => seen.push(observation) };
}

test("a call that ends is a success with its time", () => {
  const { seen, observe } = recorder();
  const shop = { price: 3, total: observed(observe, "total", function (number) { return number * this.price; }, { tool: "crm" }) };
  assert.equal(shop.total(2), 6);
  const [{ execution_time, ...rest }] = seen;
  assert.ok(execution_time >= 0);
  assert.deepEqual(rest, { task: "total", tool: "crm" });
});

test("a call that throws is a failure, and goes on throwing", () => {
  const { seen, observe } = recorder();
  assert.throws(observed(observe, "search", () => { throw new RangeError("x17"); }), /x17/);
  assert.deepEqual([seen[0].success, seen[0].error], [false, "RangeError: x17"]);
});

test("a promise is observed when it settles", async () => {
  const { seen, observe } = recorder();
  let settle;
  const waiting = observed(observe, "wait", () => new Promise((resolve) => (settle = resolve)))();
  assert.deepEqual(seen, []);
  settle(7);
  assert.equal(await waiting, 7);
  await assert.rejects(observed(observe, "wait", async () => { throw "nothing"; })(), (thrown) => thrown === "nothing");
  assert.deepEqual(seen.map(({ success, error }) => [success, error]), [[undefined, undefined], [false, "nothing"]]);
});

test("a call that was aborted is unknown", () => {
  const { seen, observe } = recorder();
  assert.throws(observed(observe, "search", () => { throw new DOMException("stop", "AbortError"); }));
  assert.deepEqual([seen[0].success, "error" in seen[0]], [null, false]);
});

test("an error that is long or broken is told as far as it goes", () => {
  const { seen, observe } = recorder();
  for (const thrown of ["x".repeat(100_000), { toString() { throw new Error(); } }]) {
    assert.throws(observed(observe, "search", () => { throw thrown; }));
  }
  assert.deepEqual(seen.map(({ error }) => error.length), [8_192, "unknown".length]);
});
