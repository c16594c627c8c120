"""The question when treatment began is asked once, where it is needed, and its answer can be undone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.domain.examples import make
from tracker.domain.dose import Dose
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.pages.start_question import StartQuestion
from tracker.ui.widgets.button import Button

TABLET, COURSE = date(2026, 8, 2), date(2026, 9, 1)
Open = Callable[[], MainWindow]


@pytest.fixture
def doubtful(diary: Diary) -> Diary:
    fields = {"planned_day": None, "regimen": None}
    diary.add(make(Dose, day=TABLET, medicine="cyanocobalamin", amount=50, route="oral", site="", **fields))
    diary.add(make(Dose, day=COURSE, **fields))
    diary.add(Observation(day=date(2026, 8, 20), item="twitching", value=4))
    return diary


def asked(window: MainWindow, page: str) -> StartQuestion:
    window.open_page(page)
    (question,) = window.page(page).findChildren(StartQuestion)
    return question


@pytest.mark.parametrize("page", ["treatment", "recovery"])
@pytest.mark.parametrize(("answer", "day"), [("act", COURSE), ("postpone", TABLET)])
def test_answer_is_kept_and_not_asked_again(
    doubtful: Diary, open_window: Open, page: str, answer: str, day: date
) -> None:
    window = open_window()
    question = asked(window, page)
    assert question.isVisible()
    button = getattr(question, answer)
    assert isinstance(button, Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (profile,) = doubtful.records(Profile)
    assert profile.treatment_start == day
    assert not question.isVisible()
    window.diary.undo()
    assert doubtful.records(Profile) == ()
    assert question.isVisible()


def test_nobody_is_asked_where_the_start_is_said_or_plain(diary: Diary, open_window: Open) -> None:
    window = open_window()
    diary.add(make(Dose, day=COURSE, planned_day=None, regimen=None))
    assert not asked(window, "treatment").isVisible()


def test_said_start_is_not_asked_about(doubtful: Diary, open_window: Open) -> None:
    doubtful.add(Profile(treatment_start=COURSE))
    assert not asked(open_window(), "treatment").isVisible()
    assert not asked(open_window(), "recovery").isVisible()
