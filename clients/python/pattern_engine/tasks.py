"""Calls that observe themselves."""

from __future__ import annotations

import functools
import inspect
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Callable, TypeVar, cast

_LONGEST_ERROR = 8_192

Function = TypeVar("Function", bound=Callable[..., Any])
Observe = Callable[[Mapping[str, Any]], bool]


class Task:
    """One call that is observed when it ends, as context manager; or every call of a function, as decorator.

    The observation has the task, the execution time, and whether it succeeded. An exception is a failure with its kind
    and text (at most 8 192 characters), and goes on; what ends a call from outside (``KeyboardInterrupt``, a cancelled
    coroutine) leaves the success unknown. The block is given the observation, a dictionary, and may change it: where a
    tool returns its errors, set ``error``.
    """

    def __init__(self, observe: Observe, task: str | None, fields: Mapping[str, Any]) -> None:
        self._observe, self._task, self._fields = observe, task, fields
        self._begun = 0.0
        self._observation: dict[str, Any] = {}

    def __enter__(self) -> dict[str, Any]:
        if not self._task:
            raise ValueError("a block needs the name of its task")
        self._observation = {"task": self._task, **self._fields}
        self._begun = time.perf_counter()
        return self._observation

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        observation = self._observation
        observation.setdefault("execution_time", time.perf_counter() - self._begun)
        if isinstance(failure, Exception):
            observation.update(success=False, error=_text(failure))
        elif failure is not None:
            observation["success"] = None
        self._observe(observation)

    def __call__(self, function: Function) -> Function:
        task = self._task or function.__name__

        def call() -> Task:
            return Task(self._observe, task, self._fields)

        @functools.wraps(function)
        def observed(*args: Any, **kwargs: Any) -> Any:
            with call():
                return function(*args, **kwargs)

        @functools.wraps(function)
        async def observed_async(*args: Any, **kwargs: Any) -> Any:
            with call():
                return await function(*args, **kwargs)

        return cast(Function, observed_async if inspect.iscoroutinefunction(function) else observed)


def _text(failure: Exception) -> str:
    name = type(failure).__name__
    try:
        text = str(failure)
    except Exception:  # of the exception's own making
        text = ""
    return (f"{name}: {text}" if text else name)[:_LONGEST_ERROR]
