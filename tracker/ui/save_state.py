"""Whether what stands on the screen is in the diary: what the foot of the sidebar says."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.i18n import _, format_time
from tracker.ui.timers import timer
from tracker.ui.unsaved import held_back

LOOK_EVERY_MS = 1000


class SaveState(QObject):
    """Remembers the last save and the last refusal, and looks whether a refused text is still there."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._saved_at: datetime | None = None
        self._refused = ""
        self._held: tuple[str, ...] = ()
        self.refusal = ""
        self._timer = timer(self, LOOK_EVERY_MS, once=False)
        self._timer.timeout.connect(self.look)

    @property
    def wanting(self) -> bool:
        """Whether something is not saved that was to be."""
        return bool(self._refused or self._held)

    def note_saved(self, moment: datetime) -> None:
        """Something was saved: the disk takes entries again."""
        self._saved_at, self._refused, self.refusal = moment, "", ""
        QTimer.singleShot(0, self, self.look)  # once the pages show what was saved

    def note_refused(self, what: str, refusal: str) -> None:
        """Something could not be saved."""
        self._refused, self.refusal = what, refusal
        self.look()

    def look(self) -> None:
        """See what is held back on the pages, and go on looking while there is anything."""
        self._held = held_back(self._window)
        if self.wanting and not self._timer.isActive():
            self._timer.start()
        elif not self.wanting:
            self._timer.stop()
        self.changed.emit()

    def words(self, backed_up: str) -> tuple[str, str]:
        """The two lines: what is not saved and when the last save was, or the last save and the backup."""
        if self.wanting:
            what = self._refused or ", ".join(dict.fromkeys(self._held))
            return _("Not saved: {what}").format(what=what), self._last_words()
        saved = _("Saved {time}").format(time=format_time(self._saved_at.time())) if self._saved_at else ""
        return saved or _("Everything is saved"), backed_up

    def _last_words(self) -> str:
        if self._saved_at is None:
            return _("nothing was saved since the window was opened")
        return _("last saved {time}").format(time=format_time(self._saved_at.time()))
