"""Has it changed since treatment began? With its range, and silent where the diary cannot tell."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tracker.analysis.change import FEWEST_DAYS as FEWEST_BEFORE
from tracker.analysis.change import before_after, reaches, windows
from tracker.analysis.comparison import Estimate, Phase, difference, overlap, ratio
from tracker.analysis.level import Level, level
from tracker.domain.history import History, Period, Series
from tracker.domain.item import COUNT, YES_NO
from tracker.domain.profile import MAIN_OUTCOME

FEWEST_RECENT = 10
"""Recorded days of the last 28; the baseline needs seven, over seven calendar days at least."""
FEWEST_OF_WEEK = 4
"""Recorded days of the first week of a baseline, and of its rest, before the week is called a bad spell."""
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
LOOKS = 2
"""So many looks must agree before anything is stated."""

NO_START, FEW_BEFORE, FEW_RECENT, NONE_RECENT = "no_start", "few_before", "few_recent", "none_recent"
LOWER, HIGHER, LITTLE_CHANGE, NOT_CLEAR = "lower", "higher", "little", "not_clear"


@dataclass(frozen=True, slots=True)
class Finding:
    """The last 28 days beside the 28 before treatment: a difference in points, for counts a ratio.

    Where nothing was recorded before treatment, `first` is the first fortnight that stands in for it. `reason` says why
    there is no estimate; then `missing_days` more recorded days would do. `consistent` is NAP: the chance that a recent
    day is lower than an earlier one. `spell`: the earlier days began with a week that was worse than the others. The
    two periods are the calendar days that were set side by side.
    """

    item: str
    is_ratio: bool
    before: Level | None
    recent: Level
    estimate: Estimate | None = None
    consistent: Estimate | None = None
    reason: str = ""
    missing_days: int = 0
    first: Level | None = None
    spell: bool = False
    earlier_period: Period | None = None
    recent_period: Period | None = None

    @property
    def earlier(self) -> Level | None:
        """What the last 28 days are compared with."""
        return self.first or self.before

    @property
    def early(self) -> bool:
        """Whether it rests on few days of one of the two."""
        before = self.earlier.days if self.earlier else 0
        return before < ENOUGH_BEFORE or self.recent.days < ENOUGH_RECENT

    @property
    def uneven(self) -> bool:
        """Whether the shares of recorded days differ so much that skipped bad days may matter."""
        if self.earlier is None:
            return False
        return abs(self.earlier.days / self.earlier.possible - self.recent.days / self.recent.possible) > UNEVEN

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
    levels, beside = before_after(history, item), windows(history, item)
    silent = Finding(item, history.item(item).kind == COUNT, levels.before, levels.recent)
    if beside is None:
        return replace(silent, reason=NO_START)
    silent = replace(silent, earlier_period=beside.earlier, recent_period=beside.recent)
    if beside.first_days:
        silent = replace(silent, first=level(history, item, beside.earlier))
    series = history.daily(item)
    before = series.crop(beside.earlier)
    recent = series.crop(beside.recent) if beside.recent else Series(item)
    if beside.recent:
        silent = replace(silent, recent=level(history, item, beside.recent))
    if not reaches(before) and (history.period.last > beside.earlier.last or not beside.first_days):
        known = levels.before.days if levels.before else 0
        return replace(silent, first=None, reason=FEW_BEFORE, missing_days=max(1, FEWEST_BEFORE - known))
    if len(recent) < FEWEST_RECENT:
        return replace(silent, reason=FEW_RECENT, missing_days=FEWEST_RECENT - len(recent))
    return _compared(silent, _phase(before), _phase(recent), worse=_worse(history, item))


def _compared(silent: Finding, before: Phase, recent: Phase, worse: int) -> Finding:
    found = replace(silent, consistent=overlap(before, recent), spell=begun_in_spell(before, worse))
    if silent.is_ratio and not recent.values.any():
        return replace(found, reason=NONE_RECENT)
    return replace(found, estimate=(ratio if silent.is_ratio else difference)(before, recent))


def begun_in_spell(before: Phase, worse: int) -> bool:
    """Whether the first week of a phase lies more than a standard deviation on the worse side (1: up) of the rest."""
    first = before.days < before.days[0] + FEWEST_BEFORE
    week, rest = before.values[first], before.values[~first]
    if min(len(week), len(rest)) < FEWEST_OF_WEEK:
        return False
    return worse * float(week.mean() - rest.mean()) > max(float(rest.std(ddof=1)), LEAST_TOLD)


def _worse(history: History, item: str) -> int:
    return -1 if history.item(item).direction == "higher_better" else 1


@dataclass(frozen=True, slots=True)
class Statement:
    """What may be said of an item: only what two looks a fortnight apart agree on.

    `looks` are the days of the last two looks (treatment start + 14 k days), the later one first; fewer in the first
    weeks. `direction` is NOT_CLEAR until they agree. `found` is what the later look found: a statement has its figures,
    so that it says the same until the next look.
    """

    direction: str
    looks: tuple[date, ...]
    found: Finding | None


def statement(history: History, item: str, today: date) -> Statement:
    """The direction on which the last two fortnightly looks agree, each from the diary as it stood on its day."""
    start = history.treatment_start
    looks = _looks(start, today) if start else ()
    alone = replace(history, series={key: part for key, part in history.series.items() if key[0] == item})
    found = [finding(_as_it_stood(alone, day), item) for day in looks]
    directions = {one.direction for one in found}
    agreed = len(looks) == LOOKS and len(directions) == 1
    return Statement(directions.pop() if agreed else NOT_CLEAR, looks, found[0] if found else None)


def main_outcome(history: History) -> str:
    """The item chosen in advance for statements: the person's choice, else twitches, else what has most days before."""
    chosen = history.profile.preferences.get(MAIN_OUTCOME) if history.profile else None
    items = [history.item(key) for key in history.recorded_items]
    recorded = [item.key for item in items if item.group != "trigger" and item.kind != YES_NO]
    if chosen in recorded:
        return str(chosen)
    baseline = history.baseline or history.period
    days = {key: len(history.daily(key).crop(baseline)) for key in recorded}
    return max(days, key=lambda key: (days[key] >= FEWEST_BEFORE and key == "twitching", days[key]), default="")


def next_look(start: date, today: date) -> date:
    """The first look after a day that may make a statement."""
    past = (today - start) // LOOK_EVERY
    return start + LOOK_EVERY * max(past + 1, LOOKS)


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
