import numpy as np
import pytest

from tests.analysis.reference import CASES, near
from tracker.analysis.cycles import completed, smooth, wear_off


def test_wear_off_agrees_with_the_reference() -> None:
    case = CASES["int-05"]
    data = case["data"]
    cycles = completed(data["t"], data["y"], data["injections"])
    assert list(cycles.since) == data["days_since_injection"]
    found = wear_off(cycles, 0, data["n_days"] - 1, weekdays=False)
    assert found is not None
    assert (found.value, found.low, found.high) == (near(case, "slope"), near(case, "ci_low"), near(case, "ci_high"))


def test_days_outside_whole_cycles_are_left_out() -> None:
    cycles = completed(range(30), range(30), [5, 15, 15, 20])
    assert cycles.count == 2
    assert cycles.intervals == (10, 5)
    assert list(cycles.days) == list(range(5, 20))
    assert list(cycles.since) == [*range(10), *range(5)]
    assert list(cycles.number) == [0.0] * 10 + [1.0] * 5
    assert completed(range(3), range(3), []).count == 0


@pytest.mark.parametrize(("gaps", "weekly"), [([7] * 8, True), ([7] * 7 + [6, 8, 6], False), ([21] * 6, False)])
def test_fixed_week_is_noticed(gaps: list[int], weekly: bool) -> None:
    assert completed([], [], np.cumsum([0, *gaps])).weekly is weekly


@pytest.mark.parametrize(("days", "terms"), [(84, 3), (99, 3), (100, 4), (168, 4), (180, 5), (365, 7)])
def test_long_times_get_a_trend_that_bends_more(days: int, terms: int) -> None:
    assert smooth(np.arange(days, dtype=float), 0, days - 1).shape == (days, terms)


def test_wear_off_is_found_beside_a_weekly_rhythm_and_a_recovery() -> None:
    random = np.random.default_rng(1)
    days = np.arange(168.0)
    since = days % 21
    values = 6 - 2 * days / 168 + 0.1 * since + np.cos(2 * np.pi * days / 7) + random.normal(scale=0.3, size=168)
    found = wear_off(completed(days, values, np.arange(0, 169, 21)), 0, 167)
    assert found is not None
    assert found.low < 0.1 < found.high
    assert found.low > 0


def test_few_days_tell_nothing() -> None:
    assert wear_off(completed(range(6), range(6), [0, 6]), 0, 5) is None


@pytest.mark.parametrize("weekdays", [(0,), (0, 3), (0, 2, 4)])
def test_injections_on_fixed_weekdays_cannot_be_told_from_the_week(weekdays: tuple[int, ...]) -> None:
    days = np.arange(168.0)
    values = 5.0 - (days % 7 >= 5)
    given = [day for day in range(169) if day % 7 in weekdays]
    assert wear_off(completed(days, values, given), 0, 167) is None


def test_weekends_that_differ_are_no_wear_off() -> None:
    random = np.random.default_rng(2)
    days = np.arange(196.0)
    found = [
        wear_off(completed(days, value, np.arange(0, 197, 14)), 0, 195)
        for value in 5 - (days % 7 >= 5) + random.normal(scale=0.6, size=(40, 196))
    ]
    assert sum(not one.low <= 0 <= one.high for one in found if one) <= 6


def test_symptom_of_one_weekday_is_looked_at_without_the_week() -> None:
    random = np.random.default_rng(3)
    days = np.arange(0, 700, 7.0)
    found = wear_off(completed(days, random.normal(size=100), np.arange(0, 701, 20)), 0, 699)
    assert found is not None
    assert found.high - found.low > 0.02
