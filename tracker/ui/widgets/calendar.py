"""The month to pick a day from, in the colours of the app."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from tracker.i18n import _, locale, words_locale
from tracker.ui import theme

CELL = (42, 36)
RADIUS = 8


class Calendar(QCalendarWidget):
    """No week numbers, no red Sundays; the week begins where the person's week begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(str(words_locale())))
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
        self.setMaximumDate(qt_date(latest))

    def role(self, day: QDate) -> str:
        """The role of a day's number; empty for days of other months, which are not shown."""
        if day.month() != self.monthShown():
            return ""
        if day == self.selectedDate():
            return "on_accent"
        return "ink" if self.minimumDate() <= day <= self.maximumDate() else "control_line"

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        look, shown = theme.current(), day if isinstance(day, QDate) else qt_date(day)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color("surface"))
        if role := self.role(shown):
            if shown == self.selectedDate():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), RADIUS, RADIUS)
            painter.setPen(look.color(role))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(shown.day()))
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._color_days()

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
        wide, tall = (7 * side for side in CELL)
        if isinstance(table, QTableView):
            table.setMinimumSize(look.px(wide), look.px(tall))
        self.setMinimumSize(look.px(wide), look.px(tall + 40))


def qt_date(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)
