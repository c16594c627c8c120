"""Events are flags; on paper they carry the numbers of the report's list."""

from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, at, data, screen, seen, texts
from tracker.charts.events import numbered_events
from tracker.charts.flags import bundles
from tracker.charts.recovery import View, draw
from tracker.charts.style import PRINT, Style
from tracker.domain.event import Event
from tracker.domain.history import Period

PERIOD = Period(after(0), after(180))
EVENTS = [
    Event(day=after(90), text="Metformin", for_doctor=True),
    Event(day=after(10), text="EMG", for_doctor=True),
    Event(day=after(40), last_day=after(47), text="Flu"),
    Event(day=after(-20), last_day=after(3), text="Holiday", for_doctor=True),
    Event(day=after(-20), text="Long ago", for_doctor=True),
]


def drawn(style: Style) -> Figure:
    return draw(history([seen(0, 3), *EVENTS], PERIOD), style, View(PERIOD, ("twitching",)))


def test_only_what_the_doctor_is_told_is_numbered_in_order_of_days() -> None:
    numbered = numbered_events(history(EVENTS, PERIOD), PERIOD)
    assert [(number, event.text) for number, event in numbered] == [(1, "Holiday"), (2, "EMG"), (3, "Metformin")]


def test_screen_shows_every_event_of_the_view_and_how_long_it_lasted() -> None:
    figure = drawn(screen())
    assert [day for day, _place in data(figure, "events:flags")] == [at(0), at(10), at(40), at(90)]
    assert [day for day, _place in data(figure, "events:spans")][3:5] == [at(40), at(47) + 0.5]


def test_paper_shows_the_numbers_of_the_list() -> None:
    figure = drawn(PRINT)
    assert [day for day, _place in data(figure, "events:flags")] == [at(0), at(10), at(90)]
    assert {"1", "2", "3"} <= {text for text, _box in texts(figure)}


def test_flags_too_close_for_two_numbers_share_them() -> None:
    assert bundles([0, 5, 40, 80], [12, 12, 12, 12]) == [(1, 2), (3, 3), (4, 4)]


def test_flags_stand_above_the_values() -> None:
    figure = drawn(screen())
    axes = figure.axes[0]
    title = next(box for text, box in texts(figure) if text == "Twitches per day")
    assert title.y0 > axes.get_window_extent().y1 + 8
