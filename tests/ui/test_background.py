"""Slow work goes on beside the window; only what was asked last comes back."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
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


def test_work_that_outlives_its_owner_ends_in_silence(qtbot: QtBot) -> None:
    hold, ended = threading.Event(), threading.Event()
    owner = QObject()
    background = Background(owner)

    def slow() -> str:
        hold.wait(10)
        return "late"

    with qtbot.captureExceptions() as failures:
        background.run(slow, lambda _found: ended.set())
        shiboken6.delete(owner)
        hold.set()
        assert QThreadPool.globalInstance().waitForDone(10_000)
        QCoreApplication.processEvents()
    assert not failures
    assert not ended.is_set()
