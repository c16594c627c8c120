"""Slow work goes on beside the window; only what was asked last comes back."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tracker.ui.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Background:
    owner = QObject()
    made = Background(owner)
    made.owner = owner  # type: ignore[attr-defined]
    return made


def test_work_is_done_elsewhere_and_answered_here(background: Background, qtbot: QtBot) -> None:
    threads: list[int] = []
    answers: list[tuple[int, int]] = []

    def work() -> int:
        threads.append(threading.get_ident())
        return 7

    background.run(work, lambda found: answers.append((found, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.get_ident())]
    assert threads != [threading.get_ident()]


def test_what_is_asked_later_replaces_what_is_under_way(background: Background, qtbot: QtBot) -> None:
    hold, answers = threading.Event(), list[str]()

    def slow() -> str:
        hold.wait(10)
        return "old"

    background.run(slow, answers.append)
    background.run(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: answers == ["new"])
    hold.set()
    last = list[str]()
    background.run(lambda: "last", last.append)
    qtbot.waitUntil(lambda: bool(last))
    qtbot.waitUntil(lambda: not background._waiting)
    assert answers == ["new"]


def test_a_failure_is_raised_where_failures_are_shown(background: Background, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("nothing to tell")

    with qtbot.captureExceptions() as failures:
        background.run(fail, lambda _found: None)
        qtbot.waitUntil(lambda: bool(failures))
    assert [str(error) for _kind, error, _trace in failures] == ["nothing to tell"]
