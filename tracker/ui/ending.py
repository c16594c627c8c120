"""The end that comes from outside: what can be saved is saved when the system stops the program or the session ends."""

import os
import signal
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from tracker.ui.dialogs.closing import may_close
from tracker.ui.main_window import MainWindow
from tracker.ui.unsaved import keep_all, unsaved

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """Hears the signals that ask a program to end; Qt alone would not let Python look at them."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if os.name != "posix":
            return
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._write)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        for name in SIGNALS:
            signal.signal(getattr(signal, name), _wait_for_qt)

    def _hear(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._read, 64)
        self.asked.emit()


def save_and_end(app: QApplication) -> None:
    """Save what can be saved and close, without a question: nobody may be there to answer."""
    for window in _windows():
        keep_all(window)
        window.ending = True
        window.close()
    app.quit()


def save_for_session(manager: QSessionManager) -> None:
    """Save before the session ends; where something cannot be kept, ask, and stop the end if that is wished."""
    for window in _windows():
        keep_all(window)
        if unsaved(window) and manager.allowsInteraction():
            if not may_close(window, window.saves.refusal):
                manager.cancel()
            manager.release()


def _windows() -> list[MainWindow]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]


def _wait_for_qt(_number: int, _frame: FrameType | None) -> None:
    """The byte in the pipe does the work, once Qt comes round to it."""
