import assert from "node:assert/strict";
import { test } from "node:test";

import { Backoff, retryAfterMs } from "../src/retrying.js";

test("waits double up to the longest", () => {
  const lowest = new Backoff(() => 0);
  const highest = new Backoff(() => 1);
  for (let place = 0; place < 12; place++) {
    const bound = Math.min(30_000, 100 * 2 ** place);
    assert.equal(lowest.next(), bound / 2);
    assert.equal(highest.next(), bound);
  }
  highest.reset();
  assert.equal(highest.next(), 100);
});

test("what was asked for is the least, and stretched not to come back together", () => {
  assert.equal(new Backoff(() => 0).next(2_000), 2_000);
  assert.equal(new Backoff(() => 1).next(2_000), 2_500);
  assert.equal(new Backoff(() => 0).next(1e12), 300_000);
});

test("Retry-After is a number or a date; nonsense is nothing", () => {
  assert.equal(retryAfterMs("3"), 3_000);
  assert.equal(retryAfterMs("Sun, 06 Nov 1994 08:49:37 GMT"), 0);
  const soon = retryAfterMs(new Date(Date.now() + 100_000).toUTCString());
  assert.ok(soon > 90_000 && soon <= 100_000, soon);
  for (const value of [null, "", "soon", "1e400", "-1x"]) {
    assert.equal(retryAfterMs(value), null, value);
  }
});
