"""The results of one laboratory test over time, in one unit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.analysis.doses import days_since_injection
from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import History
from tracker.domain.lab import LabResult


@dataclass(frozen=True, slots=True)
class LabPoint:
    """One result; `number`, `low` and `high` are in the course's unit.

    They are None for a text, and for a unit that the catalogue cannot convert; `text` has comparator and unit as
    printed; `days_since_injection` is None where there was none.
    """

    day: date
    number: float | None
    comparator: str
    text: str
    low: float | None
    high: float | None
    days_since_injection: int | None


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


def joined(points: Sequence[LabPoint], start: date | None) -> list[list[LabPoint]]:
    """Runs of exact numbers that a line may join: none goes through `start`, since the rise would be an invention."""
    runs: list[list[LabPoint]] = [[]]
    for point in points:
        if start is not None and runs[-1] and runs[-1][-1].day < start <= point.day:
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
    return [lab for lab in history.labs if lab.test == test and lab.day <= history.period.last]


def _kind(lab: LabResult, wanted: str) -> tuple[int, str]:
    if lab.number is None:
        return 2, ""
    return (0, wanted) if _in_unit(lab, lab.number, wanted) is not None else (1, lab.unit)


def _usual_unit(results: list[LabResult]) -> str:
    counts = Counter(lab.unit for lab in reversed(results) if lab.unit)
    return counts.most_common(1)[0][0] if counts else ""


def _point(history: History, lab: LabResult, unit: str) -> LabPoint:
    sign = "" if lab.comparator == "=" else lab.comparator
    return LabPoint(
        lab.day,
        _in_unit(lab, lab.number, unit),
        lab.comparator,
        f"{sign}{lab.value} {lab.unit}".strip(),
        _in_unit(lab, lab.low, unit),
        _in_unit(lab, lab.high, unit),
        days_since_injection(history, lab.day),
    )


def _in_unit(lab: LabResult, value: float | None, unit: str) -> float | None:
    if value is None or lab.unit == unit:
        return value
    try:
        return catalogue.convert(lab.test, value, lab.unit, unit)
    except InvalidEntry:
        return None
