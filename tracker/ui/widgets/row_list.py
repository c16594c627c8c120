"""Rows one under another, each with the things to do about what it shows."""

from collections.abc import Iterable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.ui.widgets.button import Button

L = TypeVar("L")

Wish = tuple[str, str, str, SignalInstance]
"""What stands on a button, its name for a screen reader, its variant, and the signal that takes the line's key."""


class RowList(QWidget, Generic[L]):
    """Makes its rows anew only where the lines have changed; is not there without any. `ruled` draws lines between."""

    def __init__(self, *, gap: int = 10, ruled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._ruled = gap, ruled
        self._shown: tuple[list[L], bool] | None = None
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._rows)
        self.hide()

    def row(self, line: L, *, editable: bool) -> QWidget:
        """One line as a widget."""
        raise TypeError("each list says how a line looks")

    def show_lines(self, lines: Iterable[L], *, editable: bool) -> None:
        """Replace all rows, unless they are those that stand here."""
        wanted = list(lines), editable
        if wanted == self._shown:
            return
        self._shown = wanted
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._gap)
        for place, line in enumerate(wanted[0]):
            if place and self._ruled:
                rule = QFrame()
                rule.setObjectName("rule")
                column.addWidget(rule)
            column.addWidget(self.row(line, editable=editable))
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.show()
        self.setVisible(bool(wanted[0]))


def buttons(key: str, wishes: Iterable[Wish], *, gap: int = 8, at_end: bool = False) -> QWidget:
    """The buttons of a line side by side."""
    found = QWidget()
    row = QHBoxLayout(found)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    if at_end:
        row.addStretch(1)
    for text, name, variant, signal in wishes:
        button = Button(text, variant=variant)
        button.once = True
        button.setAccessibleName(name)
        button.clicked.connect(partial(_tell, signal, key))
        row.addWidget(button)
    return found


def _tell(signal: SignalInstance, key: str, _checked: bool = False) -> None:
    signal.emit(key)
