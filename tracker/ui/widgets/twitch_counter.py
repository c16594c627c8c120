"""How many twitches the day had: typed, or tapped one at a time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text, restyle
from tracker.ui.widgets.typed_field import TypedField

MOST = 9999
NARROWEST = 84
NOT_RECORDED = "–"


class CountField(TypedField):
    """The large figure, which is also where a total is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(_("Twitches today"))
        self.setToolTip(_("Type the day’s total"))
        self.textChanged.connect(self.fit)

    def read(self, text: str) -> int:
        if not text.isdecimal() or int(text) > MOST:
            raise InvalidEntry(_("Please type a whole number from 0 to {most}.").format(most=MOST))
        return int(text)

    def fit(self) -> None:
        """As wide as its figure needs."""
        self.ensurePolished()
        look = theme.current()
        needed = self.fontMetrics().horizontalAdvance(self.text()) + look.px(16)
        self.setFixedWidth(max(look.px(NARROWEST), needed))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the whole figure, so that what is typed next replaces it."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.selectAll()


class TwitchCounter(QWidget):
    """Minus, the figure, +1; `side` holds the links, and takes further ones from the page."""

    counted = Signal(int)
    added = Signal(int)
    none_recorded = Signal()
    cleared = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minus = Button(icon="minus", variant="tally")
        self.minus.setAccessibleName(_("One twitch less"))
        self.count = CountField()
        self.plus = Button(_("+1"), variant="tally-primary")
        self.plus.setAccessibleName(_("One twitch more"))
        self.note = Text("", "small")
        self.none = Button(_("None today"), variant="link")
        self.clear = Button(_("Clear"), variant="link")
        self.side = FlowLayout(gap=12)
        self._arrange()
        self._wire()
        self.show_count(None, 0)

    def show_count(self, value: int | None, placed: int) -> None:
        """Show the day's total, None for not recorded, and how many of it have a place on the body."""
        recorded = "false" if value is None else "true"
        if self.count.property("recorded") != recorded:
            self.count.setProperty("recorded", recorded)
            restyle(self.count)
        self.count.show_text(NOT_RECORDED if value is None else str(value))
        self.count.repaint()  # a tap is answered before the rest of the page is brought up to date
        state = {None: _("not recorded"), 0: _("none today")}.get(value, "")
        self.note.setText(state)
        self.count.setAccessibleDescription(state)
        self.none.setEnabled(value != 0)
        self.clear.setEnabled(value is not None)
        if not value:
            self.minus.disable(_("There is nothing to take back"))
        elif value <= placed:
            self.minus.disable(_("All of them have a place: take one away on the body"))
        else:
            self.minus.enable()

    def settle(self) -> bool:
        """Before another day is shown: whether what is typed was kept, or cannot be read and was dropped."""
        return self.count.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.count.fit()

    def _arrange(self) -> None:
        taps = QWidget()
        grid = QGridLayout(taps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.addWidget(self.minus, 0, 0)
        grid.addWidget(self.count, 0, 1)
        grid.addWidget(self.plus, 0, 2)
        grid.addWidget(self.note, 0, 3)
        links = QWidget()
        links.setLayout(self.side)
        self.side.addWidget(self.none)
        self.side.addWidget(self.clear)
        row = FlowLayout(self, gap=12)
        row.addWidget(taps)
        row.addWidget(links)

    def _wire(self) -> None:
        self.count.submitted.connect(self.counted.emit)
        self.count.refused.connect(self.refused)
        for button in (self.minus, self.plus, self.none, self.clear):
            button.clicked.connect(self.count.restore)
        self.minus.clicked.connect(lambda: self.added.emit(-1))
        self.plus.clicked.connect(lambda: self.added.emit(1))
        self.none.clicked.connect(lambda _on: self.none_recorded.emit())
        self.clear.clicked.connect(lambda _on: self.cleared.emit())
