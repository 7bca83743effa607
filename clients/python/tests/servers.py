"""Servers to test against: one that answers what it is told, a way to an engine that can be cut, and an engine."""

from __future__ import annotations

import http.server
import json
import os
import re
import socket
import subprocess
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, NamedTuple
from urllib.request import Request, urlopen

PATIENCE_SECONDS = 30


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.body.splitlines()]


class FakeEngine:
    """Answers requests with what it was given, in order, and then takes everything; keeps what was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._prepared: deque[Callable[[Any], None]] = deque()
        self._changed = threading.Condition()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def prepare(self, *answers: Callable[[Any], None]) -> FakeEngine:
        """The next requests get these."""
        self._prepared.extend(answers)
        return self

    def wait_asked(self, number: int) -> list[Asked]:
        """Waits for so many requests."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.asked) >= number, PATIENCE_SECONDS):
                raise AssertionError(f"{len(self.asked)} requests came, not {number}")
            return list(self.asked)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> FakeEngine:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        fake = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                self._take()

            def do_GET(self) -> None:
                self._take()

            def _take(self) -> None:
                self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                with fake._changed:
                    fake.asked.append(Asked(self.path, headers, self.body))
                    answer = fake._prepared.popleft() if fake._prepared else take_all
                    fake._changed.notify_all()
                with suppress(OSError):
                    answer(self)

            def log_message(self, *told: object) -> None:
                pass

        return Handler


def reply(status: int, body: object = None, **headers: str) -> Callable[[Any], None]:
    """Answers with JSON; ``Retry_After`` is the header ``Retry-After``."""

    def answer(handler: Any) -> None:
        content = json.dumps(body).encode()
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def take_all(handler: Any) -> None:
    """Answers as an engine that takes everything, or has nothing to advise."""
    told: dict[str, object] = {"id": "r-1", "match": "none", "items": [], "silent": []}
    if handler.path.endswith("/observations"):
        lines = len(handler.body.splitlines())
        told = {"accepted": lines, "duplicates": 0, "rejected": 0, "level": "received", "items": []}
    elif handler.path.endswith("/outcomes"):
        told = {"level": "received", "duplicate": False}
    reply(200, told)(handler)


def cut(handler: Any) -> None:
    """Closes the connection instead of answering."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def hold(until: threading.Event) -> Callable[[Any], None]:
    """Answers nothing until then."""

    def answer(handler: Any) -> None:
        until.wait(PATIENCE_SECONDS)
        cut(handler)

    return answer


def stream(*pieces: bytes, until: threading.Event | None = None) -> Callable[[Any], None]:
    """A stream of events in chunks that end where they are told to; ends, or stays open until then."""

    def answer(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for piece in pieces:
            write(handler, piece)
        if until and not until.wait(PATIENCE_SECONDS):
            write(handler, b"data: too late\n\n")
        write(handler, b"")

    def write(handler: Any, piece: bytes) -> None:
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    return answer


class Way:
    """A port of this machine that leads to an engine while it is open."""

    def __init__(self, url: str) -> None:
        host, port = re.fullmatch(r"http://([^:/]+):(\d+)/?", url).groups()
        self._engine = (host, int(port))
        self._taken = socket.socket()
        self._taken.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._taken.getsockname()[1]}"
        self._carried: list[socket.socket] = []
        self._answers_to_cut = 0
        self.cuts = 0

    def open(self, answers_to_cut: int = 0) -> Way:
        """Leads there from now on; loses the first answers, with the connections that they were to come by."""
        self._answers_to_cut = answers_to_cut
        self._taken.listen()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def cut(self) -> None:
        """Ends all connections that it led to the engine; leads those who come again there."""
        carried, self._carried = self._carried, []
        for end in carried:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with suppress(OSError):
            self._taken.shutdown(socket.SHUT_RDWR)
        self._taken.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._taken.accept()
                far = socket.create_connection(self._engine)
                self._carried += [near, far]
                threading.Thread(target=self._carry, args=(near, far, False), daemon=True).start()
                threading.Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with suppress(OSError), source, target:
            while piece := source.recv(65536):
                if answers and self._answers_to_cut > 0:
                    self._answers_to_cut -= 1
                    self.cuts += 1
                    break
                target.sendall(piece)
            for end in (source, target):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)


class RealEngine:
    """The engine at ``PATTERN_ENGINE_URL``, with ``PATTERN_ENGINE_KEY`` if it asks for one; or else one of its own."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self.url = os.environ.get("PATTERN_ENGINE_URL") or self._start()

    def get(self, path: str) -> Any:
        """What it answers there."""
        key = os.environ.get("PATTERN_ENGINE_KEY")
        request = Request(self.url + path, headers={"Authorization": f"Bearer {key}"} if key else {})
        with urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            return json.load(answer)

    def close(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.communicate()

    def _start(self) -> str:
        launcher = Path(__file__).parents[3] / "bin" / "pattern-engine"
        command = [str(launcher), "serve", "--in-memory", "--port", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self._process.stderr:
            found = re.search(r"Serving at (http://\S+),", line)
            if found:
                threading.Thread(target=self._process.stderr.read, daemon=True).start()
                return found.group(1)
        raise AssertionError("the engine did not start")
