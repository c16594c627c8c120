"""One day of a picture in words: for the pointer, for the keyboard, for a screen reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from tracker.charts.item_axis import daily_scale
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
        item, value = item_title(history.item(key)), history.daily(key).value(day)
        if value is None:
            yield _("{item}: {value}").format(item=item, value=_("not recorded"))
        else:
            line = _value_line(_is_late(history, key, day), value > daily_scale(history, key, view.period).top)
            yield line.format(item=item, value=format_number(value))


def _value_line(late: bool, off_scale: bool) -> str:
    """What is told of a value beside the number."""
    if off_scale:
        return _("{item}: {value} (off the scale, entered later)") if late else _("{item}: {value} (off the scale)")
    return _("{item}: {value} (entered later)") if late else _("{item}: {value}")


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
