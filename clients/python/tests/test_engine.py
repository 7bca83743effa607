"""Told and asked: what a fake engine gets, and what a real one makes of it."""

import threading
import time
import unittest
import uuid

from pattern_engine import Engine, EngineError
from tests.cases import FakeEngineCase
from tests.servers import RealEngine, Way, hold, reply


class AskingTest(FakeEngineCase):
    def test_recommend_the_least_asks_so(self):
        advice = self.engine(key="secret").recommend({"task": "process_data"})
        self.assertEqual(("r-1", None), (advice.id, advice.error))
        self.assertEqual("/api/v1/recommendations", self.fake.asked[0].path)
        self.assertEqual([{"task": "process_data"}], self.fake.asked[0].lines)
        self.assertEqual("Bearer secret", self.fake.asked[0].headers["authorization"])

    def test_recommend_after_observing_sends_that_first(self):
        engine = self.engine()
        engine.observe("a", session="run-7")
        engine.recommend(session="run-7")
        self.assertEqual(["/api/v1/observations", "/api/v1/recommendations"], [asked.path for asked in self.fake.asked])
        self.assertEqual("run-7", self.fake.asked[1].headers["x-session"])

    def test_recommend_in_a_session_asks_for_it(self):
        engine = self.engine()
        with engine.session("run-7", agent="planner", context={"goal": "g", "domain": "d"}):
            engine.observe("a", context={"goal": "other"})
            engine.recommend("a")
        engine.observe("b")
        engine.flush()
        observed, asked, outside = (asked.lines[0] for asked in self.fake.asked)
        self.assertEqual({"goal": "other", "domain": "d"}, observed["context"])
        self.assertEqual(("run-7", "planner"), (observed["session"], observed["agent"]))
        self.assertEqual({"task": "a", "session": "run-7", "context": {"goal": "g", "domain": "d"}}, asked)
        self.assertNotIn("session", outside)

    def test_recommend_when_refused_is_silence_with_the_reason(self):
        problem = {
            "title": "Bad input",
            "detail": "/limit must be 1 to 100",
            "errors": [{"pointer": "/limit", "detail": "must be 1 to 100"}],
        }
        self.fake.prepare(reply(400, problem))
        advice = self.engine().recommend(limit=1000, kinds=["tool"])
        self.assertEqual("400 Bad input: /limit must be 1 to 100", advice.error)
        self.assertEqual([("tool", advice.error)], [(silent.kind, silent.reason) for silent in advice.silent])
        self.assertFalse(advice)

    def test_recommend_when_refused_raises_where_that_was_chosen(self):
        self.fake.prepare(reply(503, Retry_After="7"))
        with self.assertRaises(EngineError) as raised:
            self.engine(strict=True).recommend("a")
        self.assertEqual((503, 7), (raised.exception.status, raised.exception.retry_after))

    def test_recommend_where_it_was_asked_not_to_does_not_ask_again_soon(self):
        self.fake.prepare(reply(429, {"title": "Too many"}, Retry_After="60"))
        engine = self.engine()
        self.assertEqual(["429 Too many"] * 2, [engine.recommend("a").error for _ in range(2)])
        self.assertEqual(1, len(self.fake.asked))

    def test_recommend_without_an_answer_in_time_is_silence_and_then_at_once(self):
        done = threading.Event()
        self.addCleanup(done.set)
        self.fake.prepare(hold(done))
        engine = self.engine(timeout=0.2)
        begun = time.monotonic()
        self.assertIn("in time", engine.recommend("a").error)
        self.assertIn("in time", engine.recommend("a").error)
        self.assertLess(time.monotonic() - begun, 20)
        self.assertLessEqual(len(self.fake.asked), 1)

    def test_recommend_what_makes_no_sense_is_silence(self):
        for answer in (b"no advice", [], {"id": "r"}):
            self.fake.prepare(reply(200, repr(answer)))
            self.assertIn("no advice", self.engine().recommend("a").error)
        self.assertIn("makes no sense", self.engine().recommend(limit=float("inf")).error)
        self.assertIn("makes no sense", self.engine().recommend(7).error)

    def test_recommend_while_observations_are_refused_does_not_wait_for_them(self):
        self.fake.prepare(reply(503, Retry_After="60"))
        engine = self.engine(timeout=60)
        engine.observe("a")
        self.fake.wait_asked(1)
        self.assertEqual("r-1", engine.recommend("a").id)

    def test_engine_at_what_is_no_address_raises(self):
        for url in ("localhost:8080", "ftp://localhost", "http://"):
            with self.assertRaises(ValueError):
                Engine(url)
        with self.assertRaises(ValueError):
            Engine(key="two\r\nlines")


class RealEngineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.real = RealEngine()
        cls.addClassCleanup(cls.real.close)

    def setUp(self):
        self.way = Way(self.real.url)
        self.addCleanup(self.way.close)
        self.session = f"python-{uuid.uuid4().hex}"

    def engine(self, **settings):
        engine = Engine(self.way.url, timeout=20, **settings)
        self.addCleanup(engine.close, 0)
        return engine

    def test_observe_then_recommend_reflects_it(self):
        engine = self.engine()
        self.way.open()
        opened, found = f"open {self.session}", f"find {self.session}"
        for run in range(3):
            with engine.session(f"{self.session}-{run}"):
                engine.observe(opened)
                engine.observe(found, tool="crm", execution_time=0.8, end=True)
        advice = engine.recommend({"task": opened, "kinds": ["sequence"]})
        self.assertIsNone(advice.error)
        self.assertEqual(found, advice.best("sequence").action)
        self.assertEqual(3, advice.best().support)
        self.assertTrue(engine.outcome(advice, True, success=True))
        self.assertTrue(engine.flush())
        self.assertEqual((7, 0, None), (engine.delivery.accepted, engine.delivery.rejected, engine.delivery.problem))

    def test_observe_where_the_engine_is_away_and_comes_back_keeps_order_and_learns_once(self):
        engine = self.engine(queue=50)
        with self.assertLogs("pattern_engine", "WARNING"):
            begun = time.monotonic()
            taken = [engine.observe(f"step {number}", session=self.session) for number in range(200)]
            self.assertIn("no answer", engine.recommend("step 1").error)
            self.assertLess(time.monotonic() - begun, 9, "somebody waited for the engine")
        self.assertEqual((50, 150), (sum(taken), engine.delivery.dropped))
        self.way.open(answers_to_cut=2)
        self.assertTrue(engine.flush(30))
        self.assertEqual(2, self.way.cuts)
        self.assertEqual((0, 50), (engine.delivery.waiting, engine.delivery.accepted + engine.delivery.duplicates))
        self.assertEqual(50, engine.delivery.duplicates, "it was not the acknowledgement that was lost")
        seen = self.real.get(f"/api/v1/sessions/{self.session}")
        self.assertEqual(50, seen["observations"])
        self.assertEqual([f"step {number}" for number in range(50)][-len(seen["recent"]) :], seen["recent"])

    def loop(self, engine, session):
        """Lets a session run into a loop."""
        for _ in range(3):
            engine.observe("search", session=session, params={"q": "x"}, error="nothing found")
        self.assertTrue(engine.flush(20))

    def test_events_come_as_they_happen_and_what_was_missed_when_cut_off(self):
        self.way.open()
        observer = Engine(self.real.url, timeout=20)
        self.addCleanup(observer.close, 0)
        with self.engine().events("loops") as events:
            begun = next(events)
            self.assertEqual(("hello", None), (begun.event, begun.data["resumed"]))
            self.loop(observer, f"{self.session}-1")
            first = next(events)
            self.assertEqual(("loops", f"{self.session}-1"), (first.event, first.data["session"]))
            self.way.cut()
            self.loop(observer, f"{self.session}-2")
            again = next(events)
            self.assertEqual(("hello", first.id, True), (again.event, again.id, again.data["resumed"]))
            self.assertEqual(f"{self.session}-2", next(events).data["session"])
        with self.engine().events("loops", last_id=begun.id) as anew:
            told = [next(anew).data for _ in range(3)]
        self.assertTrue(told[0]["resumed"])
        self.assertEqual([f"{self.session}-{run}" for run in (1, 2)], [loop["session"] for loop in told[1:]])

    def test_observe_what_is_wrong_is_counted_beside_what_is_right(self):
        engine = self.engine()
        self.way.open()
        with self.assertLogs("pattern_engine", "WARNING") as logged:
            engine.observe("", session=self.session)
            engine.observe("right", session=self.session)
            engine.flush()
        self.assertEqual((1, 1), (engine.delivery.rejected, engine.delivery.accepted))
        self.assertIn("/task", logged.output[0])

    def test_observe_an_error_of_any_length_is_learned_or_counted_with_the_reason(self):
        engine = self.engine()
        self.way.open()
        with self.assertLogs("pattern_engine", "WARNING") as logged:
            for length in (60_000, 70_000):
                engine.observe("read", session=self.session, error="ü" * length)
            engine.observe("read", session=self.session)
            engine.flush()
        self.assertEqual((2, 1), (engine.delivery.accepted, engine.delivery.rejected))
        self.assertIn("/error must not be longer than 65536 characters", logged.output[0])
        self.assertEqual(1, self.real.get(f"/api/v1/sessions/{self.session}")["failures"])

    def test_task_that_fails_is_learned_as_failed(self):
        engine = self.engine()
        self.way.open()
        with engine.session(self.session), self.assertRaises(ZeroDivisionError), engine.task("divide"):
            1 / 0  # noqa: B018
        engine.flush()
        self.assertEqual(1, self.real.get(f"/api/v1/sessions/{self.session}")["failures"])


if __name__ == "__main__":
    unittest.main()
