"""The results of the sample diary, whose truth is known from its generator."""

import json
from statistics import fmean
from typing import Any

import pytest

from tests.build import history
from tracker import resources
from tracker.analysis.findings import LOWER
from tracker.analysis.results import FEW_CYCLES, Course, Results, results
from tracker.domain.history import History, Period
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
