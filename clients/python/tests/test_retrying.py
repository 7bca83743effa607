"""When to try again."""

import random
import unittest
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from pattern_engine.retrying import Backoff, retry_after


class BackoffTest(unittest.TestCase):
    def test_next_again_and_again_doubles_up_to_the_longest(self):
        backoff = Backoff(random.Random(7))
        waits = [backoff.next() for _ in range(12)]
        bounds = [min(30, 0.1 * 2**place) for place in range(12)]
        for wait, bound in zip(waits, bounds):
            self.assertTrue(bound / 2 <= wait <= bound, (wait, bound))

    def test_next_where_more_was_asked_for_waits_that_long_and_not_all_alike(self):
        waits = {Backoff(random.Random(seed)).next(asked=2) for seed in range(20)}
        self.assertEqual(20, len(waits))
        self.assertTrue(all(2 <= wait <= 2.5 for wait in waits), waits)

    def test_next_where_days_were_asked_for_waits_minutes(self):
        self.assertLessEqual(Backoff().next(asked=1e9), 300 * 1.25)

    def test_reset_after_tries_begins_anew(self):
        backoff = Backoff()
        for _ in range(10):
            backoff.next()
        backoff.reset()
        self.assertLessEqual(backoff.next(), 0.1)


class RetryAfterTest(unittest.TestCase):
    def test_retry_after_of_seconds_and_dates(self):
        self.assertEqual(3, retry_after("3"))
        soon = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=100), usegmt=True)
        self.assertTrue(90 < retry_after(soon) <= 100)
        self.assertEqual(0, retry_after("Sun, 06 Nov 1994 08:49:37 GMT"))

    def test_retry_after_of_nonsense_is_none(self):
        for value in (None, "", "soon", "1e400", "99 bottles", "Sun, 99 Nov 1994"):
            self.assertIsNone(retry_after(value), value)


if __name__ == "__main__":
    unittest.main()
