"""Everything that a diary tells about recovery on a day, with what each figure rests on: for page, paper and script."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log1p

import numpy as np

from tracker.analysis.comparison import Estimate, Phase
from tracker.analysis.coverage import Coverage, coverage
from tracker.analysis.cycles import FEWEST_CYCLES, FEWEST_DAYS, Cycles, completed, wear_off
from tracker.analysis.doses import AsPlanned, is_injection, taken_as_planned
from tracker.analysis.findings import HIGHER, LOWER, Finding, Statement, finding, main_outcome, statement
from tracker.analysis.half_life import TimeToHalf, time_to_half
from tracker.analysis.level import Level, level
from tracker.analysis.memory import Memory, content, rhythm, time
from tracker.analysis.trend import FEWEST_DAYS as FEWEST_TREND_DAYS
from tracker.analysis.trend import FEWEST_SPAN, slope
from tracker.analysis.triggers import LAGS, Comparison, compare_all, survivors
from tracker.domain.history import History, Period
from tracker.domain.item import COUNT, YES_NO
from tracker.domain.regimen import Regimen

TREND_DAYS = 56
YEAR = 365
"""Days that triggers are looked for in: what went together years ago says little of today. So many days after its start
a course is followed, twice the longest time to half that is told; and twice as many days cycles reach back."""
FEW_CYCLES, FEW_DAYS, FIXED_WEEK = "few_cycles", "few_days", "fixed_week"
EVERY_DAY, ALWAYS_EQUAL = "every_day", "always_equal"
NO_BASELINE, NOT_BETTER, TOO_EARLY = "no_baseline", "not_better", "too_early"


@dataclass(frozen=True, slots=True)
class WearOff:
    """The change for each day since an injection: points, for counts a share (0.02: 2 % more); or why there is none.

    `days` are the recorded ones of `possible` in whole cycles; `missing` says how many more cycles or recorded days
    would do. `unplanned`: most injections followed no regimen, so that bad days may have led to them.
    """

    item: str
    cycles: int
    days: int
    possible: int = 0
    estimate: Estimate | None = None
    reason: str = ""
    missing: int = 0
    unplanned: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """The change a day, in the item's unit, over the last eight weeks; None where `days` recorded ones are too few."""

    period: Period | None
    days: int
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """One item: its change, what may be stated, its trend over the last eight weeks, its time to half.

    Only the main outcome, chosen in advance, has a statement: of ten symptoms one would seem to change by chance. The
    time to half is there only where two looks agree that the item got better.
    """

    change: Finding
    statement: Statement | None
    trend: Trend
    half: TimeToHalf | None
    half_reason: str
    wear_off: WearOff


