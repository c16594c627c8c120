"""What all fields share into which a person types a value."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.ui.widgets.text import restyle

LONGEST = 24


class TypedField(QLineEdit):
    """Enter or leaving tells the value, Escape brings back the recorded one; what is refused stays as typed."""

    submitted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._told: str | None = None
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._begin_anew)
        self.returnPressed.connect(lambda: self.submit(again=True))

    def read(self, text: str) -> object:
        """The value that the text means; InvalidEntry if it means none."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show what is recorded; half-typed text stays while there is no news for this field."""
        if text != self._shown or self.text() == self._shown:
            self._shown = text
            self.restore()

    def restore(self) -> None:
        """Back to what is recorded."""
        self.setText(self._shown)
        self._begin_anew()

    def submit(self, *, again: bool = False) -> None:
        """Tell what was typed, or why it cannot be read: once, and `again` if asked; who keeps it calls `show_text`."""
        typed = self.text().strip()
        if typed == self._shown or (typed == self._told and not again):
            return
        self._told = typed
        try:
            value = self.read(typed)
        except InvalidEntry as problem:
            self._mark(refused=True)
            self.refused.emit(str(problem))
            return
        if self._is_shown(value):
            self.restore()
        else:
            self.submitted.emit(value)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Shift+Z are the diary's where the field itself has nothing to undo or redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.restore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.submit()

    def settle(self) -> bool:
        """Tell what is typed and drop what cannot be read; False where it was told and could not be kept."""
        self.submit(again=True)
        if self.property("refused") == "true":
            self.restore()
        return self.text() == self._shown

    def _is_shown(self, value: object) -> bool:
        try:
            return self.read(self._shown) == value
        except InvalidEntry:
            return False

    def _begin_anew(self) -> None:
        self._told = None
        self._mark(refused=False)

    def _mark(self, *, refused: bool) -> None:
        if (self.property("refused") == "true") != refused:
            self.setProperty("refused", "true" if refused else "false")
            restyle(self)
