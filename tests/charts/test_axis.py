"""Ticks at whole weeks since treatment began, or at days that people count by."""

from datetime import date

import pytest

from tests.charts.drawn import START, after, at
from tracker.charts.axis import time_axis
from tracker.domain.history import Period


def test_weeks_are_counted_from_the_start() -> None:
    axis = time_axis(Period(after(-28), after(56)), START, 8)
    assert axis.ticks[0] == (at(-28), "−4")
    assert (at(0), "start") in axis.ticks
    assert axis.ticks[-1] == (at(56), "+8")
    assert axis.label == "Weeks since treatment began (27 Apr 2026)"


def test_weeks_of_a_late_view_are_whole() -> None:
    axis = time_axis(Period(after(30), after(60)), START, 10)
    assert axis.ticks == ((at(35), "+5"), (at(42), "+6"), (at(49), "+7"), (at(56), "+8"))


@pytest.mark.parametrize("start", [START, None])
@pytest.mark.parametrize("days", [1, 2, 7, 28, 84, 182, 365, 1200, 3650, 20000])
@pytest.mark.parametrize("most", [2, 5, 12])
def test_ticks_lie_in_the_view_and_are_not_too_many(start: date | None, days: int, most: int) -> None:
    period = Period(after(-3), after(days - 4))
    axis = time_axis(period, start, most)
    assert len(axis.ticks) <= most
    assert all(date.fromordinal(day) in period for day, _text in axis.ticks)
    assert len({text for _day, text in axis.ticks}) == len(axis.ticks)


def test_dates_of_months_begin_months() -> None:
    axis = time_axis(Period(date(2026, 1, 10), date(2026, 11, 22)), None, 6)
    assert [text for _day, text in axis.ticks] == ["1 Mar", "1 May", "1 Jul", "1 Sept", "1 Nov"]
    assert axis.label == "10 Jan 2026 to 22 Nov 2026"


def test_dates_of_years_name_the_year() -> None:
    axis = time_axis(Period(date(2020, 3, 1), date(2026, 11, 22)), None, 6)
    assert axis.ticks[0][1].endswith("2021") or axis.ticks[0][1].endswith("2022")
