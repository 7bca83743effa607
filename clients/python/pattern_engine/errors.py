"""What can go wrong between an agent and its engine."""

from __future__ import annotations

import json

_MOST_SHOWN = 500


class EngineError(Exception):
    """The engine gave no answer, or refused.

    ``status`` is the HTTP status; 0 when there was no answer at all.
    ``retry_after`` is for how many seconds the engine asked not to be asked again; ``None`` when it did not say.
    """

    def __init__(self, reason: str, status: int = 0, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.retry_after = retry_after


def refusal(status: int, body: bytes) -> str:
    """What an answer of an error says, in one line for people."""
    try:
        problem = json.loads(body)
        parts = [problem.get("title"), problem.get("detail")]
        parts += [
            f"{error.get('pointer', '')} {error.get('detail', '')}".strip() for error in problem.get("errors", ())
        ]
    except (ValueError, AttributeError, TypeError):
        parts = [body[:_MOST_SHOWN].decode("utf-8", "replace")]
    told = dict.fromkeys(str(part) for part in parts if part)
    return f"{status} " + ": ".join(told)
