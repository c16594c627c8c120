"""What a chart shows: symptoms in their order, laboratory tests, doses, events; and how its days are counted."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.chip import Chip
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

Offer = tuple[str, str, bool]
"""A key, its label, and whether it is offered before anybody asks for more."""

WEEKS, DATES = "weeks", "dates"
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderRow(QWidget):
    """A chosen thing with its place, and buttons to move it up and down."""

    moved = Signal(int)

    def __init__(self, label: str, place: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.up = _arrow("chevron-up", _("Move {name} up").format(name=label))
        self.down = _arrow("chevron-down", _("Move {name} down").format(name=label))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        for arrow, useless in ((self.up, place == 0), (self.down, place == count - 1)):
            if useless:  # the others are shown with the row; before it they would be windows for a moment
                arrow.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Text(str(place + 1), "muted"))
        row.addSpacing(10)
        row.addWidget(Text(label, wrap=True), 1)
        row.addWidget(self.up)
        row.addWidget(self.down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys move it too."""
        step = MOVES.get(Qt.Key(event.key()))
        button = {-1: self.up, 1: self.down, None: None}[step]
        if step is None or button is None or button.isHidden():
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class ChartChoice(QWidget):
    """Chips choose, the less usual ones on wish; a list that can be opened brings the chosen symptoms into order."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self.rows: dict[str, OrderRow] = {}
        self.axis = Segmented(((WEEKS, _("Weeks")), (DATES, _("Dates"))), _("Count days as"))
        self.more = Button(_("More"), variant="link")
        self.ordering = Button(_("Change the order"), variant="link")
        self._order: list[str] = []
        self._labels: dict[str, str] = {}
        self._rare: set[str] = set()
        self._list = QWidget()
        self._arrange()
        self.axis.chosen.connect(lambda _key: self.changed.emit())
        self.more.clicked.connect(lambda: self._show_rare(open_it=True))
        self.ordering.clicked.connect(lambda: self._show_list(open_it=self._list.isHidden()))

    def offer(self, symptoms: Sequence[Offer], others: Sequence[Offer], shown: Iterable[str]) -> None:
        """Offer symptoms and other things; what is new is chosen if it is among those shown."""
        wanted = list(shown)
        self._labels |= {key: label for key, label, _usual in symptoms}
        for flow, offered in ((self._symptoms, symptoms), (self._others, others)):
            for key, label, usual in offered:
                if key not in self.chips:
                    self._add_chip(flow, key, label, chosen=key in wanted)
                    self._rare |= set() if usual or key in wanted else {key}
        new = (key for key in wanted if key in self._labels and key not in self._order)
        self._order += [key for key in new if self.chips[key].isChecked()]
        self._show_rare(open_it=False)
        self._show_order()

    def items(self) -> tuple[str, ...]:
        """The chosen symptoms in their order."""
        return tuple(self._order)

    def shown(self) -> tuple[str, ...]:
        """All that is chosen: the symptoms in their order, then the rest."""
        rest = (key for key, chip in self.chips.items() if key not in self._labels and chip.isChecked())
        return (*self._order, *rest)

    def shift(self, key: str, step: int) -> None:
        """Move a symptom up (-1) or down (1) among those chosen; the keyboard stays with it."""
        at = self._order.index(key)
        self._order.insert(at + step, self._order.pop(at))
        self._show_order()
        row = self.rows[key]
        wanted, other = (row.up, row.down) if step < 0 else (row.down, row.up)
        (other if wanted.isHidden() else wanted).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_chip(self, flow: FlowLayout, key: str, label: str, *, chosen: bool) -> None:
        chip = Chip(label, chosen=chosen)
        chip.toggled.connect(partial(self._choose, key))
        self.chips[key] = chip
        flow.addWidget(chip)

    def _choose(self, key: str, on: bool) -> None:
        if key in self._labels:
            self._order = [*self._order, key] if on else [other for other in self._order if other != key]
            self._show_order()
        self.changed.emit()

    def _show_rare(self, *, open_it: bool) -> None:
        """All chips for good, once that was wished."""
        if open_it:
            self._rare.clear()
            next(iter(self.chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        for key, chip in self.chips.items():
            chip.setVisible(key not in self._rare)
        self.more.setVisible(bool(self._rare))

    def _show_list(self, *, open_it: bool) -> None:
        self._list.setVisible(open_it)
        self.ordering.setText(_("Done with the order") if open_it else _("Change the order"))

    def _show_order(self) -> None:
        column = self._list.layout()
        assert column is not None, "made with the list"
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for place, key in enumerate(self._order):
            row = OrderRow(self._labels[key], place, len(self._order))
            row.moved.connect(partial(self.shift, key))
            self.rows[key] = row
            column.addWidget(row)
        self.ordering.setVisible(len(self._order) > 1)
        if len(self._order) < 2:
            self._show_list(open_it=False)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._symptoms, self._others = FlowLayout(), FlowLayout()
        rows = QVBoxLayout(self._list)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._list.hide()
        links, days = FlowLayout(gap=16), FlowLayout(gap=12)
        links.addWidget(self.more)
        links.addWidget(self.ordering)
        days.addWidget(Text(_("Count in"), "muted"))
        days.addWidget(self.axis)
        column.addLayout(self._symptoms)
        column.addLayout(self._others)
        column.addLayout(links)
        column.addWidget(self._list)
        column.addLayout(days)


def _arrow(icon: str, name: str) -> Button:
    button = Button("", icon, "quiet")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
