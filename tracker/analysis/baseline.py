"""How many days there are to compare later ones with, while treatment has not begun."""

from dataclasses import dataclass

from tracker.analysis.coverage import coverage
from tracker.domain.history import BASELINE_DAYS, History, Period

GOOD_DAYS = 14
"""Recorded days from which on a baseline is good; seven are the least."""


@dataclass(frozen=True, slots=True)
class BaselineSoFar:
    """Filled days of the last 28: what would be the baseline if treatment began tomorrow."""

    days: int

    @property
    def missing(self) -> int:
        """How many more days would make it a good one."""
        return max(0, GOOD_DAYS - self.days)


def baseline_so_far(history: History) -> BaselineSoFar | None:
    """None once treatment has begun; the history must hold its last 28 days."""
    start, last = history.treatment_start, history.period.last
    if start is not None and start <= last:
        return None
    found = coverage(history, Period.ending(last, BASELINE_DAYS))
    return BaselineSoFar(found.filled if found else 0)
