"""The click that comes to a field with a value lets the next typing replace it: 1 and then 2 is 2, not 12."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.widgets.date_field import DateField
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.time_field import TimeField
from tracker.ui.widgets.twitch_counter import CountField

LEFT = Qt.MouseButton.LeftButton
DAY = date(2026, 12, 1)


def count() -> QLineEdit:
    field = CountField()
    field.show_text("1")
    return field


def number() -> QLineEdit:
    field = NumberField("Every")
    field.show_value(1)
    return field


def day() -> QWidget:
    return DateField("First day", DAY)


def moment() -> QWidget:
    field = TimeField("Time")
    field.show_meaning(time(8, 30))
    return field


def amount() -> QLineEdit:
    field = MedicineFields().amount
    field.setParent(None)
    field.setText("1")
    return field


@pytest.mark.parametrize("make", [count, number, day, moment, amount])
def test_value_is_replaced_by_what_is_typed_after_a_click(make: object, qtbot: QtBot) -> None:
    assert callable(make)
    window = QWidget()
    qtbot.addWidget(window)
    other, field = QLineEdit(), make()
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(field)
    other.setFocus()
    with qtbot.waitExposed(window):
        window.show()
    line = field if isinstance(field, QLineEdit) else field.edit
    QTest.mouseClick(line, LEFT, pos=QPoint(12, line.height() // 2))
    QTest.keyClicks(line, "2")
    assert line.text() == "2"


def test_second_click_sets_the_cursor(qtbot: QtBot) -> None:
    field = number()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.clearFocus()
    QTest.mouseClick(field, LEFT, pos=QPoint(12, field.height() // 2))
    qtbot.waitUntil(lambda: field.selectedText() == "1")
    QTest.mouseClick(field, LEFT, pos=QPoint(100, field.height() // 2))
    QTest.keyClicks(field, "2")
    assert field.text() == "12"
