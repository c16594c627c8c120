"""The window asks about what looks like a slip: once, beside its field, and changes nothing else."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.ui.conftest import Clock
from tracker.domain.change import Edit
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen
from tracker.domain.timed_count import TimedCount
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.diary import DiaryPage
from tracker.ui.pages.today import TodayPage
from tracker.ui.tables.day_table import DayTable
from tracker.ui.widgets.item_row import ItemRow
from tracker.ui.widgets.question import Question
from tracker.ui.widgets.typed_field import TypedField

Open = Callable[[], MainWindow]
DAYS = 10


@pytest.fixture
def usual(diary: Diary) -> Diary:
    """Ten usual days before today, and what was typed today."""
    edits = []
    for back in range(DAYS + 1):
        day = diary.today - timedelta(days=back)
        for item, value in (("twitching", 25), ("caffeine", 3), ("alcohol", 1), ("sleep_hours", 7)):
            edits.append(Edit(None, Observation(day=day, item=item, value=value)))
    diary.apply(edits)
    return diary


DOORS = [("twitching", "3000", 25.0), ("sleep_hours", "18", 7.0), ("caffeine", "40", 3.0), ("alcohol", "40", 1.0)]


def door(window: MainWindow, item: str) -> tuple[TypedField, Question]:
    page = window.findChild(TodayPage)
    assert page is not None
    if item == "twitching":
        return page.twitches.counter.count, page.twitches.counter.question
    row = page.triggers.rows[item]
    assert isinstance(row, ItemRow)
    assert isinstance(row.field, TypedField)
    return row.field, row.question


def enter(field: TypedField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def values(diary: Diary, day: date) -> dict[str, float]:
    return {row.item: row.value for row in diary.day(day).observations}


@pytest.mark.parametrize(("item", "odd", "before"), DOORS)
def test_odd_value_on_today_is_kept_and_asked_about_once(
    open_window: Open, usual: Diary, item: str, odd: str, before: float
) -> None:
    others = values(usual, usual.today)
    field, question = door(open_window(), item)
    enter(field, odd)
    assert values(usual, usual.today) == others | {item: float(odd)}
    assert question.isVisible()
    assert "Is it what you mean?" in question.asked
    assert question.keep.accessibleDescription() == question.asked
    click(question.keep)
    assert (question.isVisible(), field.hasFocus()) == (False, True)
    enter(field, odd)
    assert not question.isVisible()
    assert values(usual, usual.today) == others | {item: float(odd)}


@pytest.mark.parametrize("way", ["escape", "undo", "typed"])
@pytest.mark.parametrize(("item", "odd", "before"), DOORS)
def test_odd_value_on_today_is_corrected_and_asked_about_no_more(
    open_window: Open, usual: Diary, item: str, odd: str, before: float, way: str
) -> None:
    others = values(usual, usual.today)
    window = open_window()
    field, question = door(window, item)
    enter(field, odd)
    click(question.correct)
    assert (field.hasFocus(), field.selectedText()) == (True, field.text())
    if way == "typed":
        enter(field, "9")
    elif way == "undo":
        window.diary.undo()
    else:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert values(usual, usual.today) == others | {item: 9.0 if way == "typed" else before}


def test_question_belongs_to_its_day(open_window: Open, usual: Diary, clock: Clock) -> None:
    window = open_window()
    field, question = door(window, "twitching")
    enter(field, "3000")
    page = window.findChild(TodayPage)
    assert page is not None
    assert question.isVisible()
    page.show_day(usual.today - timedelta(days=1))
    assert not question.isVisible()


def cell(window: MainWindow, day: date, key: str) -> tuple[DayTable, QLineEdit]:
    """A cell of the table of days, opened to be typed into."""
    window.open_page("diary")
    page = window.findChild(DiaryPage)
    assert page is not None
    table = page.table.table
    row = table.days.row_of(day)
    assert row is not None
    keys = [column.key for column in table.days.columns]
    table.setFocus()
    table.setCurrentIndex(table.days.index(row, keys.index(key)))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.editor()
    assert editor is not None
    editor.selectAll()
    return table, editor


@pytest.mark.parametrize("way", ["enter", "button", "leave", "escape", "typed"])
@pytest.mark.parametrize(("item", "odd", "before"), DOORS)
def test_odd_value_in_the_table_of_days_is_asked_about_beside_its_cell(
    open_window: Open, usual: Diary, item: str, odd: str, before: float, way: str
) -> None:
    day = usual.today - timedelta(days=1)
    others = values(usual, day)
    window = open_window()
    table, editor = cell(window, day, item)
    QTest.keyClicks(editor, odd)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert values(usual, day) == others
    assert table.note.isVisible()
    assert "Is it what you mean?" in table.note.text.text()
    assert editor.accessibleDescription() == table.note.text.text()
    if way == "button":
        click(table.note.keep)
    elif way == "leave":
        table.settle()
    elif way == "typed":
        editor.selectAll()
        QTest.keyClicks(editor, "9")
        assert not table.note.isVisible()
        QTest.keyClick(editor, Qt.Key.Key_Return)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Return if way == "enter" else Qt.Key.Key_Escape)
    kept = {"escape": before, "typed": 9.0}.get(way, float(odd))
    assert values(usual, day) == others | {item: kept}
    assert not table.note.isVisible()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [("twitching", "bad", "number"), ("sleep_hours", "25", "24"), ("notes:", "x" * 20_001, "and the limit is ")],
)
def test_refused_cell_says_why_beside_it(open_window: Open, usual: Diary, key: str, text: str, said: str) -> None:
    window = open_window()
    table, editor = cell(window, usual.today, key)
    editor.insert(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said in table.note.text.text()
    assert (table.note.isVisible(), table.note.keep.isVisible()) == (True, False)
    assert abs(table.note.geometry().top() - editor.geometry().bottom()) <= table.note.height() + editor.height() + 8
    assert editor.text() == text


@pytest.mark.parametrize("keep", [True, False])
def test_count_faster_than_a_hand_is_kept_and_asked_about(open_window: Open, usual: Diary, keep: bool) -> None:
    page = open_window().findChild(TodayPage)
    assert page is not None
    timed = page.twitches.timed
    timed.record(TimedCount(day=usual.today, time=time(9), minutes=1, count=900))
    assert timed.question.isVisible()
    assert "faster than anyone can tap" in timed.question.asked
    click(timed.question.keep if keep else timed.question.correct)
    assert not timed.question.isVisible()
    assert [count.count for count in usual.day(usual.today).timed_counts] == ([900] if keep else [])


def test_double_click_on_log_makes_one_dose_of_a_plan_with_two_a_day(open_window: Open, usual: Diary) -> None:
    what: dict[str, Any] = {"medicine": "methylcobalamin", "amount": 500, "route": "oral"}
    usual.add(Regimen(first_day=usual.today, recurrence="FREQ=DAILY", times_per_day=2, **what))
    page = open_window().findChild(TodayPage)
    assert page is not None
    log = next(button for button in page.doses.list.findChildren(QPushButton) if button.text() == "Log")
    click(log)
    again = next(button for button in page.doses.list.findChildren(QPushButton) if button.isVisible())
    point = QPointF(5, 5)
    QApplication.sendEvent(
        again,
        QMouseEvent(
            QEvent.Type.MouseButtonDblClick,
            point,
            again.mapToGlobal(point),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    QTest.mouseRelease(again, Qt.MouseButton.LeftButton)
    assert len(usual.day(usual.today).doses) == 1


def test_nothing_empty_stands_above_a_day_of_a_diary_that_has_entries(open_window: Open, usual: Diary) -> None:
    page = open_window().findChild(TodayPage)
    assert page is not None
    assert page.notice.isHidden()
    enter(page.twitches.counter.count, "30")
    assert page.notice.isHidden()
