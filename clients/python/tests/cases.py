"""What several tests begin with."""

import unittest

from pattern_engine import Engine
from tests.servers import FakeEngine


class FakeEngineCase(unittest.TestCase):
    """A fake engine a test, and clients of it."""

    def setUp(self):
        self.fake = FakeEngine()
        self.addCleanup(self.fake.close)

    def engine(self, **settings):
        """A client, closed at the end without waiting."""
        engine = Engine(self.fake.url, **{"timeout": 20, **settings})
        self.addCleanup(engine.close, 0)
        return engine
