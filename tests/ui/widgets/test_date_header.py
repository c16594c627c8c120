from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tracker.ui.widgets.calendar import Calendar
from tracker.ui.widgets.date_header import DateHeader

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen


@pytest.fixture
def header(show: Show) -> DateHeader:
    made = DateHeader()
    show(made, width=900)
    made.show_day(date(2026, 11, 20), TODAY, "week 19 of treatment")
    return made


def test_day_is_said_in_words(header: DateHeader) -> None:
    assert header.title.text() == "Friday 20 November"
    assert header.extra.text() == "week 19 of treatment"
    header.show_day(date(2025, 12, 31), TODAY)
    assert header.title.text() == "Wednesday 31 December 2025"


def test_buttons_ask_for_the_days_around(header: DateHeader) -> None:
    asked: list[date] = []
    header.chosen.connect(asked.append)
    for button in (header.before, header.after):
        QTest.mouseClick(button, LEFT)
    assert asked == [date(2026, 11, 19), date(2026, 11, 21)]


def test_tomorrow_cannot_be_asked_for(header: DateHeader) -> None:
    header.show_day(TODAY, TODAY)
    asked: list[date] = []
    header.chosen.connect(asked.append)
    QTest.mouseClick(header.after, LEFT)
    assert asked == []
    assert not header.after.isEnabled()
    assert header.after.toolTip() == "Tomorrow cannot be filled in yet"
    header.show_day(date(2026, 11, 21), TODAY)
    assert header.after.isEnabled()


def test_day_is_picked_from_the_calendar_by_keyboard(qtbot: QtBot, header: DateHeader) -> None:
    QTest.mouseClick(header.pick, LEFT)
    month = header.popup.calendar.findChild(QTableView)
    assert isinstance(month, QTableView)
    QTest.keyClick(month, Qt.Key.Key_Left)
    with qtbot.waitSignal(header.chosen) as waited:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert waited.args == [date(2026, 11, 19)]
    assert not header.popup.isVisible()


def test_calendar_ends_today(header: DateHeader) -> None:
    QTest.mouseClick(header.pick, LEFT)
    calendar = header.popup.calendar
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    assert calendar.maximumDate() == QDate(2026, 11, 22)
    days = [QDate(2026, 11, 21), QDate(2026, 11, 20), QDate(2026, 11, 23), QDate(2026, 12, 1)]
    assert [calendar.role(day) for day in days] == ["ink", "on_accent", "control_line", ""]


def test_escape_closes_the_calendar(header: DateHeader) -> None:
    QTest.mouseClick(header.pick, LEFT)
    assert header.popup.isVisible()
    QTest.keyClick(header.popup, Qt.Key.Key_Escape)
    assert not header.popup.isVisible()


def test_calendar_has_no_red_sundays_and_names_its_arrows(qtbot: QtBot) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    weekdays = [calendar.weekdayTextFormat(day).foreground().style() for day in Qt.DayOfWeek]
    assert set(weekdays) == {Qt.BrushStyle.NoBrush}
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    arrow = calendar.findChild(QToolButton, "qt_calendar_nextmonth")
    assert isinstance(arrow, QToolButton)
    assert arrow.accessibleName() == "Next month"


def test_narrow_header_keeps_all_its_buttons_in_sight(show: Show) -> None:
    header = DateHeader()
    header.show_day(date(2026, 11, 20), TODAY, "week 19 of treatment")
    show(header, width=420)
    for button in (header.before, header.pick, header.after):
        corner = button.mapTo(header, button.rect().bottomRight())
        assert header.rect().contains(corner)
