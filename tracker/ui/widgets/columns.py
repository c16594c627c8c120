"""Columns that become fewer where the room is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tracker.ui import theme


class Columns(QLayout):
    """Columns share the width by weight; below `narrow` (at the usual text size) they stand in more rows."""

    def __init__(self, weights: Sequence[int], narrow: int = 760, parent: QWidget | None = None, gap: int = 16) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._weights = list(weights)
        self._narrow = narrow
        self._gap = gap
        self._heights: dict[int, int] = {}
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

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Asked many times while a page is arranged, so that an answer is kept until something in it changes."""
        if width not in self._heights:
            rows = self._rows(width)
            heights = [_tallest(self._shares(row, rows, width)) for row in rows]
            self._heights[width] = sum(heights) + self._gap * max(0, len(rows) - 1)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        rows = self._rows(rect.width())
        top = rect.top()
        for row in rows:
            shares = self._shares(row, rows, rect.width())
            height = rect.height() if len(rows) == 1 else _tallest(shares)
            self._place(shares, QRect(rect.left(), top, rect.width(), height))
            top += height + self._gap

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._shown()), default=0), 0)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """All side by side if they fit, else half as many, else one under another."""
        shown = self._shown()
        for number in (len(shown), (len(shown) + 1) // 2):
            rows = [shown[start : start + number] for start in range(0, len(shown), max(1, number))]
            needed = max((self._needed(row) for row in rows), default=0)
            if width >= max(needed, theme.current().px(self._narrow) * number // max(1, len(shown))):
                return rows
        return [[item] for item in shown]

    def _needed(self, row: list[QLayoutItem]) -> int:
        return sum(item.minimumSize().width() for item in row) + self._gap * (len(row) - 1)

    def _shares(
        self, row: list[QLayoutItem], rows: list[list[QLayoutItem]], width: int
    ) -> list[tuple[QLayoutItem, int]]:
        """Widths by weight, in all rows alike, but nothing gets less than it needs: the widest gives."""
        columns = [[other[place] for other in rows if place < len(other)] for place in range(len(row))]
        weights = [max(self._weights[self._items.index(item)] for item in column) for column in columns]
        least = [max(item.minimumSize().width() for item in column) for column in columns]
        spare = width - self._gap * (len(row) - 1)
        widths = [spare * weight // sum(weights) for weight in weights]
        for place, needed in enumerate(least):
            missing = needed - widths[place]
            if missing > 0:
                widths[place] = needed
                richest = max(range(len(widths)), key=lambda other: widths[other] - least[other])
                widths[richest] -= missing
        return list(zip(row, widths, strict=True))

    def _place(self, shares: list[tuple[QLayoutItem, int]], row: QRect) -> None:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = row.left()
        for item, width in shares:
            start = row.right() + 1 - (left - row.left()) - width if mirrored else left
            item.setGeometry(QRect(start, row.top(), width, row.height()))
            left += width + self._gap


def _tallest(shares: list[tuple[QLayoutItem, int]]) -> int:
    return max((_height(item, width) for item, width in shares), default=0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
