"""Panels on the picture: where each lies, and the quiet lines around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, NullFormatter

from tracker.charts.axis import TimeAxis
from tracker.charts.lettering import LEADING, Box, shortened, text_width
from tracker.charts.sheet import HAIRLINE, Panel, Sheet, box_of, write
from tracker.charts.style import Style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

EDGE = 4.0
RIGHT = 16.0
TICK = 2.5
BETWEEN = 8.0
"""Points: around the picture, right of the panels, of a tick, and between a panel and the next title."""


def title_room(style: Style) -> float:
    """Points that a title takes above its panel."""
    return LEADING * style.title_size + 3


def foot_room(style: Style) -> float:
    """Points below the last panel, for the days and what they mean."""
    return TICK + 2 * LEADING * style.size + 8


def fixed_room(panels: Sequence[Panel], style: Style, flags: float) -> float:
    """Points of the height that are no panel."""
    return 2 * EDGE + len(panels) * title_room(style) + (len(panels) - 1) * BETWEEN + foot_room(style) + flags


def heights(panels: Sequence[Panel], room: float) -> list[float]:
    """The room shared out: fixed panels take their height, the others the rest by their shares."""
    rest = room - sum(panel.least for panel in panels if not panel.share)
    shares = sum(panel.share for panel in panels) or 1
    return [max(rest * panel.share / shares, 4) if panel.share else panel.least for panel in panels]


def boxes(panels: Sequence[Panel], style: Style, flags: float) -> list[Box]:
    """Where each panel lies, in points; `flags` is what the events need above the first."""
    width, height = style.points
    left = EDGE + 6 + max(_label_width(panel, style) for panel in panels)
    top = height - EDGE - flags
    found = []
    for tall in heights(panels, height - fixed_room(panels, style, flags)):
        top -= title_room(style)
        found.append(Box(left, top - tall, width - RIGHT, top))
        top -= tall + BETWEEN
    return found


def _label_width(panel: Panel, style: Style) -> float:
    return max((text_width(text, style, style.size) for _value, text in panel.scale.ticks), default=0)


def framed(figure: Figure, sheet: Sheet, panel: Panel, box: Box, time: TimeAxis) -> Axes:
    """An empty panel in its place, with its scales."""
    width, height = sheet.style.points
    place = (box.left / width, box.bottom / height, (box.right - box.left) / width, (box.top - box.bottom) / height)
    axes = figure.add_axes(place, facecolor="none", label=panel.title)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=sheet.style.line, linewidth=HAIRLINE)
    axes.set_xlim(*sheet.limits)
    axes.set_ylim(0, panel.scale.top)
    _set_days(axes, sheet.style, time)
    _set_values(axes, sheet.style, panel, box.top - box.bottom)
    return axes


def _set_days(axes: Axes, style: Style, time: TimeAxis) -> None:
    axes.xaxis.set_major_locator(FixedLocator([day for day, _text in time.ticks]))
    axes.xaxis.set_major_formatter(NullFormatter())
    axes.tick_params(axis="x", length=TICK, width=HAIRLINE, color=style.muted, labelcolor=style.muted)


def _set_values(axes: Axes, style: Style, panel: Panel, height: float) -> None:
    ticks = readable(panel.scale.ticks, height, LEADING * style.size)
    axes.yaxis.set_major_locator(FixedLocator([value for value, _text in ticks]))
    axes.yaxis.set_major_formatter(FixedFormatter([text for _value, text in ticks]))
    axes.tick_params(
        axis="y", length=0, pad=5, labelcolor=style.muted, labelsize=style.size, labelfontfamily=style.family
    )
    if panel.grid:
        axes.grid(axis="y", color=style.line, linewidth=HAIRLINE)
        axes.set_axisbelow(True)


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
    write(axes, area.left, middle, title, style, color=style.ink, fontsize=style.title_size, fontweight="bold")
    wide = text_width(note, style, style.size) if note else 0
    end = area.left + text_width(title, style, style.title_size, bold=True)
    if note and end + 3 * style.size + wide <= area.right:
        write(axes, area.right - wide, middle, note, style, color=style.muted)


def write_days(axes: Axes, sheet: Sheet, time: TimeAxis) -> None:
    """What stands under the last panel: the weeks or dates, and what they are."""
    style, area = sheet.style, box_of(axes)
    axes.xaxis.set_major_formatter(FixedFormatter([text for _day, text in time.ticks]))
    axes.tick_params(axis="x", labelsize=style.size, labelfontfamily=style.family, pad=3)
    label = shortened(time.label, area.right - area.left, style, style.size)
    left = (area.left + area.right - text_width(label, style, style.size)) / 2
    middle = area.bottom - foot_room(style) + 0.6 * LEADING * style.size
    write(axes, left, middle, label, style, color=style.muted)
