from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tracker.ui import theme
from tracker.ui.widgets.rating_row import RatingRow

Show = Callable[..., QWidget]


@pytest.fixture
def row(show: Show) -> RatingRow:
    made = RatingRow("Tingling")
    show(made)
    made.setFocus()
    return made


@pytest.fixture
def told(row: RatingRow) -> list[int | None]:
    said: list[int | None] = []
    row.rated.connect(said.append)
    row.cleared.connect(lambda: said.append(None))
    return said


def click(row: RatingRow, value: int) -> None:
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.cell(value).center())


def said_by(row: RatingRow, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(row).text(what)


def test_click_on_a_number_records_it(row: RatingRow, told: list[int | None]) -> None:
    click(row, 3)
    click(row, 10)
    click(row, 0)
    assert told == [3, 10, 0]
    assert row.rating() == 0


def test_click_on_the_chosen_number_clears_it(row: RatingRow, told: list[int | None]) -> None:
    click(row, 0)
    click(row, 0)
    assert told == [0, None]
    assert row.rating() is None


def test_digit_records_at_once(row: RatingRow, told: list[int | None]) -> None:
    QTest.keyClicks(row, "7")
    assert told == [7]
    QTest.keyClicks(row, "0")
    assert told == [7, 0]


def test_one_and_then_zero_is_ten(row: RatingRow, told: list[int | None]) -> None:
    QTest.keyClicks(row, "10")
    assert told == [1, 10]


def test_one_and_zero_with_another_key_between_is_not_ten(row: RatingRow) -> None:
    QTest.keyClicks(row, "1")
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClicks(row, "0")
    assert row.rating() == 0


def test_after_ten_a_digit_begins_anew(row: RatingRow) -> None:
    QTest.keyClicks(row, "100")
    assert row.rating() == 0


def test_arrows_move_within_the_row(row: RatingRow, told: list[int | None]) -> None:
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert told == [], "left of not recorded there is nothing"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(row, key)
    assert told == [0, 1, 0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_goes_back_to_not_recorded(row: RatingRow, told: list[int | None], key: Qt.Key) -> None:
    QTest.keyClicks(row, "4")
    QTest.keyClick(row, key)
    assert told == [4, None]


def test_showing_a_value_tells_nothing(row: RatingRow, told: list[int | None]) -> None:
    row.show_value(5)
    row.show_value(None)
    assert told == []
    assert row.rating() is None


def test_row_is_one_tab_stop(show: Show) -> None:
    first, second = RatingRow("Tingling"), RatingRow("Numbness")
    show(first, second)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_screen_reader_hears_name_and_value(row: RatingRow) -> None:
    assert said_by(row, QAccessible.Text.Name) == "Tingling, not recorded"
    QTest.keyClicks(row, "3")
    assert said_by(row, QAccessible.Text.Name) == "Tingling, 3 of 10"
    found = QAccessible.queryAccessibleInterface(row)
    assert found.role() == QAccessible.Role.Slider
    value = found.valueInterface()
    assert value is not None
    assert value.currentValue() == 3


def test_wheel_over_a_row_changes_nothing(row: RatingRow, told: list[int | None]) -> None:
    row.show_value(5)
    center = QPointF(row.cell(5).center())
    turn = QWheelEvent(
        center,
        row.mapToGlobal(center),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row, turn)
    assert told == []
    assert row.rating() == 5


@pytest.mark.parametrize(("width", "scale"), [(560, 1.0), (420, 1.0), (640, 1.5), (600, 2.0)])
def test_all_numbers_fit_and_are_large_enough_to_hit(qapp: QApplication, show: Show, width: int, scale: float) -> None:
    theme.apply(qapp, theme.load("light"), scale)
    row = RatingRow("Muscle weakness")
    window = show(row, width=width)
    cells = [row.cell(value) for value in range(11)]
    assert window.width() == width
    assert all(row.rect().contains(cell) for cell in cells)
    assert all(cell.width() >= 24 * scale - 1 and cell.height() >= 36 * scale for cell in cells)
    assert all(left.right() < right.left() for left, right in pairwise(cells))


def test_name_stands_above_the_numbers_where_the_room_is_narrow(show: Show) -> None:
    row = RatingRow("Muscle weakness")
    show(row, width=420)
    assert row.cell(0).top() >= row.fontMetrics().height()
    assert row.height() == row.heightForWidth(row.width())


def test_chosen_number_is_filled(row: RatingRow) -> None:
    corner = row.cell(3).topLeft() + QPoint(4, 8)
    before = row.grab().toImage().pixelColor(corner)
    QTest.keyClicks(row, "3")
    assert before == theme.current().color("surface")
    assert row.grab().toImage().pixelColor(corner) == theme.current().color("accent")


def test_a_value_that_is_shown_already_paints_nothing_again(row: RatingRow) -> None:
    click(row, 3)
    row.repaint()
    paints = Paints(row)
    row.show_value(3)
    QApplication.processEvents()
    assert paints.seen == 0
    row.show_value(4)
    QApplication.processEvents()
    assert paints.seen == 1


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it by this name
        self.seen += event.type() == QEvent.Type.Paint
        return False
