"""One test over time: values as printed, the range printed with each, kinds that are never merged, injections."""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from math import isnan
from typing import Any

import pytest
from matplotlib.figure import Figure

from tests.build import history
from tests.charts.drawn import ROLES, after, at, data, found, injected, outside, overlaps, rectangles, screen, texts
from tracker.charts.lab_trend import alt_text, draw, least_height, period_of, readout
from tracker.charts.view import View
from tracker.domain.history import Period
from tracker.domain.lab import LabResult
from tracker.domain.profile import Profile
from tracker.domain.record import Record

PERIOD = Period(after(-28), after(200))


def result(day: int, value: str, comparator: str = "=", low: str = "197", high: str = "771", **rest: str) -> LabResult:
    printed: dict[str, Any] = {"test": "b12_total", "unit": "ng/L", "reference_low": low, "reference_high": high} | rest
    return LabResult(day=after(day), value=value, comparator=comparator, **printed)


def view(test: str = "b12_total") -> View:
    return View(PERIOD, (), (test,), weeks=False)


def drawn(*records: Record, test: str = "b12_total", scale: float = 1) -> Figure:
    return draw(history(records, PERIOD), screen(900, 420, scale), view(test))


def words(figure: Figure) -> list[str]:
    return [text for text, _box in texts(figure)]


def test_exact_values_are_joined_and_one_beyond_the_method_is_open_and_stands_alone() -> None:
    figure = drawn(result(-20, "128"), result(30, "2000", ">"), result(60, "720"), result(90, "5", "<"))
    assert data(figure, "lab:values") == [(at(-20), 128), (at(60), 720)]
    assert data(figure, "lab:beyond") == [(at(30), 2000), (at(90), 5)]
    assert found(figure, "lab:beyond")[0].get_markerfacecolor() == ROLES["surface"]
    assert found(figure, "lab:values")[0].get_markerfacecolor() == ROLES["lab"]
    assert [isnan(value) for _day, value in data(figure, "lab:line")] == [False, True, False]
    assert {"128", ">2000", "720", "<5", "Serum B12 (ng/L)"} <= set(words(figure))


def test_each_result_has_the_range_printed_with_it_and_no_other() -> None:
    figure = drawn(result(0, "300"), result(60, "400", low="180", high="914"), result(120, "500", low="", high=""))
    bands = rectangles(figure, "lab:ranges")
    assert [(round((first + last) / 2), low, high) for first, last, low, high in bands] == [
        (at(0), 197, 771),
        (at(60), 180, 914),
    ]
    assert bands[0][1] < bands[1][0]
    assert {"197", "771", "180", "914"} <= set(words(figure))


def test_range_with_one_limit_reaches_to_the_end_of_the_scale_with_one_line() -> None:
    figure = drawn(result(0, "300", low="", high="280"), result(60, "300", low="250", high=""))
    (_a, _b, low, high), (_c, _d, other_low, top) = rectangles(figure, "lab:ranges")
    assert (low, high, other_low) == (0, 280, 250)
    assert top == pytest.approx(figure.axes[0].get_ylim()[1])
    assert [cap[0][1] for cap in found(figure, "lab:limits")[0].get_segments()] == [280, 250]


def test_ranges_of_samples_close_together_do_not_cover_each_other() -> None:
    figure = drawn(result(0, "300"), result(1, "310", low="180", high="914"), result(2, "320"))
    bands = rectangles(figure, "lab:ranges")
    assert all(one[1] < other[0] for one, other in itertools.pairwise(bands))


def test_chosen_unit_is_drawn_and_what_was_printed_is_shown() -> None:
    records = [result(0, "180"), result(60, "258", unit="pmol/L", low="145", high="569")]
    figure = drawn(*records, Profile(lab_units={"b12_total": "pmol/L"}))
    assert data(figure, "lab:values") == [(at(0), pytest.approx(132.8, abs=0.05)), (at(60), 258)]
    assert rectangles(figure, "lab:ranges")[0][2:] == pytest.approx((145.3, 568.8), abs=0.1)
    assert {"133 (180 ng/L)", "258", "Serum B12 (pmol/L)"} <= set(words(figure))


def test_kinds_that_cannot_be_compared_have_panels_of_their_own() -> None:
    labs = [("12", "U/mL"), ("40", "AU/mL"), ("negative", "")]
    records = [
        result(day, value, low="", high="", test="ifab", unit=unit)
        for day, (value, unit) in zip((0, 9, 50), labs, strict=True)
    ]
    figure = drawn(*records, test="ifab")
    titles = [text for text in words(figure) if text.startswith("Intrinsic")]
    assert titles == [
        "Intrinsic factor antibodies (AU/mL)",
        "Intrinsic factor antibodies (U/mL)",
        "Intrinsic factor antibodies, in words",
    ]
    lines = found(figure, "lab:values")
    assert [line.get_xydata().tolist() for line in lines] == [[[at(9), 40]], [[at(0), 12]]]
    assert len({line.axes for line in lines}) == 2
    assert data(figure, "lab:words") == [(at(50), 0.5)]
    assert "negative" in words(figure)


