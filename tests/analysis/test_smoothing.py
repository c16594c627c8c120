from array import array
from math import isnan
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from tracker.analysis.smoothing import rolling_median
from tracker.domain.history import Series


def series(values: dict[int, float]) -> Series:
    days = sorted(values)
    return Series("fatigue", "", array("l", days), array("d", (values[day] for day in days)), array("d", days))


def smoothed(values: dict[int, float]) -> list[float | None]:
    _days, medians = rolling_median(series(values))
    return [None if isnan(value) else value for value in medians]


def test_point_is_the_median_of_three_days_on_either_side() -> None:
    assert smoothed(dict(enumerate([1, 9, 2, 8, 3, 7, 4], start=100))) == [5.0, 3.0, 5.0, 4.0, 5.5, 4.0, 5.5]


def test_line_breaks_on_days_that_were_not_recorded() -> None:
    assert smoothed({1: 5, 2: 5, 3: 5, 5: 5, 6: 5}) == [5.0, 5.0, 5.0, None, 5.0, 5.0]


def test_too_few_days_around_give_no_point() -> None:
    assert smoothed({1: 5, 2: 5, 9: 5, 10: 6, 11: 7}) == [None, None, *[None] * 6, 6.0, 6.0, 6.0]


def test_empty_series_has_no_points() -> None:
    days, medians = rolling_median(series({}))
    assert (len(days), len(medians)) == (0, 0)


@given(st.dictionaries(st.integers(700_000, 700_060), st.integers(0, 10).map(float), min_size=1))
def test_every_calendar_day_has_its_point_and_no_value_is_invented(values: dict[int, float]) -> None:
    days, medians = rolling_median(series(values))
    assert list(days) == list(range(min(values), max(values) + 1))
    for day, found in zip(days, medians, strict=True):
        around = [value for near, value in values.items() if abs(near - day) <= 3]
        if day in values and len(around) >= 3:
            assert found == median(around)
        else:
            assert isnan(found)
