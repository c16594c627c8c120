"""The app's own icons: one drawing each, coloured when it is loaded."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tracker import resources

SCALES = (1.0, 1.5, 2.0, 3.0)


def names() -> list[str]:
    """All icons there are."""
    return [name.removesuffix(".svg") for name in resources.names("icons") if name.endswith(".svg")]


def svg(name: str, color: str) -> str:
    """The drawing in one colour, as SVG text."""
    return resources.read_text("icons", f"{name}.svg").replace("currentColor", color)


@lru_cache(maxsize=512)
def icon(name: str, color: str, size: int = 20, faded: str = "") -> QIcon:
    """An icon in a colour ("#RRGGBB"), crisp on dense screens too; faded is the colour while it is disabled."""
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, color, size, scale))
        if faded:
            made.addPixmap(pixmap(name, faded, size, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: str, size: int, scale: float = 1.0) -> QPixmap:
    """A square picture of so many logical pixels."""
    side = round(size * scale)
    picture = QPixmap(side, side)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, color).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
