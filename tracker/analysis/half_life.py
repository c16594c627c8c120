"""How fast: when half of the improvement had come.

Formula: section 3.7 of the method: a level that falls to a floor by halves after a delay, over a grid of half-lives and
delays, with the errors of engine.py integrated on a coarser grid. Too short a time of following tells nothing.
"""

from dataclasses import dataclass

import numpy as np

from tracker.analysis.comparison import Phase
from tracker.analysis.engine import Floats, fit, normed

HALF_LIVES = np.geomspace(2, 365, 40)
DELAYS = (0.0, 3.0, 7.0, 14.0, 21.0)
COARSE_RHO = np.repeat([0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92], 3)
COARSE_SHARE = np.tile([0.3, 0.6, 0.999], 7)
LONGEST, WIDEST = 180.0, 6.0
"""Days, and how many times the lower end the upper one may be: beyond these the answer is «too early»."""


@dataclass(frozen=True, slots=True)
class TimeToHalf:
    """Days from the start of treatment to half of the improvement, with the likely range."""

    value: float
    low: float
    high: float

    @property
    def early(self) -> bool:
        """Whether it is too early to estimate."""
        return self.high >= LONGEST or self.high / self.low >= WIDEST


def time_to_half(phase: Phase, start: float) -> TimeToHalf:
    """From recorded days before and after the day on which treatment began.

    Raises ValueError with fewer than four days.
    """
    if len(phase) < 4:
        raise ValueError("a course needs four recorded days")
    since = phase.days - start
    times, likelihoods = [], []
    for delay in DELAYS:
        for half in HALF_LIVES:
            course: Floats = 0.5 ** (np.maximum(since - delay, 0) / half)
            spread = float(((course - course.mean()) ** 2).sum())
            if spread <= 0:
                continue
            design = np.column_stack([np.ones(len(course)), course])
            _fit, each = fit(phase.days, phase.values, design, COARSE_RHO, COARSE_SHARE)
            likelihoods.append(float(np.logaddexp.reduce(each)) + 0.5 * np.log(spread))
            times.append(delay + half)
    order = np.argsort(times)
    weights = normed(np.array(likelihoods)[order]).cumsum()
    value, low, high = (float(np.array(times)[order][np.searchsorted(weights, part)]) for part in (0.5, 0.025, 0.975))
    return TimeToHalf(value, low, high)
