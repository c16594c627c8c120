"""What is followed, in its order: each line can be moved and hidden, an own one changed and removed too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

UP, DOWN = -1, 1


@dataclass(frozen=True, slots=True)
class ItemLine:
    """`scale` says in words how it is recorded."""

    key: str
    label: str
    scale: str
    own: bool = False


class ItemList(QWidget):
    """The button that was pressed keeps the keyboard while its line moves, so that it can be pressed again."""

    moved = Signal(str, int)
    hidden = Signal(str)
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines = QWidget()
        self._column.addWidget(self._lines)

    def show_lines(self, lines: Sequence[ItemLine], *, editable: bool) -> None:
        """Replace all lines."""
        focused = self.focusWidget()
        held = focused.objectName() if focused is not None and focused.hasFocus() else ""
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for place, line in enumerate(lines):
            if place:
                rule = QFrame()
                rule.setObjectName("rule")
                column.addWidget(rule)
            ends = place == 0, place == len(lines) - 1
            column.addWidget(self._line(line, *ends, editable=editable))
        self._column.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh
        fresh.show()
        self._hold(held)

    def button(self, key: str, what: str) -> Button | None:
        """The button of a line: "up", "down", "hide", "change" or "remove"."""
        return self._lines.findChild(Button, f"{what}:{key}")

    def _hold(self, name: str) -> None:
        """Give the keyboard back to the button of that name, or to its neighbour where it is off now."""
        what, _colon, key = name.partition(":")
        for wanted in (what, *(other for other in ("up", "down", "hide") if other != what)):
            found = self.button(key, wanted) if key else None
            if found is not None and found.isEnabled():
                found.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _line(self, line: ItemLine, first: bool, last: bool, *, editable: bool) -> QWidget:
        found, words = QWidget(), QWidget()
        row = FlowLayout(found, gap=8, spread=True, centered=True)
        named = QVBoxLayout(words)
        named.setContentsMargins(0, 0, 0, 0)
        named.setSpacing(0)
        named.addWidget(Text(line.label))
        named.addWidget(Text(line.scale, "small"))
        row.addWidget(words)
        if editable:
            row.addWidget(self._buttons(line, first=first, last=last))
        return found

    def _buttons(self, line: ItemLine, *, first: bool, last: bool) -> QWidget:
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        up = self._button(line, "up", "", _("Move {what} up"), partial(self.moved.emit, line.key, UP), "chevron-up")
        down = self._button(
            line, "down", "", _("Move {what} down"), partial(self.moved.emit, line.key, DOWN), "chevron-down"
        )
        up.setEnabled(not first)
        down.setEnabled(not last)
        buttons = [up, down]
        if line.own:
            buttons.append(
                self._button(line, "change", _("Change…"), _("Change {what}"), partial(self.opened.emit, line.key))
            )
        buttons.append(self._button(line, "hide", _("Hide"), _("Hide {what}"), partial(self.hidden.emit, line.key)))
        if line.own:
            buttons.append(
                self._button(line, "remove", _("Remove"), _("Remove {what}"), partial(self.removed.emit, line.key))
            )
        for button in buttons:
            row.addWidget(button)
        return found

    def _button(
        self, line: ItemLine, what: str, text: str, name: str, do: Callable[[], object], icon: str = ""
    ) -> Button:
        button = Button(text, icon=icon, variant="link" if what in ("hide", "remove") else "quiet")
        button.setObjectName(f"{what}:{line.key}")
        button.setAccessibleName(name.format(what=line.label))
        if icon:
            button.setToolTip(name.format(what=line.label))
        button.clicked.connect(lambda _on: do())
        return button
