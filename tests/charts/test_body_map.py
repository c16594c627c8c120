"""The drawing of the body: its regions are places of the catalogue, left and right the person's, and none overlap."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.path import Path
from numpy.typing import NDArray

from tracker.charts.body_map import Body, Curve, Region, View, body
from tracker.domain import catalogue
from tracker.domain.site import split

GRID = 1.0
NAMED = (
    "eyelid", "face", "tongue", "neck", "shoulder", "upper_arm", "forearm", "hand", "chest", "abdomen", "upper_back",
    "lower_back", "buttock", "hip", "thigh_front", "thigh_back", "knee", "calf", "shin", "foot",
)  # fmt: skip

Mask = NDArray[np.bool_]


@pytest.fixture(scope="module")
def drawing() -> Body:
    return body()


@pytest.fixture(scope="module")
def points(drawing: Body) -> NDArray[np.float64]:
    """The whole sheet and a rim around it, point by point."""
    across, down = np.arange(-20, drawing.width + 20, GRID), np.arange(-20, drawing.height + 20, GRID)
    return np.array([(x + 0.37, y + 0.41) for y in down for x in across])


def inside(curve: Curve, points: NDArray[np.float64]) -> Mask:
    codes = [Path.MOVETO, *[Path.CURVE4] * (len(curve) - 1)]
    return Path(np.array(curve), codes).contains_points(points)


def reach(region: Region, points: NDArray[np.float64]) -> Mask:
    return Path(np.array([*region.polygon, region.polygon[0]])).contains_points(points)


def named(drawing: Body, view: str) -> View:
    return next(found for found in drawing.views if found.key == view)


def middle(region: Region) -> float:
    return sum(x for x, _y in region.polygon) / len(region.polygon)


def test_there_are_more_than_thirty_places(drawing: Body) -> None:
    assert len({region.site for region in drawing.regions}) >= 30


@pytest.mark.parametrize("region", body().regions, ids=lambda region: f"{region.view}-{region.site}")
def test_every_region_is_a_place_of_the_catalogue_with_its_side(region: Region) -> None:
    base, side = split(region.site)
    assert catalogue.is_site(region.site)
    assert bool(side) == catalogue.body_sites()[base].paired


@pytest.mark.parametrize("base", NAMED)
def test_what_people_point_at_can_be_pointed_at(drawing: Body, base: str) -> None:
    wanted = {f"{base}-left", f"{base}-right"} if catalogue.body_sites()[base].paired else {base}
    assert wanted <= {region.site for region in drawing.regions}


@pytest.mark.parametrize(("view", "towards"), [("front", 1), ("face", 1), ("back", -1)])
def test_left_is_the_persons_left(drawing: Body, view: str, towards: int) -> None:
    """Who faces us has the left hand at the right side of the picture, who turns the back to us at the left side."""
    shown = named(drawing, view)
    sides = {region.site: middle(region) - shown.middle for region in shown.regions if split(region.site)[1]}
    assert sides
    for site, offset in sides.items():
        assert offset * towards * (1 if site.endswith("-left") else -1) > 0, site


@pytest.mark.parametrize("view", ["front", "back", "face"])
def test_left_and_right_mirror_each_other(drawing: Body, view: str) -> None:
    shown = named(drawing, view)
    found = {region.site: region for region in shown.regions}
    for site, region in found.items():
        base, side = split(site)
        if side == "left":
            mirrored = [(2 * shown.middle - x, y) for x, y in found[f"{base}-right"].polygon]
            assert np.allclose(region.polygon, mirrored)


def test_every_point_of_the_body_belongs_to_one_region_of_its_view(drawing: Body, points: NDArray[np.float64]) -> None:
    """What is painted lies within what is clicked, nothing is left over, and no two paints overlap notably."""
    for view in drawing.views:
        body_of_it = inside(view.outline, points)
        owners = np.sum([reach(region, points) for region in view.regions], axis=0)[body_of_it]
        assert (owners == 0).mean() < 0.002, view.key
        assert (owners > 1).mean() < 0.002, view.key


def test_hit_areas_are_larger_than_the_paint_and_never_in_each_others_way(
    drawing: Body, points: NDArray[np.float64]
) -> None:
    reaches = [reach(region, points) for region in drawing.regions]
    for (one, here), (other, there) in combinations(zip(drawing.regions, reaches, strict=True), 2):
        assert (here & there).sum() <= 2, (one.site, one.view, other.site, other.view)
    for view in drawing.views:
        within = inside(view.outline, points)
        taken = np.logical_or.reduce([reach(region, points) for region in view.regions])
        assert taken.sum() > 1.5 * within.sum(), view.key


def test_every_region_has_some_paint(drawing: Body, points: NDArray[np.float64]) -> None:
    for view in drawing.views:
        within = inside(view.outline, points)
        for region in view.regions:
            assert (reach(region, points) & within).sum() * GRID**2 > 60, region.site


def test_a_click_between_the_fingers_and_the_edge_still_counts(drawing: Body) -> None:
    front = named(drawing, "front")
    found = drawing.region_at((front.middle + 90, 250))
    assert found is not None
    assert found.site == "finger-left"
    assert drawing.region_at((-300, 0)) is None


def test_drawing_fills_its_sheet(drawing: Body) -> None:
    spots = np.array([point for view in drawing.views for point in view.outline])
    assert spots.min() >= 0
    assert spots[:, 0].max() <= drawing.width
    assert spots[:, 1].max() <= drawing.height
    assert np.ptp(spots[:, 1]) > 0.9 * drawing.height


def test_figures_have_the_proportions_of_people(drawing: Body) -> None:
    """Seven to eight heads high, shoulders about two heads of width, hips narrower than shoulders."""
    front = named(drawing, "front")
    outline = np.array(front.outline[::3])
    high = np.ptp(outline[:, 1])
    head = 61 - outline[:, 1].min()
    assert 7 <= high / head <= 8
    shoulders = outline[(outline[:, 1] > 85) & (outline[:, 1] < 110)][:, 0]
    assert 0.22 <= np.ptp(shoulders) / high <= 0.28


def test_every_place_for_injections_has_one_spot_on_its_side_of_the_body(drawing: Body) -> None:
    assert sorted(spot.site for spot in drawing.spots) == sorted(
        f"{place}-{side}" for place in catalogue.injection_sites() for side in ("left", "right")
    )
    for spot in drawing.spots:
        view = named(drawing, spot.view)
        on_left = (spot.point[0] - view.middle) * view.left > 0
        assert on_left == (split(spot.site)[1] == "left")
        assert inside(view.outline, np.array([spot.point]))[0]
