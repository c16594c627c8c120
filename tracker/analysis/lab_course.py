"""The results of one laboratory test over time, in one unit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from tracker.analysis.doses import days_since_injection, is_treated
from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import History
from tracker.domain.lab import LabResult


@dataclass(frozen=True, slots=True)
class LabPoint:
    """One result; `number`, `low` and `high` are in the course's unit.

    They are None for a text, and for a unit that the catalogue cannot convert; `days_since_injection` is None where
    there was none, `treated` says whether treatment had begun.
    """

    lab: LabResult
    number: float | None
    low: float | None
    high: float | None
    days_since_injection: int | None
    treated: bool

    @property
    def day(self) -> date:
        """Return the day of the sample."""
        return self.lab.day

    @property
    def moment(self) -> float:
        """Return where it stands among days as ordinals; without a time in the middle of its day, as doses do."""
        at = self.lab.time
        return self.lab.day.toordinal() + ((at.hour + at.minute / 60) / 24 - 0.5 if at else 0)

    @property
    def comparator(self) -> str:
        """Return its comparator, '=' for an exact value."""
        return self.lab.comparator


@dataclass(frozen=True, slots=True)
class LabCourse:
    """The results of a test, oldest first, with the unit that their numbers are in."""

    test: str
    unit: str
    points: tuple[LabPoint, ...]


def course(history: History, test: str, unit: str | None = None) -> LabCourse:
    """All results of a test up to the history's last day.

    Without `unit`: the one chosen in the profile, else the one printed most often (the latest of equals). Values in
    units that the catalogue cannot convert keep their text and get no number, so units are never mixed.
    """
    results = _results(history, test)
    wanted = unit or shown_unit(history, test)
    return LabCourse(test, wanted, tuple(_point(history, lab, wanted) for lab in results))


def courses(history: History, test: str, unit: str | None = None) -> tuple[LabCourse, ...]:
    """The same results, a course for each kind, so that what cannot be compared never shares a scale.

    First what can be said in the unit, then a course for each unit that cannot, last the results in words.
    """
    wanted = unit or shown_unit(history, test)
    kinds: dict[tuple[int, str], list[LabPoint]] = {}
    for lab in _results(history, test):
        kind = _kind(lab, wanted)
        kinds.setdefault(kind, []).append(_point(history, lab, kind[1]))
    order = sorted(kinds, key=lambda kind: kind[0])
    return tuple(LabCourse(test, kind[1], tuple(kinds[kind])) for kind in order)


def joined(points: Sequence[LabPoint]) -> list[list[LabPoint]]:
    """Return runs of exact numbers that a line may join: none into treatment, since the rise would be an invention."""
    runs: list[list[LabPoint]] = [[]]
    for point in points:
        if runs[-1] and point.treated and not runs[-1][-1].treated:
            runs.append([])
        if point.comparator == "=" and point.number is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def shown_unit(history: History, test: str) -> str:
    """The unit chosen in the profile, else the one printed most often (the latest of equals)."""
    chosen = history.profile.lab_units.get(test, "") if history.profile else ""
    return chosen or _usual_unit(_results(history, test))


def _results(history: History, test: str) -> list[LabResult]:
    found = [lab for lab in history.labs if lab.test == test and lab.day <= history.period.last]
    return sorted(found, key=lambda lab: (lab.day, lab.time or time.min))


def _kind(lab: LabResult, wanted: str) -> tuple[int, str]:
    if lab.number is None:
        return 2, ""
    return (0, wanted) if _in_unit(lab, lab.number, wanted) is not None else (1, lab.unit)


def _usual_unit(results: list[LabResult]) -> str:
    counts = Counter(lab.unit for lab in reversed(results) if lab.unit)
    return counts.most_common(1)[0][0] if counts else ""


def _point(history: History, lab: LabResult, unit: str) -> LabPoint:
    return LabPoint(
        lab,
        _in_unit(lab, lab.number, unit),
        _in_unit(lab, lab.low, unit),
        _in_unit(lab, lab.high, unit),
        days_since_injection(history, lab.day, lab.time),
        is_treated(history, lab.day, lab.time),
    )


def _in_unit(lab: LabResult, value: float | None, unit: str) -> float | None:
    if value is None or lab.unit == unit:
        return value
    try:
        return catalogue.convert(lab.test, value, lab.unit, unit)
    except InvalidEntry:
        return None
