"""What is said aloud to those who do not see it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from tracker.ui.timers import timer

SETTLE_MS = 900
"""After so long without a further one, the newest of several sentences is said."""


class Announcer(QWidget):
    """Speaks for a window through the screen reader; it is never seen itself."""

    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._next = ""
        self._timer = timer(self, SETTLE_MS)
        self._timer.timeout.connect(lambda: self.say(self._next))

    @property
    def waiting(self) -> bool:
        """Whether something is still to be said."""
        return self._timer.isActive()

    def say(self, sentence: str) -> None:
        """Say a sentence; what was waiting to be said is overtaken by it."""
        self._timer.stop()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.window(), sentence))
        self.said.emit(sentence)

    def say_soon(self, sentence: str) -> None:
        """Say the newest sentence once no other has come for a moment: ten quick taps are one piece of news."""
        self._next = sentence
        self._timer.start()
