"""How much of an item there was in a period."""

from dataclasses import dataclass
from statistics import fmean, median

from tracker.domain.history import History, Period


@dataclass(frozen=True, slots=True)
class Level:
    """Of the recorded days alone: their number out of the calendar days, mean, median and sum in the item's unit."""

    days: int
    possible: int
    mean: float | None
    median: float | None
    total: float


def level(history: History, item: str, period: Period) -> Level:
    """The level of one item in a period; mean and median are None where no day was recorded (missing is not zero)."""
    values = history.daily(item).crop(period).values
    return Level(
        days=len(values),
        possible=period.days,
        mean=fmean(values) if values else None,
        median=median(values) if values else None,
        total=sum(values),
    )
