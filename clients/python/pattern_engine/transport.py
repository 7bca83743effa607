"""Requests to one engine, over connections that are kept."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from .errors import EngineError
from .retrying import retry_after

_MOST_KEPT = 4
_KEPT_SECONDS = 20.0
_HEADER_TEXT = re.compile(r"[\x21-\x7e]+(?: +[\x21-\x7e]+)*")


class Answer(NamedTuple):
    """What the engine answered."""

    status: int
    retry_after: float | None
    body: bytes


def header_text(value: object, longest: int = 256) -> str:
    """The value as a header may carry it (printable ASCII); empty when it may not."""
    text = str(value) if value is not None else ""
    return text if len(text) <= longest and _HEADER_TEXT.fullmatch(text) else ""


class Transport:
    """The way to one engine; for any number of threads.

    Proxies of the environment are not used. Up to 4 connections that are not in use are kept for up to 20 s.
    """

    def __init__(self, url: str, key: str | None = None, tls: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"url must be http[s]://HOST[:PORT][/PATH], not {url!r}")
        if key is not None and not header_text(key, 8192):
            raise ValueError("key must be printable ASCII and not empty")
        self._host, self._port, self._path = parts.hostname, parts.port, parts.path.rstrip("/")
        self._tls = (tls or ssl.create_default_context()) if parts.scheme == "https" else None
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.forget()

    def forget(self) -> None:
        """Leaves all kept connections to whoever else has them: after a fork they are the parent's."""
        self._kept: list[tuple[http.client.HTTPConnection, float]] = []
        self._lock = threading.Lock()

    def post(self, path: str, body: bytes, headers: Mapping[str, str], timeout: float) -> Answer:
        """The answer to a POST, whatever its status.

        A kept connection that turns out to be cut is replaced, and the request sent again. Raises ``EngineError`` when
        there is no answer: it could not be sent, or nothing came for what was left of ``timeout`` seconds.
        """
        deadline = time.monotonic() + timeout
        kept = self._take()
        try:
            if kept is not None:
                with suppress(ConnectionError):
                    return self._exchange(kept, path, body, headers, deadline)
            return self._exchange(self.connection(), path, body, headers, deadline)
        except socket.timeout as late:
            raise EngineError(f"no answer from {self._host} in time") from late
        except (OSError, http.client.HTTPException) as failure:
            raise EngineError(f"no answer from {self._host}: {failure or type(failure).__name__}") from failure

    def connection(self) -> http.client.HTTPConnection:
        """A new connection, not yet made."""
        if self._tls is not None:
            return http.client.HTTPSConnection(self._host, self._port, context=self._tls)
        return http.client.HTTPConnection(self._host, self._port)

    def send(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> None:
        """Sends a request, with the key."""
        connection.request(method, self._path + path, body, {**self._headers, **headers})

    def close(self) -> None:
        """Closes all kept connections."""
        with self._lock:
            kept, self._kept = self._kept, []
        for connection, _ in kept:
            connection.close()

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        path: str,
        body: bytes,
        headers: Mapping[str, str],
        deadline: float,
    ) -> Answer:
        try:
            limit(connection, deadline)
            self.send(connection, "POST", path, headers, body)
            limit(connection, deadline)
            response = connection.getresponse()
            answer = Answer(response.status, retry_after(response.getheader("Retry-After")), response.read())
        except BaseException:
            connection.close()
            raise
        self._keep(connection)
        return answer

    def _take(self) -> http.client.HTTPConnection | None:
        now = time.monotonic()
        with self._lock:
            while self._kept:
                connection, since = self._kept.pop()
                if now - since < _KEPT_SECONDS:
                    return connection
                connection.close()
        return None

    def _keep(self, connection: http.client.HTTPConnection) -> None:
        with self._lock:
            if connection.sock is not None and len(self._kept) < _MOST_KEPT:
                self._kept.append((connection, time.monotonic()))
                return
        connection.close()


def limit(connection: http.client.HTTPConnection, deadline: float) -> None:
    """Waits on the connection end at ``deadline`` (monotonic seconds). Raises ``socket.timeout`` when it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise socket.timeout
    connection.timeout = left
    if connection.sock is not None:
        connection.sock.settimeout(left)
