"""How fast: when half of the improvement had come.

Formula: section 3.7 of the method: a level that falls to a floor by halves after a delay, over a grid of half-lives and
delays, with the errors of engine.py integrated on a coarser grid. Too short a time of following tells nothing.
"""

from dataclasses import dataclass

import numpy as np

from tracker.analysis.comparison import Phase
from tracker.analysis.engine import Floats, normed, whitened

METHOD = "delay and half-life on a grid"
HALF_LIVES = np.geomspace(2, 365, 40)
DELAYS = (0.0, 3.0, 7.0, 14.0, 21.0)
COARSE_RHO = np.repeat([0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92], 3)
COARSE_SHARE = np.tile([0.3, 0.6, 0.999], 7)
TINY = float(np.finfo(float).tiny)
LONGEST, WIDEST = 180.0, 6.0
"""Days, and how many times the lower end the upper one may be: beyond these the answer is «too early»."""


@dataclass(frozen=True, slots=True)
class TimeToHalf:
    """Days from the start of treatment to half of the improvement, with the likely range; from `days` recorded ones."""

    value: float
    low: float
    high: float
    days: int = 0
    method: str = METHOD

    @property
    def early(self) -> bool:
        """Whether it is too early to estimate."""
        return self.high >= LONGEST or self.high / self.low >= WIDEST


def time_to_half(phase: Phase, start: float) -> TimeToHalf:
    """From recorded days before and after the day on which treatment began.

    Raises ValueError with fewer than four days, and where none lies after the start.
    """
    if len(phase) < 4:
        raise ValueError("a course needs four recorded days")
    delays, halves = (grid.ravel() for grid in np.meshgrid(DELAYS, HALF_LIVES, indexing="ij"))
    courses: Floats = 0.5 ** (np.maximum(phase.days[:, None] - start - delays, 0) / halves)
    spread = ((courses - courses.mean(axis=0)) ** 2).sum(axis=0)
    able = spread > 0
    if not able.any():
        raise ValueError("no recorded day lies after the start")
    likelihood = _likelihood(phase, courses[:, able]) + 0.5 * np.log(spread[able])
    times = (delays + halves)[able]
    order = np.argsort(times)
    reached = normed(likelihood[order]).cumsum()
    value, low, high = (float(times[order][np.searchsorted(reached, part)]) for part in (0.5, 0.025, 0.975))
    return TimeToHalf(value, low, high, len(phase))


def _likelihood(phase: Phase, courses: Floats) -> Floats:
    """Of each course (n, courses), summed over the grid: a constant and the course, all filtered in one pass."""
    columns = np.column_stack([phase.values, np.ones(len(phase)), courses])
    white, log_size = whitened(phase.days, columns, COARSE_RHO, COARSE_SHARE)
    value, one, course = white[:, :, 0], white[:, :, 1], white[:, :, 2:]
    zz, z1, o1 = ((left * right).sum(axis=0)[:, None] for left, right in ((value, value), (value, one), (one, one)))
    zc, oc = (np.einsum("ng,ngc->gc", left, course) for left in (value, one))
    cc = np.einsum("ngc,ngc->gc", course, course)
    inner = o1 * cc - oc**2
    left = zz - (z1**2 * cc - 2 * z1 * zc * oc + zc**2 * o1) / inner
    freedom = len(phase) - 2
    each = -0.5 * log_size[:, None] - 0.5 * np.log(inner) - 0.5 * freedom * np.log(np.maximum(left, TINY))
    summed: Floats = np.logaddexp.reduce(each, axis=0)
    return summed
