"""Keys on Today: Enter goes on in every row, digits and Space go to what has the keyboard, refusals keep it."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tracker.domain import tracked
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.today import TodayPage
from tracker.ui.reading_order import stops
from tracker.ui.widgets.body_map import BodyMap
from tracker.ui.widgets.item_row import ItemRow
from tracker.ui.widgets.place_list import PlaceChip, PlaceList
from tracker.ui.widgets.twitch_counter import TwitchCounter

DAY = date(2026, 11, 22)
EVE = DAY - timedelta(days=1)
Open = Callable[[], MainWindow]
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down
ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, without a screen


@pytest.fixture
def page(open_window: Open) -> TodayPage:
    return today(open_window())


def today(window: MainWindow) -> TodayPage:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def value(diary: Diary, item: str, day: date = DAY) -> float | None:
    rows = [row.value for row in diary.day(day).observations if row.item == item]
    return sum(rows) if rows else None


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard always has a place"
    return widget


def press(*keys: Qt.Key | str) -> None:
    """Press keys as a person does: each goes to whatever has the keyboard then."""
    for key in keys:
        if isinstance(key, str):
            for letter in key:
                QTest.keyClicks(focused(), letter)
        else:
            QTest.keyClick(focused(), key)


def step(days: int) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Left if days < 0 else Qt.Key.Key_Right, ALT)


def test_enter_takes_the_value_and_goes_on_in_every_row_down_to_the_note(page: TodayPage, diary: Diary) -> None:
    press("7", ENTER, "3", ENTER, "2", ENTER, "10", ENTER, *[ENTER] * (len(page.symptoms.rows) - 3))
    press("6.5", ENTER, "2", ENTER, "4", ENTER, "1", ENTER, "3", ENTER)
    assert focused() is page.note.editor.text
    press("calf", ENTER, "again")
    page.note.editor.flush()
    written = {item: value(diary, item) for item in {row.item for row in diary.day(DAY).observations}}
    symptoms, triggers = list(page.symptoms.rows), list(page.triggers.rows)
    assert written == {
        "twitching": 7,
        **dict(zip(symptoms, (3, 2, 10), strict=False)),
        **dict(zip(triggers, (6.5, 2, 4, 1, 3), strict=True)),
    }
    assert [event.text for event in diary.day(DAY).events] == ["calf\nagain"]


def test_enter_passes_a_card_that_has_no_rows(open_window: Open, diary: Diary) -> None:
    page = today(open_window())
    for key in list(page.triggers.rows):
        page.diary.record(tracked.hide(diary.items(), key), f"{key} hidden")
    for row in list(page.symptoms.rows.values())[-1:]:
        row.setFocus()
    press(ENTER)
    assert focused() is page.note.editor.text


def test_values_typed_on_one_day_after_another_land_in_the_same_rows(page: TodayPage, diary: Diary) -> None:
    first, second, third = list(page.symptoms.rows)[:3]
    for back, values in enumerate((("12", "5", "3", "6"), ("9", "4", "3", "5"), ("8", "1", "0", "10"))):
        count, *ratings = values
        press(count, ENTER, ratings[0], TAB, ratings[1], TAB, ratings[2])
        day = DAY - timedelta(days=back)
        assert [value(diary, key, day) for key in ("twitching", first, second, third)] == [int(v) for v in values]
        step(-1)
        assert focused() is page.twitches.counter.count


@pytest.mark.parametrize("way", ["keys", "button", "calendar", "bar"])
def test_another_day_puts_the_keyboard_on_the_count(page: TodayPage, diary: Diary, way: str, qtbot: QtBot) -> None:
    page.show_day(EVE - timedelta(days=3))
    page.note.editor.text.setFocus()
    if way == "keys":
        step(-1)
    elif way == "button":
        QTest.mouseClick(page.header.before, Qt.MouseButton.LeftButton)
    elif way == "calendar":
        page.header.open_calendar()
        page.header.popup.calendar.setFocus()
        page.header.popup.picked.emit(EVE)
        page.header.popup.hide()
    else:
        QTest.mouseClick(page.bar.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.twitches.counter.count.hasFocus)
    press("9", ENTER)
    assert value(diary, "twitching", page.day) == 9


def controls(page: TodayPage) -> list[QWidget]:
    """Everything on the page that Tab or an arrow key can put the keyboard on."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.StrongFocus
        and widget.focusProxy() is None
    ]


def counts_by_itself(widget: QWidget) -> bool:
    """Whether a control is there to change the number of twitches."""
    parents: list[QWidget] = []
    parent: QWidget | None = widget
    while parent is not None:
        parents.append(parent)
        parent = parent.parentWidget()
    return any(isinstance(found, TwitchCounter | PlaceChip | PlaceList | BodyMap) for found in parents)


def test_digits_and_space_count_only_from_the_count_and_the_page_itself(page: TodayPage, diary: Diary) -> None:
    diary.put(Observation(day=EVE, item="tingling", value=3))
    page.diary.put(Observation(day=DAY, item="twitching", value=41), "twitches")
    found = controls(page)
    assert set(stops(page)) <= {*found, page}
    assert len(found) > 30
    for widget in found:
        if widget is page.twitches.counter.count:
            continue
        for key in "0123456789 ":
            if key == " " and counts_by_itself(widget):
                continue
            widget.setFocus()
            if not widget.hasFocus():
                break  # a key before it took the control away, as "Same as yesterday" has nothing more to fill in
            QTest.keyClicks(widget, key)
            popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if popup is not None:
                popup.close()
            assert value(diary, "twitching") == 41, (type(widget).__name__, widget.accessibleName(), key)


