"""Which events a picture shows, and under which numbers on paper."""

from __future__ import annotations

from tracker.domain.event import Event
from tracker.domain.history import History, Period


def numbered_events(history: History, period: Period) -> tuple[tuple[int, Event], ...]:
    """The events of a period that are marked for the doctor, in order, with the numbers of their flags on paper."""
    told = (event for event in events_in(history, period) if event.for_doctor)
    return tuple(enumerate(told, start=1))


def events_in(history: History, period: Period) -> list[Event]:
    """The events of a period by their first day; one that lasts belongs to each period that it reaches into."""
    found = [event for event in history.events if period.overlap(Period(event.day, event.last_day or event.day))]
    return sorted(found, key=lambda event: event.day)
