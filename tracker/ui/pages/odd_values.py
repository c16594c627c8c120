"""What is asked about the values that are typed on Today and in the table of days."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.history import Period
from tracker.domain.item import Item
from tracker.domain.plausible import LEAST, of_history, value_question
from tracker.ui.observable_diary import ObservableDiary

NEAR = timedelta(days=90)
"""What is usual is taken from the days around a day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An odd value of a day, and what stood there before it; None for not recorded."""

    day: date
    item: str
    value: float
    before: float | None
    question: str


def question(diary: ObservableDiary, item: Item, day: date, value: float | None) -> str:
    """Return what is odd about a value of a day, empty where nothing is; the diary is read where it may be odd."""
    if value is None or value < LEAST.get(item.kind, 0):
        return ""
    if item.kind not in LEAST:
        return value_question(item, value)
    history = diary.history(Period(day - NEAR, max(day, min(day + NEAR, diary.today))))
    return value_question(item, value, of_history(history, item.key, apart_from=day))
