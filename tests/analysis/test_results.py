"""The results of the sample diary, whose truth is known from its generator."""

import json
from datetime import date, timedelta
from statistics import fmean
from typing import Any

import pytest

from tests.build import history
from tracker import resources
from tracker.analysis.findings import LOWER
from tracker.analysis.results import (
    ALWAYS_EQUAL,
    EVERY_DAY,
    FEW_CYCLES,
    FIXED_WEEK,
    NOT_BETTER,
    Course,
    Results,
    results,
)
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.observation import Observation
from tracker.exchange import csv_folder

TRUTH: dict[str, Any] = json.loads(resources.read_text("sample", "truth.json"))["items"]


@pytest.fixture(scope="module")
def sample() -> History:
    return history(csv_folder.read(resources.path("sample")).records)


@pytest.fixture(scope="module")
def found(sample: History) -> Results:
    return results(sample)


def course(found: Results, item: str) -> Course:
    return next(one for one in found.courses if one.change.item == item)


@pytest.mark.parametrize("item", [name for name, truth in TRUTH.items() if name != "stress" and "change" in truth])
def test_true_change_lies_in_the_range(found: Results, item: str) -> None:
    change = course(found, item).change
    assert change.estimate is not None
    truth = TRUTH[item]["ratio" if change.is_ratio else "change"]
    assert change.estimate.low <= truth <= change.estimate.high


@pytest.mark.parametrize(
    "item", [name for name, truth in TRUTH.items() if "wear_off_per_day" in truth and name != "stress"]
)
def test_true_wear_off_lies_in_the_range(sample: History, found: Results, item: str) -> None:
    """For counts the true rise a day is a share of the level that they had between injections."""
    worn = course(found, item).wear_off
    assert worn.estimate is not None
    truth = TRUTH[item]["wear_off_per_day"]
    low, high = worn.estimate.low, worn.estimate.high
    if course(found, item).change.is_ratio:
        between = Period(sample.regimens[1].first_day, sample.period.last)
        truth /= fmean(sample.daily(item).crop(between).values)
    assert low <= truth <= high


def test_only_the_main_outcome_is_stated(found: Results) -> None:
    assert {one.change.item for one in found.courses if one.statement} == {found.main} == {"twitching"}
    statement = course(found, "twitching").statement
    assert statement is not None
    assert statement.direction == LOWER


def test_sleep_went_together_with_fatigue(found: Results) -> None:
    pairs = {(one.symptom, one.trigger, one.lag) for one in found.together}
    assert ("fatigue", "sleep_hours", 0) in pairs
    assert len(found.compared) == 9 * 4 * 2


def test_loading_doses_and_the_cycle_under_way_are_left_out(sample: History, found: Results) -> None:
    worn = course(found, "tingling").wear_off
    assert worn.cycles == 7
    early = sample.crop(Period(sample.period.first, sample.regimens[0].first_day))
    assert course(results(early), "tingling").wear_off.reason == FEW_CYCLES


def test_each_regimen_has_its_days_doses_and_levels(found: Results) -> None:
    assert [(under.doses.planned, under.doses.taken) for under in found.regimens][:2] == [(7, 7), (8, 8)]
    assert {item for item, _level in found.regimens[0].levels} >= {"twitching", "tingling"}


def test_change_for_the_worse_has_no_time_to_half() -> None:
    start = date(2026, 3, 2)
    days = range(-28, 84)
    rows = [
        Observation(day=start + timedelta(days=day), item=item, value=level + day % 2)
        for day in days
        for item, level in (("fatigue", 2 if day < 0 else 7), ("energy", 8 if day < 0 else 3))
    ]
    energy = Item(key="energy", label="Energy", kind="severity", direction="higher_better", custom=True)
    dose = Dose(day=start, medicine="hydroxocobalamin", amount=1000, route="im")
    found = results(history([dose, energy, *rows]))
    assert [(one.half, one.half_reason) for one in found.courses] == [(None, NOT_BETTER)] * 2


def test_time_to_half_waits_for_the_statement(sample: History) -> None:
    """Two looks must agree first: on the 27th day of treatment there was only one."""
    start = sample.treatment_start
    assert start is not None
    early = sample.crop(Period(sample.period.first, start + timedelta(days=27)))
    assert course(results(early), "twitching").half_reason == NOT_BETTER


def test_trend_never_reaches_before_treatment(sample: History) -> None:
    start = sample.treatment_start
    assert start is not None
    young = sample.crop(Period(sample.period.first, start + timedelta(days=40)))
    trend = course(results(young), "tingling").trend
    assert trend.period is not None
    assert trend.period.first == start
    assert trend.days == len(sample.daily("tingling").crop(trend.period))


@pytest.mark.parametrize(("late", "reason"), [(1, FIXED_WEEK), (2, FIXED_WEEK), (3, "")])
def test_four_fifths_of_exact_weeks_are_a_fixed_rhythm(late: int, reason: str) -> None:
    """Of ten intervals so many last eight days; then the weekday drifts, and wear-off can be seen beside it."""
    start, gaps = date(2026, 3, 2), [8] * late + [7] * (10 - late)
    given = [start + timedelta(days=sum(gaps[:place])) for place in range(11)]
    doses = [Dose(day=day, medicine="hydroxocobalamin", amount=1000, route="im") for day in given]
    rows = [
        Observation(day=start + timedelta(days=day), item="tingling", value=(day * 7919) % 5)
        for day in range(sum(gaps))
    ]
    assert results(history([*doses, *rows])).courses[0].wear_off.reason == reason


@pytest.mark.parametrize(("every", "value", "reason"), [(1, None, EVERY_DAY), (9, 3, ALWAYS_EQUAL)])
def test_injections_every_day_and_equal_values_tell_nothing(every: int, value: int | None, reason: str) -> None:
    start = date(2026, 3, 2)
    given = [
        Dose(day=start + timedelta(days=day), medicine="hydroxocobalamin", amount=1000, route="im")
        for day in range(0, 90, every)
    ]
    rows = [
        Observation(day=start + timedelta(days=day), item="tingling", value=value if value is not None else day % 5)
        for day in range(90)
    ]
    worn = results(history([*given, *rows])).courses[0].wear_off
    assert (worn.estimate, worn.reason) == (None, reason)
