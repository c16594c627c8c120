"""When nobody is typing: since when no key was pressed and nothing was clicked in the window."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tracker.ui.timers import timer

IDLE = timedelta(minutes=2)
CHECK_MS = 5_000
ACTS = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class Idle(QObject):
    """Says when nobody has typed for two minutes, and when the program is come back to from another one.

    `woken` comes before a key that ends a longer rest: a computer that slept through the night has not ticked. Only
    the widget that has the keyboard is watched, so that nothing else is slowed down.
    """

    ticked = Signal()
    rested = Signal()
    woken = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since = clock()
        self._watched: QWidget | None = None
        self._timer = timer(self, CHECK_MS, once=False)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        app = QApplication.instance()
        assert isinstance(app, QApplication), "widgets need one"
        app.focusChanged.connect(self._watch)
        app.applicationStateChanged.connect(self._come_back)

    @property
    def is_long(self) -> bool:
        """Whether nobody has typed for two minutes, and no question is open."""
        return self._clock() - self._since >= IDLE and not _asking()

    def note(self) -> None:
        """Remember that somebody is at work."""
        self._since = self._clock()

    def check(self) -> None:
        """Say that time has passed, and whether it was long."""
        self.ticked.emit()
        if self.is_long:
            self.rested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ACTS:
            if self.is_long:
                self.woken.emit()
            self.note()
        return super().eventFilter(watched, event)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now
        if now is not None:
            now.installEventFilter(self)

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and not _asking():
            self.ticked.emit()
            self.rested.emit()


def _asking() -> bool:
    """Whether a dialog or a list is open, whose answer belongs to the day it was opened on."""
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
