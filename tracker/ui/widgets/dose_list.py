"""The day's doses: what is due, what was taken, each with the one thing to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import icons, theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

DUE, TAKEN, SKIPPED = "due", "taken", "skipped"
ICONS = {DUE: "clock", TAKEN: "check", SKIPPED: "close"}


@dataclass(frozen=True, slots=True)
class DoseLine:
    """One row; `key` comes back with the wish, `what` names the dose, `detail` is the time or why it is here."""

    key: str
    what: str
    detail: str
    state: str


class DoseList(QWidget):
    """Rows of doses; due ones can be logged or skipped, kept ones removed."""

    logged = Signal(str)
    skipped = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None

    def show_lines(self, lines: Iterable[DoseLine], *, editable: bool) -> None:
        """Replace all rows."""
        if self._rows is not None:
            self._column.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            self._fill(grid, row, line, editable=editable)
        self._column.addWidget(self._rows)

    def _fill(self, grid: QGridLayout, row: int, line: DoseLine, *, editable: bool) -> None:
        picture = QLabel()
        look = theme.current()
        side = look.px(20)
        role = "accent" if line.state == TAKEN else "muted"
        picture.setPixmap(icons.icon(ICONS[line.state], look.roles[role], side).pixmap(side, side))
        grid.addWidget(picture, row, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(line.what, wrap=True))
        words.addWidget(Text(line.detail, "small", wrap=True))
        grid.addLayout(words, row, 1)
        if editable:
            grid.addLayout(self._buttons(line), row, 2)

    def _buttons(self, line: DoseLine) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        if line.state == DUE:
            wishes = [
                (_("Log"), _("Log {what}"), "primary", self.logged),
                (_("Skipped"), _("{what} was skipped"), "", self.skipped),
            ]
        else:
            wishes = [(_("Remove"), _("Remove {what}"), "link", self.removed)]
        for text, name, variant, signal in wishes:
            button = Button(text, variant=variant)
            button.setAccessibleName(name.format(what=line.what))
            button.clicked.connect(partial(_tell, signal, line.key))
            buttons.addWidget(button)
        return buttons


def _tell(signal: SignalInstance, key: str, _checked: bool = False) -> None:
    signal.emit(key)
