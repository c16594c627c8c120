"""A few short lines, each of which can be removed."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.row_list import RowList, buttons
from tracker.ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """`key` comes back with the wish; the strong words come first, the muted ones after them."""

    key: str
    strong: str
    muted: str


class LineList(RowList[Line]):
    """Shows lines under one another, and nothing at all where there are none."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=0, parent=parent)

    def row(self, line: Line, *, editable: bool) -> QWidget:
        row, words = QWidget(), QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(words, gap=8, centered=True)
        flow.addWidget(Text(line.strong, "strong"))
        flow.addWidget(Text(line.muted, "muted"))
        beside.addWidget(words, 1)
        if editable:
            name = _("Remove {what}").format(what=f"{line.strong}, {line.muted}")
            beside.addWidget(buttons(line.key, [(_("Remove"), name, "link", self.removed)]))
        return row
