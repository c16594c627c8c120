import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange import cells
from tracker.exchange.cells import Cell, escape, unescape
from tracker.i18n import Regional, writing_as

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=", "'=1", "''-2", "'+'")
EARLIEST = dt.datetime(1900, 1, 2)  # noqa: DTZ001 - the zone is drawn
ORDINARY = ("", "'", "''", "'t was worse", "a=b", "Flu - bad", " =1", "5-3")


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_a_spreadsheet_could_run_is_guarded(text: str) -> None:
    assert escape(text) == f"'{text}"
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text
    assert unescape(text) == text


@given(st.text(alphabet="'=+-@\t\ra ", max_size=6) | st.text(max_size=20))
def test_no_text_is_changed_on_its_way_out_and_in(text: str) -> None:
    written = escape(text)
    assert unescape(written) == text
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "text"),
    [(33.0, "33"), (6.5, "6.5"), (0.0, "0"), (-0.0, "0"), (0.00001, "0.00001"), (1000000.0, "1000000"), (0.1, "0.1")],
)
def test_number_is_written_without_needless_zeros(value: float, text: str) -> None:
    assert cells.NUMBER.write(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back_exactly(value: float) -> None:
    assert cells.NUMBER.read(cells.NUMBER.write(value)) == value


@given(st.times())
def test_every_time_is_read_back(value: dt.time) -> None:
    assert cells.CLOCK.read(cells.CLOCK.write(value)) == value


def test_time_without_seconds_is_short() -> None:
    assert cells.CLOCK.write(dt.time(9, 30)) == "09:30"


@given(st.datetimes(min_value=EARLIEST, timezones=st.timezones()))
def test_moment_is_written_in_utc_and_read_back(value: dt.datetime) -> None:
    written = cells.MOMENT.write(value)
    assert written.endswith("+00:00")
    assert cells.MOMENT.read(written) == value.astimezone(dt.UTC)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    )
)
def test_preferences_of_any_shape_are_read_back(value: Any) -> None:
    packed = {"choice": value}
    assert cells.JSON.read(cells.JSON.write(packed)) == packed


@pytest.mark.parametrize(
    ("text", "number"),
    [("0,82", 0.82), ("1.000,5", 1000.5), ("1.234", 1.234), ("٣", 3), ("1 476", 1476), ("1e3", 1000), ("−2", -2)],
)
@pytest.mark.parametrize("locale", ["en_GB", "de_DE"])
def test_number_of_a_person_is_read_as_elsewhere_and_that_of_an_export_as_written(
    text: str, number: float, locale: str
) -> None:
    with writing_as(Regional.all_of(locale)):
        assert cells.NUMBER.read(text) == number


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (cells.NUMBER, "1,000"),
        (cells.NUMBER, "1.2.3"),
        (cells.NUMBER, "nan"),
        (cells.NUMBER, "Infinity"),
        (cells.NUMBER, "1e309"),
        (cells.NUMBER, "1e9999"),
        (cells.NUMBER, "0x10"),
        (cells.WHOLE, "1.5"),
        (cells.WHOLE, "9" * 5000),
        (cells.DAY, "22.11.2026"),
        (cells.DAY, "2026-02-30"),
        (cells.DAY, "20261122"),
        (cells.DAY, "2026-W47-7"),
        (cells.CLOCK, "9:30"),
        (cells.CLOCK, "24:30"),
        (cells.CLOCK, "21:10+01:00"),
        (cells.MOMENT, "2026-11-22T20:15:00"),
        (cells.MOMENT, "yesterday"),
        (cells.ID, "17"),
        (cells.FLAG, "yes"),
        (cells.JSON, "{"),
        (cells.JSON, '{"a": 1, "a": 2}'),
        (cells.JSON, '{"a": NaN}'),
        (cells.JSON, '{"a": 1e999}'),
        (cells.JSON, '{"a": "\\ud800"}'),
        (cells.JSON, "[" * 100_000),
        (cells.JSON, "1" * 5_000),
    ],
)
def test_what_does_not_fit_a_cell_is_refused_with_what_was_found(cell: Cell, text: str) -> None:
    with pytest.raises(ValueError, match=r"^“") as refusal:
        cell.read(text)
    assert text[:39] in str(refusal.value)


@pytest.mark.parametrize("cell", [cells.NUMBER, cells.WHOLE, cells.DAY, cells.CLOCK, cells.MOMENT, cells.ID])
def test_empty_cell_leaves_the_default(cell: Cell) -> None:
    assert cell.read("") is None
    assert cell.read("  ") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5.0), ("-5", -5.0), ("+.5", 0.5), ("5.", 5.0), ("1E+03", 1000.0), ("-0", 0.0), (" 7 ", 7.0)],
)
def test_number_as_spreadsheets_write_it_is_read(text: str, value: float) -> None:
    assert cells.NUMBER.read(text) == value
    assert str(cells.NUMBER.read(text)) == str(value)


@pytest.mark.parametrize(("text", "written"), [("-5", "-5"), ("1:40", "1:40"), ("=cmd()", "'=cmd()"), ("-", "'-")])
def test_printed_number_is_no_formula(text: str, written: str) -> None:
    assert cells.PRINTED.write(text) == written
    assert cells.PRINTED.read(written) == text


def test_id_is_read_in_any_case() -> None:
    wanted = UUID("5aa5790e-39f3-4f32-bde1-8664f09742ba")
    assert cells.ID.read(str(wanted).upper()) == wanted
