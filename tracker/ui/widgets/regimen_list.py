"""Regimens one under another, each with how it was kept and the things to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.row_list import RowList, Wish, buttons
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


class RegimenList(RowList[RegimenLine]):
    """Each can be changed or removed."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=12, ruled=True, parent=parent)

    def row(self, line: RegimenLine, *, editable: bool) -> QWidget:
        row = QWidget()
        columns = Columns([44, 36, 20], narrow=700)
        row.setLayout(columns)
        columns.addWidget(_words((line.what, "strong"), (line.how, "muted"), (line.note, "small")))
        columns.addWidget(_words((line.kept, ""), (line.next, "muted")))
        if editable:
            columns.addWidget(buttons(line.key, self._wishes(line), gap=12, at_end=True))
        return row

    def _wishes(self, line: RegimenLine) -> list[Wish]:
        what = f"{line.what}, {line.how}"
        return [
            (_("Change…"), _("Change {what}").format(what=what), "", self.opened),
            (_("Remove"), _("Remove {what}").format(what=what), "link", self.removed),
        ]


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
