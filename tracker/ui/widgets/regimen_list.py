"""Regimens one under another, each with how it was kept and the things to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class RegimenLine:
    """One row: the plan and how it repeats, how doses agree with it, and when it is due next; `note` may be empty."""

    key: str
    what: str
    how: str
    kept: str
    next: str
    note: str = ""


class RegimenList(QWidget):
    """Each can be changed or removed."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[list[RegimenLine], bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None

    def show_lines(self, lines: Iterable[RegimenLine], *, editable: bool) -> None:
        """Replace all rows, unless they are those that stand here."""
        wanted = list(lines), editable
        if wanted == self._shown:
            return
        self._shown = wanted
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        for place, line in enumerate(wanted[0]):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                rows.addWidget(rule)
            rows.addWidget(self._row(line, editable=editable))
        self._column.addWidget(self._rows)
        self._rows.show()

    def _row(self, line: RegimenLine, *, editable: bool) -> QWidget:
        row = QWidget()
        columns = Columns([44, 36, 20], narrow=700)
        row.setLayout(columns)
        columns.addWidget(_words((line.what, "strong"), (line.how, "muted"), (line.note, "small")))
        columns.addWidget(_words((line.kept, ""), (line.next, "muted")))
        if editable:
            columns.addWidget(self._buttons(line))
        return row

    def _buttons(self, line: RegimenLine) -> QWidget:
        found = QWidget()
        buttons = QHBoxLayout(found)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(12)
        buttons.addStretch(1)
        for text, name, variant, signal in (
            (_("Change…"), _("Change {what}"), "", self.opened),
            (_("Remove"), _("Remove {what}"), "link", self.removed),
        ):
            button = Button(text, variant=variant)
            button.setAccessibleName(name.format(what=f"{line.what}, {line.how}"))
            button.clicked.connect(partial(_tell, signal, line.key))
            buttons.addWidget(button)
        return found


def _words(*parts: tuple[str, str]) -> QWidget:
    found = QWidget()
    column = QVBoxLayout(found)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for text, kind in parts:
        if text:
            column.addWidget(Text(text, kind, wrap=True))
    column.addStretch(1)
    return found


def _tell(signal: SignalInstance, key: str, _checked: bool = False) -> None:
    signal.emit(key)
