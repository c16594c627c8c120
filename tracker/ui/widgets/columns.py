"""Two or more columns that become one where the room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tracker.ui import theme


class Columns(QLayout):
    """Columns share the width by weight; below `narrow` (at the usual text size) they stand one under another."""

    def __init__(self, weights: Sequence[int], narrow: int = 760, parent: QWidget | None = None, gap: int = 16) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._weights = list(weights)
        self._narrow = narrow
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        tall = [_height(item, wide) for item, wide in zip(self._shown(), self._widths(width), strict=True)]
        if self.stacked(width):
            return sum(tall) + self._gap * max(0, len(tall) - 1)
        return max(tall, default=0)

    def stacked(self, width: int) -> bool:
        """Whether this width is too narrow for columns side by side."""
        needed = sum(item.minimumSize().width() for item in self._shown()) + self._gap * (self.count() - 1)
        return width < max(theme.current().px(self._narrow), needed)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        left, top = rect.left(), rect.top()
        for item, width in zip(self._shown(), self._widths(rect.width()), strict=True):
            if self.stacked(rect.width()):
                height = _height(item, width)
                item.setGeometry(QRect(left, top, width, height))
                top += height + self._gap
            else:
                item.setGeometry(QRect(self._mirror(rect, left, width), top, width, rect.height()))
                left += width + self._gap

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._shown()), default=0), 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _widths(self, width: int) -> list[int]:
        """By weight, but no column gets less than it needs."""
        shown = self._shown()
        if self.stacked(width):
            return [width] * len(shown)
        weights = [self._weights[self._items.index(item)] for item in shown]
        least = [item.minimumSize().width() for item in shown]
        spare = width - self._gap * (len(shown) - 1)
        widths = [spare * weight // max(1, sum(weights)) for weight in weights]
        for place, needed in enumerate(least):
            missing = needed - widths[place]
            if missing > 0:
                widths[place] = needed
                widest = max(range(len(widths)), key=lambda other: widths[other] - least[other])
                widths[widest] -= missing
        return widths

    def _mirror(self, rect: QRect, left: int, width: int) -> int:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.right() + 1 - (left - rect.left()) - width
        return left


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
