"""Has it changed since treatment began? With its range, and silent where the diary cannot tell."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.analysis.change import before_after
from tracker.analysis.comparison import Estimate, Phase, difference, overlap, ratio
from tracker.analysis.level import Level
from tracker.domain.history import History, Period, Series
from tracker.domain.item import COUNT

FEWEST_BEFORE, FEWEST_RECENT = 7, 10
"""Recorded days of the baseline (which must also reach over seven calendar days) and of the last 28."""
ENOUGH_BEFORE, ENOUGH_RECENT = 14, 14
"""With fewer than these a result is early."""
LEAST_TOLD = 0.5
"""Points: less is never called a change, since skipped bad days can look like it."""
LITTLE = 1.0
"""Points: a range within these is little change."""
LITTLE_RATIO = (0.8, 1.25)
"""For counts there is no point scale; a quarter more or a fifth fewer is our own choice of «little»."""
UNEVEN = 0.15
"""A difference in the share of recorded days from which on skipped bad days may matter."""
LOOK_EVERY = timedelta(days=14)

NO_START, FEW_BEFORE, FEW_RECENT, NONE_RECENT = "no_start", "few_before", "few_recent", "none_recent"
LOWER, HIGHER, LITTLE_CHANGE, NOT_CLEAR = "lower", "higher", "little", "not_clear"


@dataclass(frozen=True, slots=True)
class Finding:
    """The last 28 days beside the 28 before treatment: a difference in points, for counts a ratio.

    `reason` says why there is no estimate; then `missing_days` more recorded days would do. `consistent` is NAP: the
    chance that a recent day is lower than one before. `uneven`: days were left out much more in one of the two.
    """

    item: str
    is_ratio: bool
    before: Level | None
    recent: Level
    estimate: Estimate | None = None
    consistent: Estimate | None = None
    reason: str = ""
    missing_days: int = 0

    @property
    def early(self) -> bool:
        """Whether it rests on few days."""
        before = self.before.days if self.before else 0
        return before < ENOUGH_BEFORE or self.recent.days < ENOUGH_RECENT

    @property
    def uneven(self) -> bool:
        """Whether the shares of recorded days differ so much that skipped bad days may matter."""
        if self.before is None:
            return False
        return abs(self.before.days / self.before.possible - self.recent.days / self.recent.possible) > UNEVEN

    @property
    def direction(self) -> str:
        """LOWER or HIGHER where the range says so, LITTLE_CHANGE where it is narrow, else NOT_CLEAR."""
        if self.estimate is None:
            return NOT_CLEAR
        found, (least, most) = self.estimate, LITTLE_RATIO if self.is_ratio else (-LITTLE, LITTLE)
        nothing = 1.0 if self.is_ratio else 0.0
        enough = self.is_ratio or abs(found.value) >= LEAST_TOLD
        if enough and found.high < nothing:
            return LOWER
        if enough and found.low > nothing:
            return HIGHER
        return LITTLE_CHANGE if least <= found.low and found.high <= most else NOT_CLEAR


def finding(history: History, item: str) -> Finding:
    """The change of one item in a whole history that reaches back to the baseline."""
    levels = before_after(history, item)
    is_ratio = history.item(item).kind == COUNT
    silent = Finding(item, is_ratio, levels.before, levels.recent)
    if levels.before is None or history.baseline is None or history.treatment_start is None:
        return _because(silent, NO_START, 0)
    series = history.daily(item)
    before = _phase(series.crop(history.baseline))
    recent = _phase(series.crop(Period(max(history.treatment_start, history.recent.first), history.recent.last)))
    if len(before) < FEWEST_BEFORE or before.days[-1] - before.days[0] < FEWEST_BEFORE - 1:
        return _because(silent, FEW_BEFORE, max(1, FEWEST_BEFORE - len(before)))
    if len(recent) < FEWEST_RECENT:
        return _because(silent, FEW_RECENT, FEWEST_RECENT - len(recent))
    consistent = overlap(before, recent)
    if is_ratio and not recent.values.any():
        return Finding(item, is_ratio, levels.before, levels.recent, None, consistent, NONE_RECENT)
    estimate = (ratio if is_ratio else difference)(before, recent)
    return Finding(item, is_ratio, levels.before, levels.recent, estimate, consistent)


@dataclass(frozen=True, slots=True)
class Statement:
    """What may be said of an item: only what two looks a fortnight apart agree on.

    `looks` are the days of the last two looks (treatment start + 14 k days), the later one first; fewer in the first
    weeks. `direction` is NOT_CLEAR until they agree.
    """

    direction: str
    looks: tuple[date, ...]
    found: Finding | None


def statement(history: History, item: str, today: date) -> Statement:
    """The direction on which the last two fortnightly looks agree, each from the diary as it stood on its day."""
    start = history.treatment_start
    looks = _looks(start, today) if start else ()
    found = [finding(_as_it_stood(history, day), item) for day in looks]
    directions = {one.direction for one in found}
    agreed = len(looks) == 2 and len(directions) == 1
    return Statement(directions.pop() if agreed else NOT_CLEAR, looks, found[0] if found else None)


def main_outcome(history: History) -> str:
    """The item chosen in advance for statements: the person's choice, else twitches, else what has most days before."""
    chosen = history.profile.preferences.get("main_outcome") if history.profile else None
    recorded = [key for key in history.recorded_items if history.item(key).group != "trigger"]
    if chosen in recorded:
        return str(chosen)
    baseline = history.baseline or history.period
    days = {key: len(history.daily(key).crop(baseline)) for key in recorded}
    return max(days, key=lambda key: (days[key] >= FEWEST_BEFORE and key == "twitching", days[key]), default="")


def _looks(start: date, today: date) -> tuple[date, ...]:
    """The last two days of looking: so many fortnights after the start."""
    past = (today - start) // LOOK_EVERY
    return tuple(start + LOOK_EVERY * count for count in (past, past - 1) if count >= 1)


def _as_it_stood(history: History, day: date) -> History:
    """The diary at the end of a day, with that day as its last."""
    moment = datetime.combine(day, time.max, tzinfo=history.zone)
    stood = history.as_of(moment)
    return stood.crop(Period(stood.period.first, min(day, stood.period.last)))


def _phase(series: Series) -> Phase:
    return Phase.of(series.days, series.values)


def _because(silent: Finding, reason: str, missing: int) -> Finding:
    return Finding(silent.item, silent.is_ratio, silent.before, silent.recent, reason=reason, missing_days=missing)
