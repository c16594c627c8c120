"""Recovery on one time axis: symptoms, doses, laboratory values and events. Loads matplotlib when it draws."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.charts.description import alt_text
from tracker.charts.style import Style
from tracker.charts.view import View
from tracker.domain.history import History

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["View", "alt_text", "day_at", "draw", "least_height", "wanted_height"]


def draw(history: History, style: Style, view: View, onto: Figure | None = None) -> Figure:
    """The picture of a view, `style.width` by `style.height` inches; days around the view count for its medians.

    `onto` is an earlier picture that is not needed any more: a frame of a moving picture is drawn on it where it fits.
    """
    from tracker.charts.composition import compose

    return compose(history, style, view, onto)


def least_height(history: History, style: Style, view: View) -> float:
    """The height in inches below which the panels of a view are hard to read, whatever the style's own height."""
    from tracker.charts.composition import least_points

    return least_points(history, style, view) / 72


def wanted_height(history: History, style: Style, view: View) -> float:
    """The height in inches from which on the panels of a view show all that they can."""
    from tracker.charts.composition import wanted_points

    return wanted_points(history, style, view) / 72


def day_at(place: float) -> date:
    """The day at a place on the time axis (an event's `xdata`), whose unit is days as ordinals."""
    return date.fromordinal(round(place))
