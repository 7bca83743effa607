"""What was observed, on its way to the engine."""

from __future__ import annotations

import json
import logging
import threading
import uuid
from collections import deque
from itertools import islice
from typing import NamedTuple

from .errors import EngineError, refusal
from .retrying import RETRIED, Backoff
from .transport import Answer, Transport, header_text

OBSERVATIONS = "/api/v1/observations"
OUTCOMES = "/api/v1/outcomes"

_LOG = logging.getLogger("pattern_engine")
_BATCH_LINES = 1_000
_BATCH_BYTES = 256 * 1024
_LINE_BYTES = 64 * 1024
_LINGER_SECONDS = 0.1
_TRIES_OF_500 = 5


class Parcel(NamedTuple):
    """One thing to send."""

    path: str
    body: bytes
    session: str = ""
    traceparent: str = ""


class Delivery(NamedTuple):
    """What became of everything that was to be sent."""

    waiting: int
    """In the queue, or on its way."""
    accepted: int
    """Stored by the engine."""
    duplicates: int
    """Known to the engine already: its acknowledgement was lost on the way, or its id was used before."""
    rejected: int
    """Refused, by the engine or because it cannot be written as JSON: a mistake of the caller."""
    dropped: int
    """Lost, because the queue was full or the client was closed."""
    retries: int
    """Requests that were sent again."""
    problem: str | None
    """What went wrong last."""


