"""What all pictures of one diary have in common, worked out once: a picture that moves asks for it at every frame."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np

from tracker.analysis.doses import is_injection
from tracker.analysis.lab_course import LabCourse, course
from tracker.analysis.smoothing import rolling_median
from tracker.charts.weekly import middle_day, weekly_medians
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.history import History, Series
from tracker.i18n import _

SWALLOWED = frozenset({"oral", "sublingual", "buccal"})
Column = np.ndarray[Any, np.dtype[Any]]


class Material:
    """Columns of a whole diary by ordinal, to be cropped to what is seen of it."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.medians = cache(self._medians)
        self.weeks = cache(self._weeks)
        self.weekly_medians = cache(self._weekly_medians)
        self.late = cache(self._late)
        self.course = cache(self._course)

    @cached_property
    def first_week(self) -> int:
        """The ordinal on which weeks are counted from."""
        return (self.history.treatment_start or self.history.period.first).toordinal()

    @cached_property
    def injected(self) -> tuple[Dose, ...]:
        """The doses with B12 that went through the skin, by day."""
        return tuple(dose for dose in self._b12 if is_injection(dose))

    @cached_property
    def swallowed(self) -> tuple[Dose, ...]:
        """All other doses with B12, by day."""
        return tuple(dose for dose in self._b12 if not is_injection(dose))

    @cached_property
    def swallowed_runs(self) -> Column:
        """First and last day (ordinals) of each stretch of days on which one of them was taken, a row each."""
        found = runs({dose.day.toordinal() for dose in self.swallowed if dose.taken})
        return np.array(found, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def other_name(self) -> str:
        """What they are called together."""
        return _("tablet") if {dose.route for dose in self.swallowed} <= SWALLOWED else _("other")

    @cached_property
    def _b12(self) -> list[Dose]:
        b12 = (dose for dose in self.history.doses if catalogue.is_b12_medicine(dose.medicine))
        return sorted(b12, key=lambda dose: dose.day)

    def _medians(self, key: str) -> tuple[Column, Column]:
        days, values = rolling_median(self.history.daily(key))
        return np.asarray(days), np.asarray(values)

    def _weeks(self, key: str) -> Series:
        return weekly_medians(self.history.daily(key), self.first_week)

    def _weekly_medians(self, key: str) -> tuple[Column, Column]:
        weeks, values = rolling_median(self.weeks(key))
        return middle_day(np.asarray(weeks), self.first_week), np.asarray(values)

    def _late(self, key: str) -> Column:
        """For each recorded day whether it was back-filled."""
        return np.array(self.history.back_filled(self.history.daily(key)), dtype=bool)

    def _course(self, test: str) -> LabCourse:
        return course(self.history, test)


def runs(days: set[int]) -> list[tuple[int, int]]:
    """First and last day of each stretch of days without a hole."""
    firsts = sorted(day for day in days if day - 1 not in days)
    lasts = sorted(day for day in days if day + 1 not in days)
    return list(zip(firsts, lasts, strict=True))


class _Same:
    """A diary as the thing that it is: to compare what it holds would take longer than to work it out anew."""

    __slots__ = ("history",)

    def __init__(self, history: History) -> None:
        self.history = history

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.history is self.history

    def __hash__(self) -> int:
        return id(self.history)


def material(history: History) -> Material:
    """The columns of a diary; those of the latest two are kept: the one on the screen, the one on paper."""
    return _kept(_Same(history))


@lru_cache(maxsize=2)
def _kept(same: _Same) -> Material:
    return Material(same.history)
