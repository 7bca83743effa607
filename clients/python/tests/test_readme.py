"""The example of the project's README, run as its reader would."""

import contextlib
import io
import re
import unittest
from pathlib import Path

from tests.servers import RealEngine

README = Path(__file__).parents[3] / "README.md"


class ReadmeTest(unittest.TestCase):
    def test_example_run_says_that_all_was_accepted(self):
        real = RealEngine()
        self.addCleanup(real.close)
        example = re.search("```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL).group(1)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.replace("http://localhost:8080", real.url), "README.md", "exec"), {})
        self.assertRegex(
            printed.getvalue(), r"True Delivery\(waiting=0, accepted=3, .*rejected=0, dropped=0, retries=0"
        )


if __name__ == "__main__":
    unittest.main()
