import numpy as np
import pytest

from tests.analysis.reference import CASES, cases, near
from tracker.analysis.comparison import (
    Phase,
    difference,
    dispersion,
    effective_days,
    log_ratio,
    newcombe,
    overlap,
    ratio,
)


def phases(name: str) -> tuple[Phase, Phase]:
    data = {key: np.array(values) for key, values in CASES[name]["data"].items() if key in ("t", "y", "phase")}
    first, second = (data["phase"] == number for number in (0, 1))
    return Phase.of(data["t"][first], data["y"][first]), Phase.of(data["t"][second], data["y"][second])


@pytest.mark.parametrize("name", cases("het"))
def test_difference_agrees_with_the_reference(name: str) -> None:
    found, case = difference(*phases(name)), CASES[name]
    assert (found.value, found.low, found.high) == (near(case, "diff"), near(case, "ci_low"), near(case, "ci_high"))
    assert found.freedom == near(case, "mean_df")


@pytest.mark.parametrize("name", cases("cnt"))
def test_ratio_agrees_with_the_reference(name: str) -> None:
    found, case = log_ratio(*phases(name)), CASES[name]
    assert (found.value, found.low, found.high) == (
        near(case, "log_ratio"),
        near(case, "ci_low"),
        near(case, "ci_high"),
    )
    assert dispersion(*phases(name)) == near(case, "alpha")
    assert ratio(*phases(name)).value == near(case, "ratio")


@pytest.mark.parametrize("name", cases("napc"))
def test_overlap_agrees_with_the_reference(name: str) -> None:
    found, case = overlap(*phases(name)), CASES[name]
    assert (found.value, found.low, found.high) == (near(case, "nap"), near(case, "ci_low"), near(case, "ci_high"))
    assert effective_days(*phases(name))[0] == (near(case, "neff_A"), near(case, "neff_B"))


@pytest.mark.parametrize("name", [name for name in cases("nap") if "ci_low" in CASES[name]["expected"]])
def test_newcombe_with_all_days_independent_is_the_published_range(name: str) -> None:
    case = CASES[name]
    data = case["data"]
    low, high = newcombe(case["expected"]["est"], len(data["A"]), len(data["B"]))
    assert (low, high) == (near(case, "ci_low"), near(case, "ci_high"))


@pytest.mark.parametrize("name", cases("nap"))
def test_overlap_counts_pairs_and_halves_ties(name: str) -> None:
    case = CASES[name]
    sign = -1 if case["data"].get("improvement") == "increase" else 1
    first, second = (sign * np.array(case["data"][name]) for name in ("A", "B"))
    before, after = Phase.of(range(len(first)), first), Phase.of(range(20, 20 + len(second)), second)
    assert overlap(before, after).value == near(case, "est" if "est" in case["expected"] else "nap")


def test_scale_twice_as_long_doubles_the_difference() -> None:
    before, after = phases("het-01")
    once = difference(before, after)
    twice = difference(Phase(before.days, before.values * 2), Phase(after.days, after.values * 2))
    assert (twice.value, twice.low, twice.high) == pytest.approx((2 * once.value, 2 * once.low, 2 * once.high))


def test_equal_ratings_are_not_taken_for_certain() -> None:
    found = difference(Phase.of(range(10), [5] * 10), Phase.of(range(10, 30), [2] * 20))
    assert found.low < found.value == -3 < found.high


def test_phase_of_zeros_has_an_upper_end_for_its_ratio() -> None:
    found = ratio(Phase.of(range(14), [8] * 14), Phase.of(range(14, 42), [0] * 28))
    assert 0 < found.low < found.value < found.high < 1


def test_one_day_is_no_phase() -> None:
    one, more = Phase.of([0], [5]), Phase.of(range(1, 9), range(8))
    for compare in (difference, ratio, overlap):
        with pytest.raises(ValueError, match="two recorded days"):
            compare(one, more)
