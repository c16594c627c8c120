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
    assert found.low < 0.1 < found.high
    assert found.low > 0


def test_few_days_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer recorded days"):
        wear_off(completed(range(6), range(6), [0, 6]), 0, 5)
