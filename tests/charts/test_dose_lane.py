"""Injections are marks, tablets a band with holes."""

from collections.abc import Iterable

from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, at, data, found, injected, rectangles, screen, seen, swallowed, texts, values
from tracker.charts.material import runs
from tracker.charts.recovery import View, draw
from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.record import Record

PERIOD = Period(after(-7), after(27))


def drawn(records: Iterable[Record], period: Period = PERIOD) -> Figure:
    return draw(history(records, PERIOD), screen(), View(period, ("twitching",)))


def test_injections_stand_at_their_days_and_skipped_ones_are_crosses() -> None:
    figure = drawn([injected(0), injected(2), injected(4, "skipped"), injected(6)])
    assert [day for day, _row in data(figure, "doses:injections")] == [at(0), at(2), at(6)]
    assert [day for day, _row in data(figure, "doses:skipped")] == [at(4)]
    assert found(figure, "doses:injections")[0].get_marker() == "v"
    assert found(figure, "doses:skipped")[0].get_marker() == "x"
    assert "B12 doses (× skipped)" in [text for text, _box in texts(figure)]
    assert "B12 doses" in [text for text, _box in texts(drawn([injected(0)]))]


def test_band_of_tablets_has_holes_where_none_was_taken() -> None:
    figure = drawn([swallowed(day) for day in (0, 1, 2, 5, 6, 9)])
    days = [(first, last) for first, last, _low, _high in rectangles(figure, "doses:band")]
    assert days == [(at(0) - 0.5, at(2) + 0.5), (at(5) - 0.5, at(6) + 0.5), (at(9) - 0.5, at(9) + 0.5)]


def test_rows_are_named_and_apart() -> None:
    figure = drawn([injected(0), swallowed(0)])
    lane = figure.axes[-1]
    assert values(lane) == ["injection", "tablet"]
    ((_day, row),) = data(figure, "doses:injections")
    assert all(high < row for _first, _last, _low, high in rectangles(figure, "doses:band"))


def test_doses_outside_the_view_are_not_drawn() -> None:
    figure = drawn([injected(0), injected(14)], Period(after(7), after(20)))
    assert [day for day, _row in data(figure, "doses:injections")] == [at(14)]


def test_medicine_without_b12_has_no_place_in_the_lane() -> None:
    folic = Dose(day=after(3), medicine="folic_acid", amount=5000, route="oral")
    figure = drawn([injected(0), folic])
    assert values(figure.axes[-1]) == ["injection"]


def test_diary_without_doses_has_no_lane() -> None:
    figure = drawn([seen(0, 3)])
    assert [axes.get_label() for axes in figure.axes] == ["Twitches per day"]


def test_runs_are_stretches_without_a_hole() -> None:
    assert runs({3, 1, 2, 7}) == [(1, 3), (7, 7)]
    assert runs(set()) == []


def test_holes_too_small_to_be_seen_are_not_drawn() -> None:
    period = Period(after(0), after(3649))
    figure = draw(
        history([swallowed(day) for day in range(3650) if day % 9 and not 1000 < day < 1100], period),
        screen(),
        View(period, ("twitching",)),
    )
    days = [(first, last) for first, last, _low, _high in rectangles(figure, "doses:band")]
    assert days == [(at(1) - 0.5, at(1000) + 0.5), (at(1100) - 0.5, at(3649) + 0.5)]
