"""Panels on the picture: where each lies, and the quiet lines around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from tracker.charts.axis import TimeAxis
from tracker.charts.lettering import LEADING, Box, shortened, text_width
from tracker.charts.phases import seen_phases
from tracker.charts.sheet import HAIRLINE, Panel, Sheet, box_of, places_of, write
from tracker.charts.style import Style
from tracker.charts.words import Type

Strokes = list[list[tuple[float, float]]]
Values = np.ndarray[Any, np.dtype[Any]]

EDGE = 4.0
RIGHT = 16.0
TICK = 2.5
LABEL = 5.0
BETWEEN = 8.0
COMPACT_BETWEEN = 4.0
"""Points: around the picture, right of the panels, of a tick, from a panel to the values beside it, and between a
panel and the next title, also where many symptoms share the height."""


def title_room(style: Style) -> float:
    """Points that a title takes above its panel."""
    return LEADING * style.title_size + 3


def foot_room(style: Style) -> float:
    """Points below the last panel, for the days and what they mean."""
    return TICK + 2 * LEADING * style.size + 8


def between(sheet: Sheet) -> float:
    """Points between a panel and the next title."""
    return COMPACT_BETWEEN if sheet.compact else BETWEEN


def fixed_room(panels: Sequence[Panel], sheet: Sheet, flags: float) -> float:
    """Points of the height that are no panel."""
    titles = len(panels) * title_room(sheet.style) + (len(panels) - 1) * between(sheet)
    return 2 * EDGE + titles + foot_room(sheet.style) + names_room(sheet) + flags


def names_room(sheet: Sheet) -> float:
    """Points that the first of many low panels gets on top of its share, for the names of phases above its values."""
    return LEADING * sheet.style.size + 2 if sheet.compact and seen_phases(sheet) else 0


def heights(panels: Sequence[Panel], room: float) -> list[float]:
    """The room shared out: fixed panels take their height, the others the rest by their shares.

    One that wants more than its share takes it from the others, as far as they can do without.
    """
    rest = room - sum(panel.least for panel in panels if not panel.share)
    tallness = _shared([panel.share for panel in panels], rest)
    wants = [max(panel.wanted - tall, 0) for panel, tall in zip(panels, tallness, strict=True)]
    spare = [_spare(panel, tall) for panel, tall in zip(panels, tallness, strict=True)]
    given = min(sum(wants), sum(spare))
    moved = zip(tallness, _shared(wants, given), _shared(spare, given), strict=True)
    tallness = [tall + more - less for tall, more, less in moved]
    return [max(tall, 4) if panel.share else panel.least for panel, tall in zip(panels, tallness, strict=True)]


def _spare(panel: Panel, tall: float) -> float:
    """What a panel can do without of a height: nothing where it wants more itself."""
    return max(tall - panel.least + panel.yields, 0) if panel.share and panel.wanted <= tall else 0


def _shared(shares: Sequence[float], room: float) -> list[float]:
    whole = sum(shares) or 1
    return [room * share / whole for share in shares]


def boxes(panels: Sequence[Panel], sheet: Sheet, flags: float) -> list[Box]:
    """Where each panel lies, in points; `flags` is what the events need above the first."""
    style = sheet.style
    width, height = style.points
    left = EDGE + LABEL + 1 + max(_label_width(panel, style) for panel in panels)
    top = height - EDGE - flags
    tallness = heights(panels, height - fixed_room(panels, sheet, flags))
    tallness[0] += names_room(sheet)
    found = []
    for tall in tallness:
        top -= title_room(style)
        found.append(Box(left, top - tall, width - RIGHT, top))
        top -= tall + between(sheet)
    return found


def _label_width(panel: Panel, style: Style) -> float:
    return max((text_width(text, style, style.size) for _value, text in panel.scale.ticks), default=0)


def framed(axes: Axes, sheet: Sheet, panel: Panel, box: Box, time: TimeAxis) -> None:
    """Put an empty panel in its place and give it its scales; matplotlib's own would be ten times slower to draw."""
    width, height = sheet.style.points
    place = (box.left / width, box.bottom / height, (box.right - box.left) / width, (box.top - box.bottom) / height)
    axes.set_position(place)
    axes.set_axis_off()
    axes.set_label(panel.title)
    axes.set_xlim(*sheet.limits)
    _set_scale(axes, panel, box.top - box.bottom)
    _mark_days(axes, sheet, time, TICK / (box.top - box.bottom))


