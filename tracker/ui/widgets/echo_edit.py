"""A line that says back in words what it understood, or why it did not."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.ui.widgets.text import Text, restyle
from tracker.ui.widgets.value_line import ValueLine

LONGEST = 60
T = TypeVar("T")


def go_to_refused(form: QWidget) -> QLineEdit | None:
    """Give the keyboard to the first line that is refused, all of it chosen to be typed over; None where none is."""
    refused = (line for line in form.findChildren(QLineEdit) if line.property("refused") == "true" and line.isVisible())
    line = next(refused, None)
    if line is not None:
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
    return line


class EchoEdit(QWidget, Generic[T]):
    """One stop of Tab; what is typed counts when the line is left, on Enter, and when a form asks for it.

    `changed` tells that the line means something else now. What cannot be read stays as it was typed, with a sentence.
    Where it `echoes`, the meaning stands below in words; a refusal always does. What is `optional` may be empty.
    """

    changed = Signal()
    echoes = True
    optional = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = ValueLine()
        self.edit.setMaxLength(LONGEST)
        self.words = Text("", "small", wrap=True)
        self._meaning: T | None = None
        self.setAccessibleName(name)
        self.edit.setAccessibleName(name)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(lambda _text: self._say())
        self.edit.editingFinished.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.words)
        self.words.setVisible(self.echoes)

    def read(self, text: str) -> T:
        """Return what a text means; InvalidEntry says why it means nothing."""
        raise NotImplementedError

    def written(self, meaning: T) -> str:
        """Return a meaning as the line shows it, which reads back as the same."""
        raise NotImplementedError

    def in_words(self, meaning: T) -> str:
        """Return a meaning as it is said back."""
        raise NotImplementedError

    def missing(self) -> str:
        """Return the sentence for a line that may not be empty."""
        raise NotImplementedError

    @property
    def understood(self) -> T | None:
        """What the line means or last meant, for previews; a form that keeps something asks for the value itself."""
        return self._meaning

    def show_meaning(self, meaning: T | None) -> None:
        """Show a value, or an empty line, without telling."""
        self._meaning = meaning
        with QSignalBlocker(self.edit):
            self.edit.setText("" if meaning is None else self.written(meaning))
        self._say()

    def show_recorded(self, meaning: T | None) -> None:
        """Show what the diary holds, unless something else stands here that is still to be kept or mended."""
        if self.edit.text() == ("" if self._meaning is None else self.written(self._meaning)):
            self.show_meaning(meaning)

    def asked(self) -> T | None:
        """Return the value as typed; where it cannot be read, InvalidEntry says why and the reason stands beside it."""
        try:
            return self._read()
        except InvalidEntry as refusal:
            self._refuse(str(refusal))
            raise

    def settle(self) -> bool:
        """Take what is typed; False where it cannot be read and stays, with the reason beside it."""
        try:
            meaning = self._read()
        except InvalidEntry as refusal:
            self._refuse(str(refusal))
            return False
        before, self._meaning = self._meaning, meaning
        self.show_meaning(meaning)
        if meaning != before:
            self.changed.emit()
        return True

    def refuse(self, sentence: str) -> None:
        """Say beside the line why what it means cannot be kept; it stays as it was typed."""
        self._refuse(sentence)

    def put(self, meaning: T) -> None:
        """Show a value that was picked, and tell."""
        self.show_meaning(meaning)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape brings back what was there, where something else was typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.pressed(event):
            return True
        return super().eventFilter(watched, event)

    def pressed(self, event: QKeyEvent) -> bool:
        """Answer a key; False where it is the line's own."""
        shown = "" if self._meaning is None else self.written(self._meaning)
        if event.key() == Qt.Key.Key_Escape and self.edit.text() != shown:
            self.show_meaning(self._meaning)
            return True
        return False

    def _read(self) -> T | None:
        """Read the line; while it is as it was shown, it means what was shown, to the last second."""
        text = self.edit.text()
        if self._meaning is not None and text == self.written(self._meaning):
            return self._meaning
        if text.strip():
            return self.read(text)
        if not self.optional:
            raise InvalidEntry(self.missing())
        return None

    def _say(self) -> None:
        """Say what the line means so far; a half-typed one is not refused yet."""
        try:
            meaning = self._read()
        except InvalidEntry:
            meaning = None
        self._show_words("" if meaning is None else self.in_words(meaning), "small", visible=self.echoes)

    def _refuse(self, sentence: str) -> None:
        self._show_words(sentence, "error", visible=True)

    def _show_words(self, words: str, kind: str, *, visible: bool) -> None:
        refused = kind == "error"
        self.words.set_kind(kind)
        self.words.setText(words)
        self.words.setVisible(visible)
        self.edit.setAccessibleDescription(words)
        if (self.edit.property("refused") == "true") != refused:
            self.edit.setProperty("refused", "true" if refused else "false")
            restyle(self.edit)
