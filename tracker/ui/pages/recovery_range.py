"""Which days Recovery shows: a stretch that ends today, all of them, or an own choice; as a key that can be kept."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.domain.history import History, Period
from tracker.i18n import _

ALL = "all"
RANGES = (("28", _("4 weeks")), ("84", _("12 weeks")), ("182", _("6 months")), ("365", _("1 year")), (ALL, _("All")))


def period_of(key: str, whole: Period) -> Period:
    """The days of a range's key; «all», and whatever is longer than the diary, begins with its first day."""
    if key.isdecimal():
        return Period(max(whole.last - timedelta(days=int(key) - 1), whole.first), whole.last)
    first, _slash, last = key.partition("/")
    try:
        wished = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return whole
    return wished.overlap(whole) or whole


def key_of(period: Period) -> str:
    """The key of an own range."""
    return f"{period.first.isoformat()}/{period.last.isoformat()}"


def first_range(history: History, ranges: Sequence[tuple[str, str]] = RANGES) -> str:
    """The shortest range that shows the weeks before treatment too; all where none does."""
    baseline = history.baseline
    needed = history.period.days if baseline is None else (history.period.last - baseline.first).days + 1
    return next((key for key, _label in ranges if key != ALL and int(key) >= needed), ALL)
