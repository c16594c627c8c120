"""The window asks about what looks like a slip: once, beside its field, and changes nothing else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Clock
from tracker.domain.change import Edit
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.today import TodayPage
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
