"""The engine, as an agent sees it."""

from __future__ import annotations

import atexit
import json
import os
import re
import ssl
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timezone
from types import MappingProxyType
from typing import Any

from .advice import Advice, parse, silence
from .errors import EngineError, refusal
from .events import EventStream
from .sending import OBSERVATIONS, OUTCOMES, Delivery, Parcel, Sender
from .tasks import Task
from .transport import Transport, header_text

RECOMMENDATIONS = "/api/v1/recommendations"

_COOL_DOWN_SECONDS = 5.0
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?")
_SESSION: ContextVar[Mapping[str, Any]] = ContextVar("pattern_engine_session", default=MappingProxyType({}))


class Engine:
    """One engine, told and asked by one agent or many; for any number of threads.

    ``url``: where it is; ``PATTERN_ENGINE_URL`` or ``http://localhost:8080`` when not given.
    ``key``: the API key; ``PATTERN_ENGINE_KEY`` when not given.
    ``timeout``: how long a question may take, in seconds.
    ``queue``, ``queue_bytes``: how much may wait to be sent; what comes when it is full is dropped and counted.
    ``send_timeout``: how long the engine may take to acknowledge, in seconds, before it is sent again.
    ``exit_timeout``: how long the end of the program waits for what is still in the queue, in seconds.
    ``strict``: whether ``recommend`` raises ``EngineError`` where it would else answer with silence.
    ``tls``: what an ``https`` engine is checked with.

    Observing never waits and never raises. After a fork the child has an empty queue; the parent sends what waited.
    """

    def __init__(
        self,
        url: str | None = None,
        *,
        key: str | None = None,
        timeout: float = 1.0,
        queue: int = 10_000,
        queue_bytes: int = 8 * 1024 * 1024,
        send_timeout: float = 10.0,
        exit_timeout: float = 2.0,
        strict: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        address = url or os.environ.get("PATTERN_ENGINE_URL") or "http://localhost:8080"
        self._transport = Transport(address, key or os.environ.get("PATTERN_ENGINE_KEY") or None, tls)
        self._sender = Sender(self._transport, queue, queue_bytes, send_timeout)
        self._timeout, self._exit_timeout, self._strict = timeout, exit_timeout, strict
        self._quiet_until = 0.0
        self._quiet_reason = ""
        self._streams: weakref.WeakSet[EventStream] = weakref.WeakSet()
        _watch_forks(self)
        atexit.register(self.close)

    def observe(
        self, observation: Mapping[str, Any] | str | None = None, /, *, traceparent: str | None = None, **fields: Any
    ) -> bool:
        """Tells what was done: an observation, or the name of its task and its other fields. Returns at once.

        The fields are those of the interface (``task``, ``session``, ``agent``, ``tool``, ``execution_time`` in
        seconds, ``success``, ``error``, ``context``, ``params``, ``outcome``, ``end``, …); only ``task`` is needed. One
        without ``timestamp`` gets the time of this call. Returns whether it will be sent: false when the queue is full
        or it cannot be written as JSON. ``delivery`` tells what became of all.
        """
        try:
            observed = _with_session(_merged(observation, fields), ("session", "agent", "context"))
            observed.setdefault("timestamp", datetime.now(timezone.utc).isoformat())
            parcel = Parcel(OBSERVATIONS, _json(observed), str(observed.get("session") or ""), _trace(traceparent))
        except Exception as mistake:  # a mistake in what is told must not break who tells it
            self._sender.reject(f"the observation cannot be written as JSON: {mistake!r}")
            return False
        return self._sender.offer(parcel)

    def recommend(
        self, question: Mapping[str, Any] | str | None = None, /, *, traceparent: str | None = None, **fields: Any
    ) -> Advice:
        """Asks what to do: a question, or the name of its task and its other fields (``error``, ``goal``, …).

        What was observed before is sent first, so that the answer reflects it; that may take half of the timeout. When
        there is no answer in time, the advice is silence with the reason; for 5 s after that (or for as long as the
        engine asked for, up to 30 s) it is silence at once. With ``strict`` it raises ``EngineError`` instead.
        """
        kinds = None
        try:
            asked = _with_session(_merged(question, fields), ("session", "context"))
            kinds = asked.get("kinds")
            return self._ask(asked, _trace(traceparent))
        except EngineError as failure:
            if self._strict:
                raise
            return silence(str(failure), kinds)
        except Exception as mistake:  # a mistake in what is asked must not break who asks it
            if self._strict:
                raise EngineError(f"the question makes no sense: {mistake!r}") from mistake
            return silence(f"the question makes no sense: {mistake!r}")

    def outcome(
        self, advice: Advice | str, followed: bool, *, success: bool | None = None, execution_time: float | None = None
    ) -> bool:
        """Reports what became of an advice (or of the one with that id). Returns at once; whether it will be sent.

        ``success``: of what was done, whether it followed the advice or not. ``execution_time``: seconds. The first
        report of an advice counts. There is nothing to report of an advice that was silence for want of an answer.
        """
        recommendation = advice.id if isinstance(advice, Advice) else advice
        if not recommendation:
            return False
        told = {
            "recommendation": recommendation,
            "followed": followed,
            "success": success,
            "execution_time": execution_time,
        }
        try:
            body = _json(told)
        except Exception as mistake:  # as in observe
            self._sender.reject(f"the outcome cannot be written as JSON: {mistake!r}")
            return False
        return self._sender.offer(Parcel(OUTCOMES, body))

    @contextmanager
    def session(
        self, session: str, *, agent: str | None = None, context: Mapping[str, Any] | None = None
    ) -> Iterator[Engine]:
        """Makes all that is told and asked in the block, in this thread or coroutine, part of one run.

        ``context``: its circumstances, among them its ``goal``. What an observation or a question says itself counts
        more. The session ends with an observation that has ``end`` or an ``outcome``, not with the block.
        """
        given = {"session": session, "agent": agent, "context": dict(context or {})}
        token = _SESSION.set({name: value for name, value in given.items() if value})
        try:
            yield self
        finally:
            _SESSION.reset(token)

    def task(self, task: str | None = None, /, **fields: Any) -> Task:
        """A block or, as decorator, a function whose calls are observed with time, success and error; see ``Task``.

        ``task``: its name; a function's own when not given. ``fields``: of every observation.
        """
        return Task(self.observe, task, fields)

    def events(self, *only: str, last_id: str = "", silence: float = 60.0) -> EventStream:
        """What happens in the engine, as it happens: an iterator that connects again by itself; see ``EventStream``.

        ``only``: names of events (``patterns``, ``advice``, ``loops``, …), all when none is given. ``last_id``: of the
        last that was heard, to go on from.
        """
        stream = EventStream(self._transport, only, last_id, silence)
        self._streams.add(stream)
        return stream

    @property
    def delivery(self) -> Delivery:
        """What became of all that was to be sent."""
        return self._sender.delivery

    def flush(self, timeout: float = 10.0) -> bool:
        """Sends what waits at once; whether the engine has taken (or refused) all of it within ``timeout`` seconds."""
        return self._sender.flush(timeout)

    def close(self, timeout: float | None = None) -> bool:
        """Sends what waits for at most ``timeout`` (else ``exit_timeout``) seconds, and ends; whether nothing was left.

        Happens at the end of the program by itself. What is left is counted as dropped.
        """
        atexit.unregister(self.close)
        done = self._sender.close(self._exit_timeout if timeout is None else timeout)
        for stream in list(self._streams):
            stream.close()
        self._transport.close()
        return done

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _ask(self, question: Mapping[str, Any], trace: str) -> Advice:
        deadline = time.monotonic() + self._timeout
        body = _json(question)
        if time.monotonic() < self._quiet_until:
            raise EngineError(self._quiet_reason)
        self._sender.flush(self._timeout / 2, patient=False)
        headers = {
            "Content-Type": "application/json",
            "X-Session": header_text(question.get("session")),
            "traceparent": trace,
        }
        try:
            answer = self._transport.post(
                RECOMMENDATIONS,
                body,
                {name: value for name, value in headers.items() if value},
                deadline - time.monotonic(),
            )
        except EngineError as failure:
            self._quieten(_COOL_DOWN_SECONDS if time.monotonic() >= deadline else 0, str(failure))
            raise
        if answer.status != 200:
            problem = refusal(answer.status, answer.body)
            self._quieten(min(answer.retry_after or 0, 30), problem)
            raise EngineError(problem, answer.status, answer.retry_after)
        try:
            return parse(json.loads(answer.body))
        except ValueError as mistake:
            raise EngineError(str(mistake), answer.status) from mistake

    def _quieten(self, seconds: float, why: str) -> None:
        self._quiet_until, self._quiet_reason = time.monotonic() + seconds, why

    def _start_over(self) -> None:
        self._transport.forget()
        self._sender.start_over()


def _watch_forks(engine: Engine) -> None:
    """Lets a child process begin anew, as long as there is the engine."""
    known = weakref.ref(engine)

    def begin() -> None:
        alive = known()
        if alive is not None:
            alive._start_over()

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=begin)


def _merged(given: Mapping[str, Any] | str | None, fields: Mapping[str, Any]) -> dict[str, Any]:
    first = {"task": given} if isinstance(given, str) else dict(given or {})
    return {**first, **fields}


def _with_session(told: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    session = _SESSION.get()
    completed = {**{name: session[name] for name in names if name in session}, **told}
    if session.get("context") and told.get("context"):
        completed["context"] = {**session["context"], **told["context"]}
    return completed


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":"), default=_plain).encode("ascii")


def _plain(value: object) -> object:
    return float(value) if hasattr(value, "__float__") else str(value)


def _trace(traceparent: str | None) -> str:
    return traceparent if traceparent and _TRACEPARENT.fullmatch(traceparent) else ""
