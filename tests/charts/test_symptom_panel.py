"""A symptom's dots and line say what the diary says, and nothing where it says nothing."""

from collections.abc import Iterable
from math import isnan

import pytest
from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, at, data, found, screen, seen, values
from tracker.charts.recovery import View, draw
from tracker.domain.history import Period
from tracker.domain.record import Record

WEEKS = Period(after(0), after(27))


def drawn(records: Iterable[Record], *items: str, period: Period = WEEKS) -> Figure:
    return draw(history(records, period), screen(), View(period, items or ("twitching",)))


def test_missing_day_gives_no_dot_and_breaks_the_line() -> None:
    figure = drawn([seen(day, 5) for day in range(14) if day != 6])
    assert at(6) not in dict(data(figure, "twitching:dots"))
    median = dict(data(figure, "twitching:median"))
    assert isnan(median[at(6)])
    assert (median[at(5)], median[at(7)]) == (5, 5)


def test_nothing_is_drawn_after_the_last_recorded_day() -> None:
    figure = drawn([seen(day, 5) for day in range(10)])
    assert max(day for day, _value in data(figure, "twitching:dots")) == at(9)
    assert max(day for day, _value in data(figure, "twitching:median")) == at(9)


def test_explicit_zero_is_a_dot_at_zero() -> None:
    figure = drawn([seen(day, 0) for day in range(7)])
    assert data(figure, "twitching:dots") == [(at(day), 0) for day in range(7)]
    assert set(dict(data(figure, "twitching:median")).values()) == {0}


def test_back_filled_day_is_hollow() -> None:
    figure = drawn([seen(0, 4), seen(1, 7, late=2), seen(2, 5, late=1)])
    assert data(figure, "twitching:dots") == [(at(0), 4), (at(2), 5)]
    assert data(figure, "twitching:back_filled") == [(at(1), 7)]
    (hollow,) = found(figure, "twitching:back_filled")
    assert hollow.get_markerfacecolor() == "#FFFFFF"


def test_count_is_the_sum_over_its_places() -> None:
    figure = drawn([seen(0, 4), seen(0, 3, site="calf-left"), seen(0, 2, site="calf-right")])
    assert data(figure, "twitching:dots") == [(at(0), 9)]


def test_days_around_the_view_count_for_the_median_at_its_ends() -> None:
    records = [seen(day, 9) for day in range(-3, 0)] + [seen(0, 0)]
    figure = draw(
        history(records, Period(after(-3), after(9))), screen(), View(Period(after(0), after(9)), ("twitching",))
    )
    assert data(figure, "twitching:dots") == [(at(0), 0)]
    assert data(figure, "twitching:median") == [(at(0), 9)]


@pytest.mark.parametrize("value", [0, 1, 10])
def test_severity_is_always_drawn_from_zero_to_ten(value: int) -> None:
    axes = drawn([seen(day, value, "tingling") for day in range(5)], "tingling").axes[0]
    assert axes.get_ylim()[0] == 0
    assert axes.get_ylim()[1] >= 10
    assert values(axes) == ["0", "5", "10"]


def test_zero_is_on_the_axis_of_a_count_that_never_falls_low() -> None:
    axes = drawn([seen(day, 90 + day) for day in range(5)]).axes[0]
    assert axes.get_ylim()[0] == 0
    assert axes.get_ylim()[1] > 94


def test_shape_tells_what_colour_tells() -> None:
    items = ("twitching", "tingling", "numbness", "fatigue")
    figure = drawn([seen(0, 3, item) for item in items], *items)
    lines = [found(figure, f"{item}:dots")[0] for item in items]
    assert [line.get_marker() for line in lines[:2]] == ["o", "s"]
    assert len({line.get_marker() for line in lines}) == 4
    assert len({line.get_markerfacecolor() for line in lines}) == 4


def test_colours_of_days_are_mixed_beforehand() -> None:
    figure = drawn([seen(day, 5) for day in range(9)])
    assert found(figure, "twitching:dots")[0].get_markerfacecolor() == "#E5BCA9"
    assert all(artist.get_alpha() in (None, 1) for artist in figure.findobj())


def test_titles_name_the_unit() -> None:
    figure = drawn([seen(0, 3), seen(0, 3, "tingling")], "twitching", "tingling")
    assert [axes.get_label() for axes in figure.axes] == ["Twitches per day", "Tingling (0–10)"]


def test_years_are_drawn_by_weeks() -> None:
    period = Period(after(0), after(3649))
    figure = drawn([seen(day, day % 7) for day in range(3650)], period=period)
    dots = data(figure, "twitching:dots")
    assert len(dots) == 522
    assert dots[0] == (at(3), 3)
    assert "weekly medians" in str(figure.axes[0].get_label())
    assert len(figure.findobj()) < 400


def test_item_that_was_never_recorded_has_an_empty_panel() -> None:
    figure = drawn([seen(0, 3)], "twitching", "tingling")
    assert data(figure, "tingling:dots") == []
    assert len(figure.axes) == 2
