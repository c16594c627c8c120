"""Entries one under another, each with the things to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
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


class EntryList(QWidget):
    """Each can be changed or removed; where there is a third thing to do, `more` is its name."""

    opened = Signal(str)
    removed = Signal(str)
    extended = Signal(str)

    def __init__(self, more: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._shown: tuple[list[Entry], bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None

    def show_entries(self, entries: Iterable[Entry], *, editable: bool) -> None:
        """Replace all rows, unless they are those that stand here; nothing is shown where there are none."""
        wanted = list(entries), editable
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
        rows.setSpacing(10)
        for place, entry in enumerate(wanted[0]):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                rows.addWidget(rule)
            rows.addWidget(self._row(entry, editable=editable))
        self._column.addWidget(self._rows)
        self._rows.show()
        self.setVisible(rows.count() > 0)

    def _row(self, entry: Entry, *, editable: bool) -> QWidget:
        row, words = QWidget(), QWidget()
        flow = FlowLayout(row, gap=8, spread=True, centered=True)
        named = QVBoxLayout(words)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(1)
        parts = ((entry.what, "strong"), (entry.detail, "muted"), (entry.mark, "warn"), (entry.note, "small"))
        for text, kind in parts:
            if text:
                named.addWidget(Text(text, kind, wrap=True))
        words.setMinimumWidth(theme.current().px(WORDS_WIDTH))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow.addWidget(words)
        if editable:
            flow.addWidget(self._buttons(entry))
        return row

    def _buttons(self, entry: Entry) -> QWidget:
        found = QWidget()
        buttons = QHBoxLayout(found)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        more = [(self._more, f"{self._more.rstrip('…')}: {{what}}", "", self.extended)] if self._more else []
        for text, name, variant, signal in (
            *more,
            (_("Change…"), _("Change {what}"), "quiet", self.opened),
            (_("Remove"), _("Remove {what}"), "link", self.removed),
        ):
            button = Button(text, variant=variant)
            button.setAccessibleName(name.format(what=", ".join(part for part in (entry.what, entry.detail) if part)))
            button.clicked.connect(partial(_tell, signal, entry.key))
            buttons.addWidget(button)
        return found


def _tell(signal: SignalInstance, key: str, _checked: bool = False) -> None:
    signal.emit(key)
