"""The soft bar above a day that is not today, or that has just become today."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.i18n import _, format_day_month
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.date_header import day_title

DAY = timedelta(days=1)


class DayBar(Banner):
    """Says which past day is shown and leads back to today; after midnight, that a new day has begun."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._target = date.min
        self._left: date | None = None
        self.acted.connect(lambda: self.chosen.emit(self._target))
        self.postponed.connect(self.dismiss)
        self.hide()

    def remember(self, left: date | None) -> None:
        """Remember the day from which the page went on by itself, or that a person chose the one that is shown."""
        self._left = left

    def dismiss(self) -> None:
        """Say no more of the new day."""
        self._left = None
        self.hide()

    def show_day(self, day: date, today: date) -> None:
        """Show what is to be said above a day: nothing above a usual today."""
        self.setVisible(day < today or self._left is not None)
        if day < today:
            self._target = today
            self.show_text(past_words(day, today), "", _("Back to today"))
        elif self._left is not None:
            self._target = self._left
            told = _("{day} is kept as you left it.").format(day=day_title(self._left, today))
            back = _("Back to {day}").format(day=format_day_month(self._left))
            self.show_text(_("A new day has begun."), told, back, _("Close"))


def past_words(day: date, today: date) -> str:
    """Yesterday, Sunday 29 November; or the weekday and the date alone."""
    words = day_title(day, today)
    return _("Yesterday, {day}").format(day=words) if day == today - DAY else words
