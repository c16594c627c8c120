"""Numbers are read as people write them, and never guessed."""

from collections.abc import Iterator

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tracker import i18n
from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import TwoReadings, plain_digits, quoted, read_number, read_whole
from tracker.i18n import Regional


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with i18n.writing_as(Regional.all_of(request.param)):
        yield str(request.param)


@pytest.mark.parametrize(("text", "number"), [("0.82", 0.82), ("0,82", 0.82), ("118.5", 118.5), ("118,5", 118.5)])
def test_both_decimal_signs_are_read_in_every_language(language: str, text: str, number: float) -> None:
    assert read_number(text, 0, 1000) == number


@pytest.mark.parametrize(("text", "number"), [(" 7 ", 7), (".5", 0.5), (",5", 0.5), ("3.", 3), ("-2", -2), ("−2", -2)])
def test_usual_ways_to_write_a_number_are_read(text: str, number: float) -> None:
    assert read_number(text, -10, 10) == number


def test_empty_is_missing_not_zero() -> None:
    assert read_number("", 0, 10) is None
    assert read_number("  ", 0, 10) is None
    assert read_number("0", 0, 10) == 0


@pytest.mark.parametrize("text", ["abc", "1.2.3", "1,2.3", "12 34", "1e3", "1e309", "inf", "nan", "5 mg", "-", "."])
def test_what_is_no_number_is_refused_with_the_text_in_the_sentence(text: str) -> None:
    with pytest.raises(InvalidEntry, match="is not a number") as refused:
        read_number(text, 0, 10)
    assert text in str(refused.value)


def test_thousand_that_could_be_one_is_refused(language: str) -> None:
    sign = "," if language == "en_GB" else "."
    with pytest.raises(InvalidEntry, match="could mean 1 or 1000"):
        read_number(f"1{sign}000", 0, 5000)
    with pytest.raises(InvalidEntry, match=r"could mean 1[.,]5 or 1500"):
        read_number(f"1{sign}500", 0, 5000)
    assert read_number(f"0{sign}250", 0, 5000) == 0.25
    assert read_number("1000", 0, 5000) == 1000


@pytest.mark.parametrize("text", ["-0.1", "5000.1", "99999"])
def test_limits_are_named_when_a_number_is_beyond_them(text: str) -> None:
    with pytest.raises(InvalidEntry, match=r"“-?[0-9.]+” does not fit here. Please type a number from 0 to 5000."):
        read_number(text, 0, 5000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234", 1234),
        ("1\N{NO-BREAK SPACE}476", 1476),
        ("1\N{NARROW NO-BREAK SPACE}234,5", 1234.5),
        ("1\N{THIN SPACE}234 567", 1_234_567),
        ("1'234.5", 1234.5),
        ("1’234", 1234),
        ("1.234.567", 1_234_567),
        ("1,234,567.25", 1_234_567.25),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("12,34,567", 1_234_567),
        ("- 2", -2),
    ],
)
def test_thousands_may_be_parted_where_only_one_number_can_be_meant(language: str, text: str, number: float) -> None:
    assert read_number(text, -10, 10_000_000) == number


@pytest.mark.parametrize("zero", "0٠۰०০๐០𝟎０")
def test_digits_of_any_script_are_read(zero: str) -> None:
    typed = "1234567890".translate({ord("0") + n: ord(zero) + n for n in range(10)})
    assert plain_digits(typed) == "1234567890"
    assert read_number(typed, 0, 1e10) == 1_234_567_890


def test_invisible_marks_and_signs_of_other_scripts_mean_what_they_look_like() -> None:
    assert read_number("\u200e−5", -10, 0) == -5
    assert read_number("١٬٢٣٤٫٥", 0, 5000) == 1234.5
    assert read_number("３．５", 0, 10) == 3.5


def test_reading_that_does_not_fit_is_no_reading(language: str) -> None:
    assert read_number("7,500", 0, 24) == read_number("7.500", 0, 24) == 7.5


def test_sign_of_a_file_goes_before_that_of_the_locale(language: str) -> None:
    assert read_number("1.234", 0, 5000, ".") == 1.234
    with pytest.raises(InvalidEntry, match="could mean"):
        read_number("1,234", 0, 5000, ".")


def test_long_text_is_quoted_in_part() -> None:
    assert quoted("x" * 99) == "x" * 39 + "…"
    assert quoted(" a\nb ") == "a b"


@pytest.mark.parametrize("identifier", locale_identifiers())
def test_what_is_written_is_read_again_in_every_locale(identifier: str) -> None:
    for number in (0, 7, 2.5, 12.5, 999, 1000, 1.234, 0.25, 12_345, 123_456.789, 1_000_000, -2.5, 1e-9, 99_999.001):
        with i18n.writing_as(Regional.all_of(identifier)):
            written = i18n.format_exact(number)
            assert read_number(written, -1e9, 1e9) == number, written
        assert written.isascii() or plain_digits(written) != written


@given(number=st.floats(-1e15, 1e15), identifier=st.sampled_from(["en_GB", "de_DE", "fr_FR", "ar_EG", "hi_IN"]))
def test_every_number_is_read_again_as_it_was_written(number: float, identifier: str) -> None:
    with i18n.writing_as(Regional.all_of(identifier)):
        assert read_number(i18n.format_exact(number), -1e15, 1e15) == number


@pytest.mark.parametrize("text", ["1.000", "1,000", "9.000", "9,000"])
def test_whole_number_with_three_zeros_is_asked_about_where_both_readings_are_possible(
    language: str, text: str
) -> None:
    with pytest.raises(TwoReadings, match=r"could mean \d or \d"):
        read_whole(text, 0, 9999)
    assert read_whole(text, 0, 100) == int(text[0])
    assert read_whole(text, 100, 9999) == int(text[0]) * 1000


@pytest.mark.parametrize(("text", "value"), [("1.500", 1500), ("1,024", 1024), ("12", 12), ("7.0", 7), ("", None)])
def test_whole_number_is_read_in_the_one_way_that_is_whole(language: str, text: str, value: float | None) -> None:
    assert read_whole(text, 0, 9999) == value