@dataclass(frozen=True, slots=True)
class UnderRegimen:
    """A regimen's own days up to the last day: how it was taken, how much was recorded, the level of each item."""

    regimen: Regimen
    period: Period
    doses: AsPlanned
    filled: Coverage | None
    levels: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a day; `main` is the one item that statements are made of."""

    today: date
    start: date | None
    main: str
    filled: Coverage | None
    courses: tuple[Course, ...]
    regimens: tuple[UnderRegimen, ...]
    compared: tuple[Comparison, ...]
    together: tuple[Comparison, ...]


def results(history: History, memory: Memory | None = None) -> Results:
    """The results of a whole history, from its first day, on its last; what `memory` knows is not worked out again."""
    memory = memory or Memory()
    keys = [key for key in history.recorded_items if history.item(key).kind != YES_NO]
    symptoms = [key for key in keys if history.item(key).group != "trigger"]
    triggers = [key for key in keys if history.item(key).group == "trigger"]
    compared = comparisons(history, symptoms, triggers, memory)
    main = main_outcome(history)
    return Results(
        today=history.period.last,
        start=history.treatment_start,
        main=main,
        filled=coverage(history),
        courses=tuple(course(history, key, memory, stated=key == main) for key in symptoms),
        regimens=tuple(found for plan in history.regimens if (found := _under(history, plan, symptoms))),
        compared=compared,
        together=survivors(compared),
    )


def course(history: History, item: str, memory: Memory | None = None, *, stated: bool) -> Course:
    """All results of one item, `stated` with what may be said of its change."""
    memory = memory or Memory()
    own = (content(history, item), time(history))
    change, said = change_of(history, item, memory), said_of(history, item, memory)
    half, reason = memory.recall(_half, (own, said.direction, said.looks), history, change, said)
    trend = memory.recall(_trend, own, history, item)
    worn = memory.recall(wear_off_of, (own, rhythm(history)), history, item)
    return Course(change, said if stated else None, trend, half, reason, worn)


def change_of(history: History, item: str, memory: Memory) -> Finding:
    """The change of one item, as it is known or worked out now."""
    return memory.recall(finding, (content(history, item), time(history)), history, item)


def said_of(history: History, item: str, memory: Memory) -> Statement:
    """What may be said of one item on the last day, as it is known or worked out now."""
    basis = content(history, item), time(history), str(history.zone)
    return memory.recall(statement, basis, history, item, history.period.last)


def comparisons(history: History, symptoms: list[str], triggers: list[str], memory: Memory) -> tuple[Comparison, ...]:
    """Every symptom beside every trigger, the same day and the day after, over the last year."""
    last = history.period.last
    year = history.crop(Period(max(history.period.first, last - timedelta(days=YEAR - 1)), last))
    return memory.recall_all(
        compare_all,
        [
            ((content(year, symptom, trigger), lag), (year.daily(symptom), year.daily(trigger), lag))
            for symptom in symptoms
            for trigger in triggers
            for lag in LAGS
        ],
    )


def wear_off_of(history: History, item: str) -> WearOff:
    """Whether an item returns before the next injection; loading doses and cycles that are not over are left out."""
    cycles = cycles_of(history, item)
    seen = _cycle_days(history)
    reason, missing = _why_silent(cycles)
    silent = WearOff(item, cycles.count, len(cycles.days), sum(cycles.intervals), reason=reason, missing=missing)
    if reason:
        return silent
    found = wear_off(cycles, seen.first.toordinal(), seen.last.toordinal())
    if found is None:
        return replace(silent, reason=FIXED_WEEK)
    if history.item(item).kind == COUNT:
        found = replace(found, value=exp(found.value) - 1, low=exp(found.low) - 1, high=exp(found.high) - 1)
    return replace(silent, estimate=found, unplanned=_unplanned(history, seen))


def _why_silent(cycles: Cycles) -> tuple[str, int]:
    """Why nothing can be told of the days between injections, and how many more cycles or days would do."""
    if cycles.count and set(cycles.intervals) == {1}:
        return EVERY_DAY, 0
    if cycles.weekly:
        return FIXED_WEEK, 0
    if cycles.count < FEWEST_CYCLES:
        return FEW_CYCLES, FEWEST_CYCLES - cycles.count
    if len(cycles.days) < FEWEST_DAYS:
        return FEW_DAYS, FEWEST_DAYS - len(cycles.days)
    return ("", 0) if np.ptp(cycles.values) else (ALWAYS_EQUAL, 0)


def _unplanned(history: History, seen: Period) -> bool:
    given = [dose for dose in history.doses if dose.taken and is_injection(dose) and dose.day in seen]
    return 2 * sum(dose.regimen is None for dose in given) > len(given)


def cycles_of(history: History, item: str) -> Cycles:
    """The whole cycles of an item outside the loading phase; counts as log(1 + count)."""
    seen = _cycle_days(history)
    series = history.daily(item).crop(seen)
    is_count = history.item(item).kind == COUNT
    values = [log1p(value) for value in series.values] if is_count else list(series.values)
    loading = {plan.id for plan in history.regimens if plan.phase == "loading"}
    injections = [dose for dose in history.doses if dose.taken and is_injection(dose) and dose.day in seen]
    left_out = {dose.day.toordinal() for dose in injections if dose.regimen in loading}
    return completed(series.days, values, [dose.day.toordinal() for dose in injections], left_out)


def _cycle_days(history: History) -> Period:
    last = history.period.last
    begun = min(history.treatment_start or history.period.first, last)
    return Period(max(begun, last - timedelta(days=2 * YEAR - 1)), last)


def _trend(history: History, item: str) -> Trend:
    """Only where enough days reach far enough."""
    last = history.period.last
    first = max(last - timedelta(days=TREND_DAYS - 1), history.treatment_start or history.period.first)
    if first > last:
        return Trend(None, 0)
    period = Period(first, last)
    series = history.daily(item).crop(period)
    if len(series) < FEWEST_TREND_DAYS or series.days[-1] - series.days[0] + 1 < FEWEST_SPAN:
        return Trend(period, len(series))
    return Trend(period, len(series), slope(Phase.of(series.days, series.values)))


def _half(history: History, change: Finding, said: Statement) -> tuple[TimeToHalf | None, str]:
    """Only where two looks agree that the item got better, and not where the answer would be a guess."""
    start, before = history.treatment_start, history.baseline
    if start is None or before is None or not got_better(history, said, change.item):
        return None, NOT_BETTER
    if said.found is None or said.found.first is not None:
        return None, NO_BASELINE
    series = history.daily(change.item).crop(Period(before.first, start + timedelta(days=YEAR)))
    found = time_to_half(Phase.of(series.days, series.values), start.toordinal())
    return (None, TOO_EARLY) if found.early else (found, "")


def got_better(history: History, said: Statement, item: str) -> bool:
    """Whether what two looks agree on is a change for the better."""
    better = {"lower_better": LOWER, "higher_better": HIGHER}
    return said.direction == better.get(history.item(item).direction)


def _under(history: History, plan: Regimen, items: list[str]) -> UnderRegimen | None:
    """None for a plan that has no day in the diary."""
    period = Period(plan.first_day, max(plan.first_day, plan.last_day or history.period.last)).overlap(history.period)
    if period is None:
        return None
    levels = tuple((key, level(history, key, period)) for key in items)
    return UnderRegimen(plan, period, taken_as_planned(history, plan, period), coverage(history, period), levels)
