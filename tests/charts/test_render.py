"""A chart as SVG: real text, no date, the same bytes each time."""

from tests.build import history
from tests.charts.drawn import after, injected, seen
from tracker.charts.recovery import View, draw
from tracker.charts.render import svg
from tracker.charts.style import PRINT
from tracker.domain.history import Period

PERIOD = Period(after(-28), after(84))


def made() -> str:
    records = [seen(day, 30 - day % 9) for day in range(-28, 84)]
    return svg(draw(history([*records, injected(0)], PERIOD), PRINT, View(PERIOD, ("twitching",))))


def test_text_stays_text_in_the_font_of_the_report() -> None:
    image = made()
    assert ">Twitches per day</text>" in image
    assert "DejaVu Sans" in image


def test_same_diary_gives_the_same_bytes() -> None:
    assert made() == made()
    assert "<dc:date>" not in made()


def test_print_has_no_transparency() -> None:
    assert "opacity" not in made()


def test_picture_keeps_its_size() -> None:
    assert 'width="496.8pt" height="302.4pt"' in made()
