"""What a diary has to show on the Recovery page, and since when."""

from collections.abc import Iterator
from datetime import date

from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.item import COUNT, SEVERITY
from tracker.i18n import _, format_day
from tracker.ui.widgets.chart_choice import Offer

LAB, DOSES, EVENTS = "lab:", "doses:", "events:"
SHOWN_FIRST = 2
"""Symptoms on a chart that nobody has chosen for yet; more can be added with a click."""


def symptoms(history: History, keys: tuple[str, ...] | None = None) -> list[str]:
    """Those of the items, of all recorded ones where none are named, whose change the cards can tell."""
    items = [history.item(key) for key in (history.recorded_items if keys is None else keys)]
    return [item.key for item in items if item.kind in (COUNT, SEVERITY) and (keys or item.group != "trigger")]


def beside(history: History) -> Iterator[Offer]:
    """What can be shown beside the symptoms."""
    if history.doses:
        yield DOSES, _("Doses"), True
    if history.events:
        yield EVENTS, _("Events"), True
    for test in dict.fromkeys(lab.test for lab in history.labs):
        yield f"{LAB}{test}", catalogue.test_label(test), f"{LAB}{test}" in first_shown(history)


def first_shown(history: History) -> tuple[str, ...]:
    """Return what a chart shows at first: the first symptoms of the diary, doses, events and the first test of B12."""
    tests = (lab.test for lab in history.labs if catalogue.is_b12_test(lab.test))
    return (*symptoms(history)[:SHOWN_FIRST], DOSES, EVENTS, *(f"{LAB}{test}" for test in list(tests)[:1]))


def since_words(history: History, today: date) -> str:
    """How long treatment has gone on, for the line beside the title."""
    start = history.treatment_start
    if start is None or start > today:
        return _("no B12 dose recorded yet")
    week = (today - start).days // 7 + 1
    return _("week {week} since treatment began on {day}").format(week=week, day=format_day(start))
