import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { realEngine, runProgram } from "./servers.js";

test("the example of the project's README says that all was accepted", async () => {
  const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  const [, example] = /```js\n(.*?)```/s.exec(readme);
  const { stdout } = await runProgram(example.replace("http://localhost:8080", realEngine().url));
  assert.match(stdout, /true \{\s*waiting: 0,\s*accepted: 3,[^}]*rejected: 0,\s*dropped: 0,\s*retries: 0/);
});
