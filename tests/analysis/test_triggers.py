from array import array
from collections.abc import Iterable

import numpy as np
import pytest

from tests.analysis.reference import CASES, near
from tracker.analysis.triggers import Comparison, benjamini_hochberg, compare, holm, survivors
from tracker.domain.history import Series

FIRST = 738_000


def series(item: str, values: Iterable[float], days: Iterable[int] = ()) -> Series:
    known = array("d", values)
    where = array("l", days) or array("l", range(FIRST, FIRST + len(known)))
    return Series(item, "", where, known, array("d", [0.0] * len(known)))


def test_adjusted_chances_agree_with_the_reference() -> None:
    case = CASES["mult-01"]
    assert benjamini_hochberg(case["data"]["p"]) == near(case, "bh")
    assert holm(case["data"]["p"]) == near(case, "holm")


def test_trigger_of_the_day_before_is_found_on_the_day_after() -> None:
    random = np.random.default_rng(6)
    sleep = random.integers(4, 10, 90).astype(float)
    worse = 8 - 0.6 * np.concatenate([[7.0], sleep[:-1]]) + random.normal(scale=0.5, size=90)
    after = compare(series("fatigue", worse), series("sleep_hours", sleep), 1)
    assert after.pairs == 89
    assert after.estimate is not None
    assert after.estimate.low < -0.6 < after.estimate.high < 0
    same = compare(series("fatigue", worse), series("sleep_hours", sleep), 0)
    assert survivors((same, after)) == (after,)


def test_pairs_need_both_days_recorded() -> None:
    fatigue = series("fatigue", [1, 2, 3], [FIRST, FIRST + 2, FIRST + 5])
    sleep = series("sleep_hours", [7, 7], [FIRST + 1, FIRST + 2])
    assert compare(fatigue, sleep, 0).pairs == 1
    assert compare(fatigue, sleep, 1).pairs == 1
    assert compare(fatigue, sleep, 1).estimate is None


@pytest.mark.parametrize("amounts", [[7.0] * 60, [7.0] * 51 + [4.0] * 9])
def test_trigger_that_hardly_varies_is_not_compared(amounts: list[float]) -> None:
    assert compare(series("fatigue", range(60)), series("sleep_hours", amounts), 0).chance is None


def test_many_comparisons_leave_less() -> None:
    alone = Comparison("fatigue", "sleep_hours", 0, 60, None, 0.04)
    others = tuple(Comparison("fatigue", f"other{place}", 0, 60, None, 0.9) for place in range(9))
    assert survivors((alone,)) == (alone,)
    assert survivors((alone, *others)) == ()


def test_a_tenth_of_what_is_told_may_be_false() -> None:
    def at(chance: float) -> Comparison:
        return Comparison("fatigue", "sleep_hours", 0, 60, None, chance)

    assert survivors((at(0.10),)) == (at(0.10),)
    assert survivors((at(0.101),)) == ()


@pytest.mark.parametrize(("off", "compared"), [(9, False), (10, True)])
def test_trigger_and_symptom_need_ten_days_that_differ(off: int, compared: bool) -> None:
    random = np.random.default_rng(8)
    moving = random.integers(0, 6, 90).astype(float)
    amounts = random.permutation([4.0] * off + [7.0] * (90 - 2 * off) + [9.0] * off)
    assert (compare(series("fatigue", moving), series("sleep_hours", amounts), 0).chance is not None) is compared
    rare = random.permutation([1.0] * off + [0.0] * (90 - off))
    assert (compare(series("fatigue", rare), series("sleep_hours", moving), 0).chance is not None) is compared


def test_symptom_that_never_moves_goes_together_with_nothing() -> None:
    caffeine = series("caffeine", np.random.default_rng(1).integers(0, 5, 120).astype(float))
    assert compare(series("vision", [3.0] * 120), caffeine, 0).chance is None


def test_trigger_that_only_drifts_cannot_be_told_from_the_trend() -> None:
    fatigue = series("fatigue", np.random.default_rng(1).integers(0, 5, 120).astype(float))
    assert compare(fatigue, series("sleep_hours", [6 + day / 100 for day in range(120)]), 0).chance is None


@pytest.mark.parametrize("weekdays", [(5,), (5, 6), (0, 3)])
def test_trigger_of_some_weekdays_alone_is_compared_fairly(weekdays: tuple[int, ...]) -> None:
    random = np.random.default_rng(4)
    days = [day for day in range(FIRST, FIRST + 700) if day % 7 in weekdays]
    found = [
        compare(
            series("fatigue", random.integers(2, 9, len(days)).astype(float), days),
            series("alcohol", random.integers(0, 5, len(days)).astype(float), days),
            0,
        ).chance
        for _diary in range(30)
    ]
    assert sum(chance < 0.05 for chance in found if chance is not None) <= 5
    assert None not in found
