"""What a diary has to show on the Recovery page, and since when."""

from collections.abc import Iterator
from datetime import date

from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.item import COUNT, SEVERITY
from tracker.i18n import _, format_day
from tracker.ui.widgets.chart_choice import Offer

LAB, DOSES, EVENTS = "lab:", "doses:", "events:"
FIRST_SHOWN = ("twitching", "tingling", DOSES, EVENTS, f"{LAB}b12_total")


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
        yield f"{LAB}{test}", catalogue.test_label(test), f"{LAB}{test}" in FIRST_SHOWN


def since_words(history: History, today: date) -> str:
    """How long treatment has gone on, for the line beside the title."""
    start = history.treatment_start
    if start is None or start > today:
        return _("no B12 dose recorded yet")
    week = (today - start).days // 7 + 1
    return _("week {week} since treatment began on {day}").format(week=week, day=format_day(start))
