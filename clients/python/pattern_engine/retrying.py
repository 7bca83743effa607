"""When to try again."""

from __future__ import annotations

import random
import time
from email.utils import parsedate_to_datetime

FIRST_SECONDS = 0.1
LONGEST_SECONDS = 30.0
LONGEST_ASKED_SECONDS = 300.0

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses after which the same request may succeed later."""


class Backoff:
    """How long to wait between tries: drawn from the upper half of a bound that doubles from ``first`` to 30 s.

    Never less than was asked for (``Retry-After``), which is believed up to 300 s and stretched by up to a quarter, so
    that clients that were turned away together do not come back together.
    """

    def __init__(self, draw: random.Random | None = None) -> None:
        self._draw = draw or random.Random()
        self.first = FIRST_SECONDS
        self.tries = 0

    def next(self, asked: float | None = None) -> float:
        """Seconds to wait before the next try, after one that failed."""
        bound = min(LONGEST_SECONDS, self.first * 2 ** min(self.tries, 16))
        self.tries += 1
        own = self._draw.uniform(bound / 2, bound)
        if asked is None:
            return own
        return max(own, min(asked, LONGEST_ASKED_SECONDS) * self._draw.uniform(1, 1.25))

    def reset(self) -> None:
        """A try succeeded."""
        self.tries = 0


def retry_after(value: str | None) -> float | None:
    """The seconds that a header ``Retry-After`` asks for, as a number or a date; ``None`` when it asks for nothing."""
    if value is None:
        return None
    try:
        return max(0.0, float(int(value)))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
