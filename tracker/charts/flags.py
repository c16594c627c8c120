"""Events as small flags above the first panel; numbered on paper, where nothing can be pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.path import Path

from tracker.charts.events import events_in, numbered_events
from tracker.charts.lettering import text_width
from tracker.charts.sheet import Sheet, box_of, marks, place_of, plot, write
from tracker.charts.words import Type
from tracker.domain.event import Event

TALL = 8.0
"""Points from the foot of a flag to its top."""

WIDE = 0.62
FLAG = Path([(0, 0), (0, 1), (WIDE, 0.76), (0, 0.52), (0, 0)], closed=False)


def flagged_events(sheet: Sheet) -> list[Event]:
    """What gets a flag: on screen every event, on paper those that the report lists by number."""
    if not sheet.view.events:
        return []
    if sheet.style.on_paper:
        return [event for _number, event in numbered_events(sheet.history, sheet.view.period)]
    return events_in(sheet.history, sheet.view.period)


def flag_room(sheet: Sheet) -> float:
    """Points that the flags take above the first panel."""
    return TALL + 2 if flagged_events(sheet) else 0


def mark_events(axes: Axes, sheet: Sheet) -> None:
    """Flags on the upper edge of a panel, with a bar along the days of an event that lasts."""
    shown = flagged_events(sheet)
    if not shown:
        return
    days = [_first_day(event, sheet) for event in shown]
    look = {"marker": FLAG, "markersize": 2 * TALL, "color": sheet.style.event, "markeredgewidth": 0.8, "zorder": 6}
    marks(axes, days, [1.0] * len(days), "events:flags", **look).set_transform(axes.get_xaxis_transform())
    _mark_spans(axes, sheet, shown)
    if sheet.style.on_paper:
        _number_flags(axes, sheet, days)


def _first_day(event: Event, sheet: Sheet) -> int:
    return max(event.day, sheet.view.period.first).toordinal()


def _mark_spans(axes: Axes, sheet: Sheet, shown: Sequence[Event]) -> None:
    days: list[float] = []
    for event in shown:
        if event.last_day:
            last = min(event.last_day, sheet.view.period.last).toordinal()
            days += [_first_day(event, sheet), last + 0.5, float("nan")]
    if days:
        look = {"color": sheet.style.event, "linewidth": 1.6, "solid_capstyle": "butt", "zorder": 6}
        plot(axes, days, [1.0] * len(days), "events:spans", **look).set_transform(axes.get_xaxis_transform())


def _number_flags(axes: Axes, sheet: Sheet, days: Sequence[int]) -> None:
    style, size = sheet.style, 0.87 * sheet.style.size
    lefts = [place_of(axes, day, 0)[0] for day in days]
    room = [WIDE * TALL + 3 + text_width(str(number), style, size) for number in range(1, len(days) + 1)]
    middle = box_of(axes).top + 0.7 * TALL
    for first, last in bundles(lefts, room):
        text = str(first) if first == last else f"{first}–{last}"
        left = lefts[last - 1] + WIDE * TALL + 1
        if left + text_width(text, style, size) > style.points[0]:
            left = lefts[first - 1] - 1.5 - text_width(text, style, size)
        write(axes, left, middle, text, Type(size, style.event), "event_number")


def bundles(places: Sequence[float], room: Sequence[float]) -> list[tuple[int, int]]:
    """First and last number (from 1) of ascending places; one without the room that it needs goes with the next."""
    found: list[tuple[int, int]] = []
    for number, place in enumerate(places, start=1):
        if found and place - places[number - 2] < room[number - 2]:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
