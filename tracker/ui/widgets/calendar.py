"""The month to pick a day from, in the colours of the app."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from tracker.i18n import _, locale
from tracker.ui import theme

SHOWN_DAYS = 42


class Calendar(QCalendarWidget):
    """No week numbers, no red Sundays; the week begins where the person's week begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest: date | None = None
        self.setLocale(QLocale(str(locale())))
        self.setFirstDayOfWeek(list(Qt.DayOfWeek)[locale().first_week_day])
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setGridVisible(False)
        self._name_arrows()
        self._color_days()

    def day(self) -> date:
        """The chosen day."""
        chosen = self.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date, latest: date | None = None) -> None:
        """Choose a day; days after the latest one cannot be chosen."""
        if latest is not None:
            self.limit(latest)
        self.setSelectedDate(qt_date(day))

    def limit(self, latest: date) -> None:
        """No day after this one can be chosen, and it looks so."""
        self._latest = latest
        self.setMaximumDate(qt_date(latest))
        later = QTextCharFormat()
        later.setForeground(theme.current().color("control_line"))
        self.setDateTextFormat(QDate(), later)
        for days in range(1, SHOWN_DAYS):
            self.setDateTextFormat(qt_date(latest + timedelta(days=days)), later)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._color_days()
            if self._latest is not None:
                self.limit(self._latest)

    def _name_arrows(self) -> None:
        for name, said in (("prevmonth", _("Previous month")), ("nextmonth", _("Next month"))):
            arrow = self.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(arrow, QToolButton):
                arrow.setAccessibleName(said)
                arrow.setToolTip(said)

    def _color_days(self) -> None:
        look = theme.current()
        heading = QTextCharFormat()
        heading.setForeground(look.color("muted"))
        heading.setBackground(look.color("surface"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.setHeaderTextFormat(heading)
        for arrow in self.findChildren(QToolButton):
            arrow.setIconSize(QSize(look.px(20), look.px(20)))
        table = self.findChild(QTableView)
        if isinstance(table, QTableView):
            table.setMinimumSize(look.px(7 * 42), look.px(7 * 34))
        self.setMinimumSize(look.px(7 * 42), look.px(7 * 34 + 40))


def qt_date(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)
