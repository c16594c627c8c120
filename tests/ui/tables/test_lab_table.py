"""Samples as rows: what stands in a cell is seen, heard and reached by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.ui import theme
from tracker.ui.tables.lab_table import LabCell, LabRow, LabTable

COLUMNS = ("Serum B12", "Haemoglobin")
ROWS = (
    LabRow(
        LabCell(("6 Nov 2026", "St Mary's"), "6 November 2026, St Mary's"),
        (
            LabCell((">2000 ng/L", "range 197–771", "2 days after an injection"), "Serum B12: >2000 ng/L"),
            LabCell((), "Haemoglobin: not in this sample"),
        ),
    ),
    LabRow(
        LabCell(("6 May 2026", "no laboratory named"), "6 May 2026"),
        (LabCell(("124 ng/L", "range 197–771"), "124"), LabCell(("117 g/L",), "117")),
    ),
)


@pytest.fixture
def table(qtbot: QtBot) -> LabTable:
    theme.apply(QApplication.instance(), theme.load("light"))  # type: ignore[arg-type]
    made = LabTable("Samples")
    qtbot.addWidget(made)
    made.resize(640, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_rows(COLUMNS, ROWS)
    return made


def test_cell_is_told_to_those_who_hear_it(table: LabTable) -> None:
    index = table.samples.index(0, 0)
    assert index.data(Qt.ItemDataRole.DisplayRole).startswith(">2000 ng/L")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Serum B12: >2000 ng/L"
    head = table.samples.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "6 November 2026, St Mary's"
    assert table.samples.headerData(1, Qt.Orientation.Horizontal) == "Haemoglobin"


def test_enter_asks_to_edit_and_delete_to_remove_the_row(table: LabTable, qtbot: QtBot) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.edit_wanted) as edit:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.remove_wanted) as remove:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert (edit.args, remove.args) == ([1], [1])


def test_double_click_asks_to_edit(table: LabTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.samples.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.edit_wanted) as edit:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit.args == [1]


def test_arrow_keys_choose_the_test(table: LabTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert chosen.args == [0, 1]


def test_showing_rows_is_no_choice(table: LabTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows(COLUMNS, ROWS, (1, 1))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)


@pytest.mark.parametrize("look", ["light", "high_contrast_light"])
def test_chosen_row_is_marked_by_a_line_and_not_by_colour_alone(table: LabTable, look: str) -> None:
    theme.apply(QApplication.instance(), theme.load(look))  # type: ignore[arg-type]
    QTest.keyClick(table, Qt.Key.Key_Down)
    head = table.verticalHeader()
    image = head.grab().toImage()
    seen = [image.pixelColor(1, head.sectionViewportPosition(row) + 20).name() for row in (0, 1)]
    assert seen == [QColor(theme.current().roles[role]).name() for role in ("surface", "accent")]


def test_tab_leaves_the_table(table: LabTable) -> None:
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize("scale", [1, 2])
def test_words_of_every_cell_have_room(table: LabTable, scale: float) -> None:
    theme.apply(QApplication.instance(), theme.load("light"), scale)  # type: ignore[arg-type]
    widest = table.fontMetrics().horizontalAdvance("2 days after an injection") * 12.5 / 13.5
    assert table.columnWidth(0) >= widest + theme.current().px(16)
    lines = table.fontMetrics().height() * (1 + 2 * 12.5 / 13.5)
    assert table.rowHeight(0) >= lines - 3


def test_long_list_scrolls_inside(table: LabTable) -> None:
    table.show_rows(COLUMNS, ROWS)
    small = table.height()
    table.show_rows(COLUMNS, ROWS * 30)
    assert small < table.height() < 12 * table.rowHeight(0)
    assert table.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("look", ["light", "dark"])
def test_high_value_is_written_in_plain_ink(table: LabTable, look: str) -> None:
    theme.apply(QApplication.instance(), theme.load(look))  # type: ignore[arg-type]
    table.clearSelection()
    image = table.grab(table.visualRect(table.samples.index(0, 0)).translated(table.viewport().pos())).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    bad = [theme.current().color(role) for role in ("bad", "warn", "good")]
    assert QColor(theme.current().roles["ink"]).name() in seen
    assert not {color.name() for color in bad} & seen
