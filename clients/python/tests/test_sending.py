"""Observations on their way, through all that can happen to them there."""

import os
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from tests.cases import FakeEngineCase
from tests.servers import FakeEngine, Way, cut, hold, reply

CLIENT = Path(__file__).parents[1]
FULL = {"title": "Too Many Requests", "detail": "the memory is used up", "errors": []}


class SendingTest(FakeEngineCase):
    def test_observe_the_least_sends_it_with_its_time(self):
        engine = self.engine(key="secret")
        self.assertTrue(engine.observe({"task": "process_data", "execution_time": 1.5, "success": True}))
        self.assertTrue(engine.flush())
        asked = self.fake.asked[0]
        self.assertEqual("/api/v1/observations", asked.path)
        self.assertEqual("application/x-ndjson", asked.headers["content-type"])
        self.assertEqual("Bearer secret", asked.headers["authorization"])
        line = asked.lines[0]
        self.assertRegex(line.pop("timestamp"), r"^\d{4}-\d\d-\d\dT.*\+00:00$")
        self.assertEqual({"task": "process_data", "execution_time": 1.5, "success": True}, line)
        self.assertEqual((0, 1, 0, 0, 0, 0, None), engine.delivery)

    def test_observe_many_goes_in_order_in_few_requests(self):
        engine = self.engine()
        for number in range(2500):
            engine.observe(f"task {number}", session="run-7")
        self.assertTrue(engine.flush())
        tasks = [line["task"] for asked in self.fake.asked for line in asked.lines]
        self.assertEqual([f"task {number}" for number in range(2500)], tasks)
        self.assertLess(len(self.fake.asked), 10)
        self.assertEqual({"run-7"}, {asked.headers["x-session"] for asked in self.fake.asked})

    def test_observe_several_sessions_in_one_request_names_none_in_the_header(self):
        done = threading.Event()
        self.fake.prepare(hold(done))
        engine = self.engine()
        engine.observe("a")
        self.fake.wait_asked(1)
        engine.observe("a", session="run-7")
        engine.observe("a", session="run-8")
        done.set()
        engine.flush()
        self.assertEqual(2, len(self.fake.asked[-1].lines))
        self.assertNotIn("x-session", self.fake.asked[-1].headers)

    def test_observe_a_session_that_no_header_can_carry_leaves_it_in_the_line(self):
        engine = self.engine()
        engine.observe("a", session="Lauf\r\nX-Evil: ü")
        engine.flush()
        self.assertNotIn("x-session", self.fake.asked[0].headers)
        self.assertEqual("Lauf\r\nX-Evil: ü", self.fake.asked[0].lines[0]["session"])

    def test_observe_with_a_traceparent_passes_it_on(self):
        trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        engine = self.engine()
        engine.observe("a", traceparent=trace)
        engine.flush()
        engine.observe("a", traceparent="nonsense\r\n")
        engine.flush()
        self.assertEqual([trace, None], [asked.headers.get("traceparent") for asked in self.fake.asked])

    def test_observe_when_refused_for_a_while_sends_the_same_again_and_not_too_soon(self):
        self.fake.prepare(reply(429, FULL, Retry_After="1"), reply(503, FULL, Retry_After="0"), cut, cut)
        engine = self.engine()
        engine.observe("a")
        self.fake.wait_asked(1)
        begun = time.monotonic()
        self.fake.wait_asked(2)
        waited = time.monotonic() - begun
        self.assertTrue(engine.flush())
        self.assertGreater(waited, 0.9, "Retry-After was not honoured")
        self.assertEqual(5, len(self.fake.asked))
        self.assertEqual(1, len({(asked.body, asked.headers["idempotency-key"]) for asked in self.fake.asked}))
        self.assertEqual((1, 3, 0), (engine.delivery.accepted, engine.delivery.retries, engine.delivery.dropped))

    def test_observe_different_things_has_different_keys(self):
        engine = self.engine()
        for task in "ab":
            engine.observe(task)
            engine.flush()
        self.assertEqual(2, len({asked.headers["idempotency-key"] for asked in self.fake.asked}))

    def test_observe_when_the_queue_is_full_drops_and_counts_and_keeps_the_first(self):
        done = threading.Event()
        self.addCleanup(done.set)
        self.fake.prepare(hold(done))
        engine = self.engine(queue=10)
        with self.assertLogs("pattern_engine", "WARNING") as logged:
            taken = [engine.observe(f"task {number}") for number in range(1000)]
        self.assertEqual([True] * 10 + [False] * 990, taken)
        self.assertEqual((10, 990), (engine.delivery.waiting, engine.delivery.dropped))
        self.assertEqual("the queue is full", engine.delivery.problem)
        self.assertEqual(1, len(logged.output), logged.output)
        done.set()
        self.assertTrue(engine.flush())
        batches = {asked.headers["idempotency-key"]: asked.lines for asked in self.fake.asked}
        tasks = [line["task"] for lines in batches.values() for line in lines]
        self.assertEqual([f"task {number}" for number in range(10)], tasks)

    def test_observe_more_bytes_than_the_queue_holds_drops_them(self):
        engine = self.engine(queue_bytes=1000)
        self.assertFalse(engine.observe("a", error="x" * 2000))
        self.assertTrue(engine.observe("a"))
        self.assertEqual(1, engine.delivery.dropped)

    def test_observe_what_is_no_json_is_counted_and_does_not_raise(self):
        engine = self.engine()
        loop = {}
        loop["loop"] = loop
        with self.assertLogs("pattern_engine", "WARNING"):
            for mistake in ({"execution_time": float("nan")}, {"context": loop}, {"context": {1: Broken()}}):
                self.assertFalse(engine.observe("a", **mistake))
            self.assertFalse(engine.observe(7))
        self.assertEqual(4, engine.delivery.rejected)

    def test_observe_what_the_engine_refuses_is_counted_with_the_reason(self):
        items = [{"line": 2, "status": "rejected", "error": {"pointer": "/task", "detail": "is required"}}]
        self.fake.prepare(reply(200, {"accepted": 1, "duplicates": 2, "rejected": 1, "items": items}))
        engine = self.engine()
        with self.assertLogs("pattern_engine", "WARNING") as logged:
            engine.observe("a")
            engine.flush()
        self.assertEqual((0, 1, 2, 1, 0, 0, "/task is required"), engine.delivery)
        self.assertIn("/task is required", logged.output[0])

    def test_observe_without_the_right_key_does_not_try_for_ever(self):
        self.fake.prepare(reply(401, {"title": "Unauthorized", "detail": "no such key", "errors": []}))
        engine = self.engine()
        with self.assertLogs("pattern_engine", "WARNING"):
            engine.observe("a")
            self.assertTrue(engine.flush())
        self.assertEqual((1, "401 Unauthorized: no such key"), (engine.delivery.rejected, engine.delivery.problem))

    def test_observe_what_the_engine_stumbles_over_gives_up_after_five_tries(self):
        self.fake.prepare(*[reply(500)] * 5)
        engine = self.engine()
        with self.assertLogs("pattern_engine", "WARNING"):
            engine.observe("bad")
            self.assertTrue(engine.flush())
            engine.observe("good")
            self.assertTrue(engine.flush())
        self.assertEqual((1, 1, 4), (engine.delivery.rejected, engine.delivery.accepted, engine.delivery.retries))

    def test_outcome_goes_alone_and_in_its_place(self):
        engine = self.engine()
        engine.observe("a")
        self.assertTrue(engine.outcome("r-7", True, success=False, execution_time=0.5))
        self.assertTrue(engine.outcome("r-8", False))
        engine.observe("b")
        self.assertTrue(engine.flush())
        observations, outcomes = "/api/v1/observations", "/api/v1/outcomes"
        self.assertEqual([observations, outcomes, outcomes, observations], [asked.path for asked in self.fake.asked])
        told = {"recommendation": "r-7", "followed": True, "success": False, "execution_time": 0.5}
        self.assertEqual([told], self.fake.asked[1].lines)
        self.assertNotIn("idempotency-key", self.fake.asked[1].headers)
        self.assertEqual(4, engine.delivery.accepted)

    def test_observe_what_is_longer_than_a_line_may_be_goes_alone_and_in_its_place(self):
        engine = self.engine()
        for task, error in (("a", "x"), ("b", "x" * 65_536), ("c", "x"), ("d", "x")):
            engine.observe(task, error=error)
        self.assertTrue(engine.flush())
        self.assertEqual([["a"], ["b"], ["c", "d"]], [[one["task"] for one in asked.lines] for asked in self.fake.asked])
        types = [asked.headers["content-type"] for asked in self.fake.asked]
        self.assertEqual(["application/x-ndjson", "application/json", "application/x-ndjson"], types)
        self.assertEqual(3, len({asked.headers["idempotency-key"] for asked in self.fake.asked}))
        self.assertEqual((4, 0), (engine.delivery.accepted, engine.delivery.rejected))

    def test_outcome_of_silence_is_not_sent(self):
        self.assertFalse(self.engine().outcome("", True))

    def test_close_while_the_engine_is_away_ends_in_time_and_counts_what_is_lost(self):
        self.fake.prepare(*[reply(503, FULL, Retry_After="60")] * 9)
        engine = self.engine()
        engine.observe("a")
        self.fake.wait_asked(1)
        begun = time.monotonic()
        with self.assertLogs("pattern_engine", "WARNING"):
            self.assertFalse(engine.close(0.3))
        self.assertLess(time.monotonic() - begun, 20)
        self.fake.wait_asked(2)  # the last chance did not wait for a minute
        self.assertEqual((0, 1), (engine.delivery.waiting, engine.delivery.dropped))
        self.assertFalse(engine.observe("b"))
        self.assertEqual(2, engine.delivery.dropped)

    def test_close_twice_is_as_good_as_once(self):
        engine = self.engine()
        engine.observe("a")
        self.assertTrue(engine.close())
        self.assertTrue(engine.close())

    def test_kept_connection_cut_by_the_engine_is_replaced(self):
        engine = self.engine()
        engine.observe("a")
        engine.flush()
        self.fake.prepare(cut)
        engine.observe("b")
        self.assertTrue(engine.flush())
        self.assertEqual((2, 0), (engine.delivery.accepted, engine.delivery.retries))


