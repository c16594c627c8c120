"""How long the Recovery chart takes to redraw, beside bare matplotlib calls that make the same artists."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from benchmarks.ratio import Ratio
from tracker.charts.recovery import View, draw
from tracker.charts.style import Style, print_style
from tracker.charts.words import Words
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.history import History, Period, Series
from tracker.domain.lab import LabResult
from tracker.domain.regimen import Regimen

FIRST = date(2016, 11, 25)
BASELINE = 28
ROUNDS = 15
BOTH = ("twitching", "tingling")
REACH = {"6 months": (182, 1.2), "ten years": (3650, 1.5)}
"""What is drawn, in days, and how many times the floor it may take."""

MARK = ("marker", "markersize", "markerfacecolor", "markeredgecolor", "markeredgewidth")
STROKE = ("color", "linewidth", "linestyle", "zorder")


def measure() -> list[Ratio]:
    """For each stretch, the chart beside its twin."""
    style = print_style(690 / 96, 560 / 96)
    name = "chart redraw, {stretch} / bare matplotlib with the same artists"
    return [
        Ratio(name.format(stretch=stretch), *measured(diary(days), style), reach)
        for stretch, (days, reach) in REACH.items()
    ]


def measured(history: History, style: Style) -> tuple[float, float]:
    """Median seconds to make and draw the chart, and its twin; in turns, so that a busy machine slows both."""
    view = View(history.period, BOTH)
    pattern = draw(history, style, view)
    FigureCanvasAgg(pattern).draw()
    twin = twin_of(pattern)
    pairs = [(seconds(lambda: draw(history, style, view)), seconds(twin)) for _round in range(ROUNDS)]
    return median(ours for ours, _floor in pairs[2:]), median(floor for _ours, floor in pairs[2:])


def measure_frames() -> list[Ratio]:
    """What a step of zooming or panning takes to be drawn, beside a bare redraw of the same artists."""
    style = print_style(690 / 96, 560 / 96)
    decade, year = diary(3650), diary(365)
    half, same = frames(decade, style, 182), frames(year, style, 182)
    bare = FigureCanvasAgg(twin_of(draw(year, style, View(Period.ending(year.period.last, 182), BOTH)))())
    long, short = frames(decade, style, 3600), frames(year, style, 340)
    return [
        Ratio("zoom or pan frame, 6 months / bare redraw of the same artists", *in_turns(same, bare.draw), 1.2),
        Ratio("zoom or pan frame, ten years / one year", *in_turns(long, short), 1),
        Ratio("zoom or pan frame, 6 months of ten years / of one year", *in_turns(half, same), 1),
    ]


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of two things, done in turns so that a busy machine slows both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(3 * ROUNDS):
        for do, times in zip((one, other), taken, strict=True):
            before = perf_counter()
            do()
            times.append(perf_counter() - before)
    return median(taken[0][2:]), median(taken[1][2:])


def frames(history: History, style: Style, days: int) -> Callable[[], None]:
    """Draws a frame that shows so many days at each call, a day further on each time, back and forth."""
    ends = [history.period.last - timedelta(days=step) for step in (*range(20), *range(20, 0, -1))]
    views = cycle([View(Period.ending(end, days), BOTH) for end in ends])
    figure = draw(history, style, next(views))
    canvas = FigureCanvasAgg(figure)

    def frame() -> None:
        if draw(history, style, next(views), figure) is not figure:
            raise RuntimeError("a frame was drawn anew")
        canvas.draw()

    return frame


def seconds(make: Callable[[], Figure]) -> float:
    """The time to make a figure and to paint it."""
    before = perf_counter()
    FigureCanvasAgg(make()).draw()
    return perf_counter() - before


def twin_of(pattern: Figure) -> Callable[[], Figure]:
    """Bare calls that make the artists of a finished figure: what to plot is known before the clock starts."""
    panels = [_panel(axes) for axes in pattern.axes]
    size, dpi, paper = tuple(pattern.get_size_inches()), pattern.dpi, pattern.get_facecolor()

    def make() -> Figure:
        figure = Figure(figsize=size, dpi=dpi, facecolor=paper)
        for panel in panels:
            panel(figure)
        return figure

    return make


def _panel(axes: Axes) -> Callable[[Figure], None]:
    place, limits = axes.get_position().bounds, {"xlim": axes.get_xlim(), "ylim": axes.get_ylim()}
    lines = [_line(line) for line in axes.lines]
    words = [_words(words) for words in axes.findobj(Words)]
    areas = [_area(area) for area in axes.collections if isinstance(area, PolyCollection)]
    strokes = [_strokes(strokes) for strokes in axes.collections if isinstance(strokes, LineCollection)]
    shades = [(patch.get_x(), patch.get_x() + patch.get_width(), patch.get_facecolor()) for patch in _shades(axes)]

    def make(figure: Figure) -> None:
        twin = figure.add_axes(place, facecolor="none")
        twin.set_axis_off()
        twin.set(**limits)
        for first, last, colour in shades:
            twin.axvspan(first, last, facecolor=colour)
        for shapes, colour in areas:
            twin.add_collection(PolyCollection(shapes, facecolor=colour), autolim=False)
        for segments, colours, upright in strokes:
            across: dict[str, Any] = {"transform": twin.get_xaxis_transform()} if upright else {}
            twin.add_collection(LineCollection(segments, colors=colours, **across), autolim=False)
        for days_of, values_of, look, upright in lines:
            where: dict[str, Any] = {"transform": twin.get_xaxis_transform()} if upright else {}
            twin.add_line(Line2D(days_of, values_of, **look, **where))
        for (x, y), text, kind in words:
            twin.text(x, y, text, transform=figure.transFigure, parse_math=False, **kind)

    return make


def _words(words: Words) -> tuple[tuple[float, float], str, dict[str, Any]]:
    figure = words.get_figure(root=True)
    assert figure is not None, "taken from a finished picture"
    width, height = figure.get_size_inches() * 72
    kind = {"fontsize": words.kind.size, "color": words.kind.colour, "fontweight": words.kind.weight}
    return (words.place[0] / width, words.place[1] / height), words.get_text(), kind


def _strokes(strokes: LineCollection) -> tuple[list[Any], Any, bool]:
    assert strokes.axes is not None, "taken from a finished picture"
    upright = strokes.get_transform() == strokes.axes.get_xaxis_transform()
    return strokes.get_segments(), strokes.get_colors(), upright


def _line(line: Line2D) -> tuple[Any, Any, dict[str, Any], bool]:
    look = {name: getattr(line, f"get_{name}")() for name in MARK + STROKE}
    upright = line.axes is not None and line.get_transform() == line.axes.get_xaxis_transform()
    return line.get_xdata(), line.get_ydata(), look, upright


def _area(area: PolyCollection) -> tuple[list[Any], Any]:
    return [path.vertices for path in area.get_paths()], area.get_facecolor()


def _shades(axes: Axes) -> list[Any]:
    return [patch for patch in axes.patches if patch.get_gid() == "before_treatment"]


def diary(days: int) -> History:
    """A diary with both symptoms on nine days of ten, injections every three weeks, tablets, labs and events."""
    period = Period(FIRST, FIRST + timedelta(days=days - 1))
    start = FIRST + timedelta(days=BASELINE)
    return History(
        period,
        series={(item, ""): _series(item, days, most) for item, most in (("twitching", 30), ("tingling", 7))},
        doses=tuple(_doses(start, days)),
        labs=tuple(_lab(FIRST + timedelta(days=day), day) for day in range(20, days, 61)),
        events=tuple(Event(day=FIRST + timedelta(days=day), text="An event") for day in range(9, days, 45)),
        regimens=(_regimen(start, "loading"), _regimen(start + timedelta(days=21), "maintenance")),
        treatment_start=start,
    )


def _series(item: str, days: int, most: float) -> Series:
    rng = np.random.default_rng(days)
    there = np.flatnonzero(rng.random(days) < 0.9)
    level = np.array([most * (0.2 + 0.8 * math.exp(-max(int(day) - BASELINE, 0) / 60)) for day in there])
    ordinals = there + FIRST.toordinal()
    moments = (ordinals - date(1970, 1, 1).toordinal()) * 86400.0 + 72000
    columns = array("l", ordinals.tolist()), array("d", rng.poisson(level).clip(0, 10 if most < 10 else None).tolist())
    return Series(item, "", *columns, array("d", moments.tolist()))


def _doses(start: date, days: int) -> list[Dose]:
    rest = range(days - BASELINE)
    injections = [_dose(start + timedelta(days=day), "hydroxocobalamin", "im") for day in rest if day % 21 == 0]
    tablets = [_dose(start + timedelta(days=day), "cyanocobalamin", "oral") for day in rest if day % 17]
    return sorted(injections + tablets, key=_day)


def _day(dose: Dose) -> date:
    return dose.day


def _dose(day: date, medicine: str, route: str) -> Dose:
    return Dose(day=day, medicine=medicine, amount=1000, route=route)


def _lab(day: date, number: int) -> LabResult:
    printed: dict[str, Any] = {"unit": "ng/L", "reference_low": "197", "reference_high": "771"}
    return LabResult(day=day, test="b12_total", value=str(300 + number * 37 % 500), **printed)


def _regimen(first: date, phase: str) -> Regimen:
    return Regimen(
        medicine="hydroxocobalamin",
        amount=1000,
        route="im",
        first_day=first,
        recurrence="FREQ=DAILY;INTERVAL=21",
        phase=phase,
    )
