"""Puts the panels of the recovery picture together, from the first symptom down to the time axis."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tracker.charts.axis import TimeAxis, time_axis
from tracker.charts.dose_lane import dose_lane
from tracker.charts.flags import flag_room, mark_events
from tracker.charts.frame import boxes, fixed_room, framed, write_days, write_title, write_values
from tracker.charts.lab_panel import lab_panel
from tracker.charts.lettering import text_width
from tracker.charts.phases import mark_phases, phase_names, room_for, write_names
from tracker.charts.sheet import Panel, Sheet, box_of
from tracker.charts.style import Style
from tracker.charts.symptom_panel import symptom_panel
from tracker.charts.view import View
from tracker.domain.history import History

Choose = Callable[[Sheet], list[Panel]]

GAP = 2.5
"""Sizes of type between the texts of two ticks."""


def panels_of(sheet: Sheet) -> list[Panel]:
    """Symptoms, doses, laboratory tests: those that the view asks for and the diary has."""
    symptoms = [symptom_panel(sheet, key) for key in sheet.view.items]
    tests = [lab_panel(sheet, test) for test in sheet.view.tests]
    lane = dose_lane(sheet) if sheet.view.doses else None
    return [panel for panel in (*symptoms, lane, *tests) if panel is not None]


def compose(
    history: History, style: Style, view: View, onto: Figure | None = None, choose: Choose = panels_of
) -> Figure:
    """The finished picture of the panels that `choose` makes; without anything to show only paper.

    Drawn `onto` an earlier picture of this size where that has as many panels: new ones take longer than what is in
    them, and a picture that moves has no time.
    """
    sheet = Sheet(history, style, view)
    panels = choose(sheet)
    size = (style.width, style.height)
    figure = onto
    if figure is None or len(figure.axes) != len(panels) or not np.allclose(figure.get_size_inches(), size):
        figure = Figure(figsize=size, dpi=style.dpi)
        for _panel in panels:
            figure.add_axes((0, 0, 1, 1), facecolor="none")
    figure.set_facecolor(style.paper)
    for axes in figure.axes:
        _wipe(axes)
    if panels:
        _fill(figure, sheet, panels)
    return figure


def _wipe(axes: Axes) -> None:
    for artist in (*axes.lines, *axes.collections, *axes.patches, *axes.artists):
        artist.remove()


def least_points(history: History, style: Style, view: View, choose: Choose = panels_of) -> float:
    """The height in points at which every panel is as low as it may be."""
    sheet = Sheet(history, style, view)
    panels = choose(sheet)
    return fixed_room(panels, sheet, flag_room(sheet)) + sum(panel.least for panel in panels)


def wanted_points(history: History, style: Style, view: View) -> float:
    """The height in points at which every panel is as high as it wants, and no higher than it must be."""
    sheet = Sheet(history, style, view)
    panels = panels_of(sheet)
    return fixed_room(panels, sheet, flag_room(sheet)) + sum(max(panel.least, panel.wanted) for panel in panels)


def _fill(figure: Figure, sheet: Sheet, panels: list[Panel]) -> None:
    flags = flag_room(sheet)
    places = boxes(panels, sheet, flags)
    time = _time(sheet, places[0].right - places[0].left)
    for axes, panel, box in zip(figure.axes, panels, places, strict=True):
        framed(axes, sheet, panel, box, time)
        first, last = panel is panels[0], panel is panels[-1]
        mark_phases(axes, sheet)
        if first:
            _crown(axes, sheet, panel)
        write_values(axes, sheet, panel)
        panel.paint(axes, sheet)
        write_title(axes, sheet, panel, lift=flags if first else 0, note=panel.note if first else "")
        if last:
            write_days(axes, sheet, time)


def _time(sheet: Sheet, width: float) -> TimeAxis:
    """As many ticks as have room for the widest text under them."""
    start = sheet.history.treatment_start if sheet.view.weeks else None
    style, period = sheet.style, sheet.view.period
    texts = {text for _day, text in time_axis(period, start, 4).ticks} or {""}
    room = max(text_width(text, style, style.size) for text in texts) + GAP * style.size
    return time_axis(period, start, max(2, int(width / room)))


def _crown(axes: Axes, sheet: Sheet, panel: Panel) -> None:
    """What the first panel has more than the others: events, and the phases' names above its values."""
    mark_events(axes, sheet)
    if not panel.share:
        return
    names = phase_names(axes, sheet)
    area = box_of(axes)
    axes.set_ylim(0, panel.scale.raised(area.top - area.bottom, room_for(names, sheet) + panel.room))
    write_names(axes, sheet, names)
