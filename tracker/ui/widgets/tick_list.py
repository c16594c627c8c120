"""Lines with a box before each, to leave out what was not so."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.text import Text, as_tip

LEAST_HEIGHT = 260
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TickLine:
    """`key` says which line it is; one that is `fixed` can only be read."""

    key: str
    words: str
    fixed: bool = False


class TickList(Card):
    """Space changes the box of the current line; what was taken off stays so while lines come and go."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._off: set[str] = set()
        self.aside = Text("", "muted", wrap=True)
        self.lines = QListWidget()
        self.lines.setAccessibleName(name)
        self.lines.setUniformItemSizes(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setMinimumHeight(theme.current().px(LEAST_HEIGHT))
        self.all, self.none = Button(_("Tick all"), variant="link"), Button(_("Tick none"), variant="link")
        self._arrange()
        self.lines.itemChanged.connect(self._keep)
        self.all.clicked.connect(lambda _on: self._tick_each(ticked=True))
        self.none.clicked.connect(lambda _on: self._tick_each(ticked=False))

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Replace all lines without telling; new ones are ticked."""
        place = self.lines.currentRow()
        before = self.lines.blockSignals(True)
        self.lines.clear()
        for line in lines:
            self.lines.addItem(self._item(line))
        self.lines.setCurrentRow(min(place, len(lines) - 1))
        self.lines.blockSignals(before)
        for button in (self.all, self.none):
            button.setEnabled(any(not line.fixed for line in lines))

    def show_words(self, heading: str, hint: str) -> None:
        """Say above the lines what they are, and how many."""
        self.show_title(heading)
        self.aside.setText(hint)
        self.aside.setVisible(bool(hint))
        self.lines.setAccessibleDescription(" ".join(part for part in (heading, hint) if part))

    def is_off(self, key: str) -> bool:
        """Whether a line was taken off."""
        return key in self._off

    def _item(self, line: TickLine) -> QListWidgetItem:
        item = QListWidgetItem(line.words)
        item.setData(KEY, line.key)
        item.setToolTip(as_tip(line.words))
        if line.fixed:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if line.key in self._off else Qt.CheckState.Checked)
        return item

    def _keep(self, item: QListWidgetItem) -> None:
        key = str(item.data(KEY))
        if item.checkState() == Qt.CheckState.Checked:
            self._off.discard(key)
        else:
            self._off.add(key)
        self.changed.emit()

    def _tick_each(self, *, ticked: bool) -> None:
        before = self.lines.blockSignals(True)
        for row in range(self.lines.count()):
            item = self.lines.item(row)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                (self._off.discard if ticked else self._off.add)(str(item.data(KEY)))
        self.lines.blockSignals(before)
        self.lines.viewport().update()
        self.changed.emit()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.all, self.none):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self.aside)
        self.body.addWidget(self.lines, 1)
        self.body.addLayout(buttons)
