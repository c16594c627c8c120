"""Today is today: past days look past, and after midnight the page goes on once nobody is typing."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.today import TodayPage

DAY = date(2026, 11, 22)
EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
HOUR = 3600
Open = Callable[[], MainWindow]
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def today(window: MainWindow) -> TodayPage:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard always has a place"
    return widget


def press(keys: str, *, enter: bool = False) -> None:
    for letter in keys:
        QTest.keyClicks(focused(), letter)
    if enter:
        QTest.keyClick(focused(), ENTER)


def value(diary: Diary, item: str, day: date) -> float | None:
    return diary.day(day).value(item)


@pytest.mark.parametrize("start", ["today", "diary", "report"])
@pytest.mark.parametrize("way", ["sidebar", "Ctrl+1"])
def test_today_always_opens_today(open_window: Open, start: str, way: str) -> None:
    window = open_window()
    window.open_day(DAY - timedelta(days=6))
    assert today(window).day == DAY - timedelta(days=6)
    if start != "today":
        window.open_page(start)
    if way == "sidebar":
        QTest.mouseClick(window.sidebar.button("today"), LEFT)
    else:
        QTest.keyClick(focused(), Qt.Key.Key_1, CTRL)
    assert today(window).isVisible()
    assert today(window).day == DAY
    assert today(window).bar.isHidden()


def test_a_day_from_the_diary_opens_as_that_day_with_the_keyboard_on_the_count(open_window: Open) -> None:
    window = open_window()
    window.open_page("diary")
    window.open_day(EVE)
    assert today(window).day == EVE
    assert today(window).twitches.counter.count.hasFocus()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (EVE, "Yesterday, Saturday 21 November"),
        (DAY - timedelta(days=2), "Friday 20 November"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
    ],
)
def test_past_day_says_which_and_leads_back(open_window: Open, day: date, words: str) -> None:
    page = today(open_window())
    assert page.bar.isHidden()
    page.show_day(day)
    assert (page.bar.text.text(), page.bar.act.text()) == (words, "Back to today")
    QTest.mouseClick(page.bar.act, LEFT)
    assert page.day == DAY
    assert page.bar.isHidden()


def texts(page: TodayPage) -> Iterator[tuple[QWidget, str]]:
    """All that can be read or heard on the page, but for the bar."""
    for widget in (page, *page.findChildren(QWidget)):
        if page.bar is widget or page.bar.isAncestorOf(widget) or not (widget is page or widget.isVisibleTo(page)):
            continue
        said = [widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        said += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            said += [widget.placeholderText(), widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""]
        if isinstance(widget, QLabel) or hasattr(widget, "text"):
            text = widget.text
            said.append(str(text()) if callable(text) else "")
        yield from ((widget, words) for words in said if words)


@pytest.mark.parametrize("content", ["empty", "zero", "value", "due", "sample"])
def test_no_word_of_a_past_day_says_today(
    request: pytest.FixtureRequest, open_window: Open, diary: Diary, content: str
) -> None:
    if content == "sample":
        request.getfixturevalue("full")
    if content in ("zero", "value"):
        diary.put(Observation(day=EVE, item="twitching", value=7 if content == "value" else 0))
        diary.put(Observation(day=EVE, item="tingling", value=7))
        diary.put(Observation(day=EVE - timedelta(days=1), item="tingling", value=7))
    if content == "due":
        for medicine, route in (("cyanocobalamin", "oral"), ("hydroxocobalamin", "im"), ("methylcobalamin", "oral")):
            plan = Regimen(medicine=medicine, amount=1000, route=route, first_day=EVE, recurrence="FREQ=DAILY")
            diary.add(plan)
    page = today(open_window())
    assert any("today" in words.casefold() for _widget, words in texts(page)), "on today it may be said"
    for day in (EVE, DAY - timedelta(days=9)):
        page.show_day(day)
        found = [(type(widget).__name__, words) for widget, words in texts(page)]
        assert [(kind, words) for kind, words in found if "today" in words.casefold()] == []
        assert [(kind, words) for kind, words in found if "yesterday" in words.casefold()] == []
    page.show_day(DAY)
    assert page.accessibleName() == "Today"


def test_midnight_goes_on_once_nobody_has_typed_for_two_minutes(open_window: Open, diary: Diary, clock: Clock) -> None:
    page = today(open_window())
    clock.pass_time(12 * HOUR - 30)
    press("7", enter=True)
    clock.pass_time(60)
    page.idle.check()
    assert page.day == DAY, "somebody is typing"
    assert page.bar.text.text() == "Yesterday, Sunday 22 November"
    press("3", enter=True)
    clock.pass_time(119)
    page.idle.check()
    assert page.day == DAY
    clock.pass_time(2)
    page.idle.check()
    assert page.day == NEXT
    assert (value(diary, "twitching", DAY), value(diary, "tingling", DAY)) == (7, 3)
    assert page.bar.text.text() == "A new day has begun."
    assert "Sunday 22 November" in page.bar.details.text()
    assert page.twitches.counter.count.hasFocus()
    press("9", enter=True)
    assert value(diary, "twitching", NEXT) == 9
    assert page.bar.isVisible(), "it is said until it was read"
    QTest.mouseClick(page.bar.postpone, LEFT)
    assert page.bar.isHidden()


def test_what_is_half_typed_at_midnight_is_kept_on_the_day_it_was_begun(
    open_window: Open, diary: Diary, clock: Clock
) -> None:
    page = today(open_window())
    clock.pass_time(12 * HOUR - 10)
    press("12")
    page.note.editor.text.insertPlainText("calf")
    clock.pass_time(200)
    page.idle.check()
    assert page.day == NEXT
    assert value(diary, "twitching", DAY) == 12
    assert [event.text for event in diary.day(DAY).events] == ["calf"]
    assert diary.day(NEXT).observations == ()
    assert page.note.editor.text.toPlainText() == ""
    QTest.mouseClick(page.bar.act, LEFT)
    assert page.day == DAY


def test_coming_back_to_the_window_opens_the_new_day_at_once(
    open_window: Open, qapp: QApplication, clock: Clock
) -> None:
    page = today(open_window())
    clock.pass_time(12 * HOUR - 5)
    press("7", enter=True)
    clock.pass_time(10)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert page.day == DAY
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert page.day == NEXT


def test_key_that_wakes_a_computer_the_next_morning_lands_on_the_new_day(
    open_window: Open, diary: Diary, clock: Clock
) -> None:
    page = today(open_window())
    clock.pass_time(10)
    press("7", enter=True)
    page.setFocus()
    clock.pass_time(20 * HOUR)
    press("9", enter=True)
    assert (value(diary, "twitching", DAY), value(diary, "twitching", NEXT)) == (7, 9)
    assert value(diary, "tingling", NEXT) is None


def test_key_that_wakes_a_computer_stays_in_the_row_that_has_the_keyboard(
    open_window: Open, diary: Diary, clock: Clock
) -> None:
    page = today(open_window())
    page.symptoms.rows["tingling"].setFocus()
    clock.pass_time(20 * HOUR)
    press("3")
    assert (value(diary, "tingling", NEXT), diary.day(DAY).observations) == (3, ())
    assert page.bar.text.text() == "A new day has begun."


def test_open_question_is_answered_before_the_page_goes_on(open_window: Open, clock: Clock, qtbot: QtBot) -> None:
    window = open_window()
    page = today(window)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    clock.pass_time(13 * HOUR)
    page.idle.check()
    assert page.day == DAY
    dialog.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    page.idle.check()
    assert page.day == NEXT


def test_past_day_that_is_being_filled_in_stays_through_midnight(open_window: Open, clock: Clock) -> None:
    page = today(open_window())
    page.show_day(EVE - timedelta(days=3))
    clock.pass_time(13 * HOUR)
    page.idle.check()
    assert page.day == EVE - timedelta(days=3)
    assert page.bar.act.text() == "Back to today"
    QTest.mouseClick(page.bar.act, LEFT)
    assert page.day == NEXT


def test_midnight_passes_while_another_page_is_open(open_window: Open, clock: Clock) -> None:
    window = open_window()
    page = today(window)
    window.open_page("report")
    clock.pass_time(13 * HOUR)
    page.idle.check()
    window.open_page("today")
    assert page.day == NEXT
    assert page.header.title.text() == "Monday 23 November"


def test_closed_window_says_nothing_at_midnight(open_window: Open, clock: Clock, qtbot: QtBot) -> None:
    window = open_window()
    window.close()
    clock.pass_time(13 * HOUR)
    with qtbot.assertNotEmitted(today(window).told):
        today(window).idle.check()
