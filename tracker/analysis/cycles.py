"""Days since the last injection, and what comes with them: the wear-off model and its picture.

Formula: section 3.5 of the method (case int-05): days since the injection beside a smooth trend of the whole time and
the weekday, with the errors of engine.py. Each weekday has a term of its own here, where the method has a wave through
the week: weekends that differ from all other days are no wave, and would be told as wear-off. What is seen may have
another cause; the model does not tell.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tracker.analysis.comparison import Estimate
from tracker.analysis.engine import Floats, fit, independent, resemblance

METHOD = "days since the injection beside a smooth trend and each weekday"
FEWEST_CYCLES, FEWEST_DAYS = 6, 40
WEEKLY = 7
MOSTLY = 0.8
"""Share of intervals of exactly a week from which on weekday and wear-off cannot be told apart."""

LONG = 100
"""Days from which on the smooth trend has a fourth term; one more for each further 80."""
STEP = 80


@dataclass(frozen=True, slots=True, eq=False)
class Cycles:
    """The recorded days of completed cycles, all of shape (n,), ascending; `number` counts cycles from 0.

    `since` are the days since the injection that the cycle begins with.
    """

    days: Floats
    values: Floats
    since: Floats
    number: Floats
    intervals: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many completed cycles there are."""
        return len(self.intervals)

    @property
    def weekly(self) -> bool:
        """Whether the rhythm is a fixed week, so that the weekday explains as much as the injection."""
        return self.count > 0 and self.intervals.count(WEEKLY) >= MOSTLY * self.count


def completed(days: ArrayLike, values: ArrayLike, injections: ArrayLike, left_out: Collection[int] = ()) -> Cycles:
    """The recorded days from each injection up to the one before the next; days outside whole cycles are left out.

    So are the cycles that begin with one of `left_out`: those of a loading phase.
    """
    day, value = np.asarray(days, float), np.asarray(values, float)
    starts = np.unique(np.asarray(injections, float))
    gaps = np.diff(starts)
    counted = np.array([start not in left_out for start in starts[:-1]], bool)
    place = np.searchsorted(starts, day, side="right") - 1
    inside = (place >= 0) & (place < len(gaps))
    inside[inside] = counted[place[inside]]
    place = place[inside]
    number: Floats = (np.cumsum(counted) - 1.0)[place]
    since: Floats = day[inside] - starts[place] if len(starts) else day[inside]
    return Cycles(day[inside], value[inside], since, number, tuple(int(gap) for gap in gaps[counted]))


def wear_off(cycles: Cycles, first: float, last: float, *, weekdays: bool = True) -> Estimate | None:
    """The change for each day since an injection, in the unit of the values, over the days from `first` to `last`.

    None where it cannot be told from the weekday or the trend, and where recorded days are no more than the terms.
    """
    week = week_steps(cycles.days) if weekdays else week_none(cycles.days)
    design = design_beside(cycles.days, cycles.since, first, last, week)
    if design is None or len(cycles.days) <= design.shape[1]:
        return None
    found = fit(cycles.days, cycles.values, design)[0]
    value, low, high = found.interval(1)
    return Estimate(value, low, high, resemblance(found.weights), found.freedom, METHOD)


def design_beside(days: Floats, beside: Floats, first: float, last: float, week: Floats) -> Floats | None:
    """The terms of that model, (n, p): 1, what stands beside (n,), the smooth trend, the weekday (n, k).

    Terms that others make up are left out; None where what stands beside is made up of them.
    """
    others = independent(np.column_stack([np.ones(len(days)), smooth(days, first, last), week]))
    told_apart = independent(np.column_stack([others, beside])).shape[1] > others.shape[1]
    return np.column_stack([others[:, 0], beside, others[:, 1:]]) if told_apart else None


def week_steps(days: Floats) -> Floats:
    """A term for each weekday but one: (n, 6)."""
    steps: Floats = (days[:, None] % WEEKLY == np.arange(1, WEEKLY)).astype(float)
    return steps


def week_wave(days: Floats) -> Floats:
    """A wave through the week: (n, 2)."""
    turn = 2 * np.pi * days / WEEKLY
    return np.column_stack([np.cos(turn), np.sin(turn)])


def week_none(days: Floats) -> Floats:
    """No weekday: (n, 0)."""
    return np.empty((len(days), 0))


def smooth(days: Floats, first: float, last: float) -> Floats:
    """Terms of a smooth trend over the time from the first to the last day: (n, 3), wider for long times."""
    place = (days - first) / max(last - first, 1.0)
    length = last - first + 1
    extra = 0 if length < LONG else 1 + int((length - LONG) // STEP)
    waves = [np.cos(turns * np.pi * place) for turns in range(2, 4 + extra)]
    return np.column_stack([place - 0.5, *waves])
