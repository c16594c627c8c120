"""A day that is typed or picked."""

from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from tracker.i18n import locale
from tracker.ui.widgets.calendar import Calendar, qt_date


class DateField(QDateEdit):
    """Years always have four digits: with two, a birth date in 1975 would become 2075."""

    def __init__(self, name: str, day: date, latest: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setLocale(QLocale(str(locale())))
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        self._calendar = Calendar()
        self.setCalendarWidget(self._calendar)
        if latest is not None:
            self.setMaximumDate(qt_date(latest))
            self._calendar.limit(latest)
        self.show_day(day)

    def day(self) -> date:
        """The day that the field shows."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(qt_date(day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change a date
