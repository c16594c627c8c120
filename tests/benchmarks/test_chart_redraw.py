"""The floor of the chart benchmark draws what the chart draws."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from benchmarks.chart_redraw import diary, seconds, twin_of
from tracker.charts.recovery import View, draw
from tracker.charts.style import PRINT
from tracker.charts.words import Words


def artists(figure: Figure) -> list[tuple[int, int, int, list[str]]]:
    """For each panel the number of lines, shadings and areas, and the texts."""
    return [
        (len(axes.lines), len(axes.patches), len(axes.collections), sorted(text.get_text() for text in _texts(axes)))
        for axes in figure.axes
    ]


def _texts(axes: Axes) -> list[Words | Text]:
    return [*axes.findobj(Words), *axes.texts]


def test_twin_has_the_artists_of_the_chart() -> None:
    history = diary(182)
    figure = draw(history, PRINT, View(history.period, ("twitching", "tingling")))
    assert artists(twin_of(figure)()) == artists(figure)
    assert sum(len(axes.lines) for axes in figure.axes) > 10


def test_time_is_taken_of_making_and_painting() -> None:
    assert seconds(Figure) > 0
