"""Twitches in a minute or five: every press counts, paused time does not, nothing is dropped without a word."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tracker.domain.errors import DiaryNotSaved
from tracker.domain.timed_count import TimedCount
from tracker.store.diary import Diary
from tracker.ui.dialogs.timed_count import TimedCountDialog
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.today import TodayPage
from tracker.ui.widgets.timed_counter import State

LEFT = Qt.MouseButton.LeftButton
NOW = datetime(2026, 11, 22, 9, 41, 30, tzinfo=UTC)


class Seconds:
    """A clock that runs only when it is told to."""

    def __init__(self) -> None:
        self.passed = 1000.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def kept() -> list[TimedCount]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, seconds: Seconds, kept: list[TimedCount]) -> TimedCountDialog:
    made = TimedCountDialog(5, lambda: NOW, kept.append, seconds=seconds)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def press(dialog: TimedCountDialog, times: int = 1) -> None:
    for _time in range(times):
        QTest.mouseClick(dialog.face.tap, LEFT)


def run_out(qtbot: QtBot, dialog: TimedCountDialog, seconds: Seconds, by: float = 300) -> None:
    seconds.passed += by
    qtbot.waitUntil(lambda: dialog.state not in (State.READY, State.RUNNING))


def test_presses_in_five_minutes_are_kept_with_their_rate(
    qtbot: QtBot, dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog, 1 + 32)
    run_out(qtbot, dialog, seconds)
    (count,) = kept
    assert (count.day, count.time, count.utc_offset) == (date(2026, 11, 22), time(9, 41), 0)
    assert (count.count, count.minutes, count.per_minute, count.site) == (32, 5, 6.4, "")
    assert dialog.face.result.text() == "6.4 a minute"
    assert "32 twitches in 5 minutes" in dialog.face.words.text()


def test_none_in_five_minutes_is_an_answer(
    qtbot: QtBot, dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog)
    run_out(qtbot, dialog, seconds)
    assert [(count.count, count.minutes) for count in kept] == [(0, 5)]


def test_space_and_enter_count_and_holding_them_down_counts_once(dialog: TimedCountDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert dialog.state is State.RUNNING
    QTest.keyClick(dialog.face.tap, Qt.Key.Key_Space)
    QTest.keyClick(dialog.face.tap, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Enter)
    assert dialog.count == 3


def test_space_on_pause_pauses_and_counts_nothing(dialog: TimedCountDialog) -> None:
    press(dialog, 2)
    dialog.face.pause.setFocus()
    QTest.keyClick(dialog.face.pause, Qt.Key.Key_Space)
    assert (dialog.state, dialog.count) == (State.PAUSED, 1)


def test_press_that_slipped_is_taken_back(dialog: TimedCountDialog) -> None:
    press(dialog, 3)
    QTest.mouseClick(dialog.face.less, LEFT)
    assert dialog.count == 1
    QTest.mouseClick(dialog.face.less, LEFT)
    assert not dialog.face.less.isEnabled()


def test_paused_time_does_not_count(
    qtbot: QtBot, dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog, 2)
    seconds.passed += 100
    QTest.mouseClick(dialog.face.pause, LEFT)
    seconds.passed += 3600
    dialog.show_time()
    assert (dialog.face.left.text(), dialog.state) == ("3:20", State.PAUSED)
    press(dialog)
    assert (dialog.state, dialog.count) == (State.RUNNING, 1)
    run_out(qtbot, dialog, seconds, by=200)
    assert [(count.minutes, count.count) for count in kept] == [(5, 1)]


def test_press_after_the_end_is_not_counted(dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]) -> None:
    press(dialog, 2)
    seconds.passed += 300
    press(dialog)
    assert [count.count for count in kept] == [1]
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert dialog.isVisible()


def test_cancel_asks_nothing_where_nothing_was_counted(dialog: TimedCountDialog, kept: list[TimedCount]) -> None:
    press(dialog)
    QTest.mouseClick(dialog.face.cancel, LEFT)
    assert (dialog.isVisible(), kept) == (False, [])


def test_cancel_says_what_would_be_dropped_and_drops_it_only_then(
    dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog, 4)
    seconds.passed += 60
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "3 twitches in 1 minute" in dialog.face.words.text()
    QTest.mouseClick(dialog.face.drop, LEFT)
    assert (dialog.isVisible(), kept) == (False, [])


def test_what_was_counted_until_the_stop_can_be_kept(
    dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog, 4)
    seconds.passed += 90
    QTest.mouseClick(dialog.face.cancel, LEFT)
    seconds.passed += 600
    QTest.mouseClick(dialog.face.keep, LEFT)
    assert [(count.count, count.minutes) for count in kept] == [(3, 1.5)]
    assert dialog.face.close_it.isVisible()


def test_counting_goes_on_after_the_question(dialog: TimedCountDialog, seconds: Seconds) -> None:
    press(dialog, 2)
    seconds.passed += 60
    QTest.mouseClick(dialog.face.cancel, LEFT)
    seconds.passed += 60
    QTest.mouseClick(dialog.face.go_on, LEFT)
    assert (dialog.state, dialog.face.left.text(), dialog.count) == (State.RUNNING, "4:00", 1)


def test_closed_in_the_middle_keeps_what_was_counted_over_the_time_that_ran(
    dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    press(dialog, 6)
    seconds.passed += 120
    dialog.close()
    assert [(count.count, count.minutes) for count in kept] == [(5, 2)]
    assert not dialog.isVisible()


def test_what_cannot_be_saved_stays_and_is_saved_later(qtbot: QtBot, seconds: Seconds) -> None:
    refusals = [DiaryNotSaved("The disk is full.")]
    kept: list[TimedCount] = []

    def keep(count: TimedCount) -> None:
        if refusals:
            raise refusals.pop()
        kept.append(count)

    dialog = TimedCountDialog(1, lambda: NOW, keep, seconds=seconds)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, 3)
    seconds.passed += 60
    with qtbot.captureExceptions() as raised:
        press(dialog)
    dialog.tell(str(raised[0][1]))
    assert (dialog.face.fault.text(), dialog.face.fault.isVisible()) == ("The disk is full.", True)
    QTest.mouseClick(dialog.face.keep, LEFT)
    assert [count.count for count in kept] == [2]


def test_one_place_can_be_watched(
    qtbot: QtBot, dialog: TimedCountDialog, seconds: Seconds, kept: list[TimedCount]
) -> None:
    dialog.face.place.setCurrentIndex(dialog.face.place.findData("calf-left"))
    press(dialog, 2)
    run_out(qtbot, dialog, seconds)
    assert [count.site for count in kept] == ["calf-left"]


def count_on_today(window: MainWindow, qtbot: QtBot) -> TimedCountDialog:
    page = window.page("today")
    assert isinstance(page, TodayPage)
    start = next(link for link in page.twitches.timed.starts if link.accessibleName() == "Count for 5 minutes")
    QTest.mouseClick(start, LEFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TimedCountDialog)
    return dialog


def test_count_stands_on_today_apart_from_the_days_number(
    open_window: Callable[[], MainWindow], qtbot: QtBot, diary: Diary, clock: Clock
) -> None:
    window = open_window()
    dialog = count_on_today(window, qtbot)
    press(dialog, 3)
    dialog.close()
    (count,) = diary.day(diary.today).timed_counts
    assert (count.count, diary.day(diary.today).observations) == (2, ())
    timed = window.page("today").twitches.timed  # type: ignore[attr-defined]
    assert timed.isVisible()
    assert window.diary.undo_text.startswith("2 twitches in ")
    remove = next(found for found in timed.findChildren(QWidget) if found.accessibleName().startswith("Remove "))
    QTest.mouseClick(remove, LEFT)
    assert not diary.day(diary.today).timed_counts
    assert not timed.isVisible()
    window.diary.undo()
    assert diary.day(diary.today).timed_counts[0].count == 2


def test_window_closed_in_the_middle_keeps_the_count(
    open_window: Callable[[], MainWindow], qtbot: QtBot, diary: Diary
) -> None:
    window = open_window()
    press(count_on_today(window, qtbot), 3)
    window.close()
    assert [count.count for count in diary.day(diary.today).timed_counts] == [2]


def test_days_that_are_over_cannot_be_counted_by_the_clock(open_window: Callable[[], MainWindow], diary: Diary) -> None:
    page = open_window().page("today")
    assert isinstance(page, TodayPage)
    QTest.mouseClick(page.header.before, LEFT)
    assert not any(start.isVisible() for start in page.twitches.timed.starts)
