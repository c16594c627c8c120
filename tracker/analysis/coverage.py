"""How much of the diary is filled, and where it is not."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.domain.history import History, Period

LEAST_GAP = 3
"""A run of so many empty days is called a gap."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Filled days out of calendar days; how many of the filled ones hold back-filled values; the latest gap."""

    filled: int
    calendar: int
    back_filled: int
    last_gap: Period | None

    @property
    def share(self) -> float:
        """Filled days / calendar days, between 0 and 1."""
        return self.filled / self.calendar


def coverage(history: History, period: Period | None = None) -> Coverage | None:
    """Days with at least one observation out of the calendar days from the first filled day to the period's last.

    With a period, from its first day on, where the diary had begun by then. None where no day is filled.
    """
    whole = period or history.period
    filled = [day for day in history.filled_days if whole.first.toordinal() <= day <= whole.last.toordinal()]
    if not filled:
        return None
    began = history.filled_days[0] <= whole.first.toordinal()
    first = whole.first.toordinal() if period is not None and began else filled[0]
    last = whole.last.toordinal()
    gap = _last_gap([first - 1, *filled, last + 1])
    return Coverage(len(filled), last - first + 1, len(_back_filled(history, whole)), gap)


def _back_filled(history: History, period: Period) -> set[int]:
    parts = [series.crop(period) for series in history.series.values()]
    entries = {entry for part in parts for entry in zip(part.days, part.recorded, strict=True)}
    return {day for day, recorded in entries if history.is_back_filled(day, recorded)}


def _last_gap(edges: list[int]) -> Period | None:
    gaps = [(before + 1, after - 1) for before, after in pairwise(edges) if after - before > LEAST_GAP]
    return Period(*map(date.fromordinal, gaps[-1])) if gaps else None
