"""What came before a day's entry: yesterday's values and the middle ones of the week before."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tracker.domain import tracked
from tracker.domain.change import Edit
from tracker.domain.history import Day, History, Period
from tracker.domain.item import SEVERITY
from tracker.domain.observation import Observation

WEEK = 7
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Before:
    """Values in the item's unit, None where not recorded; `usual` is the median of the seven days before the day.

    It is None with fewer than three recorded days. `back_filled` tells whether the day's own value was entered two or
    more days later.
    """

    yesterday: float | None = None
    usual: float | None = None
    back_filled: bool = False


def before(upto: History, key: str, day: date) -> Before:
    """What a history that ends with the day, and holds the week before, says of an item."""
    series = upto.daily(key)
    yesterday = day - timedelta(days=1)
    week = series.crop(Period.ending(yesterday, WEEK)).values
    own = series.crop(Period(day, day))
    return Before(
        yesterday=series.value(yesterday),
        usual=median(week) if len(week) >= FEWEST else None,
        back_filled=any(upto.back_filled(own)),
    )


def as_the_day_before(day: Day, upto: History) -> tuple[Edit, ...]:
    """The edits that give a day's symptoms from 0 to 10 those of the day before, where they have none."""
    eve = day.day - timedelta(days=1)
    found = []
    for item in tracked.shown(upto.items):
        if item.kind != SEVERITY or tracked.section(item) != tracked.SYMPTOM or day.value(item.key) is not None:
            continue
        value = upto.daily(item.key).value(eve)
        if value is not None:
            found.append(Edit(None, Observation(day=day.day, item=item.key, value=value)))
    return tuple(found)
