"""The level by days since an injection: a line a cycle, broken where nothing was recorded, and their middle."""

import numpy as np
import pytest

from tracker.analysis.cycles import Cycles, completed
from tracker.charts.style import PRINT
from tracker.charts.wear_off import draw, profile


@pytest.fixture
def cycles() -> Cycles:
    days = [day for day in range(84) if day % 21 not in (9, 10, 11)]
    return completed(days, [day % 21 / 3 for day in days], range(0, 85, 21))


def test_middle_rises_with_the_days_and_is_empty_where_few_cycles_have_a_value(cycles: Cycles) -> None:
    found = profile(cycles, counts=False)
    assert found.middle[20] > found.middle[1] > 0
    assert np.isnan(found.middle[10])
    assert (found.low[:5] <= found.high[:5]).all()


def test_counts_come_back_from_their_logarithms() -> None:
    days = range(63)
    counted = completed(days, np.log1p([8.0] * 63), range(0, 64, 21))
    assert profile(counted, counts=True).middle[5] == pytest.approx(8)


def test_no_line_crosses_an_empty_day(cycles: Cycles) -> None:
    (axes,) = draw(cycles, PRINT, "#B5400A", "Tingling (0-10)", counts=False).axes
    lines = [line for line in axes.lines if line.get_gid() == "cycle"]
    assert len(lines) == cycles.count
    for line in lines:
        assert np.isnan(np.asarray(line.get_ydata(), float)[9:12]).all()
    assert axes.get_ylim() == (0, 10)
