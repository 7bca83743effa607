"""What happens in the engine, as it happens: server-sent events."""

from __future__ import annotations

import codecs
import http.client
import json
import logging
import re
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote

from .errors import EngineError, refusal
from .retrying import RETRIED, Backoff, retry_after
from .transport import Transport, header_text, limit

EVENTS = "/api/v1/events"

_LOG = logging.getLogger("pattern_engine")
_FIRST_SECONDS = 1.0
_LINE_END = re.compile("\r\n|\n|\r")


class Event(NamedTuple):
    """One event."""

    id: str
    """To go on from; the one before it when it has none itself."""
    event: str
    data: Any
    """What its JSON says; the text where it is none."""


class Parser:
    """Bytes of a ``text/event-stream`` to events, wherever the bytes are cut.

    Source: HTML Living Standard, 9.2.6 "Interpreting an event stream". Memory: the longest event.
    """

    def __init__(self, last_id: str = "", retry_seconds: float | None = None) -> None:
        self.last_id = last_id
        self.retry_seconds = retry_seconds
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._skipped = "\ufeff"
        self._clear()

    def feed(self, received: bytes) -> list[Event]:
        """The events that these bytes complete."""
        text = self._decoder.decode(received)
        if text:
            begin = 1 if text[0] == self._skipped else 0
            # The first character may be a mark of byte order, and one after a carriage return be of the same line end.
            self._skipped = "\n" if text[-1] == "\r" else ""
            text = text[begin:]
        *lines, self._rest = _LINE_END.split(self._rest + text)
        events = [self._line(line) for line in lines]
        return [event for event in events if event is not None]

    def _line(self, line: str) -> Event | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and re.fullmatch("[0-9]+", value):
            self.retry_seconds = int(value) / 1000
        return None

    def _dispatch(self) -> Event | None:
        self.last_id = self._id
        data, kind = "\n".join(self._data), self._event or "message"
        told = bool(self._data)
        self._clear()
        return Event(self.last_id, kind, _value(data)) if told else None

    def _clear(self) -> None:
        self._data: list[str] = []
        self._event = ""
        self._id = self.last_id


def _value(data: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data


class EventStream(Iterator[Event]):
    """The events of one engine, for one thread that iterates; another may ``close`` it, which ends the iteration.

    A connection that breaks, or says nothing for ``silence`` seconds, is made again, with ``Last-Event-ID``, after 0.5
    to 30 s (or what the engine asked for). Raises ``EngineError`` when the engine refuses to be listened to, for want
    of a key for example. Ends by itself when the engine says that there is nothing more (204).
    """

    def __init__(self, transport: Transport, only: Sequence[str], last_id: str, silence: float) -> None:
        self._transport, self._silence = transport, silence
        self._path = EVENTS + (f"?events={quote(','.join(only), safe=',')}" if only else "")
        self._parser = Parser(last_id)
        self._ready: deque[Event] = deque()
        self._closed = threading.Event()
        self._connection: http.client.HTTPConnection | None = None
        self._socket: socket.socket | None = None
        self._received = self._read()

    @property
    def last_id(self) -> str:
        """The id of the last event, to go on from later."""
        return self._parser.last_id

    def __next__(self) -> Event:
        while not self._closed.is_set():
            if self._ready:
                return self._ready.popleft()
            self._ready.extend(next(self._received))
        raise StopIteration

    def close(self) -> None:
        """Ends the iteration, also one that waits."""
        self._closed.set()
        waiting = self._socket
        if waiting is not None:
            with suppress(OSError):
                socket.socket.shutdown(waiting, socket.SHUT_RDWR)

    def __enter__(self) -> EventStream:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _read(self) -> Iterator[list[Event]]:
        """What each piece of each connection completes."""
        backoff = Backoff()
        while not self._closed.is_set():
            asked = None
            try:
                response = self._connect()
                if response is None:
                    return
                while piece := response.read1(65536):
                    backoff.reset()
                    yield self._parser.feed(piece)
            except EngineError as refused:
                if refused.status not in RETRIED:
                    raise
                asked = refused.retry_after
            except (OSError, http.client.HTTPException) as cut:
                _LOG.info("connecting again: %s", cut or type(cut).__name__)
            finally:
                self._hang_up()
            backoff.first = self._parser.retry_seconds or _FIRST_SECONDS
            self._parser = Parser(self._parser.last_id, self._parser.retry_seconds)
            self._closed.wait(backoff.next(asked))

    def _connect(self) -> http.client.HTTPResponse | None:
        self._connection = connection = self._transport.connection()
        limit(connection, time.monotonic() + self._silence)
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
        last_id = header_text(self._parser.last_id)
        if last_id:
            headers["Last-Event-ID"] = last_id
        self._transport.send(connection, "GET", self._path, headers)
        self._socket = connection.sock
        response = connection.getresponse()
        if response.status == 204 or self._closed.is_set():
            return None
        if response.status != 200:
            asked = retry_after(response.getheader("Retry-After"))
            raise EngineError(refusal(response.status, response.read()), response.status, asked)
        kind = response.headers.get_content_type()
        if kind != "text/event-stream":
            raise EngineError(f"{kind} is no stream of events", response.status)
        return response

    def _hang_up(self) -> None:
        connection, self._connection, self._socket = self._connection, None, None
        if connection is not None:
            connection.close()
