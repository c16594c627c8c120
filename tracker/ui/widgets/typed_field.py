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
        self.returnPressed.connect(self.submit)

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

    def submit(self) -> None:
        """Tell what was typed, once, or say why it cannot be read."""
        typed = self.text().strip()
        if typed in (self._shown, self._told):
            return
        self._told = typed
        try:
            value = self.read(typed)
        except InvalidEntry as problem:
            self._mark(refused=True)
            self.refused.emit(str(problem))
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

    def _begin_anew(self) -> None:
        self._told = None
        self._mark(refused=False)

    def _mark(self, *, refused: bool) -> None:
        if (self.property("refused") == "true") != refused:
            self.setProperty("refused", "true" if refused else "false")
            restyle(self)
