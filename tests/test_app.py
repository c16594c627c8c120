"""The window as it is started: over a diary of one's own, over the sample, and where it cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tracker import app
from tracker.domain.observation import Observation
from tracker.store.diary import Diary
from tracker.ui.main_window import MainWindow
from tracker.ui.preferences import Preferences

START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tracker import app
def close():
    window = QApplication.topLevelWidgets()
    print(sorted(type(found).__name__ for found in window if found.isVisible()))
    QApplication.closeAllWindows()
make = app.make_application
def made():
    result = make()
    QTimer.singleShot(300, close)
    return result
app.make_application = made
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def own(tmp_path: Path, preferences: Preferences, qtbot: QtBot) -> MainWindow:
    window = app.open_window(Diary.open(tmp_path / "own.b12", make=True), preferences)
    qtbot.addWidget(window)
    return window


def started(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", START, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ))


def test_first_start_begins_a_diary_that_is_there_next_time(tmp_path: Path) -> None:
    for _start in range(2):
        done = started(tmp_path / "deep" / "diary.b12")
        assert (done.returncode, done.stdout.strip()) == (0, "['MainWindow']"), done.stderr
    Diary.open(tmp_path / "deep" / "diary.b12").close()


def test_file_that_is_no_diary_gets_a_sentence_and_no_window(tmp_path: Path) -> None:
    path = tmp_path / "letter.b12"
    path.write_text("Dear doctor", encoding="utf-8")
    done = started(path)
    assert (done.returncode, done.stdout.strip()) == (1, "['QDialog']"), done.stderr
    assert path.read_text(encoding="utf-8") == "Dear doctor"


def test_sample_opens_labelled_beside_the_own_diary_and_is_thrown_away(
    own: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    sample = app.look_around(own, preferences)
    place = sample.diary._diary.path
    assert sample.label.isVisible()
    assert "made-up" in sample.label.text.text()
    assert own.isHidden()
    assert sample.diary.span() is not None
    assert own.diary.span() is None
    with qtbot.waitSignal(sample.destroyed):
        sample.close()
    assert own.isVisible()
    assert not place.parent.exists()


def test_sample_is_offered_on_an_empty_diary_by_one_button(own: MainWindow, qtbot: QtBot) -> None:
    banner = own.page("today").notice  # type: ignore[attr-defined]
    with qtbot.waitSignal(own.sample_wanted):
        QTest.mouseClick(banner.act, Qt.MouseButton.LeftButton)


def test_missing_diary_is_not_replaced_without_a_question(tmp_path: Path, preferences: Preferences) -> None:
    path = tmp_path / "diary.b12"
    assert app.may_begin(path, preferences)
    preferences.remember(path)
    for answer, expected in (("Cancel", False), ("Start an empty diary", True)):
        QTimer.singleShot(0, lambda answer=answer: press(answer))
        assert app.may_begin(path, preferences) is expected
    path.touch()
    assert app.may_begin(path, preferences)


def press(text: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_backup_is_made_once_a_day_and_not_of_an_empty_diary(own: MainWindow) -> None:
    observable = own.diary
    app.back_up_if_due(observable, own)
    assert observable.newest_backup is None
    observable.put(Observation(day=observable.today, item="tingling", value=3), "tingling 3")
    app.back_up_if_due(observable, own)
    first = observable.newest_backup
    assert first is not None
    assert own.sidebar.backed_up.text() == "backed up today"
    app.back_up_if_due(observable, own)
    assert observable.newest_backup == first


class Person:
    """Presses one button after another, each as soon as it stands in the dialog in front and can be pressed."""

    def __init__(self, *texts: str) -> None:
        self.left = list(texts)
        self._timer = QTimer()
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not self.left:
            return
        found = [button for button in dialog.findChildren(QPushButton) if button.text() == self.left[0]]
        if found and found[0].isEnabled():
            del self.left[0]
            QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def with_backup(path: Path) -> None:
    """A diary with tingling 3 in its backup, and 8 since."""
    diary = Diary.open(path, make=True)
    diary.put(Observation(day=diary.today, item="tingling", value=3))
    diary.back_up()
    diary.put(Observation(day=diary.today, item="tingling", value=8))
    diary.close()


def tingling(window: MainWindow) -> float:
    (value,) = window.diary.records(Observation)
    return value.value


def test_restored_backup_is_shown_in_the_window_and_can_be_taken_back(
    tmp_path: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    path = tmp_path / "own.b12"
    with_backup(path)
    window = app.start(path, preferences)
    assert window is not None
    for expected in (3, 8):
        person = Person("Restore this one")
        QTimer.singleShot(0, window.want_restore)
        before = {widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)}

        def reopened(before: set[MainWindow] = before) -> MainWindow | None:
            found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
            return next((widget for widget in found if widget not in before and widget.isVisible()), None)

        qtbot.waitUntil(lambda reopened=reopened: reopened() is not None, timeout=20_000)  # type: ignore[misc]
        window = reopened()
        assert window is not None
        assert person.left == []
        assert tingling(window) == expected
        if expected == 3:
            assert "Restored: 1 entry" in window.toast.text.text()
    window.close()


@pytest.mark.parametrize("state", ["damaged", "a text", "empty", "missing"])
def test_refusal_of_a_file_offers_a_backup_that_then_opens(
    tmp_path: Path, preferences: Preferences, state: str, qtbot: QtBot
) -> None:
    path = tmp_path / "own.b12"
    with_backup(path)
    preferences.remember(path)
    if state == "missing":
        path.unlink()
    else:
        path.write_bytes({"damaged": path.read_bytes()[:9000], "a text": b"Dear doctor", "empty": b""}[state])
    person = Person("Restore a backup…", "Restore this one")
    window = app.start(path, preferences)
    assert person.left == []
    assert window is not None
    assert tingling(window) == 3
    window.close()


def test_refusal_that_is_only_closed_leaves_everything(tmp_path: Path, preferences: Preferences, qtbot: QtBot) -> None:
    path = tmp_path / "own.b12"
    with_backup(path)
    path.write_bytes(b"")
    for answers in (("Close",), ("Restore a backup…", "Cancel")):
        person = Person(*answers)
        assert app.start(path, preferences) is None
        assert person.left == []
    assert path.read_bytes() == b""


def test_diary_that_is_only_in_use_is_offered_no_backup(tmp_path: Path, preferences: Preferences, qtbot: QtBot) -> None:
    path = tmp_path / "own.b12"
    diary = Diary.open(path, make=True)
    found: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        found.extend(button.text() for button in dialog.findChildren(QPushButton))
        dialog.close()

    QTimer.singleShot(200, look)
    assert app.start(path, preferences) is None
    diary.close()
    assert found == ["Close"]
