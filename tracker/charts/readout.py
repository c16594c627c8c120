"""One day of a picture in words: for the pointer, for the keyboard, for a screen reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from tracker.charts.titles import item_title
from tracker.charts.view import View
from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.lab import LabResult
from tracker.domain.lab_printed import printed_result
from tracker.i18n import _, format_day_month, format_day_short, format_number, format_time

LONGEST = 120
"""Characters of a note; the day's page has the rest."""


def readout(history: History, view: View, day: date) -> list[str]:
    """The day, then a line for each chosen item (not recorded where it was not), dose, chosen test and event."""
    return [format_day_short(day), *_values(history, view, day), *_others(history, view, day)]


def _values(history: History, view: View, day: date) -> Iterator[str]:
    for key in view.items:
        value = history.daily(key).value(day)
        line = (
            _("{item}: {value}")
            if value is None or not _is_late(history, key, day)
            else _("{item}: {value} (entered later)")
        )
        words = _("not recorded") if value is None else format_number(value)
        yield line.format(item=item_title(history.item(key)), value=words)


def _is_late(history: History, key: str, day: date) -> bool:
    return any(history.back_filled(history.daily(key).crop(Period(day, day))))


def _others(history: History, view: View, day: date) -> Iterator[str]:
    yield from (_dose_line(dose) for dose in _on(history.doses, day))
    yield from (_lab_line(lab) for lab in history.labs if lab.day == day and lab.test in view.tests)
    yield from (_event_line(event) for event in history.events if day in Period(event.day, event.last_day or event.day))


def _on(doses: Sequence[Dose], day: date) -> Sequence[Dose]:
    """Those of a day; doses come by day."""
    return doses[bisect_left(doses, day, key=_day) : bisect_right(doses, day, key=_day)]


_day = attrgetter("day")


def _dose_line(dose: Dose) -> str:
    words = _("{medicine}, {amount}").format(medicine=medicine_words(dose), amount=amount_of(dose))
    if not dose.taken:
        return _("{dose}, skipped").format(dose=words)
    if not dose.days_late:
        return words
    assert dose.planned_day is not None, "a late dose was planned"
    return _("{dose}, planned for {day}").format(dose=words, day=format_day_month(dose.planned_day))


def _lab_line(lab: LabResult) -> str:
    words = {"test": catalogue.test_label(lab.test), "result": printed_result(lab)}
    if lab.time is not None:
        return _("{test}, {time}: {result}").format(time=format_time(lab.time), **words)
    return _("{test}: {result}").format(**words)


def _event_line(event: Event) -> str:
    text = " ".join(event.text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
