"""Laboratory values keep their sign, their unit and the range that was printed with them."""

from math import isnan
from typing import Any

from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import after, at, data, found, rectangles, screen, seen, texts
from tracker.charts.recovery import View, draw
from tracker.domain.history import Period
from tracker.domain.lab import LabResult

PERIOD = Period(after(-28), after(200))


def result(day: int, value: str, comparator: str = "=", low: str = "197", high: str = "771", **rest: str) -> LabResult:
    printed: dict[str, Any] = {"test": "b12_total", "unit": "ng/L", "reference_low": low, "reference_high": high} | rest
    return LabResult(day=after(day), value=value, comparator=comparator, **printed)


def drawn(*records: LabResult, tests: tuple[str, ...] = ("b12_total",)) -> Figure:
    return draw(history([seen(0, 3), *records], PERIOD), screen(), View(PERIOD, ("twitching",), tests))


def words(figure: Figure) -> list[str]:
    return [text for text, _box in texts(figure)]


def test_exact_values_are_joined_and_written() -> None:
    figure = drawn(result(-20, "128"), result(30, "720"))
    assert data(figure, "b12_total:values") == [(at(-20), 128), (at(30), 720)]
    assert data(figure, "b12_total:line") == [(at(-20), 128), (at(30), 720)]
    assert {"128", "720", "Serum B12 (ng/L)"} <= set(words(figure))


def test_value_beyond_the_method_is_marked_written_with_its_sign_and_not_joined() -> None:
    figure = drawn(result(-20, "128"), result(30, "2000", ">"), result(90, "640"))
    assert data(figure, "b12_total:beyond") == [(at(30), 2000)]
    assert found(figure, "b12_total:beyond")[0].get_markerfacecolor() == "#FFFFFF"
    assert at(30) not in dict(data(figure, "b12_total:values"))
    assert [isnan(value) for _day, value in data(figure, "b12_total:line")] == [False, True, False]
    assert ">2000" in words(figure)


def test_value_in_another_unit_is_written_in_that_of_the_scale_and_as_printed() -> None:
    figure = drawn(result(-20, "128"), result(30, "720"), result(90, "400", unit="pmol/L", low="145", high="569"))
    ((_day, value),) = [pair for pair in data(figure, "b12_total:values") if pair[0] == at(90)]
    assert 540 < value < 545
    assert "542 (400 pmol/L)" in words(figure)
    assert "range printed by the laboratory 197–771 (145–569 pmol/L)" in words(figure)


def test_printed_range_is_a_band_halfway_to_the_neighbours() -> None:
    figure = drawn(result(0, "300"), result(100, "400", low="180", high="900"))
    assert rectangles(figure, "b12_total:ranges") == [
        (at(-28) - 0.5, at(50), 197, 771),
        (at(50), at(200) + 0.5, 180, 900),
    ]


def test_equal_ranges_are_one_band_with_one_text() -> None:
    figure = drawn(result(0, "300"), result(60, "400"), result(120, "500"))
    assert rectangles(figure, "b12_total:ranges") == [(at(-28) - 0.5, at(200) + 0.5, 197, 771)]
    assert words(figure).count("range printed by the laboratory 197–771") == 1


def test_result_without_a_range_has_no_band() -> None:
    figure = drawn(result(0, "300", low="", high=""), result(100, "400", low="", high="500"))
    assert rectangles(figure, "b12_total:ranges") == [(at(50), at(200) + 0.5, 0, 500)]


def test_result_in_words_is_written_and_has_no_mark() -> None:
    figure = drawn(result(0, "negative", test="ifab", unit="", low="", high=""), tests=("ifab",))
    assert "negative" in words(figure)
    assert data(figure, "ifab:values") == []


def test_unit_in_the_title_is_written_as_people_do() -> None:
    figure = drawn(result(0, "8.2", test="folate", unit="ug/L", low="3.9", high=""), tests=("folate",))
    assert {"Folate (µg/L)", "8.2", "range printed by the laboratory: from 3.9"} <= set(words(figure))


def test_zero_is_on_the_axis() -> None:
    assert drawn(result(0, "900")).axes[-1].get_ylim()[0] == 0


def test_test_without_results_has_no_panel() -> None:
    assert len(drawn(result(0, "300"), tests=("mma",)).axes) == 1