def _set_scale(axes: Axes, panel: Panel, tall: float) -> None:
    """Give a panel its value axis; an earlier picture, on which it is drawn, may have had another kind of axis."""
    if panel.scale.root != (axes.get_yscale() != "linear"):
        if panel.scale.root:
            axes.set_yscale("function", functions=(_rooted, np.square))
        else:
            axes.set_yscale("linear")
    axes.set_ylim(0, panel.scale.raised(tall, panel.room) if panel.room else panel.scale.top)


def _rooted(values: Values) -> Values:
    """Return the heights of values, as tracker.charts.scale.height does for one."""
    return np.sqrt(np.maximum(values, 0))


def _mark_days(axes: Axes, sheet: Sheet, time: TimeAxis, tick: float) -> None:
    """The line under a panel, with a tick (its length in parts of the panel) at each day that is named."""
    low, high = sheet.limits
    strokes: Strokes = [[(low, 0), (high, 0)]]
    strokes += [[(day, 0), (day, -tick)] for day, _text in time.ticks]
    colours = [sheet.style.line, *[sheet.style.muted] * len(time.ticks)]
    look = {"colors": colours, "linewidths": HAIRLINE, "zorder": 2.4, "clip_on": False}
    _add_strokes(axes, strokes, "days", transform=axes.get_xaxis_transform(), **look)


def write_values(axes: Axes, sheet: Sheet, panel: Panel) -> None:
    """The values beside a panel, with a hairline across it at each where the panel wants them."""
    style, area = sheet.style, box_of(axes)
    place = places_of(axes)
    ticks = readable(panel.scale.ticks, place(0, panel.scale.top)[1] - area.bottom, LEADING * style.size)
    for value, text in ticks:
        left, middle = area.left - LABEL - text_width(text, style, style.size), place(0, value)[1]
        write(axes, left, middle, text, Type(style.size, style.muted), "value")
    if panel.grid:
        (low, high), look = sheet.limits, {"colors": style.line, "linewidths": HAIRLINE, "zorder": 0.7}
        _add_strokes(axes, [[(low, value), (high, value)] for value, _text in ticks], "grid", **look)


def _add_strokes(axes: Axes, strokes: Strokes, name: str, **look: Any) -> None:
    axes.add_collection(LineCollection(strokes, gid=name, **look), autolim=False)


def readable(ticks: Sequence[tuple[float, str]], height: float, line: float) -> Sequence[tuple[float, str]]:
    """As many of the ticks as have a line of text's room each; always the first, and the last where two fit."""
    most = max(1, int(height / line))
    if len(ticks) <= most + 1:
        return ticks
    return (ticks[0], ticks[-1]) if most > 1 else ticks[:1]


def write_title(axes: Axes, sheet: Sheet, panel: Panel, lift: float, note: str) -> None:
    """The title above the panel (above the flags, where there are any), with a note at the right where it fits."""
    style, area = sheet.style, box_of(axes)
    middle = area.top + lift + title_room(style) / 2
    title = shortened(panel.title, area.right - area.left, style, style.title_size, bold=True)
    write(axes, area.left, middle, title, Type(style.title_size, style.ink, "bold"))
    wide = text_width(note, style, style.size) if note else 0
    end = area.left + text_width(title, style, style.title_size, bold=True)
    if note and end + 3 * style.size + wide <= area.right:
        write(axes, area.right - wide, middle, note, Type(style.size, style.muted))


def write_days(axes: Axes, sheet: Sheet, time: TimeAxis) -> None:
    """What stands under the last panel: the weeks or dates, and what they are."""
    style, area = sheet.style, box_of(axes)
    line, kind = LEADING * style.size, Type(style.size, style.muted)
    place = places_of(axes)
    for day, text in time.ticks:
        left = place(day, 0)[0] - text_width(text, style, style.size) / 2
        write(axes, left, area.bottom - TICK - 3 - line / 2, text, kind, "day")
    label = shortened(time.label, area.right - area.left, style, style.size)
    left = (area.left + area.right - text_width(label, style, style.size)) / 2
    write(axes, left, area.bottom - foot_room(style) + 0.6 * line, label, kind)
