"""A picture that moves shows in each frame what a picture drawn anew would show."""

import warnings

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, overlaps, screen, seen, texts, values
from tests.charts.test_composition import PERIOD, full_diary
from tracker.charts import fonts
from tracker.charts.recovery import View, draw, least_height
from tracker.charts.render import svg
from tracker.charts.style import FAMILY, PRINT
from tracker.charts.words import Words
from tracker.domain.event import Event
from tracker.domain.history import Period
from tracker.domain.item import Item
from tracker.domain.observation import Observation

BOTH = ("twitching", "tingling")


def pixels(figure: Figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


@pytest.mark.parametrize(
    "view",
    [
        View(Period(after(20), after(60)), BOTH),
        View(Period(after(-28), after(-3)), BOTH),
        View(PERIOD, ("tingling", "twitching"), weeks=False),
    ],
)
def test_frame_on_an_earlier_picture_is_the_picture_drawn_anew(view: View) -> None:
    made = full_diary()
    earlier = draw(made, screen(), View(PERIOD, BOTH))
    pixels(earlier)
    frame = draw(made, screen(), view, earlier)
    assert frame is earlier
    assert np.array_equal(pixels(frame), pixels(draw(made, screen(), view)))


def test_other_number_of_panels_or_other_size_is_a_new_picture() -> None:
    made = full_diary()
    earlier = draw(made, screen(), View(PERIOD, BOTH))
    assert draw(made, screen(), View(PERIOD, ("tingling",)), earlier) is not earlier
    assert draw(made, screen(600), View(PERIOD, BOTH), earlier) is not earlier


def test_panel_of_a_test_stays_where_a_moving_picture_has_left_its_results_behind() -> None:
    view = View(Period(after(100), after(140)), BOTH)
    assert "Serum B12 (ng/L)" in [axes.get_label() for axes in draw(full_diary(), screen(), view).axes]
    assert "Serum B12 (ng/L)" not in [axes.get_label() for axes in draw(full_diary(), PRINT, view).axes]


def test_doses_and_events_can_be_left_out() -> None:
    made = full_diary()
    whole = draw(made, screen(), View(PERIOD, BOTH))
    bare = draw(made, screen(), View(PERIOD, BOTH, tests=(), doses=False, events=False))
    assert len(whole.axes) == len(bare.axes) + 2
    assert whole.findobj(lambda artist: artist.get_gid() == "events:flags")
    assert not bare.findobj(lambda artist: artist.get_gid() == "events:flags")


def test_more_than_three_symptoms_are_small_multiples_of_one_height() -> None:
    keys = ("twitching", "tingling", "fatigue", "weakness", "numbness")
    made = history([seen(day, 4, key) for day in range(40) for key in keys], Period(after(0), after(39)))
    panels = draw(made, screen(690, 420), View(made.period, keys)).axes
    heights = [axes.get_position().height for axes in panels]
    assert max(heights) == pytest.approx(min(heights))
    assert all(values(axes)[0] == "0" for axes in panels)


def test_number_of_an_event_on_the_last_day_is_whole() -> None:
    day = Period(after(0), after(60))
    made = history([seen(0, 3), Event(day=day.last, text="Fall", for_doctor=True)], day)
    figure = draw(made, PRINT, View(day, ("twitching",)))
    FigureCanvasAgg(figure).draw()
    (number,) = [words for words in figure.findobj(Words) if words.get_gid() == "event_number"]
    assert number.get_window_extent().x1 <= figure.bbox.x1


@pytest.mark.parametrize("label", ["手の震え", "Zucken 😀", "\U00010fff"])
def test_letters_that_the_font_lacks_warn_nobody(label: str) -> None:
    own = Item(key="own", label=label, kind="severity", custom=True)
    made = history([own, Observation(day=after(0), item="own", value=3)], Period(after(0), after(9)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw(made, screen(), View(made.period, ("own",)))
        pixels(figure)
        assert label in svg(figure)
        assert fonts.families(label)[0] == FAMILY


def test_low_panels_are_as_legible_as_high_ones() -> None:
    made = full_diary()
    view = View(PERIOD, ("twitching", "tingling", "fatigue", "weakness", "numbness"))
    style = screen(690, least_height(made, screen(), view) * 96)
    placed = texts(draw(made, style, view))
    assert overlaps(placed) == []
    assert [text for text, _box in placed].count("loading") == 1
