"""Server-sent events."""

import threading
import unittest
from unittest import mock

from pattern_engine import EngineError, Event
from pattern_engine.events import Parser
from tests.cases import FakeEngineCase
from tests.servers import cut, reply, stream

TEXT = (
    "\ufeff: a comment\r\n"
    'id: 1\r\nevent: pattern\r\ndata: {"title":\r\ndata: "für"}\r\n\r\n'
    "data:no space\rdata:  two\r\r"
    "event: nothing\n\n"
    "id\ndata\n\n"
    "id: 2\nretry: 250\nunknown: x\ndata: last\n\n"
    "data: cut off"
).encode()
EVENTS = [
    Event("1", "pattern", {"title": "für"}),
    Event("1", "message", "no space\n two"),
    Event("", "message", ""),
    Event("2", "message", "last"),
]


class ParserTest(unittest.TestCase):
    def test_feed_in_pieces_of_any_size_gives_the_same_events(self):
        for size in range(1, len(TEXT) + 1):
            parser = Parser()
            pieces = [TEXT[start : start + size] for start in range(0, len(TEXT), size)]
            self.assertEqual(EVENTS, [event for piece in pieces for event in parser.feed(piece)], f"pieces of {size}")
            self.assertEqual(("2", 0.25), (parser.last_id, parser.retry_seconds))

    def test_feed_a_carriage_return_completes_the_line_at_once(self):
        self.assertEqual([Event("", "message", 1)], Parser().feed(b"data: 1\r\r"))

    def test_feed_an_id_with_a_nul_keeps_the_one_before(self):
        self.assertEqual("7", Parser("7").feed(b"id: a\0b\ndata: x\n\n")[0].id)

    def test_feed_bytes_that_are_no_text_goes_on(self):
        self.assertEqual("\ufffd", Parser().feed(b"data: \xff\n\n")[0].data)


class EventStreamTest(FakeEngineCase):
    def test_iterate_a_stream_that_breaks_goes_on_after_the_last_event(self):
        self.fake.prepare(
            stream(b"retry: 1\n\nid: 1\nda", b"ta: 1\n\nid: 2\ndata: half"),
            reply(503, Retry_After="0"),
            cut,
            stream(b"id: 2\ndata: 2\n\n"),
            reply(204),
        )
        engine = self.engine(key="secret")
        self.assertEqual([1, 2], [event.data for event in engine.events()])
        self.assertEqual(["1"] * 3 + ["2"], [asked.headers.get("last-event-id") for asked in self.fake.asked[1:]])
        self.assertEqual({"Bearer secret"}, {asked.headers["authorization"] for asked in self.fake.asked})
        self.assertEqual("/api/v1/events", self.fake.asked[0].path)

    def test_iterate_a_stream_that_says_when_to_come_again_waits_as_long_each_time(self):
        self.fake.prepare(stream(b"retry: 8\n\n"), stream(b": nothing\n\n"), reply(204))
        events = self.engine().events()
        waits = []
        with mock.patch.object(events._closed, "wait", waits.append):
            self.assertEqual([], list(events))
        self.assertEqual(2, len(waits))
        self.assertTrue(all(0.004 <= seconds <= 0.008 for seconds in waits), waits)

    def test_iterate_some_events_from_an_earlier_one_asks_for_them(self):
        self.fake.prepare(reply(204))
        engine = self.engine()
        self.assertEqual([], list(engine.events("loops", "late", last_id="41")))
        self.assertEqual("41", self.fake.asked[0].headers["last-event-id"])
        self.assertEqual("/api/v1/events?events=loops,late", self.fake.asked[0].path)

    def test_iterate_where_the_key_is_refused_raises(self):
        self.fake.prepare(reply(401, {"title": "Unauthorized"}))
        engine = self.engine()
        with self.assertRaisesRegex(EngineError, "401 Unauthorized"):
            next(engine.events())

    def test_iterate_what_is_no_stream_raises(self):
        self.fake.prepare(reply(200, {}))
        engine = self.engine()
        with self.assertRaisesRegex(EngineError, "application/json"):
            next(engine.events())

    def test_iterate_a_stream_that_says_nothing_connects_again(self):
        done = threading.Event()
        self.addCleanup(done.set)
        self.fake.prepare(stream(b"retry: 1\n\n", until=done), stream(b"data: 1\n\n", until=done))
        engine = self.engine()
        self.assertEqual(1, next(engine.events(silence=0.2)).data)

    def test_close_while_another_thread_waits_ends_its_iteration(self):
        done = threading.Event()
        self.addCleanup(done.set)
        self.fake.prepare(stream(b"data: 1\n\n", until=done))
        events = self.engine().events()
        first, seen = threading.Event(), []

        def listen() -> None:
            for event in events:
                seen.append(event.data)
                first.set()

        thread = threading.Thread(target=listen)
        thread.start()
        self.assertTrue(first.wait(30))
        events.close()
        thread.join(30)
        self.assertFalse(thread.is_alive())
        self.assertEqual([1], seen)


if __name__ == "__main__":
    unittest.main()
