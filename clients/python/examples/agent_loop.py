"""An agent that observes, asks, acts and reports, beside one that goes by itself.

    bin/pattern-engine serve --in-memory          # in another window
    python3 clients/python/examples/agent_loop.py [--url URL] [--runs 120] [--seed 1]

The agents are simulated. Each run refunds an order in five steps; calls fail now and then, and what gets out of a
failure must be found out. Both agents meet the same failures, and give a run up after five tries at one of them. The
one that is alone tries at random. The other tells the engine every call, and asks it what to try and which tool to read
with; where the engine is silent it tries at random what it was not warned of. On a new engine the same seed gives the
same figures.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from pattern_engine import Advice, Engine

REMEDIES = ("describe_table", "log_in", "wait", "ask_customer", "search_docs")
TOOLS = ("pdf_reader", "ocr")
MOST_TRIES = 5


class Failure(NamedTuple):
    """What a step may fail with, and what mends it: a remedy, or the same call again."""

    share: float
    error: str
    cure: str


STEPS = {
    "find_customer": Failure(0.3, "Session {} has expired", "log_in"),
    "get_order": Failure(0.4, "Unknown column 'c{}' in 'orders'", "describe_table"),
    "read_invoice": Failure(0.2, "File {} is locked by another user", "ask_customer"),
    "check_policy": Failure(0.3, "Rate limit exceeded, {} requests queued", "wait"),
    "refund_payment": Failure(0.3, "Service unavailable (upstream {})", "refund_payment"),
}


class Shop:
    """What one run meets: decided by seed and run, whoever acts in it."""

    def __init__(self, seed: int, run: int) -> None:
        draw = random.Random(f"{seed}/{run}")
        self.goal = draw.choice(("refund the scanned invoice", "refund the invoice sent as file"))
        self.calls, self.seconds = 0, 0.0
        self._number = draw.randrange(10_000)
        self._ahead = {step: failure for step, failure in STEPS.items() if draw.random() < failure.share}

    def call(self, task: str, tool: str | None = None) -> tuple[float, str | None]:
        """Does something; gives the seconds it took and the error."""
        seconds = 0.5 + self._number % 7 / 10
        self.calls, self.seconds = self.calls + 1, self.seconds + seconds
        failure = self._ahead.get(task)
        self._ahead = {step: failure for step, failure in self._ahead.items() if failure.cure != task}
        if failure:
            return seconds, failure.error.format(self._number)
        if tool and (tool == "ocr") != ("scanned" in self.goal):
            return seconds, f"no text found on page {self._number % 9}"
        return seconds, None


class Agent:
    """Works by itself: what it does not know it tries at random."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)

    def run(self, shop: Shop) -> bool:
        """Does all steps, and what comes between them; whether they succeeded."""
        return all(self.do(shop, step) for step in STEPS)

    def do(self, shop: Shop, step: str) -> bool:
        """Does a step, and what gets out of its failures; whether it succeeded."""
        error = self.act(shop, step)
        for _ in range(MOST_TRIES):
            if not error:
                return True
            action = self.choose(step, error)
            if action != step:
                self.act(shop, action)
            error = self.act(shop, step)
            self.report(error)
        return not error

    def act(self, shop: Shop, task: str) -> str | None:
        """One call; gives its error."""
        return shop.call(task, self.choose_tool(shop.goal) if task == "read_invoice" else None)[1]

    def choose(self, task: str, error: str) -> str:
        """What to do after a failure."""
        return self._draw.choice((task, *REMEDIES))

    def choose_tool(self, goal: str) -> str:
        """What to read with."""
        return self._draw.choice(TOOLS)

    def report(self, error: str | None) -> None:
        """What became of the choice."""


class AdvisedAgent(Agent):
    """The same agent with an engine beside it."""

    def __init__(self, seed: int, engine: Engine) -> None:
        super().__init__(seed)
        self._engine = engine
        self._asked: tuple[Advice, bool] | None = None

    def act(self, shop: Shop, task: str) -> str | None:
        tool = self.choose_tool(shop.goal) if task == "read_invoice" else None
        seconds, error = shop.call(task, tool)
        self._engine.observe(task, tool=tool, execution_time=seconds, error=error)
        return error

    def choose(self, task: str, error: str) -> str:
        advice = self._engine.recommend(task, error=error, kinds=["recovery"], candidates=(task, *REMEDIES))
        best = advice.best()
        self._asked = advice, bool(best)
        if best:
            return best.action
        untold = [action for action in (task, *REMEDIES) if action not in advice.avoided()]
        return self._draw.choice(untold or REMEDIES)

    def choose_tool(self, goal: str) -> str:
        best = self._engine.recommend("read_invoice", kinds=["tool"], candidates=TOOLS).best()
        return best.action if best else super().choose_tool(goal)

    def report(self, error: str | None) -> None:
        if self._asked:
            advice, followed = self._asked
            self._engine.outcome(advice, followed, success=error is None)


class Figures:
    """How runs went."""

    def __init__(self) -> None:
        self.runs = self.solved = self.calls = 0
        self.seconds = 0.0

    def add(self, shop: Shop, solved: bool) -> None:
        self.runs, self.solved = self.runs + 1, self.solved + solved
        self.calls, self.seconds = self.calls + shop.calls, self.seconds + shop.seconds

    def __str__(self) -> str:
        runs = max(1, self.runs)
        return f"{self.solved / runs:6.1%} solved {self.calls / runs:6.2f} calls {self.seconds / runs:6.2f} s a run"


def alone(seed: int, runs: int) -> list[Figures]:
    """The agent without an engine: its first and its second half."""
    agent, halves = Agent(seed), [Figures(), Figures()]
    for number in range(runs):
        shop = Shop(seed, number)
        halves[2 * number // runs].add(shop, agent.run(shop))
    return halves


def advised(seed: int, runs: int, engine: Engine) -> list[Figures]:
    """The agent with an engine: its first and its second half."""
    agent, halves = AdvisedAgent(seed, engine), [Figures(), Figures()]
    for number in range(runs):
        shop = Shop(seed, number)
        with engine.session(f"refund-{seed}-{number}", agent="refunder", context={"goal": shop.goal}):
            solved = agent.run(shop)
            engine.observe("close_case", outcome=float(solved))
        halves[2 * number // runs].add(shop, solved)
    return halves


def main() -> int:
    options = argparse.ArgumentParser(description="An agent with and without the engine's advice.")
    options.add_argument("--url", help="where the engine is (default: PATTERN_ENGINE_URL, or http://localhost:8080)")
    options.add_argument("--runs", type=int, default=120, help="how many runs each does (default: %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="decides the failures (default: %(default)s)")
    given = options.parse_args()
    with Engine(given.url, timeout=5.0) as engine:
        probe = engine.recommend()
        if probe.error:
            print(probe.error, file=sys.stderr)
            return 1
        rows = {"alone": alone(given.seed, given.runs), "with the engine": advised(given.seed, given.runs, engine)}
        for name, halves in rows.items():
            for half, figures in zip(("first half", "second half"), halves):
                print(f"{name:16} {half:12} {figures}")
        engine.flush()
        if engine.delivery.problem:
            print(f"not all was learned: {engine.delivery}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
