"""Shades are told apart, and words on them can be read in every theme."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tracker.ui import theme
from tracker.ui.widgets.heat import Scale
from tracker.ui.widgets.heat_map import HeatMap, months_away
from tracker.ui.widgets.year_map import YearMap

Show = Callable[..., QWidget]
SERIES = ("twitching", "tingling", *(f"series_{number}" for number in range(3, 9)))
TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton


def luminance(color: QColor) -> float:
    shares = [channel / 255 for channel in (color.red(), color.green(), color.blue())]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[theme.Theme]:
    theme.apply(qapp, theme.load(request.param))
    yield theme.current()
    theme.apply(qapp, theme.load("light"))


@pytest.mark.parametrize("dressed", theme.names(), indirect=True)
@pytest.mark.parametrize("role", SERIES)
def test_words_can_be_read_on_every_shade_and_more_is_stronger(dressed: theme.Theme, role: str) -> None:
    scale, paper = Scale(role, 10), dressed.color("surface")
    shades = [scale.color(value) for value in range(11)]
    assert all(contrast(shade, dressed.color("ink")) >= 4.5 for shade in shades)
    steps = [contrast(shade, paper) for shade in shades]
    assert all(less < more for less, more in pairwise(steps))
    assert shades[0] == paper
    assert scale.color(99) == shades[-1]


def test_month_ends_where_the_shorter_one_ends() -> None:
    assert months_away(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_away(date(2026, 1, 15), -1) == date(2025, 12, 15)


@pytest.mark.parametrize(("kind", "forth"), [(HeatMap, date(2026, 6, 11)), (YearMap, date(2026, 7, 10))])
def test_left_is_forward_where_one_reads_from_the_right(show: Show, kind: type[HeatMap], forth: date) -> None:
    field = kind(str)
    show(field)
    field.show_heat("Twitches", {}, Scale(), TODAY)
    field.show_day(date(2026, 6, 10))
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    gone: list[date] = []
    field.moved.connect(gone.append)
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert gone == [forth]


def test_days_lie_in_weeks_and_are_found_under_the_pointer(show: Show) -> None:
    field = HeatMap(str)
    show(field)
    field.show_heat("Twitches", {}, Scale(), TODAY)
    field.show_day(date(2026, 11, 10))
    boxes = [field.cell(date(2026, 11, number)) for number in (2, 9, 3)]
    assert boxes[0].left() == boxes[1].left()
    assert boxes[0].top() == boxes[2].top()
    assert field.day_at(boxes[1].center().toPoint()) == date(2026, 11, 9)
    assert field.day_at(QPoint(0, 0)) is None


def test_anywhere_in_a_small_month_leads_to_it(show: Show) -> None:
    field = YearMap(str)
    show(field, width=900)
    field.show_heat("Twitches", {}, Scale(), TODAY)
    field.show_day(date(2026, 11, 10))
    opened: list[date] = []
    field.month_opened.connect(opened.append)
    corner = field.month_box(5).topLeft().toPoint() + QPoint(2, 2)
    QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, corner)
    for later in (field.month_box(12).center(), field.square(date(2026, 11, 29)).center()):
        QTest.mouseClick(field, LEFT, Qt.KeyboardModifier.NoModifier, later.toPoint())
    assert [(day.year, day.month) for day in opened] == [(2026, 5), (2026, 11)]
    assert opened[-1] == TODAY
