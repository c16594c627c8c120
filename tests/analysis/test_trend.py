import numpy as np
import pytest

from tests.analysis.reference import CASES, near
from tracker.analysis.comparison import Phase
from tracker.analysis.trend import slope, theil_sen


def test_slope_is_in_units_a_day_and_holds_the_true_one() -> None:
    random = np.random.default_rng(2)
    days = np.arange(56.0)
    found = slope(Phase.of(days, 5 - 0.05 * days + random.normal(scale=0.5, size=56)))
    assert found.low < -0.05 < found.high < 0


def test_gaps_and_shifts_of_the_calendar_change_nothing_else() -> None:
    random = np.random.default_rng(4)
    days = np.sort(random.choice(80, 40, replace=False))
    values = random.normal(size=40)
    here, there = slope(Phase.of(days, values)), slope(Phase.of(days + 738_000, values))
    assert (here.value, here.low, here.high) == pytest.approx((there.value, there.low, there.high))


def test_line_to_draw_agrees_with_the_reference() -> None:
    case = CASES["theil-01"]
    data = case["data"]
    assert theil_sen(data["x"], data["y"]).slope == near(case, "slope")


def test_two_days_make_no_trend() -> None:
    with pytest.raises(ValueError, match="three recorded days"):
        slope(Phase.of([0, 1], [1, 2]))
