"""An end from outside loses no word: SIGTERM, and the end of the session."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.store.files import ROOT
from tracker.domain.event import Event
from tracker.store.diary import Diary
from tracker.ui.dialogs.closing import ClosingDialog
from tracker.ui.ending import save_for_session
from tracker.ui.main_window import MainWindow

Open = Callable[[], MainWindow]

WRITE_ON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tracker import app
from tracker.ui.main_window import MainWindow
def write():
    window = next(found for found in QApplication.topLevelWidgets() if isinstance(found, MainWindow))
    editor = window.page("today").note.editor
    editor._pause.setInterval(600_000)
    QTest.keyClicks(editor.text, "half a wor")
    print("ready", flush=True)
make = app.make_application
def made():
    result = make()
    QTimer.singleShot(300, write)
    return result
app.make_application = made
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name != "posix", reason="programs are ended by signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_word_that_is_being_typed_is_saved_when_the_program_is_told_to_end(tmp_path: Path, name: str) -> None:
    import signal

    path = tmp_path / "diary.b12"
    command = [sys.executable, "-c", WRITE_ON, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as going:
        assert going.stdout is not None
        assert going.stdout.readline() == "ready\n"
        going.send_signal(getattr(signal, name))
        going.wait(timeout=60)
    assert going.returncode == 0
    with closing(Diary.open(path)) as diary:
        assert [event.text for event in diary.records(Event)] == ["half a wor"]


class Session:
    """What Qt hands over when the session ends; it cannot be made by hand."""

    def __init__(self) -> None:
        self.cancelled = False

    def allowsInteraction(self) -> bool:  # noqa: N802
        return True

    def cancel(self) -> None:
        self.cancelled = True

    def release(self) -> None:
        pass


def test_end_of_the_session_saves_what_is_typed(open_window: Open, diary: Diary) -> None:
    window = open_window()
    QTest.keyClicks(window.page("today").note.editor.text, "calf")  # type: ignore[attr-defined]
    session = Session()
    save_for_session(session)  # type: ignore[arg-type]
    assert not session.cancelled
    assert [event.text for event in diary.day(diary.today).events] == ["calf"]


@pytest.mark.parametrize(("answer", "cancelled"), [("stay", True), ("leave", False)])
def test_end_of_the_session_waits_for_what_cannot_be_saved(
    open_window: Open, diary: Diary, qtbot: QtBot, answer: str, cancelled: bool
) -> None:
    window = open_window()
    diary._raw.execute("PRAGMA query_only = ON")
    session = Session()

    def press() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, ClosingDialog)
        getattr(asked, answer).click()

    with qtbot.captureExceptions():
        QTest.keyClicks(window.page("today").note.editor.text, "calf")  # type: ignore[attr-defined]
        QTimer.singleShot(0, window, press)
        save_for_session(session)  # type: ignore[arg-type]
    assert session.cancelled is cancelled
    diary._raw.execute("PRAGMA query_only = OFF")
