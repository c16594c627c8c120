"""The stretch of the time axis that is seen, while it is zoomed and panned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import floor

from tracker.domain.history import Period

FEWEST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Window:
    """From a day to a day, as ordinals with fractions: many small steps add up to a whole day."""

    first: float
    last: float

    @classmethod
    def over(cls, period: Period) -> Window:
        """The window that shows a period."""
        return cls(period.first.toordinal(), period.last.toordinal())

    @property
    def days(self) -> float:
        """How many days it has."""
        return self.last - self.first + 1

    def period(self) -> Period:
        """The days that it shows, always as many while it only moves."""
        last, days = floor(self.last + 0.5), floor(self.days + 0.5)
        return Period(date.fromordinal(last - days + 1), date.fromordinal(last))

    def zoomed(self, factor: float, about: float, whole: Period) -> Window:
        """With so many times the days, where the day `about` keeps its place; a week at least, at most the whole."""
        room = Window.over(whole)
        days = min(max(self.days * factor, FEWEST_DAYS), room.days)
        share = (about - self.first) / max(self.last - self.first, 1)
        first = about - share * (days - 1)
        return _within(Window(first, first + days - 1), room)

    def moved(self, days: float, whole: Period) -> Window:
        """So many days further on, as far as there are any."""
        return _within(Window(self.first + days, self.last + days), Window.over(whole))

    def showing(self, day: date, whole: Period) -> Window:
        """Moved no further than it takes to show a day."""
        at = day.toordinal()
        return self.moved(min(at - self.first, 0) + max(at - self.last, 0), whole)


def _within(window: Window, room: Window) -> Window:
    first = max(min(window.first, room.last - window.days + 1), room.first)
    return Window(first, min(first + window.days - 1, room.last))
