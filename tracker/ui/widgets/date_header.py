"""Which day is on the page, and the ways to another one."""

from datetime import date, timedelta
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.i18n import _, format_weekday
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.calendar_popup import CalendarPopup
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

DAY = timedelta(days=1)


class DateHeader(QWidget):
    """The day in words with buttons for the day before, a calendar and the day after; no day after today."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = self._today = date.min
        self.title = Text("", "title", wrap=True)
        self.extra = Text("", "subtitle", wrap=True)
        self.before = _arrow("chevron-left", _("Previous day"), _("Previous day (Alt+Left)"))
        self.pick = _arrow("calendar-pick", _("Choose a day"), _("Choose a day"))
        self.after = _arrow("chevron-right", _("Next day"), _("Next day (Alt+Right)"))
        self._arrange()
        self.before.clicked.connect(lambda: self.chosen.emit(self._day - DAY))
        self.after.clicked.connect(lambda: self.chosen.emit(self._day + DAY))
        self.pick.clicked.connect(self.open_calendar)

    def show_day(self, day: date, today: date, extra: str = "") -> None:
        """Show a day; extra stands muted beside it, for example "week 19 of treatment"."""
        self._day, self._today = day, today
        self.title.setText(day_title(day, today))
        self.extra.setText(extra)
        self.extra.setVisible(bool(extra))
        self.setAccessibleName(self.title.text())
        if day >= today:
            self.after.disable(_("Tomorrow cannot be filled in yet"))
        else:
            self.after.enable(_("Next day (Alt+Right)"))

    @cached_property
    def popup(self) -> CalendarPopup:
        """The month, made when it is first opened: it is the slowest part of the header."""
        popup = CalendarPopup(self)
        popup.picked.connect(self.chosen)
        return popup

    def open_calendar(self) -> None:
        """Open the month under its button."""
        self.popup.open_at(self.pick, self._day, self._today)

    def _arrange(self) -> None:
        words, buttons = QWidget(), QWidget()
        beside = FlowLayout(words, gap=16)
        beside.addWidget(self.title)
        beside.addWidget(self.extra)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.before, self.pick, self.after):
            row.addWidget(button)
        header = FlowLayout(self, gap=12, spread=True)
        header.addWidget(words)
        header.addWidget(buttons)


def day_title(day: date, today: date) -> str:
    """Return the weekday and the date, with the year where it is another one than today's."""
    words = format_weekday(day)
    return words if day.year == today.year else f"{words} {day.year}"


def _arrow(icon: str, name: str, hint: str) -> Button:
    button = Button(icon=icon)
    button.setAccessibleName(name)
    button.setToolTip(hint)
    return button
