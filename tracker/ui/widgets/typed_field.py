"""What all fields share into which a person types a value."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from tracker.domain.errors import InvalidEntry
from tracker.ui.widgets.text import restyle
from tracker.ui.widgets.value_line import ValueLine

LONGEST = 24


class TypedField(ValueLine):
    """Enter or leaving tells the value, Escape brings back the recorded one; what is refused stays as typed.

    A field that `holds` keeps the keyboard while its text is refused: Enter and Tab leave it only once it is corrected,
    or brought back with Escape.
    """

    submitted = Signal(object)
    refused = Signal(str)
    corrected = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.holds = False
        self._shown = ""
        self._told: str | None = None
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._begin_anew)
        self.returnPressed.connect(self._enter)

    def read(self, text: str) -> object:
        """The value that the text means; InvalidEntry if it means none."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show what is recorded; half-typed text stays while there is no news for this field."""
        if text != self._shown or self.text() == self._shown:
            self._shown = text
            self.restore()

    @property
    def unsaved(self) -> str:
        """What is typed and not recorded."""
        return self.text().strip() if self.text() != self._shown else ""

    @property
    def told_in_vain(self) -> bool:
        """Whether what is typed was told, and was not kept."""
        return bool(self.unsaved) and self.unsaved == self._told

    def restore(self) -> None:
        """Back to what is recorded, chosen whole while the keyboard is here: what is typed next replaces it."""
        self.setText(self._shown)
        self._begin_anew()
        if self.hasFocus():
            self.selectAll()

    @property
    def recorded(self) -> str:
        """What is recorded, as it is shown here."""
        return self._shown

    @property
    def settled(self) -> bool:
        """Whether nothing stands here but what is recorded."""
        return self.text() == self._shown

    def refuse(self, sentence: str) -> None:
        """Mark what was typed as refused, by whoever was told it, and say why."""
        self._mark(refused=True)
        if self.hasFocus():
            self.selectAll()
        self.refused.emit(sentence)

    def submit(self, *, again: bool = False) -> None:
        """Tell what was typed, or why it cannot be read: once, and `again` if asked; who keeps it calls `show_text`."""
        typed = self.text().strip()
        if typed == self._shown:
            self.setText(self._shown)
            return
        if typed == self._told and not again:
            return
        self._told = typed
        try:
            value = self.read(typed)
        except InvalidEntry as problem:
            self.refuse(str(problem))
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

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays where the text cannot be kept: what is typed next must not land in another field."""
        if self.holds and not self.settle():
            self.selectAll()
            return True
        return super().focusNextPrevChild(forward)

    def settle(self) -> bool:
        """Tell what is typed; False where it is refused or could not be kept: it stays as it was typed."""
        self.submit(again=True)
        return self.settled

    def _enter(self) -> None:
        if self.settle():
            self.accepted.emit()
        elif self.holds:
            self.selectAll()

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
            if not refused:
                self.corrected.emit()
