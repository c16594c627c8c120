"""One entry out of a list that opens, known by its key."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """A list box whose entries are (key, label); scrolling the page over it changes nothing."""

    def __init__(self, name: str, entries: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.offer(entries)

    def offer(self, entries: Iterable[tuple[str, str]]) -> None:
        """Replace all entries without telling; the same key stays chosen where it is still there."""
        before = self.key()
        with QSignalBlocker(self):
            self.clear()
            for key, label in entries:
                self.addItem(label, key)
        self.choose(before)

    def key(self) -> str:
        """The key of the entry that is chosen, empty where there is none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose an entry without telling, the first one where the key is unknown."""
        keys = [self.itemData(place) for place in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentIndex(keys.index(key) if key in keys else min(0, self.count() - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
