"""Things side by side that go on in the next line when the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines from left to right (or right to left, as the language goes); the height follows from the width.

    `centered` puts the lines in the middle of a taller room, `spread` the last of a line at its far end.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 8, *, centered: bool = False, spread: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._centered = centered
        self._spread = spread
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at a place."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._framed(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return self._framed(least)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _framed(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the lines, or only measure them; returns the height they take."""
        edges = self.contentsMargins()
        room = rect.adjusted(edges.left(), edges.top(), -edges.right(), -edges.bottom())
        top = room.top() + (self._spare(rect) // 2 if move else 0)
        for line in self._lines(room.width()):
            height = max(self._size(item, room.width()).height() for item in line)
            if move:
                self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self._gap
        return max(0, top - self._gap - room.top()) + edges.top() + edges.bottom()

    def _spare(self, rect: QRect) -> int:
        """Height that is left over: short lines stand in the middle of a taller row."""
        return max(0, rect.height() - self.heightForWidth(rect.width())) if self._centered else 0

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = self._size(item, width).width()
            if lines and used + self._gap + wide <= width:
                lines[-1].append(item)
                used += self._gap + wide
            else:
                lines.append([item])
                used = wide
        return lines

    def _place(self, line: list[QLayoutItem], row: QRect) -> None:
        left = row.left()
        mirrored = self._mirrored()
        for item in line:
            size = self._size(item, row.width())
            if self._spread and len(line) > 1 and item is line[-1]:
                left = row.right() + 1 - size.width()
            start = row.right() + 1 - (left - row.left()) - size.width() if mirrored else left
            item.setGeometry(QRect(QPoint(start, row.top() + (row.height() - size.height()) // 2), size))
            left += size.width() + self._gap

    def _mirrored(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        """What the item likes, cut to the line; text that then wraps gets the height it needs."""
        size = item.sizeHint()
        if size.width() <= width:
            return size
        return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
