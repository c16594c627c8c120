"""Small diaries to draw, and the numbers that a finished picture holds."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from tracker.charts.style import Style, screen_style
from tracker.charts.words import Words
from tracker.domain.dose import Dose
from tracker.domain.observation import Observation
from tracker.domain.regimen import Regimen

START = date(2026, 4, 27)
ROLES = {
    "surface": "#FFFFFF",
    "ink": "#17212B",
    "muted": "#55626F",
    "line": "#DDE2E8",
    "dose": "#33424F",
    "lab": "#6B4FA0",
    "event": "#55626F",
    "twitching": "#B5400A",
    "tingling": "#2563A8",
} | {f"series_{number}": f"#A0{number}0{number}0" for number in range(3, 9)}


def screen(width: float = 690, height: float = 560, scale: float = 1) -> Style:
    return screen_style(ROLES, width / 96, height / 96, 96, scale)


def screen_roles() -> dict[str, str]:
    return dict(ROLES)


def after(days: int) -> date:
    return START + timedelta(days=days)


def at(days: int) -> int:
    return after(days).toordinal()


def seen(day: int, value: float, item: str = "twitching", site: str = "", late: int = 0) -> Observation:
    moment = datetime(2026, 4, 27, 18, tzinfo=UTC) + timedelta(days=day + late)
    return Observation(day=after(day), item=item, site=site, value=value, recorded_at=moment)


def injected(day: int, status: str = "taken") -> Dose:
    return Dose(day=after(day), medicine="hydroxocobalamin", amount=1000, route="im", status=status)


def swallowed(day: int) -> Dose:
    return Dose(day=after(day), medicine="cyanocobalamin", amount=1000, route="oral")


def planned(day: int, phase: str) -> Regimen:
    return Regimen(
        medicine="hydroxocobalamin",
        amount=1000,
        route="im",
        recurrence="FREQ=DAILY",
        first_day=after(day),
        phase=phase,
    )


def found(figure: Figure, name: str) -> list[Any]:
    """The artists of a name (gid)."""
    return figure.findobj(lambda artist: artist.get_gid() == name)


def data(figure: Figure, name: str) -> list[tuple[float, float]]:
    """The plotted pairs of the one line of a name; none where it was not drawn."""
    lines = found(figure, name)
    assert len(lines) <= 1
    return [tuple(pair) for line in lines for pair in line.get_xydata().tolist()]


def rectangles(figure: Figure, name: str) -> list[tuple[float, float, float, float]]:
    """First day, last day, lowest and highest value of each shape of a collection."""
    (collection,) = found(figure, name)
    extents = [path.get_extents() for path in collection.get_paths()]
    return [(box.x0, box.x1, box.y0, box.y1) for box in extents]


def texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """All texts that can be seen, with their places in pixels."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in figure.findobj(Words)]


def values(axes: Axes) -> list[str]:
    """What stands beside a panel, from the lowest value up."""
    return [text.get_text() for text in axes.findobj(Words) if text.get_gid() == "value"]


def overlaps(placed: Iterable[tuple[str, Bbox]]) -> list[tuple[str, str]]:
    """Pairs of texts that share more than the edge of a letter."""
    return [(one, other) for (one, a), (other, b) in combinations(placed, 2) if _meet(a, b)]


def _meet(one: Bbox, other: Bbox) -> bool:
    shared = Bbox.intersection(one, other)
    return shared is not None and shared.width > 0.5 and shared.height > 0.5


def outside(figure: Figure, placed: Iterable[tuple[str, Bbox]]) -> list[str]:
    width, height = figure.bbox.width, figure.bbox.height
    return [text for text, box in placed if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
