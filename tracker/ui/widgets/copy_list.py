"""A list of copies of the diary, each looked into beside the window; what is not sound cannot be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from tracker.i18n import _
from tracker.store.copies import Contents, Copy, look_into
from tracker.store.copy_words import in_words, when, why
from tracker.ui import theme
from tracker.ui.background import Background

LEAST_HEIGHT = 230
GAP = 8


class CopyList(QListWidget):
    """Shows day and time, why it was made, what is in it, and whether it is sound."""

    chosen = Signal()
    looked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies: list[Copy] = []
        self._background = Background(self)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.current().px(LEAST_HEIGHT))
        self.itemSelectionChanged.connect(self.chosen)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Replace the list, and look into one after the other."""
        self._copies = list(copies)
        self.clear()
        for copy in copies:
            self.addItem(_line(copy))
            self._make_room(self.item(self.count() - 1))
        self._look_on(0)

    def add(self, copy: Copy) -> None:
        """Put a file from elsewhere at the top, looked into at once, and choose it if it is sound."""
        self._background.forget()
        self._copies.insert(0, copy)
        self.insertItem(0, _line(copy))
        self._settle(0, look_into(copy))
        self.setCurrentRow(0)
        self._look_on(1)

    def choice(self) -> Copy | None:
        """The copy that is chosen; None where there is none, or it is not sound."""
        rows = [self.row(item) for item in self.selectedItems()]
        return self._copies[rows[0]] if rows else None

    def _look_on(self, row: int) -> None:
        """Look into the next one that was not looked into."""
        while row < len(self._copies) and self.item(row).data(Qt.ItemDataRole.UserRole):
            row += 1
        if row == len(self._copies):
            self.looked.emit()
            return
        copy = self._copies[row]

        def show(contents: Contents) -> None:
            self._settle(row, contents)
            self._look_on(row + 1)

        self._background.run(lambda: look_into(copy), show)

    def _settle(self, row: int, contents: Contents) -> None:
        copy, item = self._copies[row], self.item(row)
        item.setData(Qt.ItemDataRole.UserRole, True)
        if contents.fault:
            state = _("{fault} It cannot be restored.").format(fault=contents.fault)
            item.setForeground(QColor(theme.current().roles["muted"]))
        else:
            state = _("{contents}. It can be restored.").format(contents=in_words(contents))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setText(_words(copy, state))
        self._make_room(item)
        if not contents.fault and not self.selectedItems():
            self.setCurrentItem(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew in another width."""
        super().resizeEvent(event)
        for row in range(self.count()):
            self._make_room(self.item(row))

    def _make_room(self, item: QListWidgetItem) -> None:
        """Qt measures a line without the margins that it is painted with, and cuts off what wraps."""
        gap = theme.current().px(GAP)
        room = QRect(0, 0, self.viewport().width() - 4 * gap, 10_000)
        needed = self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
        item.setSizeHint(QSize(0, needed.height() + 2 * gap))


def _line(copy: Copy) -> QListWidgetItem:
    item = QListWidgetItem(_words(copy, _("Being checked…")))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _words(copy: Copy, state: str) -> str:
    heading = _("{moment}: {reason}").format(moment=when(copy), reason=why(copy)) if copy.moment else when(copy)
    return f"{heading}\n{state}"
