"""A line that holds one value, such as a number or a day."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class ValueLine(QLineEdit):
    """The click that comes to the line chooses the value whole, as Tab does; the next click sets the cursor."""

    def __init__(self, parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(parent, **properties)
        self._just_came = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._just_came = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._just_came and not self.hasSelectedText():
            self.selectAll()
        self._just_came = False
