"""What the scale does not reach is marked at the top edge with its number, over nothing and said in words."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, at, data, found, injected, outside, overlaps, planned, screen, seen, texts, values
from tracker.charts import lab_trend, pointing
from tracker.charts.lettering import Box
from tracker.charts.off_scale import MARK, OffScale, placed_numbers
from tracker.charts.readout import readout
from tracker.charts.recovery import View, alt_text, draw, wanted_height
from tracker.charts.sheet import places_of
from tracker.charts.style import PRINT, Style
from tracker.domain.history import History, Period
from tracker.domain.lab import LabResult

PERIOD = Period(after(-28), after(119))
VIEW = View(PERIOD, ("twitching",))
MM = 72 / 25.4


def storm(*odd: tuple[int, float], late: int = 0) -> History:
    days = {day: 25 - day // 10 for day in range(-28, 120)}
    records = [seen(day, value) for day, value in days.items() if day not in dict(odd)]
    records += [seen(day, value, late=late) for day, value in odd]
    phases = [planned(0, "loading"), planned(21, "maintenance")]
    return history([*records, injected(0), *phases], PERIOD)


def relapse() -> History:
    """40 a day before treatment, 5 after a while, 11 in the last weeks."""
    since = [max(5, 38 - 2 * day) for day in range(90)] + [11] * 30
    before = [seen(day, 40) for day in range(-28, 0)]
    return history([*before, *(seen(day, value) for day, value in enumerate(since)), injected(0)], PERIOD)


def marked(figure: Figure, name: str = "twitching:off_scale") -> list[float]:
    """The days of the marks at the top edge."""
    return [day for day, _up in data(figure, name)]


def numbers(figure: Figure) -> list[str]:
    return [words.get_text() for words in found(figure, "off_scale")]


@pytest.mark.parametrize("style", [screen(), screen(500, 400), PRINT, screen(690, 800, scale=2)])
@pytest.mark.parametrize("day", [-28, -10, 3, 60, 119])
def test_storm_is_marked_with_its_number_and_leaves_the_course_readable(style: Style, day: int) -> None:
    figure = draw(storm((day, 3000)), style, VIEW)
    axes = figure.axes[0]
    assert marked(figure) == [at(day)]
    assert numbers(figure) == ["3000"]
    assert values(axes)[-1] == "20"
    assert at(day) not in dict(data(figure, "twitching:dots"))
    assert overlaps(texts(figure)) == []
    assert outside(figure, texts(figure)) == []


@given(st.lists(st.tuples(st.integers(-28, 119), st.integers(0, 9000)), max_size=4, unique_by=lambda pair: pair[0]))
def test_every_value_is_within_the_axis_or_marked(odd: list[tuple[int, float]]) -> None:
    made = storm(*odd)
    figure = draw(made, screen(), VIEW)
    drawn = dict(data(figure, "twitching:dots"))
    assert {*drawn, *marked(figure)} == set(made.daily("twitching").days)
    assert not {*drawn} & {*marked(figure)}
    assert max(drawn.values()) <= figure.axes[0].get_ylim()[1]
    assert len(marked(figure)) <= 2


def test_days_near_each_other_share_a_text_and_both_stay_marked() -> None:
    figure = draw(storm((60, 3000), (61, 2800)), screen(), VIEW)
    assert marked(figure) == [at(60), at(61)]
    assert numbers(figure) == ["3000, 2800"]
    assert numbers(draw(storm((10, 3000), (100, 2800)), screen(), VIEW)) == ["3000", "2800"]


@given(st.lists(st.floats(3, 397), min_size=1, max_size=10, unique=True), st.data())
def test_numbers_meet_neither_each_other_nor_marks_and_the_largest_is_there(
    lefts: list[float], chosen: st.DataObject
) -> None:
    lefts.sort()
    marks = [OffScale(left, number + 1, str(1000 + number)) for number, left in enumerate(lefts)]
    placed = placed_numbers(marks, lefts, Box(0, 0, 400, 10), PRINT)
    boxes = sorted([(left, left + 10) for _text, left in placed] + [(x - MARK / 2, x + MARK / 2) for x in lefts])
    texts_only = sorted(left for _text, left in placed)
    assert all(later - earlier > 10 for earlier, later in pairwise(texts_only))
    assert any(str(1000 + len(lefts) - 1) in text for text, _left in placed)
    assert boxes[0][0] >= 0


def test_back_filled_day_is_marked_hollow() -> None:
    figure = draw(storm((60, 3000), late=2), screen(), VIEW)
    assert marked(figure) == []
    assert marked(figure, "twitching:off_scale:back_filled") == [at(60)]
    assert found(figure, "twitching:off_scale:back_filled")[0].get_markerfacecolor() == "#FFFFFF"


def test_scale_follows_the_days_in_view_and_an_earlier_picture_can_be_drawn_on() -> None:
    made = storm((60, 3000))
    figure = draw(made, screen(), VIEW)
    draw(made, screen(), View(Period(after(0), after(40)), ("twitching",)), figure)
    assert marked(figure) == []
    draw(made, screen(), VIEW, figure)
    assert marked(figure) == [at(60)]


def test_pointing_finds_the_mark_and_words_tell_it() -> None:
    made = storm((60, 3000))
    figure = draw(made, screen(), VIEW)
    ((_across, up, _colour),) = pointing.spots(figure, after(60))
    foot, top = pointing.panels(figure)
    assert foot < up < top
    assert "Twitches per day: 3000 (off the scale)" in readout(made, VIEW, after(60))
    assert not any("off the scale" in line for line in readout(made, VIEW, after(59)))
    assert "1 day is off the scale and marked at its top edge (26 June 2026: 3000)." in alt_text(made, VIEW)


def test_late_doubling_after_high_days_is_4_mm_high_on_paper_and_the_axis_says_root() -> None:
    figure = draw(relapse(), PRINT, VIEW)
    axes = figure.axes[0]
    assert axes.get_label() == "Twitches per day, root scale"
    assert rise(axes, 5, 10) >= 4 * MM
    assert rise(axes, 5, 11) > rise(axes, 5, 10)
    assert axes.get_ylim()[0] == 0
    assert values(axes)[0] == "0"
    assert data(figure, "twitching:dots")[-1] == (at(119), 11)
    assert "root scale" in alt_text(relapse(), VIEW)


def test_lower_panels_give_way_on_paper_to_the_one_with_a_root_scale() -> None:
    view = View(PERIOD, ("twitching", "tingling"))
    height = wanted_height(relapse(), PRINT, view)
    axes = draw(relapse(), Style(**{**vars(PRINT), "height": height}), view).axes[0]
    assert rise(axes, 5, 10) >= 4 * MM


def rise(axes: Axes, low: float, high: float) -> float:
    place = places_of(axes)
    return place(0, high)[1] - place(0, low)[1]


def test_root_scale_goes_when_the_days_before_treatment_leave_the_view() -> None:
    figure = draw(relapse(), screen(), VIEW)
    late = View(Period(after(60), after(119)), ("twitching",))
    again = draw(relapse(), screen(), late, figure)
    assert again is figure
    assert again.axes[0].get_label() == "Twitches per day"
    assert again.axes[0].get_ylim()[1] == pytest.approx(11 * 1.04, rel=0.3)
    assert rise(again.axes[0], 0, 10) == pytest.approx(2 * rise(again.axes[0], 0, 5))


def sample(day: int, value: str, comparator: str = "=") -> LabResult:
    printed: dict[str, Any] = {"unit": "ng/L", "reference_low": "197", "reference_high": "771"}
    return LabResult(day=after(day), test="b12_total", value=value, comparator=comparator, **printed)


@pytest.mark.parametrize("chart", ["recovery", "trend"])
def test_odd_laboratory_value_is_marked_and_the_others_keep_their_scale(chart: str) -> None:
    labs = [sample(-20, "128"), sample(30, "720"), sample(60, "124000"), sample(90, "640")]
    made = history([seen(0, 3), *labs], PERIOD)
    view = View(PERIOD, ("twitching",))
    figure = lab_trend.draw(made, screen(), view) if chart == "trend" else draw(made, screen(), view)
    name = "lab" if chart == "trend" else "b12_total"
    assert marked(figure, f"{name}:off_scale") == [at(60)]
    assert numbers(figure) == ["124000"]
    assert data(figure, f"{name}:values") == [(at(-20), 128), (at(30), 720), (at(90), 640)]
    assert overlaps(texts(figure)) == []


def test_high_b12_under_treatment_is_no_odd_value() -> None:
    made = history([seen(0, 3), sample(-20, "128"), sample(30, "2000", ">")], PERIOD)
    assert numbers(draw(made, screen(), VIEW)) == []
