"""The day's note: kept while it is being written, without a button."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.domain.record import LONGEST_NOTE
from tracker.i18n import _, ngettext
from tracker.ui import theme
from tracker.ui.timers import timer
from tracker.ui.widgets.reason import Reason

PAUSE_MS = 600
HEIGHT = 84
WORD_ENDS = (" ", "\n", ".", ",", ";", "!", "?")


class _Text(QPlainTextEdit):
    """A text field that says when it is left, and lets Tab go on."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteEditor(QWidget):
    """Says what was written at each word, each pause and on leaving; a crash costs at most the word being typed."""

    written = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = _Text()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.current().px(HEIGHT))
        self.name_day(is_today=True)
        self.text.setAccessibleName(_("Note"))
        self.reason = Reason()
        self.for_doctor = QCheckBox(_("Show to doctor"))
        self._pause = timer(self, PAUSE_MS)
        self._shown = ("", False)
        self._told = ("", False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        column.addWidget(self.reason)
        column.addWidget(self.for_doctor)
        self.text.textChanged.connect(self._wait)
        self.text.left.connect(self.flush)
        self.for_doctor.toggled.connect(self.flush)
        self._pause.timeout.connect(self.flush)

    @property
    def settled(self) -> bool:
        """Whether the diary has what stands here; not so while a save has failed or a note is too long."""
        return self._written() == self._shown or not (self._written()[0].strip() or self._shown[0])

    def name_day(self, *, is_today: bool) -> None:
        """Ask for a note on the day that is shown."""
        self.text.setPlaceholderText(_("Note for today…") if is_today else _("Note for this day…"))

    @property
    def unsaved(self) -> str:
        """The text, where the diary does not have it."""
        return "" if self.settled else self._written()[0]

    @property
    def told_in_vain(self) -> bool:
        """Whether the diary was asked to keep what was written, and did not."""
        return not self.settled and self._told != ("", False)

    def show_note(self, text: str, *, for_doctor: bool, same_day: bool = False) -> None:
        """Show what is in the diary; on the same day, what it does not have yet stays while it has no news."""
        if same_day and (text, for_doctor) == self._shown:
            return
        self._pause.stop()
        self._shown = (text, for_doctor)
        self._told = ("", False)
        with QSignalBlocker(self.text), QSignalBlocker(self.for_doctor):
            if text != self.text.toPlainText():
                self.text.setPlainText(text)
            self.for_doctor.setChecked(for_doctor)

    def flush(self) -> None:
        """Say what is written, if it is not in the diary yet; the diary answers by showing it."""
        self._pause.stop()
        if self.settled:
            self._told = ("", False)
            return
        self._told = text, for_doctor = self._written()
        if len(text) > LONGEST_NOTE:
            over = len(text) - LONGEST_NOTE
            self.reason.give(
                ngettext(
                    "This note is {count} character too long to be kept; please shorten it.",
                    "This note is {count} characters too long to be kept; please shorten it.",
                    over,
                ).format(count=over)
            )
            return
        self.written.emit(text, for_doctor)

    def _written(self) -> tuple[str, bool]:
        return self.text.toPlainText(), self.for_doctor.isChecked()

    def _wait(self) -> None:
        if self.reason.text() and len(self.text.toPlainText()) <= LONGEST_NOTE:
            self.reason.withdraw()
        if self.text.toPlainText().endswith(WORD_ENDS):
            self.flush()
        else:
            self._pause.start()
