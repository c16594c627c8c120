"""A second start brings the first window forward, and says who has the diary where that does not answer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.store.files import ROOT, start
from tests.store.test_lock import HOLD
from tracker.store.diary import Diary
from tracker.ui import second_start

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracker import app
from tracker.ui import second_start
second_start.WAIT_MS = 4000
make = app.make_application
def made():
    result = make()
    close = QTimer(result[0])
    close.setInterval(50)
    close.timeout.connect(lambda: [found.close() for found in QApplication.topLevelWidgets() if found.isVisible()])
    close.start()
    return result
app.make_application = made
sys.exit(app.run(Path(sys.argv[1])))
"""


def second(path: Path) -> Popen[str]:
    command = [sys.executable, "-c", SECOND, str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.b12"


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    shown = QMainWindow()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_second_start_raises_the_window_and_ends_well(
    path: Path, window: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = Diary.open(path, make=True)
    watch = second_start.Watch(diary.path, window)
    watch.asked.connect(second_start.bring_to_front)
    window.showMinimized()
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token of the desktop")
    going = second(path)
    with qtbot.waitSignal(watch.asked, timeout=30_000) as asked:
        pass
    going.communicate(timeout=60)
    assert asked.args == ["token of the desktop"]
    assert going.returncode == 0
    assert not window.isMinimized()
    assert window.isActiveWindow()
    assert sorted(file.name for file in path.parent.iterdir()) == ["diary.b12", "diary.b12.lock"]
    diary.close()


@pytest.fixture
def holder(path: Path) -> Iterator[Popen[str]]:
    Diary.open(path, make=True).close()
    with start(HOLD, path) as going:
        yield going
        going.kill()


def test_holder_that_does_not_answer_is_named_and_no_request_stays_behind(
    holder: Popen[str], path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_start, "WAIT_MS", 200)
    assert not second_start.is_answered(path)
    assert sorted(file.name for file in path.parent.iterdir()) == ["diary.b12", "diary.b12.lock"]


def test_diary_that_nobody_has_open_is_not_waited_for(
    path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_start, "WAIT_MS", 600_000)
    assert not second_start.is_answered(path)
    Diary.open(path, make=True).close()
    assert not second_start.is_answered(path)


def test_request_of_a_second_start_that_was_killed_is_swept(path: Path, window: QMainWindow) -> None:
    path.with_name("diary.b12.raise").write_text("")
    second_start.Watch(path, window)
    assert list(path.parent.iterdir()) == []
