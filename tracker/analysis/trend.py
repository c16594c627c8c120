"""Which way is it going: a straight line through recorded days, with its likely range."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tracker.analysis.comparison import Estimate, Phase
from tracker.analysis.engine import Floats, fit, resemblance

METHOD = "straight line"
FEWEST_DAYS, FEWEST_SPAN = 20, 28
"""Recorded days, and the calendar days that they must reach over, before a trend is told."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line to draw: slope in units a day, and its height on a day."""

    slope: float
    day: float
    value: float


def slope(phase: Phase) -> Estimate:
    """The change a day, in the item's unit, of a straight line over the recorded days of a phase.

    Raises ValueError with fewer than three days.
    """
    if len(phase) < 3:
        raise ValueError("a trend needs three recorded days")
    day = phase.days - phase.days.mean()
    found, _likelihood = fit(phase.days, phase.values, np.column_stack([np.ones(len(day)), day]))
    value, low, high = found.interval(1)
    return Estimate(value, low, high, resemblance(found.weights), found.freedom, METHOD)


def theil_sen(days: ArrayLike, values: ArrayLike) -> Line:
    """The middle of all slopes between two days, through the middle day and value: for drawing only."""
    day, value = np.asarray(days, float), np.asarray(values, float)
    first, second = np.triu_indices(len(day), 1)
    apart: Floats = day[second] - day[first]
    slopes = (value[second] - value[first])[apart != 0] / apart[apart != 0]
    return Line(float(np.median(slopes)), float(np.median(day)), float(np.median(value)))
