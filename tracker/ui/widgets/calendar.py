"""The month to pick a day from, in the colours of the app."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from tracker.i18n import _, locale
from tracker.ui import theme


class Calendar(QCalendarWidget):
    """No week numbers, no red Sundays; the week begins where the person's week begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
            self.setMaximumDate(qt_date(latest))
        self.setSelectedDate(qt_date(day))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._color_days()

    def _name_arrows(self) -> None:
        for name, said in (("prevmonth", _("Previous month")), ("nextmonth", _("Next month"))):
            arrow = self.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(arrow, QToolButton):
                arrow.setAccessibleName(said)
                arrow.setToolTip(said)

    def _color_days(self) -> None:
        look = theme.current()
        plain, heading = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(look.color("ink"))
        heading.setForeground(look.color("muted"))
        heading.setBackground(look.color("surface"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, plain)
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
