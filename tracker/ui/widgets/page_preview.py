"""A finished page on the screen, as wide as the room allows."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.ui import theme

WIDEST = 900


class PagePreview(QWidget):
    """Paints a page picture with a hairline edge; asks for a sharper one when its width has changed."""

    resized = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._page = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def show_page(self, png: bytes, description: str) -> None:
        """Show a page; the description tells its content to those who cannot see it."""
        self._page = QImage.fromData(png)
        self.setAccessibleDescription(description)
        self.updateGeometry()
        self.update()

    def pixels_wide(self) -> int:
        """The width in pixels of the screen."""
        return round(self.width() * self.devicePixelRatioF())

    def hasHeightForWidth(self) -> bool:
        """A page keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the page has at a width."""
        return width * self._page.height() // self._page.width() if self._page.width() else width

    def sizeHint(self) -> QSize:
        """A comfortable reading size."""
        return QSize(640, self.heightForWidth(640))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper is white in every theme; its edge keeps it apart from a white page."""
        if self._page.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self.rect().adjusted(0, 0, -1, -1)
        area.setHeight(min(area.height(), self.heightForWidth(area.width())))
        painter.drawImage(area, self._page)
        painter.setPen(theme.current().color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
