"""A few short lines, each of which can be removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """`key` comes back with the wish; the strong words come first, the muted ones after them."""

    key: str
    strong: str
    muted: str


class LineList(QWidget):
    """Shows lines under one another, and nothing at all where there are none."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows = QWidget()
        self._column.addWidget(self._rows)
        self.hide()

    def show_lines(self, lines: Iterable[Line], *, editable: bool) -> None:
        """Replace all lines."""
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        shown = list(lines)
        for line in shown:
            column.addLayout(self._row(line, editable=editable))
        self._column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        self.setVisible(bool(shown))

    def _row(self, line: Line, *, editable: bool) -> QHBoxLayout:
        words = QWidget()
        flow = FlowLayout(words, gap=8, centered=True)
        flow.addWidget(Text(line.strong, "strong"))
        flow.addWidget(Text(line.muted, "muted"))
        row = QHBoxLayout()
        row.addWidget(words, 1)
        if editable:
            remove = Button(_("Remove"), variant="link")
            remove.setAccessibleName(_("Remove {what}").format(what=f"{line.strong}, {line.muted}"))
            remove.clicked.connect(partial(self._tell, line.key))
            row.addWidget(remove)
        return row

    def _tell(self, key: str, _checked: bool = False) -> None:
        self.removed.emit(key)
