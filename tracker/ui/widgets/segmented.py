"""One choice out of a few, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from tracker.ui.widgets.button import Button

KEYPAD = Qt.KeyboardModifier.KeypadModifier
OF_THE_ROW = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Segment(Button):
    """One of the choices; in a row of answers Enter, Up and Down belong to the row, and lead to another one."""

    def __init__(self, label: str, *, in_a_row: bool) -> None:
        super().__init__(label)
        self.setCheckable(True)
        self._in_a_row = in_a_row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OF_THE_ROW and self._in_a_row:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segmented(QWidget):
    """A single tab stop; the arrow keys move the choice, as in any group of radio buttons.

    Where it is `clearable` it is a row of answers: Delete or a second click takes the answer back, and a digit gives
    the answer that has it as its key.
    """

    chosen = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str = "",
        parent: QWidget | None = None,
        *,
        clearable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._before = -1
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _label in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_key, label) in enumerate(choices):
            row.addWidget(self._segment(place, label, len(choices)))
        self._group.idToggled.connect(self._tell)
        self._group.idPressed.connect(self._remember)
        self._group.idClicked.connect(self._clear_if_chosen)

    def choice(self) -> str | None:
        """The key that is chosen, None while nothing is."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else None

    def show_choice(self, key: str | None) -> None:
        """Choose, or choose nothing, without telling."""
        with QSignalBlocker(self):
            self._group.setExclusive(key is not None)
            for place, known in enumerate(self._keys):
                self._group.button(place).setChecked(known == key)
            self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Put the keyboard on the choice, or on the first one while nothing is chosen."""
        self._group.button(max(0, self._group.checkedId())).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clearable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif self._clearable and event.text().isdecimal() and not event.modifiers() & ~KEYPAD:
            self._answer(str(int(event.text())))
        else:
            super().keyPressEvent(event)

    def _answer(self, key: str) -> None:
        """Choose by a digit; the keyboard goes along, and a digit that is no answer does nothing."""
        if key not in self._keys:
            return
        button = self._group.button(self._keys.index(key))
        if self.isAncestorOf(self.window().focusWidget() or self):
            button.setFocus()
        if key != self.choice():
            button.setChecked(True)

    def _remember(self, _place: int) -> None:
        self._before = self._group.checkedId()

    def _clear_if_chosen(self, place: int) -> None:
        if self._clearable and place == self._before:
            self._clear()

    def _clear(self) -> None:
        if self.choice() is not None:
            self.show_choice(None)
            self.cleared.emit()

    def _segment(self, place: int, label: str, count: int) -> Segment:
        button = Segment(label, in_a_row=self._clearable)
        first, last = place == 0, place == count - 1
        button.setProperty("segment", "only" if first and last else "first" if first else "last" if last else "middle")
        self._group.addButton(button, place)
        return button

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._keys[place])
