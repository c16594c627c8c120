"""Colours that can be told apart, on screen, on paper and copied in grey."""

import pytest

from tests.charts.drawn import screen
from tracker.charts.style import FURTHER, NAMED, PRINT, mix


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_mixing_goes_from_paper_to_colour() -> None:
    assert mix("#102030", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#102030", "#FFFFFF", 1) == "#102030"
    assert mix("#000000", "#FFFFFF", 0.35) == "#A6A6A6"


@pytest.mark.parametrize("key", [*NAMED, *FURTHER])
def test_print_is_readable_in_grey(key: str) -> None:
    colour = dict(PRINT.series)[key]
    assert lightness(colour) < 110
    assert lightness(colour) + 60 < lightness(PRINT.days_colour(colour)) < 215


def test_item_without_its_own_colour_takes_the_next_ones() -> None:
    style = screen()
    assert style.colour("tingling", 4) == "#2563A8"
    assert style.colour("fatigue", 0) == "#A03030"
    assert style.colour("fatigue", 6) == "#A03030"


def test_text_size_of_the_person_scales_the_type() -> None:
    assert screen(scale=2).size == 2 * screen().size
