"""Scales begin at zero and have few round ticks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.scale import highest_kept, is_pressed, item_scale, open_scale, root_scale
from tracker.domain.item import HIGHEST, Item


@given(st.floats(0, 1e6), st.integers(2, 8))
def test_ticks_are_few_and_within(largest: float, most: int) -> None:
    scale = open_scale(largest, most)
    assert scale.ticks[0] == (0, "0")
    assert scale.top >= largest
    assert 1 <= len(scale.ticks) <= most + 1
    assert all(value <= scale.top * 1.0001 for value, _text in scale.ticks)


@pytest.mark.parametrize(("largest", "ticks"), [(77, ["0", "20", "40", "60", "80"]), (4, ["0", "2", "4"])])
def test_ticks_are_round(largest: float, ticks: list[str]) -> None:
    assert [text for _value, text in open_scale(largest, 5, least=5).ticks] == ticks


@pytest.mark.parametrize("kind", HIGHEST)
def test_every_kind_starts_at_zero_and_holds_its_values(kind: str) -> None:
    item = Item(key="own", label="Own", kind=kind)
    values = [0, min(item.highest, 12)]
    scale = item_scale(item, values)
    assert scale.ticks[0][0] == 0
    assert scale.top >= max(values)
    assert item_scale(item, []).top > 0


def test_raised_limit_leaves_the_room_above_the_top() -> None:
    limit = open_scale(50, 5).raised(100, 20)
    assert 52 / limit == pytest.approx(0.8)


COURSE = [25, 24, 26, 23, 25, 22, 24, 21, 20, 22]


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([*COURSE, 3000], 26),  # one at least, over twice the next
        ([*COURSE, 52], 52),  # exactly twice is a course
        ([*COURSE, 53], 26),
        ([*COURSE, 3000, 2800], 3000),  # two of twelve are more than 2 %
        ([*COURSE * 10, 3000, 2800], 26),  # two of 102 are not
        ([*COURSE * 10, 3000, 2800, 2600], 3000),
        ([3, 40], 40),  # no course yet
        ([], 0),
    ],
)
def test_largest_days_far_above_the_rest_are_set_aside(values: list[float], kept: float) -> None:
    assert highest_kept(values) == kept


@given(st.lists(st.integers(0, 9999), max_size=300))
def test_few_days_are_set_aside_and_only_those_far_above_the_rest(values: list[int]) -> None:
    kept = highest_kept(values)
    aside = [value for value in values if value > kept]
    assert len(aside) <= max(1, len(values) * 2 / 100)
    assert all(value > 2 * kept for value in aside)
    assert len(values) >= 7 or not aside


@given(st.lists(st.integers(20, 40), max_size=300))
def test_without_a_day_far_above_the_rest_the_scale_reaches_over_all(values: list[int]) -> None:
    item = Item(key="own", label="Own", kind="count")
    assert item_scale(item, values) == open_scale(max(values, default=0), 5, least=5)


@given(st.lists(st.integers(0, 10), min_size=7, max_size=60))
def test_fixed_range_is_whole_whatever_is_recorded(values: list[int]) -> None:
    scale = item_scale(Item(key="own", label="Own", kind="severity"), values, before=len(values) // 2)
    assert (scale.top, scale.root) == (10, False)


@pytest.mark.parametrize(
    ("before", "since", "pressed"),
    [
        ([40] * 10, [5] * 20 + [11] * 10, True),  # 5 is an eighth of 40
        ([40] * 10, [8] * 30, False),  # 8 is a fifth
        ([40] * 10, [41] + [5] * 20, False),  # it was not the days before treatment
        ([40] * 10, [], False),
        ([], [40] + [5] * 20, False),
    ],
)
def test_root_scale_is_for_courses_that_days_before_treatment_press_flat(
    before: list[float], since: list[float], pressed: bool
) -> None:
    item = Item(key="own", label="Own", kind="count")
    assert is_pressed(before, since, max(before + since)) is pressed
    assert item_scale(item, before + since, len(before)).root is pressed


def test_heights_on_a_root_scale_are_square_roots() -> None:
    scale = root_scale(96)
    assert scale.share(scale.top / 4) == pytest.approx(0.5)
    assert scale.at(0.5) == pytest.approx(scale.top / 4)
    assert scale.share(scale.raised(100, 20)) == pytest.approx(1.25)


@given(st.floats(0, 9999))
def test_ticks_of_a_root_scale_are_round_and_lie_apart(largest: float) -> None:
    scale = root_scale(largest)
    heights = [scale.share(value) for value, _text in scale.ticks]
    assert scale.ticks[0] == (0, "0")
    assert 2 <= len(heights) <= 6
    assert max(heights) <= 1
    assert all(upper - lower >= 0.199 for lower, upper in pairwise(heights))