class ProcessTest(unittest.TestCase):
    def run_program(self, program, url, exit_timeout=30):
        begin = f"from pattern_engine import Engine\nimport os\nengine = Engine({url!r}, exit_timeout={exit_timeout})\n"
        return subprocess.run(
            [sys.executable, "-c", begin + program],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env={**os.environ, "PYTHONPATH": str(CLIENT)},
        )

    def test_exit_with_something_queued_sends_it(self):
        with FakeEngine() as fake:
            self.run_program("for task in 'abc': engine.observe(task)", fake.url)
            self.assertEqual(list("abc"), [line["task"] for asked in fake.asked for line in asked.lines])

    def test_exit_while_the_engine_is_away_ends_and_says_what_is_lost(self):
        away = Way("http://127.0.0.1:1")
        self.addCleanup(away.close)
        told = self.run_program("for task in 'abc': engine.observe(task)", away.url, exit_timeout=0.5)
        self.assertIn("closed before they were sent", told.stderr)

    @unittest.skipUnless(hasattr(os, "fork"), "there is no fork here")
    def test_fork_with_something_queued_sends_it_once_and_what_the_child_adds(self):
        program = (
            "engine.observe('parent')\n"
            "child = os.fork()\n"
            "if not child:\n    engine.observe('child'); engine.close(30); os._exit(0)\n"
            "os.waitpid(child, 0)"
        )
        with FakeEngine() as fake:
            self.run_program(program, fake.url)
            tasks = [line["task"] for asked in fake.asked for line in asked.lines]
            self.assertEqual(["child", "parent"], sorted(tasks))


class Broken:
    def __str__(self):
        raise RuntimeError("broken")


if __name__ == "__main__":
    unittest.main()
