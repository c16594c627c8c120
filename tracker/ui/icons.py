"""The app's own icons: one drawing each, coloured when it is loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tracker import resources


def names() -> list[str]:
    """All icons there are."""
    return [name.removesuffix(".svg") for name in resources.names("icons") if name.endswith(".svg")]


def svg(name: str, color: str) -> str:
    """The drawing in one colour, as SVG text."""
    return resources.read_text("icons", f"{name}.svg").replace("currentColor", color)


def icon(name: str, color: str, faded: str, size: int = 20, scale: float = 1.0, room: int = 0) -> QIcon:
    """An icon in a colour ("#RRGGBB") for a screen so dense; faded while disabled; room keeps words off its right."""
    made = QIcon(pixmap(name, color, size, scale, room))
    made.addPixmap(pixmap(name, faded, size, scale, room), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size: int, scale: float = 1.0, room: int = 0) -> QPixmap:
    """A picture so many logical pixels high, with empty room at its right."""
    side = round(size * scale)
    picture = QPixmap(side + round(room * scale), side)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, color).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
