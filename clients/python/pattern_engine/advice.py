"""What the engine answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

KINDS = ("sequence", "recovery", "tool", "performance")

_Record = TypeVar("_Record", "Item", "Silence")


@dataclass(frozen=True)
class Item:
    """One piece of advice: what to do, or with ``avoid`` what not to do."""

    kind: str
    action: str
    """The task, tool or variant. ``(end)``: sessions end here. ``(give up)``: nothing that was tried helps.
    ``(same call)``: the failed task again, with the very same parameters."""
    confidence: float
    """In [0, 1]."""
    interval: tuple[float, float]
    """Of the confidence, 95 %."""
    support: int
    """Observations it rests on."""
    reason: str
    avoid: bool = False
    then: tuple[str, ...] = ()
    """What to do after the action, in order."""
    expected_time: float | None = None
    """Seconds, the median of successes."""
    pattern: str | None = None
    """The id of the pattern behind it."""
    propensity: float | None = None
    """The probability with which it was chosen."""
    origins: tuple[Mapping[str, Any], ...] = ()
    """What each origin's own evidence says, as the engine told it; empty unless one of them contradicts the item."""


@dataclass(frozen=True)
class Silence:
    """Why there is no advice of a kind."""

    kind: str
    reason: str
    needs: int = 0
    """How many more observations could change that; 0: none would."""


@dataclass(frozen=True)
class Advice:
    """The answer to a question; false when it holds no item."""

    id: str
    """To report the outcome with; empty when the engine was not reached."""
    match: str
    """``strong``, ``partial`` or ``none``."""
    items: tuple[Item, ...]
    silent: tuple[Silence, ...]
    error: str | None = None
    """Why there was no answer; ``None`` when there was."""

    def __bool__(self) -> bool:
        return bool(self.items)

    def best(self, kind: str | None = None) -> Item | None:
        """The first item (of a kind) that says what to do; ``None`` when there is none."""
        return next((item for item in self.items if not item.avoid and kind in (None, item.kind)), None)

    def avoided(self, kind: str | None = None) -> frozenset[str]:
        """The actions that are advised against."""
        return frozenset(item.action for item in self.items if item.avoid and kind in (None, item.kind))


def parse(answer: Mapping[str, Any]) -> Advice:
    """The advice in an answer; fields it does not know are left out. Raises ``ValueError`` when it is none."""
    try:
        return Advice(
            id=str(answer["id"]),
            match=str(answer["match"]),
            items=tuple(_item(item) for item in answer["items"]),
            silent=tuple(_known(Silence, silence) for silence in answer["silent"]),
        )
    except (KeyError, TypeError, AttributeError) as mistake:
        raise ValueError(f"the answer is no advice: {mistake!r}") from mistake


def silence(reason: str, kinds: Iterable[str] | None = None) -> Advice:
    """No advice, because the engine gave no answer."""
    asked = tuple(kinds or ()) or KINDS
    return Advice("", "none", (), tuple(Silence(kind, reason) for kind in asked), reason)


def _item(answer: Mapping[str, Any]) -> Item:
    low, high = answer["interval"]
    lists = {field: tuple(answer.get(field) or ()) for field in ("then", "origins")}
    return _known(Item, {**answer, **lists, "interval": (low, high)})


def _known(record: type[_Record], answer: Mapping[str, Any]) -> _Record:
    names = {field.name for field in fields(record)}
    return record(**{name: value for name, value in answer.items() if name in names})
