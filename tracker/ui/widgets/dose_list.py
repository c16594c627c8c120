"""Doses one under another: what is due, what was taken, what is coming, each with the things to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import icons, theme
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.row_list import RowList, Wish, buttons
from tracker.ui.widgets.text import Text

DUE, TAKEN, SKIPPED, LATER, COMING = "due", "taken", "skipped", "later", "coming"
ICONS = {DUE: "clock", TAKEN: "check", SKIPPED: "close", LATER: "clock", COMING: "calendar-pick"}
WORDS_WIDTH = 150


@dataclass(frozen=True, slots=True)
class DoseLine:
    """One row; `key` comes back with the wish, `what` names the dose, `detail` is the time or why it is here.

    `place` is where the injection could have gone: asked about, and recorded with one click.
    """

    key: str
    what: str
    detail: str
    state: str
    place: str = ""


class DoseList(RowList[DoseLine]):
    """Rows of doses; due ones can be logged, put off or skipped, kept ones removed, coming ones only looked at."""

    logged = Signal(str)
    skipped = Signal(str)
    postponed = Signal(str)
    removed = Signal(str)
    placed = Signal(str)

    def row(self, line: DoseLine, *, editable: bool) -> QWidget:
        """The words, and the buttons at their right or, where the room is small, under them."""
        row, words, named = QWidget(), QWidget(), QVBoxLayout()
        beside = QHBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(Picture(line.state), 0, Qt.AlignmentFlag.AlignVCenter)
        named.setSpacing(0)
        for text in (Text(line.what, wrap=True), Text(line.detail, "small", wrap=True)):
            named.addWidget(text)
            if not text.text():  # to show it before it is in the row would make it a window for a moment
                text.hide()
        beside.addLayout(named, 1)
        words.setMinimumWidth(theme.current().px(WORDS_WIDTH))
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(row, gap=8, spread=True)
        flow.addWidget(words)
        if editable and line.state != COMING:
            flow.addWidget(buttons(line.key, self._wishes(line)))
        return row

    def _wishes(self, line: DoseLine) -> list[Wish]:
        if line.state not in (DUE, LATER):
            remove = (_("Remove"), _("Remove {what}").format(what=line.what), "link", self.removed)
            named = _("Set the place: {place}").format(place=line.place)
            asked = (_("{place}?").format(place=line.place), named, "quiet", self.placed)
            return [asked, remove] if line.place else [remove]
        later = _("{what} later: no reminder until tomorrow").format(what=line.what)
        return [
            (_("Log"), _("Log {what}").format(what=line.what), "primary", self.logged),
            (_("Skipped"), _("{what} was skipped").format(what=line.what), "", self.skipped),
            *([(_("Later"), later, "quiet", self.postponed)] if line.state == DUE else []),
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
