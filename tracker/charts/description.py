"""A picture in a few sentences, for those who hear it instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from tracker.analysis.doses import injections
from tracker.analysis.level import level
from tracker.charts.item_axis import daily_scale, off_scale_days
from tracker.charts.titles import item_title
from tracker.charts.view import View
from tracker.domain import catalogue
from tracker.domain.history import History, Period
from tracker.i18n import _, format_day, format_number, ngettext

TOLD = 3
"""So many days off the scale are told one by one."""


def alt_text(history: History, view: View) -> str:
    """What the picture shows from when to when, and the typical value of each item in its first and last four weeks."""
    period = view.period
    opening = _("Chart from {first} to {last}.").format(first=format_day(period.first), last=format_day(period.last))
    return " ".join([opening, *_item_sentences(history, view), *_treatment_sentences(history, view)])


def _item_sentences(history: History, view: View) -> Iterator[str]:
    for key in view.items:
        found = level(history, key, view.period)
        title = item_title(history.item(key))
        if found.median is None:
            yield _("{item}: not recorded.").format(item=title)
            continue
        words = _("{item}: typically {value}, recorded on {days} of {possible} days{change}.")
        typical = format_number(found.median, 1)
        change = _change(history, key)
        yield words.format(item=title, value=typical, days=found.days, possible=found.possible, change=change)
        yield from _scale_sentences(history, key, view.period)


def _scale_sentences(history: History, key: str, period: Period) -> Iterator[str]:
    """How the scale differs from a plain one that reaches over all days."""
    if daily_scale(history, key, period).root:
        yield _("Its scale is a root scale: low values are drawn further apart than high ones.")
    beyond = off_scale_days(history, key, period)
    if not beyond:
        return
    told = [
        _("{day}: {value}").format(day=format_day(date.fromordinal(day)), value=format_number(value))
        for day, value in sorted(beyond, key=_value, reverse=True)[:TOLD]
    ]
    words = ngettext(
        "{count} day is off the scale and marked at its top edge ({largest}).",
        "{count} days are off the scale and marked at its top edge (the largest: {largest}).",
        len(beyond),
    )
    yield words.format(count=len(beyond), largest="; ".join(told))


_value = itemgetter(1)


def _change(history: History, key: str) -> str:
    """The typical value of the four weeks before treatment and of the last four, where both were recorded."""
    before = level(history, key, history.baseline).median if history.baseline else None
    recent = level(history, key, history.recent).median
    if before is None or recent is None:
        return ""
    words = _("; {before} in the 4 weeks before treatment, {recent} in the last 4 weeks")
    return words.format(before=format_number(before, 1), recent=format_number(recent, 1))


def _treatment_sentences(history: History, view: View) -> Iterator[str]:
    if start := history.treatment_start:
        yield _("Treatment began on {day}.").format(day=format_day(start))
    if count := sum(dose.taken for dose in injections(history, view.period)):
        yield ngettext("{count} injection.", "{count} injections.", count).format(count=count)
    for test in view.tests:
        count = sum(lab.test == test and lab.day in view.period for lab in history.labs)
        if count:
            words = ngettext("{test}: {count} result.", "{test}: {count} results.", count)
            yield words.format(test=catalogue.test_label(test), count=count)
