"""Why a field did not take what was typed, said beside it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from tracker.i18n import _
from tracker.ui.widgets.text import Text


class Reason(Text):
    """Stands beside a field while its text is refused, and is said aloud; the recorded value stays in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "error", wrap=True, parent=parent)
        self.hide()

    def give(self, sentence: str, recorded: str = "") -> None:
        """Say why, and what the diary still holds."""
        words = sentence
        if recorded:
            words = _("{reason} The diary still says {value}.").format(reason=sentence, value=recorded)
        self.setText(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.window(), words))

    def withdraw(self) -> None:
        """Say nothing more, since the text was corrected."""
        self.setText("")
        self.hide()