def test_digits_and_space_count_from_the_page_itself_and_from_the_count(page: TodayPage, diary: Diary) -> None:
    page.setFocus()
    press(" ", " ")
    assert value(diary, "twitching") == 2
    press("12", ENTER)
    assert value(diary, "twitching") == 12
    page.twitches.counter.count.setFocus()
    press(" ")
    assert value(diary, "twitching") == 13
    press("5", ENTER)
    assert value(diary, "twitching") == 5


def test_tab_never_stops_on_the_page_itself_where_a_digit_would_replace_the_count(page: TodayPage) -> None:
    """The page shows no ring: whoever tabbed there could not see that the next digit is the day's count."""
    passed = []
    for _stop in range(60):
        press(TAB)
        passed.append(focused())
    assert page.twitches.counter.count in passed
    assert page not in passed


def test_exercise_takes_digits_and_enter_goes_on_without_choosing(page: TodayPage, diary: Diary) -> None:
    page.symptoms.rows["tingling"].setFocus()
    exercise = page.triggers.rows["exercise"]
    assert isinstance(exercise, ItemRow)
    keys = list(page.triggers.rows)
    before = page.triggers.rows[keys[keys.index("exercise") - 1]]
    (before.field if isinstance(before, ItemRow) else before).setFocus()
    press(ENTER)
    assert exercise.isAncestorOf(focused())
    press("9")
    assert value(diary, "exercise") is None
    press("2")
    assert value(diary, "exercise") == 2
    press("2", ENTER)
    assert value(diary, "exercise") == 2
    assert not exercise.isAncestorOf(focused())


REFUSED = ["12 or so", "99999", "12.5x", "-3", "1e3", "12\n13", "sieben"]


def test_refused_count_keeps_the_keyboard_and_what_is_typed_next(open_window: Open, diary: Diary) -> None:
    diary.put(Observation(day=DAY, item="twitching", value=7))
    window = open_window()
    count, reason = today(window).twitches.counter.count, today(window).twitches.counter.reason
    for text, way in product([*REFUSED, "12.5"], [ENTER, TAB]):
        count.setFocus()
        refuse(count, text, way)
        assert reason.isVisible()
        assert "still says 7" in reason.text()
        press("8", ENTER)
        assert (value(diary, "twitching"), reason.isVisible()) == (8, False)
        window.diary.undo()
    assert {row.item for row in diary.day(DAY).observations} == {"twitching"}


def test_refused_number_of_a_row_keeps_the_keyboard_and_what_is_typed_next(
    open_window: Open, diary: Diary, qtbot: QtBot
) -> None:
    diary.put(Observation(day=DAY, item="sleep_hours", value=7.5))
    window = open_window()
    row = today(window).triggers.rows["sleep_hours"]
    assert isinstance(row, ItemRow)
    assert isinstance(row.field, QLineEdit)
    for text, way in product(REFUSED, [ENTER, TAB, DOWN]):
        row.field.setFocus()
        refuse(row.field, text, way)
        assert "still says 7.5" in row.reason.text()
        qtbot.waitUntil(lambda: row.rect().contains(row.reason.geometry()))
        assert row.rect().contains(row.field.geometry()), "its frame is seen whole"
        assert row.reason.geometry().top() > row.field.geometry().bottom()
        press("8", ENTER)
        assert (value(diary, "sleep_hours"), row.reason.isVisible()) == (8, False)
        window.diary.undo()
    assert {found.item for found in diary.day(DAY).observations} == {"sleep_hours"}


def test_refusal_is_said_beside_the_field_and_not_in_passing(open_window: Open) -> None:
    window = open_window()
    press("12 or so", ENTER)
    assert not window.toast.isVisible()


def refuse(field: QLineEdit, text: str, way: Qt.Key) -> None:
    """Type or paste over a field what it cannot take, and try to go on."""
    field.selectAll()
    QApplication.clipboard().setText(text)
    field.paste()
    press(way)
    assert field.hasFocus()
    assert field.selectedText() == field.text() != ""


@pytest.mark.parametrize("leave", ["another day", "another page", "midnight"])
def test_refused_text_keeps_its_day_and_is_still_there_on_coming_back(
    open_window: Open, diary: Diary, leave: str, clock: Clock
) -> None:
    window = open_window()
    page = today(window)
    press("12 or so", ENTER)
    if leave == "another day":
        step(-1)
    elif leave == "another page":
        window.open_page("diary")
        window.open_page("today")
    else:
        clock.pass_time(13 * 3600)
        page.idle.check()
    assert page.day == DAY
    assert page.twitches.counter.count.hasFocus()
    assert page.twitches.counter.count.text() == "12 or so"
    assert page.twitches.counter.reason.isVisible()
    press("12", ENTER)
    assert value(diary, "twitching") == 12


def test_note_that_is_too_long_says_so_beside_it(open_window: Open, diary: Diary) -> None:
    window = open_window()
    editor = today(window).note.editor
    editor.text.setPlainText("a" * 20_001)
    editor.flush()
    assert "1 character too long" in editor.reason.text()
    assert editor.reason.isVisible()
    assert not window.toast.isVisible()
    assert isinstance(editor.text, QPlainTextEdit)
    editor.text.setPlainText("a" * 20_000)
    assert not editor.reason.isVisible()
    editor.flush()
