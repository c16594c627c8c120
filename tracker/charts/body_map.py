"""The body in pictures: two figures and a face, and the regions that carry the keys of places.

Pure geometry in units of the drawing, for screen and paper alike. Left and right are the person's.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker import resources
from tracker.domain.site import SIDES

Point = tuple[float, float]
Curve = tuple[Point, ...]
"""A start, then three points for each cubic segment: two handles and where it ends."""

TENSION = 6


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a view. The polygon is what takes a click; what is painted of it is what lies within the outline."""

    site: str
    view: str
    polygon: tuple[Point, ...]

    def contains(self, point: Point) -> bool:
        """Whether a point of the drawing lies in it."""
        x, y = point
        inside = False
        for (ax, ay), (bx, by) in zip(self.polygon, self.polygon[1:] + self.polygon[:1], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
        return inside


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a place for injections, on the sheet."""

    site: str
    view: str
    point: Point


@dataclass(frozen=True, slots=True)
class View:
    """One of the pictures: "front", "back" or "face"; `left` is the person's left: 1 where it is at the right side."""

    key: str
    middle: float
    top: float
    left: int
    outline: Curve
    lines: tuple[Curve, ...]
    seams: tuple[tuple[Point, ...], ...]
    regions: tuple[Region, ...]
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """All pictures on one sheet."""

    width: float
    height: float
    views: tuple[View, ...]

    @property
    def regions(self) -> tuple[Region, ...]:
        """All regions; a place that is seen from both sides has one in each view."""
        return tuple(region for view in self.views for region in view.regions)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All places for injections, left and right."""
        return tuple(spot for view in self.views for spot in view.spots)

    def region_at(self, point: Point) -> Region | None:
        """The region that takes a click at a point of the sheet."""
        return next((region for region in self.regions if region.contains(point)), None)


@cache
def body() -> Body:
    """The drawing, read when it is first needed."""
    content = json.loads(resources.read_text("bodymap", "body.json"))
    width, height = content["size"]
    return Body(width, height, tuple(_view(drawn) for drawn in content["views"]))


def _view(drawn: dict[str, Any]) -> View:
    middle, top, left = drawn["middle"], drawn["top"], drawn["left"]
    halves = [(base, [(x, y) for x, y in half], not whole) for base, half, *whole in drawn["regions"]]
    lines = [line for side in (1, -1) for line in (_placed(half, middle, top, side) for half in drawn["lines"])]
    right = [(middle + x, top + y, corner) for x, y, corner in map(_knot, drawn["outline"])]
    other = [(2 * middle - x, y, corner) for x, y, corner in reversed(right) if x != middle]
    regions = [region for base, half, paired in halves for region in _regions(base, half, drawn, paired=paired)]
    return View(
        drawn["key"],
        middle,
        top,
        left,
        _smooth(right + other, closed=True),
        tuple(_smooth([(x, y, False) for x, y in line], closed=False) for line in lines),
        tuple(seam for _base, half, paired in halves for seam in _seams(half, middle, top, paired=paired)),
        tuple(regions),
        tuple(spot for base, x, y in drawn.get("spots", ()) for spot in _spots(base, x, y, drawn)),
    )


def _regions(base: str, half: list[Point], drawn: dict[str, Any], *, paired: bool) -> list[Region]:
    """A paired place has one region on each side, any other one across the middle."""
    middle, top, view = drawn["middle"], drawn["top"], drawn["key"]
    if not paired:
        whole = _placed(half, middle, top, 1) + _placed(half, middle, top, -1)[::-1]
        return [Region(base, view, whole)]
    signs = zip(SIDES, (drawn["left"], -drawn["left"]), strict=True)
    return [Region(f"{base}-{side}", view, _placed(half, middle, top, sign)) for side, sign in signs]


def _spots(base: str, x: float, y: float, drawn: dict[str, Any]) -> list[Spot]:
    signs = zip(SIDES, (drawn["left"], -drawn["left"]), strict=True)
    middle, top, view = drawn["middle"], drawn["top"], drawn["key"]
    return [Spot(f"{base}-{side}", view, (middle + sign * x, top + y)) for side, sign in signs]


def _seams(half: list[Point], middle: float, top: float, *, paired: bool) -> list[tuple[Point, ...]]:
    """The lines around a region; none down the middle of a place that has no sides."""
    runs: list[list[Point]] = [[]]
    for point, after in zip(half, half[1:] + half[:1], strict=True):
        runs[-1].append(point)
        if paired or point[0] or after[0]:
            continue
        runs.append([])
    if len(runs) == 1:
        runs[0].append(half[0])
    return [_placed(run, middle, top, sign) for run in runs if len(run) > 1 for sign in (1, -1)]


def _placed(half: Any, middle: float, top: float, side: int) -> tuple[Point, ...]:
    return tuple((middle + side * x, top + y) for x, y in half)


def _knot(given: list[float]) -> tuple[float, float, bool]:
    return given[0], given[1], len(given) == 3


def _smooth(knots: list[tuple[float, float, bool]], *, closed: bool) -> Curve:
    """A curve through all knots (Catmull-Rom); it turns sharply at corners and ends."""
    count = len(knots)
    curve: list[Point] = [knots[0][:2]]
    for at in range(count if closed else count - 1):
        (x, y, _corner), (u, v, _turns) = knots[at], knots[(at + 1) % count]
        (dx, dy), (du, dv) = (_direction(knots, at, closed=closed), _direction(knots, (at + 1) % count, closed=closed))
        curve += [(x + dx, y + dy), (u - du, v - dv), (u, v)]
    return tuple(curve)


def _direction(knots: list[tuple[float, float, bool]], at: int, *, closed: bool) -> Point:
    """The handle that leaves a knot."""
    ends = not closed and at in (0, len(knots) - 1)
    if ends or knots[at][2]:
        return 0.0, 0.0
    (ax, ay, _a), (bx, by, _b) = knots[at - 1], knots[(at + 1) % len(knots)]
    return (bx - ax) / TENSION, (by - ay) / TENSION