def test_injections_are_marked_and_skipped_ones_are_not() -> None:
    figure = drawn(result(0, "300"), injected(3), injected(40), injected(80, "skipped"))
    assert data(figure, "doses:injections") == [(at(3), 0.5), (at(40), 0.5)]
    assert "injection" in words(figure)
    assert found(drawn(result(0, "300")), "doses:injections") == []


def test_time_before_treatment_is_shaded() -> None:
    assert found(drawn(result(-20, "128"), injected(0)), "start")
    assert not found(drawn(result(-20, "128")), "before_treatment")


def test_no_colour_says_that_a_value_is_high_or_low() -> None:
    low, high = drawn(result(0, "5"), injected(-9)), drawn(result(0, "9000"), injected(-9))
    for name in ("values", "line"):
        assert found(low, f"lab:{name}")[0].get_color() == found(high, f"lab:{name}")[0].get_color()
    assert found(low, "lab:values")[0].get_markerfacecolor() == found(high, "lab:values")[0].get_markerfacecolor()


@pytest.mark.parametrize("scale", [1, 1.5, 2])
@pytest.mark.parametrize("gap", [1, 4, 30])
def test_texts_stay_on_the_picture_and_off_each_other(scale: float, gap: int) -> None:
    records = [result(gap * n, str(300 + 90 * (n % 3)), low=str(180 + n % 2)) for n in range(6)]
    placed = texts(drawn(*records, injected(5), scale=scale))
    assert overlaps(placed) == []
    assert outside(drawn(*records, scale=scale), placed) == []


def test_many_results_are_drawn_and_the_newest_is_written() -> None:
    records = [result(3 * n - 28, str(300 + n)) for n in range(60)]
    figure = drawn(*records)
    assert len(data(figure, "lab:values")) == 60
    assert "359" in words(figure)
    assert "330" not in words(figure)


def test_days_shown_are_those_of_the_results_with_room_around_them() -> None:
    assert period_of(history([result(0, "1")]), "b12_total") == Period(after(-14), after(14))
    wide = period_of(history([result(0, "1"), result(1000, "1")]), "b12_total")
    assert wide == Period(after(-40), after(1040))
    assert period_of(history([]), "b12_total") is None


def test_pointing_near_a_result_reads_it_as_printed_and_as_drawn() -> None:
    records: Sequence[Record] = [result(0, "180"), injected(-6), result(60, "2", test="mma", unit="umol/L", high="")]
    diary = history([*records, Profile(lab_units={"b12_total": "pmol/L"})], PERIOD)
    assert readout(diary, view(), after(2)) == [
        "27 Apr 2026",
        "133 pmol/L (printed: 180 ng/L)",
        "range 145–569 pmol/L",
        "6 days after an injection",
    ]
    assert readout(diary, view(), after(40)) == [after(40).strftime("%-d %b %Y"), "no result near this day"]
    assert readout(diary, view("mma"), after(60))[1:] == ["2 µmol/L", "range from 197 µmol/L"]


def test_numbers_below_zero_are_written_since_scales_begin_there() -> None:
    figure = drawn(
        *(result(day, value, low="", high="", test="BE", unit="mmol/L") for day, value in ((0, "-2.5"), (90, "1"))),
        test="BE",
    )
    assert data(figure, "lab:words") == [(at(0), 0.5), (at(90), 0.5)]
    assert {"BE", "-2.5 mmol/L"} <= set(words(figure))


def test_picture_is_told_with_its_latest_values() -> None:
    told = alt_text(history([result(0, "180"), result(60, "2000", ">")], PERIOD), view())
    assert told == "Serum B12 in ng/L: 2 results. 27 April 2026: 180 ng/L; 26 June 2026: >2000 ng/L."


def test_more_kinds_and_larger_letters_need_more_height() -> None:
    one, two = [result(0, "180")], [result(0, "180"), result(3, "5", unit="furlongs")]
    heights = [least_height(history(records, PERIOD), screen(), view()) for records in (one, two)]
    assert heights[0] < heights[1]
    assert heights[0] < least_height(history(one, PERIOD), screen(scale=2), view())


def test_result_of_another_day_range_is_not_drawn() -> None:
    figure = drawn(result(0, "180"), LabResult(day=date(2020, 1, 1), test="b12_total", value="3", unit="ng/L"))
    assert data(figure, "lab:values") == [(at(0), 180)]
    assert PERIOD.first > date(2020, 1, 1) + timedelta(days=1)
