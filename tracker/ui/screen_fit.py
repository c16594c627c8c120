"""Keeps the window on a screen: never larger than the room there is, never where no screen is any more."""

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QMargins(4, 40, 4, 28)
"""About what a desktop puts around a window, known only once it is shown; some move it down by the title besides."""


def place(window: QWidget, wanted: QSize, remembered: QByteArray) -> None:
    """Put a window where it was, or make it as large as wanted; in both cases within the room of a screen."""
    window.resize(wanted.boundedTo(_room(window.screen().availableGeometry()).size()))
    if not window.restoreGeometry(remembered) or window.isMaximized() or window.isFullScreen():
        return
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    window.setGeometry(fitted(window.geometry(), _room(screen.availableGeometry())))


def fitted(wanted: QRect, room: QRect) -> QRect:
    """Return the rectangle made as small, and moved as far, as the room asks for."""
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.left() + room.width() - size.width()))
    top = max(room.top(), min(wanted.top(), room.top() + room.height() - size.height()))
    return QRect(left, top, size.width(), size.height())


def _room(screen: QRect) -> QRect:
    return screen.marginsRemoved(FRAME)
