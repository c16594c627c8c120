"""A button that opens a list of things to show or leave."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from tracker.ui.widgets.button import Button


class StayingMenu(QMenu):
    """Stays open while entries are ticked: several are mostly chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ticks = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (ticks and self._tick(self.activeAction())):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class ColumnMenu(Button):
    """`chosen` brings the keys of all entries that are ticked, in their order."""

    chosen = Signal(tuple)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.list = StayingMenu(self)
        self.list.setAccessibleName(text)
        self.setMenu(self.list)

    def offer(self, entries: Sequence[tuple[str, str, bool]]) -> None:
        """Replace the entries (key, label, ticked) where others are offered; else only tick."""
        if [action.data() for action in self.list.actions()] != [key for key, _label, _on in entries]:
            self.list.clear()
            for key, label, _on in entries:
                action = self.list.addAction(label)
                action.setCheckable(True)
                action.setData(key)
                action.triggered.connect(lambda _on: self._tell())
        for action, (_key, _label, on) in zip(self.list.actions(), entries, strict=True):
            action.setChecked(on)

    def _tell(self) -> None:
        self.chosen.emit(tuple(str(action.data()) for action in self.list.actions() if action.isChecked()))
