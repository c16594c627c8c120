"""The results of one laboratory test over time, in one unit."""

from collections import Counter
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
    results = [lab for lab in history.labs if lab.test == test and lab.day <= history.period.last]
    wanted = unit or (history.profile.lab_units.get(test, "") if history.profile else "") or _usual_unit(results)
    return LabCourse(test, wanted, tuple(_point(history, lab, wanted) for lab in results))


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
