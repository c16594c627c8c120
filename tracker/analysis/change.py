"""Has it changed since treatment began? In plain levels, without a range yet."""

from dataclasses import dataclass

from tracker.analysis.level import Level, level
from tracker.domain.history import History, Period

FEWEST_DAYS = 7
"""Fewer recorded days than this in a window are too few to call anything typical (statistics of the baseline)."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """An item in the 28 days before treatment (None while there is no treatment) and in the last 28 days since."""

    item: str
    before: Level | None
    recent: Level

    @property
    def enough(self) -> bool:
        """Whether both windows, which never overlap, have days enough to be set side by side."""
        return self.before is not None and min(self.before.days, self.recent.days) >= FEWEST_DAYS


def before_after(history: History, item: str) -> BeforeAfter:
    """The levels of one item in the baseline and in the last 28 days of a whole history.

    The history must reach back to the baseline: days that it does not hold count as not recorded. While treatment is
    younger than 28 days, the recent window is its days since the start, never days before it.
    """
    recent, start = history.recent, history.treatment_start
    if start is None or history.baseline is None or start > recent.last:
        return BeforeAfter(item, None, level(history, item, recent))
    since = Period(max(start, recent.first), recent.last)
    return BeforeAfter(item, level(history, item, history.baseline), level(history, item, since))
