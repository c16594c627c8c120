"""Before treatment, its start and its phases."""

from collections.abc import Sequence

import pytest
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from tests.build import history
from tests.charts.drawn import after, at, found, injected, overlaps, planned, screen, seen, texts
from tracker.charts.phases import placed_names
from tracker.charts.recovery import View, draw
from tracker.domain.history import Period
from tracker.domain.record import Record

NAMES = {"before treatment", "before", "loading", "maintenance"}
RECORDS: list[Record] = [
    seen(0, 3),
    injected(0),
    planned(0, "loading"),
    planned(28, "maintenance"),
    planned(35, "maintenance"),
]


def drawn(first: int, last: int, records: Sequence[Record] = RECORDS, width: float = 690) -> Figure:
    period = Period(after(first), after(last))
    return draw(history(records, period), screen(width), View(period, ("twitching",)))


def names(figure: Figure) -> list[tuple[str, Bbox]]:
    """The names of phases from left to right."""
    return sorted(((text, box) for text, box in texts(figure) if text in NAMES), key=lambda named: named[1].x0)


def test_shading_ends_at_the_start_in_every_panel() -> None:
    figure = drawn(-28, 84)
    shades = [shade.get_extents() for shade in found(figure, "before_treatment")]
    assert len(shades) == len(figure.axes) == 2
    edges = [axes.transData.inverted().transform(box)[1][0] for axes, box in zip(figure.axes, shades, strict=True)]
    assert edges == pytest.approx([at(0), at(0)])
    assert [line.get_xdata()[0] for line in found(figure, "start")] == [at(0), at(0)]


def test_view_after_the_start_is_not_shaded() -> None:
    figure = drawn(7, 84)
    assert found(figure, "before_treatment") == []
    assert found(figure, "start") == []


def test_view_before_the_start_is_shaded_wholly() -> None:
    axes = (figure := drawn(-60, -10)).axes[0]
    (shade, *_others) = found(figure, "before_treatment")
    assert shade.get_x() + shade.get_width() == axes.get_xlim()[1]


def test_phases_are_named_in_order_and_once() -> None:
    assert [text for text, _box in names(drawn(-28, 84))] == ["before treatment", "loading", "maintenance"]


def test_view_within_a_phase_names_it_at_its_left_end() -> None:
    figure = drawn(40, 84)
    ((text, box),) = names(figure)
    assert text == "maintenance"
    assert box.x0 >= figure.axes[0].get_window_extent().x0


def test_diary_without_treatment_names_nothing() -> None:
    figure = drawn(-28, 84, [seen(0, 3)])
    assert names(figure) == []
    assert found(figure, "before_treatment") == []


@pytest.mark.parametrize("width", [300, 500, 690, 1100])
@pytest.mark.parametrize(("first", "last"), [(-28, 60), (-28, 240), (-3, 500), (-28, 3650)])
def test_names_never_meet_nor_leave_the_panel(width: float, first: int, last: int) -> None:
    figure = drawn(first, last, width=width)
    panel = figure.axes[0].get_window_extent()
    assert overlaps(names(figure)) == []
    assert all(panel.x0 <= box.x0 and box.x1 <= panel.x1 + 0.5 and box.y1 <= panel.y1 for _text, box in names(figure))


def test_name_without_room_in_both_rows_is_left_out() -> None:
    placed = placed_names([("a", 0, 50), ("b", 10, 50), ("c", 20, 50), ("d", 70, 20)], right=100)
    assert [(name.text, name.row) for name in placed] == [("a", 0), ("b", 1), ("d", 0)]


def test_values_stay_below_the_names() -> None:
    figure = drawn(-28, 84, [*RECORDS, seen(3, 80)])
    axes = figure.axes[0]
    highest = axes.transData.transform((at(3), 80))[1]
    assert all(box.y0 >= highest - 4 for _text, box in names(figure))