class Sender:
    """A bounded queue, and a thread that empties it in order.

    ``offer`` never waits. Observations go in batches of at most 1 000 lines and 256 KiB, each under an
    ``Idempotency-Key`` of its own, and a batch is sent again, byte by byte the same, until the engine has acknowledged
    or refused it: nothing is learned twice, and nothing overtakes. What is longer than a line may be (64 KiB) goes as a
    document of its own, which may have 1 MiB. When the queue is full, what comes is dropped and
    counted. Memory: ``most_bytes`` and about 200 bytes a parcel.
    """

    def __init__(self, transport: Transport, most: int, most_bytes: int, timeout: float) -> None:
        if most < 1 or most_bytes < 1:
            raise ValueError("the queue must have room for something")
        self._transport, self._most, self._most_bytes, self._timeout = transport, most, most_bytes, timeout
        self.start_over()

    def start_over(self) -> None:
        """Forgets everything, as a child process must: it lacks the thread, and the parcels are its parent's."""
        self._changed = threading.Condition()
        self._queue: deque[Parcel] = deque()
        self._bytes = self._offered = self._settled = self._urgent = 0
        self._counts = Delivery(0, 0, 0, 0, 0, 0, None)
        self._logged: set[str] = set()
        self._thread: threading.Thread | None = None
        self._closed = self._last_chance = self._abandoned = self._stuck = False

    @property
    def delivery(self) -> Delivery:
        """What became of everything so far; the parts fit each other."""
        with self._changed:
            return self._counts._replace(waiting=len(self._queue))

    def offer(self, parcel: Parcel) -> bool:
        """Whether the parcel is in the queue now."""
        with self._changed:
            obstacle = self._obstacle(parcel)
            if obstacle:
                self._drop(1, obstacle)
                return False
            self._queue.append(parcel)
            self._bytes += len(parcel.body)
            self._offered += 1
            self._changed.notify_all()
            return True

    def reject(self, reason: str) -> None:
        """Counts something that cannot be sent."""
        with self._changed:
            self._note(reason, "not sent: %s")
            self._count(rejected=1)

    def flush(self, timeout: float, patient: bool = True) -> bool:
        """Sends what waits at once, and waits for it; whether all of it is settled within ``timeout`` seconds.

        When not ``patient`` it waits no longer than until a try fails.
        """
        with self._changed:
            target = self._offered
            self._urgent = max(self._urgent, target)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._settled >= target or self._is_hopeless(patient), timeout)
            return self._settled >= target

    def close(self, timeout: float) -> bool:
        """Takes nothing more, gives what waits ``timeout`` seconds, and drops the rest; whether there was none."""
        with self._changed:
            self._closed = self._last_chance = True
            self._changed.notify_all()
        done = self.flush(timeout)
        with self._changed:
            self._abandoned = True
            if self._queue:
                self._drop(len(self._queue), "the client was closed before they were sent")
                self._queue.clear()
            self._changed.notify_all()
        return done

    def _is_hopeless(self, patient: bool) -> bool:
        return self._abandoned or (self._stuck and not patient)

    def _obstacle(self, parcel: Parcel) -> str:
        if self._closed:
            return "the client is closed"
        if len(self._queue) >= self._most or self._bytes + len(parcel.body) > self._most_bytes:
            return "the queue is full"
        return "" if self._thread else self._start()

    def _start(self) -> str:
        thread = threading.Thread(target=self._run, name="pattern-engine", daemon=True)
        try:
            thread.start()
        except RuntimeError as failure:  # no more threads, or the interpreter is ending
            return str(failure)
        self._thread = thread
        return ""

    def _run(self) -> None:
        while batch := self._next():
            self._deliver(batch)

    def _next(self) -> list[Parcel]:
        """What goes in the next request; empty at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._closed)
            self._changed.wait_for(self._is_due, _LINGER_SECONDS)
            return [] if self._abandoned else self._head()

    def _is_due(self) -> bool:
        urgent = self._closed or self._urgent > self._settled
        return urgent or len(self._queue) >= _BATCH_LINES or self._bytes >= _BATCH_BYTES

    def _head(self) -> list[Parcel]:
        batch: list[Parcel] = []
        room = _BATCH_BYTES
        for parcel in islice(self._queue, _BATCH_LINES):
            room -= len(parcel.body)
            alone = _is_document(parcel) or (batch and _is_document(batch[0]))
            if batch and (alone or room < 0):
                break
            batch.append(parcel)
        return batch

    def _deliver(self, batch: list[Parcel]) -> None:
        body, headers = _request(batch)
        backoff = Backoff()
        while not self._abandoned:
            try:
                answer = self._transport.post(batch[0].path, body, headers, self._timeout)
                if answer.status not in RETRIED or (answer.status == 500 and backoff.tries + 1 >= _TRIES_OF_500):
                    self._settle(batch, answer)
                    return
                asked, problem = answer.retry_after, refusal(answer.status, answer.body)
            except EngineError as failure:
                asked, problem = None, str(failure)
            except Exception as bug:  # must not end the thread: the batch would wait for ever, and unseen
                _LOG.exception("sending failed")
                asked, problem = None, repr(bug)
            self._wait(backoff.next(asked), problem)

    def _wait(self, seconds: float, problem: str) -> None:
        """Waits; but once the client is closed one more try is at once."""
        with self._changed:
            self._note(problem, "observations wait: %s")
            self._count(retries=1)
            self._stuck = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._abandoned or self._last_chance, seconds)
            self._last_chance = False

    def _settle(self, batch: list[Parcel], answer: Answer) -> None:
        counts, problem = _result(batch, answer)
        with self._changed:
            if not self._abandoned:
                self._count(**counts)
                self._bytes -= sum(len(self._queue.popleft().body) for _ in batch)
                self._settled += len(batch)
            if problem:
                self._note(problem, "refused: %s")
            else:
                self._logged.clear()
            self._stuck = False
            self._changed.notify_all()

    def _drop(self, number: int, reason: str) -> None:
        self._note(reason, "observations are dropped: %s")
        self._count(dropped=number)

    def _note(self, problem: str, text: str) -> None:
        """Remembers a problem, and logs it once until all is well again."""
        self._counts = self._counts._replace(problem=problem)
        if problem not in self._logged:
            self._logged.add(problem)
            _LOG.warning(text, problem)

    def _count(self, **more: int) -> None:
        sums = {name: getattr(self._counts, name) + number for name, number in more.items()}
        self._counts = self._counts._replace(**sums)


def _is_document(parcel: Parcel) -> bool:
    """Whether it goes in a request of its own."""
    return parcel.path == OUTCOMES or len(parcel.body) > _LINE_BYTES


def _request(batch: list[Parcel]) -> tuple[bytes, dict[str, str]]:
    """The body and the headers of a batch: the same whenever it is sent."""
    headers = {"Content-Type": "application/json" if _is_document(batch[0]) else "application/x-ndjson"}
    if batch[0].path == OBSERVATIONS:
        headers["Idempotency-Key"] = uuid.uuid4().hex
    for name, values in (
        ("X-Session", {parcel.session for parcel in batch}),
        ("traceparent", {parcel.traceparent for parcel in batch}),
    ):
        shared = header_text(values.pop()) if len(values) == 1 else ""
        if shared:
            headers[name] = shared
    return b"\n".join(parcel.body for parcel in batch), headers


def _result(batch: list[Parcel], answer: Answer) -> tuple[dict[str, int], str]:
    """What became of a batch, and what is wrong with it; empty when nothing is."""
    if answer.status != 200:
        return {"rejected": len(batch)}, refusal(answer.status, answer.body)
    try:
        told = json.loads(answer.body)
        if batch[0].path == OUTCOMES:
            return {"duplicates" if told["duplicate"] else "accepted": 1}, ""
        problems = [item["error"] for item in told["items"] if "error" in item]
        first = f"{problems[0]['pointer']} {problems[0]['detail']}".strip() if problems else ""
        return {name: int(told[name]) for name in ("accepted", "duplicates", "rejected")}, first
    except (ValueError, KeyError, TypeError):
        return {"rejected": len(batch)}, "the answer is none of an engine"
