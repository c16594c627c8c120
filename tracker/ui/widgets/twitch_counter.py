"""How many twitches the day had: typed, or tapped one at a time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import TwoReadings, quoted, read_whole
from tracker.i18n import _, format_number, ngettext
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.question import Question
from tracker.ui.widgets.reason import Reason
from tracker.ui.widgets.text import Text, restyle
from tracker.ui.widgets.typed_field import TypedField

MOST = 9999
NARROWEST, WIDEST = 84, 168
FIGURES = 4
"""So many letters are written large; a longer text is no count, and smaller."""
NOT_RECORDED = "–"


class CountField(TypedField):
    """The large figure, which is also where a total is typed; Space counts one more while nothing is being typed."""

    tapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.holds = True
        self.setObjectName("count")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setToolTip(_("Type the day’s total"))
        self.textChanged.connect(self.fit)

    def read(self, text: str) -> int:
        most = format_number(MOST)
        if not text:
            raise InvalidEntry(_("Please type a whole number from 0 to {most}, or press “Clear”.").format(most=most))
        sentence = _("“{text}” does not fit here. Please type a whole number from 0 to {most}.")
        refusal = InvalidEntry(sentence.format(text=quoted(text), most=most))
        try:
            value = read_whole(text, 0, MOST)
        except TwoReadings:
            raise
        except InvalidEntry as problem:
            raise refusal from problem
        if value is None or value != int(value):
            raise refusal
        return int(value)

    def submit(self, *, again: bool = False) -> None:
        """An emptied field of a day that has no number says nothing."""
        if not self.text().strip() and self.recorded == NOT_RECORDED:
            self.restore()
        super().submit(again=again)

    def fit(self) -> None:
        """As wide as a figure needs; a text that is no figure is written smaller, and never moves what is beside it."""
        long = "true" if len(self.text()) > FIGURES else "false"
        if self.property("long") != long:
            self.setProperty("long", long)
            restyle(self)
        self.ensurePolished()
        look = theme.current()
        needed = self.fontMetrics().horizontalAdvance(self.text()) + look.px(16)
        self.setFixedWidth(max(look.px(NARROWEST), min(needed, look.px(WIDEST))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.settled and not event.modifiers() and not self.isReadOnly():
            self.tapped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the whole figure, so that what is typed next replaces it."""
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText():
            self.selectAll()


class TwitchCounter(QWidget):
    """Minus, the figure, +1; `side` holds the links, and takes further ones from the page.

    Under them stands why a number was refused, or why nothing can be taken back.
    """

    counted = Signal(int)
    added = Signal(int)
    none_recorded = Signal()
    cleared = Signal()
    taken_back = Signal()

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
        self.reason = Reason()
        self.question = Question()
        self.all_placed = Text("", "small", wrap=True)
        self.side = FlowLayout(gap=12)
        self._arrange()
        self._wire()
        self.show_names(is_today=True)
        self.show_count(None, 0)

    def show_names(self, *, is_today: bool) -> None:
        """Say «today» of no other day."""
        self.count.setAccessibleName(_("Twitches today") if is_today else _("Twitches on this day"))
        self.none.setText(_("None today") if is_today else _("None that day"))
        self._none_words = _("none today") if is_today else _("none that day")

    def show_count(self, value: int | None, placed: int) -> None:
        """Show the day's total, None for not recorded, and how many of it have a place on the body."""
        recorded = "false" if value is None else "true"
        if self.count.property("recorded") != recorded:
            self.count.setProperty("recorded", recorded)
            restyle(self.count)
        self.count.show_text(NOT_RECORDED if value is None else str(value))
        self.count.repaint()  # a tap is answered before the rest of the page is brought up to date
        state = {None: _("not recorded"), 0: self._none_words}.get(value, "")
        self.note.setText(state)
        self.count.setAccessibleDescription(state)
        self.none.setEnabled(value != 0)
        self.clear.setEnabled(value is not None)
        self._offer_minus(value or 0, placed)

    def refuse(self, sentence: str) -> None:
        """Say beside the number why it cannot be kept."""
        self.count.refuse(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes an odd number back while it is asked about."""
        if event.key() == Qt.Key.Key_Escape and self.question.asked:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> bool:
        """Before another day is shown: whether what is typed was kept; what cannot be stays as it was typed."""
        return self.count.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.count.fit()

    def _offer_minus(self, value: int, placed: int) -> None:
        all_placed = 0 < value <= placed
        if all_placed:
            words = ngettext(
                "{count} twitch, and it is placed on the body map. Remove it there first to count fewer.",
                "All {count} twitches are placed on the body map. Remove one there first to count fewer.",
                value,
            ).format(count=format_number(value))
            self.all_placed.setText(words)
            self.minus.disable(words)
        elif value:
            self.minus.enable()
        else:
            self.minus.disable(_("There is nothing to take back"))
        self.all_placed.setVisible(all_placed)

    def _give_reason(self, sentence: str) -> None:
        self.reason.give(sentence, "" if self.count.recorded == NOT_RECORDED else self.count.recorded)

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
        row = FlowLayout(gap=12)
        row.addWidget(taps)
        row.addWidget(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(self.question)
        column.addWidget(self.all_placed)

    def _wire(self) -> None:
        self.count.submitted.connect(self.counted.emit)
        self.count.refused.connect(self._give_reason)
        self.count.corrected.connect(self.reason.withdraw)
        self.question.corrected.connect(self.count.setFocus)
        self.count.tapped.connect(lambda: self.added.emit(1))
        for button in (self.minus, self.plus, self.none, self.clear):
            button.clicked.connect(self.count.restore)
        self.minus.clicked.connect(lambda: self.added.emit(-1))
        self.plus.clicked.connect(lambda: self.added.emit(1))
        self.none.clicked.connect(lambda _on: self.none_recorded.emit())
        self.clear.clicked.connect(lambda _on: self.cleared.emit())
