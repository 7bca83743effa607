"""Calls that observe themselves."""

import asyncio
import unittest

from pattern_engine.tasks import Task


class TaskTest(unittest.TestCase):
    def setUp(self):
        self.observed = []

    def task(self, name=None, **fields):
        return Task(lambda observation: bool(self.observed.append(dict(observation))), name, fields)

    def test_block_that_ends_is_a_success_with_its_time(self):
        with self.task("search", tool="crm"):
            pass
        [observation] = self.observed
        self.assertGreaterEqual(observation.pop("execution_time"), 0)
        self.assertEqual({"task": "search", "tool": "crm"}, observation)

    def test_block_that_raises_is_a_failure_and_goes_on_raising(self):
        with self.assertRaisesRegex(KeyError, "x17"), self.task("search"):
            raise KeyError("x17")
        [observation] = self.observed
        self.assertEqual((False, "KeyError: 'x17'"), (observation["success"], observation["error"]))

    def test_block_that_is_interrupted_is_unknown(self):
        with self.assertRaises(KeyboardInterrupt), self.task("search"):
            raise KeyboardInterrupt
        self.assertIsNone(self.observed[0]["success"])
        self.assertNotIn("error", self.observed[0])

    def test_block_that_changes_its_observation_is_observed_so(self):
        with self.task("search") as observation:
            observation.update(error="no rows", execution_time=2.5)
        self.assertEqual(("no rows", 2.5), (self.observed[0]["error"], self.observed[0]["execution_time"]))

    def test_block_without_a_name_raises(self):
        with self.assertRaises(ValueError), self.task():
            pass

    def test_error_that_is_long_or_broken_is_told_as_far_as_it_goes(self):
        class Broken(Exception):
            def __str__(self):
                raise RuntimeError("broken")

        for failure in (ValueError("x" * 100_000), Broken()):
            with self.assertRaises(type(failure)), self.task("search"):
                raise failure
        self.assertEqual(8192, len(self.observed[0]["error"]))
        self.assertEqual("Broken", self.observed[1]["error"])

    def test_function_is_observed_at_every_call_under_its_name(self):
        @self.task(params={"variant": "batch"})
        def load(rows):
            """Loads."""
            return load(rows - 1) + 1 if rows else 0

        self.assertEqual(2, load(2))
        self.assertEqual("Loads.", load.__doc__)
        self.assertEqual([("load", {"variant": "batch"})] * 3, [(o["task"], o["params"]) for o in self.observed])

    def test_coroutine_is_observed_when_it_ends(self):
        @self.task("wait")
        async def wait(answer):
            await asyncio.sleep(0)
            self.assertEqual([], self.observed)
            return answer

        self.assertEqual(7, asyncio.run(wait(7)))
        self.assertEqual(["wait"], [observation["task"] for observation in self.observed])

    def test_coroutine_that_is_cancelled_is_unknown(self):
        @self.task("wait")
        async def wait():
            await asyncio.Event().wait()

        async def cancel():
            waiting = asyncio.ensure_future(wait())
            await asyncio.sleep(0)
            waiting.cancel()
            await waiting

        with self.assertRaises(asyncio.CancelledError):
            asyncio.run(cancel())
        self.assertIsNone(self.observed[0]["success"])


if __name__ == "__main__":
    unittest.main()
