"""A second start brings the open window to the front, by a small file beside the diary: there is no network code.

The second start puts `diary.b12.raise` there; the window, which watches the folder, takes it away and comes forward.
"""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from tracker.store.lock import is_held
from tracker.ui.timers import timer

SUFFIX = ".raise"
WAIT_MS = 3000
LOOK_EVERY_MS = 40
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""With one of these a desktop lets another program's window come to the front."""


class Watch(QObject):
    """Says when a second start asks for the window of a diary; it has the desktop's token, if there is one."""

    asked = Signal(str)

    def __init__(self, diary: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = diary.with_name(diary.name + SUFFIX)
        with suppress(OSError):
            self._file.unlink()  # of a second start that was killed
        self._folder = QFileSystemWatcher([str(diary.parent)], self)
        self._folder.directoryChanged.connect(self._look)

    def _look(self) -> None:
        with suppress(OSError, UnicodeDecodeError):  # any other file came or went
            token = self._file.read_text(encoding="utf-8")
            self._file.unlink()
            self.asked.emit(token)


def is_answered(diary: Path) -> bool:
    """Whether a window that has the diary open has come to the front."""
    with suppress(OSError):
        diary = diary.resolve()
        return is_held(diary) and _ask(diary.with_name(diary.name + SUFFIX))
    return False


def bring_to_front(token: str) -> None:
    """Bring the window that is seen, and what asks over it, before all others."""
    if token:
        os.environ[TOKENS[0]] = token
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow) and not window.isHidden():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            front = QApplication.activeModalWidget() or window
            front.raise_()
            front.activateWindow()
            QApplication.alert(window)


def _ask(file: Path) -> bool:
    """Put the file there whole, and wait until it is taken away."""
    fresh = file.with_name(f".{file.name}-{os.getpid()}")
    token = next((found for name in TOKENS if (found := os.environ.get(name, ""))), "")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        written.write(token)
    fresh.replace(file)
    loop = QEventLoop()
    look = timer(loop, LOOK_EVERY_MS, once=False)
    look.timeout.connect(lambda: None if file.exists() else loop.quit())
    look.start()
    QTimer.singleShot(WAIT_MS, loop, loop.quit)
    loop.exec()
    if not file.exists():
        return True
    file.unlink(missing_ok=True)
    return False
