"""Scales begin at zero and have few round ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.scale import item_scale, open_scale
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
