"""Has it changed since treatment began? Which days are set side by side, and in plain levels without a range."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.analysis.level import Level, level
from tracker.domain.history import History, Period, Series

FEWEST_DAYS = 7
"""Fewer recorded days than this in a window are too few to call anything typical (statistics of the baseline)."""
FIRST_DAYS = 14
"""Calendar days at the beginning of a diary that stand in where nothing was recorded before treatment."""


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


@dataclass(frozen=True, slots=True)
class Windows:
    """The two stretches of days of a comparison; `first_days`: the earlier one does not lie before treatment.

    `recent` is None where the last 28 days have none that the earlier stretch has not.
    """

    earlier: Period
    recent: Period | None
    first_days: bool


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


def windows(history: History, item: str) -> Windows | None:
    """Which days of an item are compared: the baseline, else its first fortnight since, with the last 28 days.

    None while treatment has not begun, and where nothing was recorded.
    """
    start, last = history.treatment_start, history.period.last
    if start is None or history.baseline is None or start > last:
        return None
    since = history.daily(item).crop(Period(start, last))
    if reaches(history.daily(item).crop(history.baseline)) or not len(since):
        return Windows(history.baseline, history.recent.overlap(Period(start, last)), first_days=False)
    begun = date.fromordinal(since.days[0])
    first = Period(begun, begun + timedelta(days=FIRST_DAYS - 1))
    rest = history.recent.overlap(Period(first.last + timedelta(days=1), last)) if first.last < last else None
    return Windows(first, rest, first_days=True)


def reaches(days: Series) -> bool:
    """Whether recorded days are enough, over a week at least, to stand for how it was."""
    return len(days) >= FEWEST_DAYS and days.days[-1] - days.days[0] >= FEWEST_DAYS - 1
