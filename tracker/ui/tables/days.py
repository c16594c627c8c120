"""Every calendar day of a diary, read once from its columns: what a table and a calendar of days ask for."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import TypeVar

from tracker.charts.scale import highest_kept
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.event import NOTE, Event
from tracker.domain.history import History, Series
from tracker.domain.item import HIGHEST, SEVERITY

R = TypeVar("R", Dose, Event)
LONGEST_SPAN = 400
"""Days over which one event is shown; what lasts longer is no news on its last days."""

USUAL_SHARE = 0.95
ROUND = (1, 2, 3, 4, 5, 6, 8, 10)
FIXED = (SEVERITY, "level", "yes_no")


class Days:
    """A day is known by its ordinal (date.toordinal); what is in no mapping was not recorded."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.ordinals = range(history.period.first.toordinal(), history.period.last.toordinal() + 1)
        self.filled = frozenset(history.filled_days)
        self._values: dict[str, Mapping[int, float]] = {}
        self._back_filled: dict[str, frozenset[int]] = {}

    def values(self, key: str) -> Mapping[int, float]:
        """The value of an item for each day on which it was recorded."""
        if key not in self._values:
            series = self.history.daily(key)
            self._values[key] = dict(zip(series.days, series.values, strict=True))
        return self._values[key]

    def back_filled(self, key: str) -> frozenset[int]:
        """The days on which an item was entered two or more days later."""
        if key not in self._back_filled:
            self._back_filled[key] = _late_days(self.history, self.history.daily(key))
        return self._back_filled[key]

    @cached_property
    def back_filled_days(self) -> frozenset[int]:
        """The days of which anything observed was entered two or more days later."""
        return frozenset().union(*(_late_days(self.history, series) for series in self.history.series.values()))

    @cached_property
    def doses(self) -> Mapping[int, Sequence[Dose]]:
        """The doses of each day that has some, skipped ones too."""
        return _by_day((dose.day.toordinal(), dose) for dose in self.history.doses)

    @cached_property
    def injections(self) -> frozenset[int]:
        """The days with an injection that was taken."""
        return frozenset(
            day
            for day, doses in self.doses.items()
            if any(dose.taken and catalogue.is_injection(dose.route) for dose in doses)
        )

    @cached_property
    def events(self) -> Mapping[int, Sequence[Event]]:
        """The notes and other events of each day, also of the days over which an event lasted."""
        return _by_day((day, event) for event in self.history.events for day in _span(event))

    @cached_property
    def words(self) -> Mapping[int, str]:
        """What was written in words on a day, folded for finding."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for day, events in self.events.items():
            found[day].extend(event.text for event in events)
        for day, doses in self.doses.items():
            found[day].extend(dose.note for dose in doses if dose.note)
        return {day: " ".join(texts).casefold() for day, texts in found.items()}

    def notes(self, day: int) -> list[Event]:
        """The notes that were written on a day."""
        return [event for event in self.events.get(day, ()) if event.kind == NOTE and event.day.toordinal() == day]

    def top(self, key: str) -> float:
        """Return the value that has the full shade: the end of its scale, or one that few days pass.

        What lies far above the rest on the charts is left out here too.
        """
        item = self.history.item(key)
        if item.kind in FIXED:
            return HIGHEST[item.kind]
        recorded = list(self.values(key).values())
        values = sorted(value for value in recorded if value <= highest_kept(recorded))
        return _rounded_up(values[ceil((len(values) - 1) * USUAL_SHARE)]) if values else 1.0


def _late_days(history: History, series: Series) -> frozenset[int]:
    late = history.back_filled(series)
    return frozenset(day for day, is_late in zip(series.days, late, strict=True) if is_late)


def _by_day(pairs: Iterable[tuple[int, R]]) -> Mapping[int, Sequence[R]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for day, record in pairs:
        found[day].append(record)
    return dict(found)


def _span(event: Event) -> range:
    first = event.day.toordinal()
    last = (event.last_day or event.day).toordinal()
    return range(first, min(last, first + LONGEST_SPAN) + 1)


def _rounded_up(value: float) -> float:
    """The next of 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 ..."""
    tens = 1.0
    while value > ROUND[-1] * tens:
        tens *= 10
    place = bisect_right([step * tens for step in ROUND], value - 1e-9)
    return ROUND[min(place, len(ROUND) - 1)] * tens
