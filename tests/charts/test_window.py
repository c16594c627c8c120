"""The days that are seen stay within the diary, whatever is wished."""

from hypothesis import given
from hypothesis import strategies as st

from tests.charts.drawn import after
from tracker.charts.window import FEWEST_DAYS, Window
from tracker.domain.history import Period

WHOLE = Period(after(0), after(400))
STEPS = st.lists(st.tuples(st.floats(0.3, 3), st.integers(0, 400), st.floats(-300, 300)), max_size=8)


@given(STEPS)
def test_no_step_leaves_the_diary_or_shows_less_than_a_week(steps: list[tuple[float, int, float]]) -> None:
    window = Window.over(Period(after(100), after(200)))
    for factor, about, days in steps:
        window = window.zoomed(factor, after(about).toordinal(), WHOLE).moved(days, WHOLE)
        assert window.period().overlap(WHOLE) == window.period()
        assert window.period().days >= FEWEST_DAYS


def test_a_diary_of_a_day_can_be_zoomed() -> None:
    day = Period(after(0), after(0))
    assert Window.over(day).zoomed(0.8, after(0).toordinal(), day).moved(3, day).period() == day


def test_nothing_moves_to_show_what_is_seen() -> None:
    window = Window.over(Period(after(100), after(200)))
    assert window.showing(after(150), WHOLE) == window
    assert window.showing(after(203), WHOLE).period() == Period(after(103), after(203))
    assert window.showing(after(90), WHOLE).period() == Period(after(90), after(190))
