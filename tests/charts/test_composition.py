"""The whole picture: nothing cut off, nothing over anything, on every size and with little to show."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.build import history
from tests.charts.drawn import after, injected, outside, overlaps, planned, screen, seen, swallowed, texts
from tracker.charts import CHARTS, Chart
from tracker.charts.recovery import View, day_at, draw, least_height
from tracker.charts.style import PRINT, print_style
from tracker.domain.event import Event
from tracker.domain.history import History, Period
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation

PERIOD = Period(after(-28), after(150))
LONG = "A very long name of something that only one person follows, $x^2$ and 100 %"


def full_diary() -> History:
    symptoms = [seen(day, (day * 7) % 90, item) for day in range(-28, 150) for item in ("twitching",) if day % 9]
    tingling = [seen(day, (day * 3) % 11, "tingling", late=3 * (day % 13 == 0)) for day in range(-28, 150) if day % 7]
    labs = [
        LabResult(
            day=after(-20), test="b12_total", value="128", unit="ng/L", reference_low="197", reference_high="771"
        ),
        LabResult(day=after(30), test="b12_total", value="720", unit="ng/L", reference_low="197", reference_high="771"),
        LabResult(day=after(33), test="b12_total", value="2000", unit="ng/L", comparator=">"),
    ]
    doses = [injected(day) for day in range(0, 150, 7)] + [swallowed(day) for day in range(20, 150) if day % 8]
    events = [Event(day=after(day), text="Something", for_doctor=True) for day in (-22, -20, -2, 40, 41, 149)]
    return history(
        [*symptoms, *tingling, *labs, *doses, *events, planned(0, "loading"), planned(21, "maintenance")], PERIOD
    )


SIZES = {
    "window": screen(),
    "small": screen(500, 400),
    "large": screen(1100, 700),
    "large type": screen(690, 800, scale=2),
    "paper": PRINT,
    "letter": print_style(7.1, 5),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [View(PERIOD, ("twitching", "tingling")), View(PERIOD, ("tingling",), weeks=False)])
def test_every_text_is_whole_and_free(size: str, view: View) -> None:
    figure = draw(full_diary(), SIZES[size], view)
    placed = texts(figure)
    assert outside(figure, placed) == []
    assert overlaps(placed) == []


def test_long_name_is_cut_to_the_width_and_never_read_as_a_formula() -> None:
    own = Item(key="own", label=LONG, kind="severity", custom=True)
    made = history([own, Observation(day=after(0), item="own", value=3)], PERIOD)
    figure = draw(made, screen(400, 300), View(PERIOD, ("own",)))
    assert outside(figure, texts(figure)) == []
    assert any(text.startswith("A very long") and text.endswith("…") for text, _box in texts(figure))


@pytest.mark.parametrize("period", [PERIOD, Period(after(0), after(0))])
def test_empty_diary_is_drawn_without_complaint(period: Period) -> None:
    figure = draw(History(period), screen(), View(period, ("twitching", "tingling")))
    assert outside(figure, texts(figure)) == []
    assert len(figure.axes) == 2


def test_single_day_is_drawn() -> None:
    day = Period(after(0), after(0))
    figure = draw(history([seen(0, 3), injected(0)], day), screen(), View(day, ("twitching",)))
    assert [axes.get_label() for axes in figure.axes] == ["Twitches per day", "B12 doses"]


def test_nothing_chosen_is_blank_paper() -> None:
    assert draw(History(PERIOD), screen(), View(PERIOD, ())).axes == []


def test_panels_share_the_time_axis_and_do_not_meet() -> None:
    axes = draw(full_diary(), screen(), View(PERIOD, ("twitching", "tingling"))).axes
    assert len({each.get_xlim() for each in axes}) == 1
    assert len({(each.get_position().x0, each.get_position().x1) for each in axes}) == 1
    assert all(upper.get_position().y0 > lower.get_position().y1 for upper, lower in pairwise(axes))


def test_symptoms_get_the_most_height() -> None:
    symptom, other, lane, lab = draw(full_diary(), screen(), View(PERIOD, ("twitching", "tingling"))).axes
    heights = [each.get_position().height for each in (symptom, other, lab, lane)]
    assert heights == sorted(heights, reverse=True)


def test_least_height_grows_with_panels_and_type() -> None:
    made = full_diary()
    one, two = View(PERIOD, ("twitching",)), View(PERIOD, ("twitching", "tingling"))
    assert least_height(made, screen(), one) < least_height(made, screen(), two)
    assert least_height(made, screen(), two) < least_height(made, screen(scale=2), two)


def test_place_on_the_axis_is_a_day() -> None:
    assert day_at(after(3).toordinal() + 0.4) == after(3)
    assert day_at(after(3).toordinal() - 0.4) == after(3)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
@pytest.mark.parametrize("made", [full_diary, lambda: History(PERIOD)], ids=["full", "empty"])
def test_every_chart_draws_any_diary(chart: Chart, made: Callable[[], History]) -> None:
    assert chart.title
    assert chart.draw(made(), screen(), View(PERIOD, ("twitching",))).get_facecolor() == (1, 1, 1, 1)


def test_knowing_the_charts_does_not_load_matplotlib() -> None:
    check = "import sys, tracker.charts, tracker.charts.readout; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
