"""Which entries are probably slips: each is asked about once, and kept where it is meant."""

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.domain.dose import Dose
from tracker.domain.history import History
from tracker.domain.item import COUNT, Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.domain.timed_count import TimedCount
from tracker.i18n import _, format_day_short, format_exact, format_number, ngettext

ENOUGH = 7
"""So many recorded days say what is usual."""
FAR = 6
"""So many times what nine of ten days stay below is worth a question: a digit too many is a factor of ten."""
LEAST: Mapping[str, float] = {COUNT: 50, "servings": 15}
"""Below these nothing is asked, however quiet the other days were."""
UNHEARD_OF: Mapping[str, float] = {COUNT: 1000, "servings": 25}
"""From here on a value is asked about where too few days are recorded to say what is usual."""
LONGEST_SLEEP = 16
FASTEST = 5
"""Counts a second, over a whole window: a thumb taps about so fast for a few seconds."""
LONG_AGO: Mapping[type[Record], int] = {Observation: 20, TimedCount: 20, Dose: 40, LabResult: 60}
"""Years after which a day was probably typed wrong."""


def usual(values: Iterable[float]) -> float | None:
    """Return what nine of ten days with a value above 0 stay at or below; None where they are too few."""
    found = sorted(value for value in values if value > 0)
    return found[(len(found) - 1) * 9 // 10] if len(found) >= ENOUGH else None


def value_question(item: Item, value: float, usual: float | None = None) -> str:
    """Return a question where a day's value is far above what is usual for the person, and where it hardly can be."""
    label = _(item.label)
    if item.key == "sleep_hours" and value > LONGEST_SLEEP:
        words = _("{number} hours of sleep is more than a day usually has. Is it what you mean?")
        return words.format(number=format_exact(value))
    if item.kind not in LEAST:
        return ""
    if usual is None:
        words = _("{number} is a very large number for “{item}”. Is it what you mean?")
        return words.format(number=format_exact(value), item=label) if value >= UNHEARD_OF[item.kind] else ""
    if value < LEAST[item.kind] or value <= FAR * usual:
        return ""
    words = _("{number} is far more than usual for “{item}” (most days up to {usual}). Is it what you mean?")
    return words.format(number=format_exact(value), item=label, usual=format_number(usual))


def timed_question(timed: TimedCount) -> str:
    """Return a question where more was counted than a hand can tap."""
    if timed.count <= max(timed.minutes * 60 * FASTEST, FASTEST):
        return ""
    words = ngettext("{count} in {minutes} minute", "{count} in {minutes} minutes", int(timed.minutes))
    said = words.format(count=format_number(timed.count), minutes=format_number(timed.minutes))
    return _("{said} is faster than anyone can tap. Is it what you mean?").format(said=said)


def day_question(record: Record, today: date) -> str:
    """Return a question where an entry is of a day so long ago that its year was probably typed wrong."""
    years, day = LONG_AGO.get(type(record)), getattr(record, "day", today)
    if years is None or (today - day).days <= years * 366:
        return ""
    words = _("{day} is more than {years} years ago. Is it the day that you mean?")
    return words.format(day=format_day_short(day), years=years)


def of_history(history: History, key: str, *, apart_from: date | None = None) -> float | None:
    """Return what is usual of an item in a diary, the day that is being typed aside."""
    series, ordinal = history.daily(key), apart_from.toordinal() if apart_from else None
    return usual(value for day, value in zip(series.days, series.values, strict=True) if day != ordinal)
