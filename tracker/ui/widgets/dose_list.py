"""Doses one under another: what is due, what was taken, what is coming, each with the things to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import icons, theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

DUE, TAKEN, SKIPPED, LATER, COMING = "due", "taken", "skipped", "later", "coming"
ICONS = {DUE: "clock", TAKEN: "check", SKIPPED: "close", LATER: "clock", COMING: "calendar-pick"}
WORDS_WIDTH = 150


@dataclass(frozen=True, slots=True)
class DoseLine:
    """One row; `key` comes back with the wish, `what` names the dose, `detail` is the time or why it is here."""

    key: str
    what: str
    detail: str
    state: str


class DoseList(QWidget):
    """Rows of doses; due ones can be logged, put off or skipped, kept ones removed, coming ones only looked at."""

    logged = Signal(str)
    skipped = Signal(str)
    postponed = Signal(str)
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
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        for line in lines:
            rows.addWidget(self._row(line, editable=editable))
        self._column.addWidget(self._rows)
        self._rows.show()

    def _row(self, line: DoseLine, *, editable: bool) -> QWidget:
        """The words, and the buttons at their right or, where the room is small, under them."""
        row, words, named = QWidget(), QWidget(), QVBoxLayout()
        beside = QHBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(Picture(line.state), 0, Qt.AlignmentFlag.AlignVCenter)
        named.setSpacing(0)
        for text in (Text(line.what, wrap=True), Text(line.detail, "small", wrap=True)):
            text.setVisible(bool(text.text()))
            named.addWidget(text)
        beside.addLayout(named, 1)
        words.setMinimumWidth(theme.current().px(WORDS_WIDTH))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(row, gap=8, spread=True)
        flow.addWidget(words)
        if editable and line.state != COMING:
            flow.addWidget(self._buttons(line))
        return row

    def _buttons(self, line: DoseLine) -> QWidget:
        found = QWidget()
        buttons = QHBoxLayout(found)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for text, name, variant, signal in self._wishes(line.state):
            button = Button(text, variant=variant)
            button.setAccessibleName(name.format(what=line.what))
            button.clicked.connect(partial(_tell, signal, line.key))
            buttons.addWidget(button)
        return found

    def _wishes(self, state: str) -> list[tuple[str, str, str, SignalInstance]]:
        if state not in (DUE, LATER):
            return [(_("Remove"), _("Remove {what}"), "link", self.removed)]
        later = (_("Later"), _("{what} later: no reminder until tomorrow"), "quiet", self.postponed)
        return [
            (_("Log"), _("Log {what}"), "primary", self.logged),
            (_("Skipped"), _("{what} was skipped"), "", self.skipped),
            *([later] if state == DUE else []),
        ]


class Picture(QLabel):
    """The icon of a state, in the colours and at the size that the window wears now."""

    def __init__(self, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        look = theme.current()
        side = look.px(20)
        role = "accent" if self._state == TAKEN else "muted"
        self.setPixmap(icons.pixmap(ICONS[self._state], look.roles[role], side, self.devicePixelRatioF()))


def _tell(signal: SignalInstance, key: str, _checked: bool = False) -> None:
    signal.emit(key)
