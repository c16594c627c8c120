"""A month that opens beside a button or a field, to pick a day from."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.calendar import Calendar


class CalendarPopup(QDialog):
    """A month that closes when a day is picked, on Escape, and on a click beside it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(_("Choose a day"))
        self.calendar = Calendar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)

    def open_at(self, anchor: QWidget, day: date, latest: date | None = None) -> None:
        """Open below a control, its right edge under the control's, within the screen."""
        self.calendar.show_day(day, latest)
        size, room = self.sizeHint(), anchor.screen().availableGeometry()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - size.width(), anchor.height() + 4))
        above = anchor.mapToGlobal(QPoint(0, -size.height() - 4)).y()
        top = corner.y() if corner.y() + size.height() <= room.bottom() else max(room.top(), above)
        self.move(max(room.left(), corner.x()), top)
        self.show()
        self.calendar.setFocus()

    def _pick(self) -> None:
        if self.isVisible():
            self.hide()
            self.picked.emit(self.calendar.day())
