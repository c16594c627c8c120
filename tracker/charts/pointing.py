"""From a place on a finished picture to its day and back, in parts of its width and height from the lower left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from tracker.charts.scale import shares_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

DOTS = (":dots", ":back_filled", ":values", ":beyond", ":off_scale")
"""The ends of the names under which single days are drawn."""


def day_at(figure: Figure, across: float) -> date | None:
    """The day at a place; None beside the panels."""
    if not figure.axes:
        return None
    left, right, first, last = _axis(figure.axes[0])
    if not left <= across <= right:
        return None
    day = first + (last - first) * (across - left) / (right - left)
    return date.fromordinal(round(min(max(day, first + 0.5), last - 0.5)))


def place_of(figure: Figure, day: date) -> float:
    """Where a day lies across the picture."""
    left, right, first, last = _axis(figure.axes[0])
    return left + (right - left) * (day.toordinal() - first) / (last - first)


def days_wide(figure: Figure) -> float:
    """How many days the whole width would have."""
    left, right, first, last = _axis(figure.axes[0])
    return (last - first) / (right - left)


def panels(figure: Figure) -> tuple[float, float]:
    """The foot of the last panel and the top of the first."""
    return figure.axes[-1].get_position(original=True).y0, figure.axes[0].get_position(original=True).y1


def spots(figure: Figure, day: date) -> Iterator[tuple[float, float, str]]:
    """Where the values of a day are drawn, and in which colour."""
    across = place_of(figure, day)
    for axes in figure.axes:
        area, share = axes.get_position(original=True), shares_of(axes)
        for line in axes.lines:
            value = _value(line, day.toordinal()) if str(line.get_gid()).endswith(DOTS) else None
            if value is not None:
                yield across, area.y0 + area.height * share(value), str(line.get_markeredgecolor())


def _axis(axes: Axes) -> tuple[float, float, float, float]:
    area, (first, last) = axes.get_position(original=True), axes.get_xlim()
    return area.x0, area.x1, first, last


def _value(line: Line2D, day: int) -> float | None:
    days, values = (np.asarray(column) for column in line.get_data(orig=True))
    at = int(np.searchsorted(days, day))
    return float(values[at]) if at < len(days) and days[at] == day else None
