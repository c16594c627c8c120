"""Entries one under another, each with the things to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.row_list import RowList, Wish, buttons
from tracker.ui.widgets.text import Text

WORDS_WIDTH = 220


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `key` comes back with the wish; `detail` and `note` may be empty, `mark` says why it stands out."""

    key: str
    what: str
    detail: str = ""
    note: str = ""
    mark: str = ""


class EntryList(RowList[Entry]):
    """Each can be changed or removed; where there is a third thing to do, `more` is its name."""

    opened = Signal(str)
    removed = Signal(str)
    extended = Signal(str)

    def __init__(self, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(ruled=True, parent=parent)
        self._more = more

    def row(self, line: Entry, *, editable: bool) -> QWidget:
        row, words = QWidget(), QWidget()
        flow = FlowLayout(row, gap=8, spread=True, centered=True)
        named = QVBoxLayout(words)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(1)
        parts = ((line.what, "strong"), (line.detail, "muted"), (line.mark, "warn"), (line.note, "small"))
        for text, kind in parts:
            if text:
                named.addWidget(Text(text, kind, wrap=True))
        words.setMinimumWidth(theme.current().px(WORDS_WIDTH))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow.addWidget(words)
        if editable:
            flow.addWidget(buttons(line.key, self._wishes(line)))
        return row

    def _wishes(self, line: Entry) -> list[Wish]:
        what = ", ".join(part for part in (line.what, line.detail) if part)
        more = [(self._more, f"{self._more.rstrip('…')}: {what}", "", self.extended)] if self._more else []
        return [
            *more,
            (_("Change…"), _("Change {what}").format(what=what), "quiet", self.opened),
            (_("Remove"), _("Remove {what}").format(what=what), "link", self.removed),
        ]
