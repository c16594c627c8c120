"""One choice out of a few, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from tracker.ui.widgets.button import Button


class Segmented(QWidget):
    """A single tab stop; the arrow keys move the choice, as in any group of radio buttons."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _label in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (_key, label) in enumerate(choices):
            row.addWidget(self._segment(place, label, len(choices)))
        self._group.idToggled.connect(self._tell)

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

    def _segment(self, place: int, label: str, count: int) -> Button:
        button = Button(label)
        button.setCheckable(True)
        first, last = place == 0, place == count - 1
        button.setProperty("segment", "only" if first and last else "first" if first else "last" if last else "middle")
        self._group.addButton(button, place)
        return button

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._keys[place])
