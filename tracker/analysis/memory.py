"""What was worked out before is used again where the part of the diary that it rests on is still the same."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from tracker.analysis.doses import is_injection
from tracker.domain.history import History

T = TypeVar("T")
Key = tuple[str, Hashable]
"""The name of a question and what its answer rests on."""
Answers = Mapping[Key, Any]


class Memory:
    """One round of questions: `earlier` holds the answers of the round before, `answers` those of this one alone."""

    def __init__(self, earlier: Answers | None = None) -> None:
        self.earlier = earlier or {}
        self.answers: dict[Key, Any] = {}

    def recall(self, question: Callable[..., T], basis: Hashable, *given: Any) -> T:
        """The answer to a question: as it was, where its basis is what it was, else by asking `question(*given)`."""
        key = (question.__qualname__, basis)
        if key not in self.answers:
            self.answers[key] = self.earlier[key] if key in self.earlier else question(*given)
        found: T = self.answers[key]
        return found

    def recall_all(
        self, question: Callable[[list[Any]], list[T]], asked: Sequence[tuple[Hashable, Any]]
    ) -> tuple[T, ...]:
        """The answers to many of a kind, (basis, what is given) each: those that are not known are asked together."""
        keys = [(question.__qualname__, basis) for basis, _given in asked]
        known = {key: self.earlier[key] for key in keys if key in self.earlier}
        new = {key: given for key, (_basis, given) in zip(keys, asked, strict=True) if key not in known}
        known |= zip(new, question(list(new.values())), strict=True)
        self.answers |= known
        return tuple(known[key] for key in keys)


def content(history: History, *items: str) -> Hashable:
    """What the recorded days of some items hold: the same where they are the same, whatever else has changed."""
    print_of = blake2b(digest_size=16)
    for key in items:
        series, item = history.daily(key), history.item(key)
        print_of.update(repr((key, item.kind, item.group, item.direction, len(series))).encode())
        for column in (series.days, series.values, series.recorded):
            print_of.update(column.tobytes())
    return print_of.digest()


def time(history: History) -> Hashable:
    """The days that windows are counted from."""
    return history.period, history.treatment_start


def rhythm(history: History) -> Hashable:
    """The injections that were taken, and which of them belong to a loading phase."""
    given = tuple((dose.day, dose.regimen) for dose in history.doses if dose.taken and is_injection(dose))
    return given, tuple(plan.id for plan in history.regimens if plan.phase == "loading")
