"""The one field for days: what is typed is what is meant, said back in words, or refused beside the field."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import tracker
from tracker.i18n import Regional, writing_as
from tracker.ui.widgets.calendar_popup import CalendarPopup
from tracker.ui.widgets.date_field import DateField, OptionalDateField

TODAY = date(2026, 11, 30)
SEPTEMBER = date(2026, 9, 7)
TYPED = ["7 sept", "7 Sep 2026", "7 September 2026", "7sept2026", "2026-09-07"]
IN_ORDER = {
    "en_GB": ["7/9/2026", "07/09/26", "7.9.2026", "07092026"],
    "en_US": ["9/7/2026", "09/07/26", "9-7-2026", "09072026"],
    "de_DE": ["7.9.2026", "07.09.26", "7.9.", "07092026"],
}


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    return shown(DateField("Day", TODAY, latest=TODAY), qtbot)


def shown(field: DateField, qtbot: QtBot) -> DateField:
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    return field


def type_in(field: OptionalDateField, text: str, *, over: bool) -> None:
    """Type over what is there, all of it chosen by Tab or by Ctrl+A, and leave."""
    if over:
        QTest.keyClick(field.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    else:
        field.edit.setFocus(Qt.FocusReason.TabFocusReason)
        field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    field.edit.clearFocus()


@pytest.mark.parametrize("over", [True, False])
@pytest.mark.parametrize("place", IN_ORDER)
def test_usual_ways_to_type_a_day_mean_that_day(qtbot: QtBot, place: str, over: bool) -> None:
    with writing_as(Regional.all_of(place)):
        for text in (*TYPED, *IN_ORDER[place]):
            field = shown(DateField("Day", TODAY), qtbot)
            type_in(field, text, over=over)
            assert field.day() == SEPTEMBER, text
            assert field.words.text().startswith("Mon"), text
            assert "7 September 2026" in field.words.text() or "September 7, 2026" in field.words.text()
            assert field.settle(), "what is shown then reads back as the same day"
            assert field.day() == SEPTEMBER


def test_meaning_is_said_while_it_is_typed_and_told_once_when_it_counts(field: DateField, qtbot: QtBot) -> None:
    field.edit.selectAll()
    with qtbot.assertNotEmitted(field.changed):
        QTest.keyClicks(field.edit, "7 sep")
        assert field.words.text() == "Mon 7 September 2026"
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "7 Sept 2026"
    with qtbot.assertNotEmitted(field.changed):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 sep", "“31 sep” is not a day in the calendar. Please type it like 30/11/2026."),
        ("12 or so", "“12 or so” is not a day. Please type it like 30/11/2026, or “yesterday”."),
        ("1 dec 2026", "1 December 2026 is still to come. Please choose a day up to 30 November 2026."),
        ("", "Please type a day, for example 30 Nov 2026."),
    ],
)
def test_what_is_no_day_stays_as_typed_with_its_reason(
    field: DateField, text: str, sentence: str, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.edit.selectAll()
        QTest.keyClick(field.edit, Qt.Key.Key_Delete)
        QTest.keyClicks(field.edit, text)
        assert field.edit.property("refused") != "true", "a half-typed day is not refused yet"
        assert not field.settle()
    assert field.edit.text() == text
    assert field.words.text() == field.edit.accessibleDescription() == sentence
    assert field.edit.property("refused") == "true"
    QTest.keyClicks(field.edit, "x")
    assert field.edit.property("refused") == "false", "the reason goes once it is being mended"


def test_escape_brings_back_what_was_there(field: DateField) -> None:
    QTest.keyClicks(field.edit, "nonsense")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.day() == TODAY


def test_up_and_down_go_a_day_on_and_back_but_not_beyond_the_latest(field: DateField) -> None:
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.day() == date(2026, 11, 28)
    for _press in range(4):
        QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.day() == TODAY


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a window that grabs the keyboard
@pytest.mark.parametrize("opening", ["F4", "Alt+Down", "mouse"])
def test_month_opens_and_takes_a_day(field: DateField, qtbot: QtBot, opening: str) -> None:
    if opening == "F4":
        QTest.keyClick(field.edit, Qt.Key.Key_F4)
    elif opening == "Alt+Down":
        QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    else:
        field.edit.actions()[0].trigger()
    popup = next(window for window in field.findChildren(CalendarPopup))
    assert popup.isVisible()
    with qtbot.waitSignal(field.changed):
        popup.calendar.setSelectedDate(popup.calendar.selectedDate().addDays(-1))
        popup.calendar.clicked.emit(popup.calendar.selectedDate())
    assert field.day() == date(2026, 11, 29)
    assert not popup.isVisible()


def test_optional_day_may_be_taken_away(qtbot: QtBot) -> None:
    field = OptionalDateField("Date of birth", TODAY, date(1975, 4, 2), latest=TODAY)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.edit.clear()
        assert field.settle()
    assert field.day() is None
    assert field.words.text() == ""


def test_field_is_one_stop_of_tab(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, field, after = QLineEdit(window), DateField("Day", TODAY, parent=window), QLineEdit(window)
    window.show()
    window.activateWindow()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is field.edit
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is after


@pytest.mark.parametrize("kind", ["QDateEdit", "QTimeEdit", "QDateTimeEdit", "QSpinBox", "QDoubleSpinBox"])
def test_no_field_that_swallows_what_it_does_not_expect_is_used(kind: str) -> None:
    for module in Path(tracker.__file__).parent.rglob("*.py"):
        assert kind not in module.read_text(encoding="utf-8"), module
