"""A laboratory value is understood as laboratories print it, in every locale, and shown so that it reads back."""

from datetime import date

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import COMPARATORS, LabResult
from tracker.domain.lab_entry import Line, Sheet, read
from tracker.domain.lab_printed import printed_digits, printed_value
from tracker.domain.lab_value import Printed, looks_like_number, read_limit, read_value
from tracker.i18n import Regional, writing_as

DAY = date(2026, 11, 1)
DIGITS = st.decimals(0, 99_999, places=2).map(str) | st.integers(0, 99_999).map(str)


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "fr_FR", "tr_TR"])
@pytest.mark.parametrize(
    ("typed", "sign", "value"),
    [
        ("150", "=", "150"),
        ("7,4", "=", "7.4"),
        ("7.40", "=", "7.40"),
        ("< 150", "<", "150"),
        ("≥2000", ">=", "2000"),
        (">= 2 000", ">=", "2000"),
        ("=>2000", ">=", "2000"),
        ("≤ 0,5", "<=", "0.5"),
        ("<=148", "<=", "148"),
        ("> 1 476", ">", "1476"),
        ("1 234", "=", "1234"),
        ("1'234", "=", "1234"),
        ("1.234,5", "=", "1234.5"),
        ("150 H", "=", "150"),
        ("150H*", "=", "150"),
        ("12 L", "=", "12"),
        ("12 (low)", "=", "12"),
        ("150*", "=", "150"),
        ("=150", "=", "150"),
        ("٣٠", "=", "30"),
        ("３０．５", "=", "30.5"),
        (".5", "=", "0.5"),
    ],
)
def test_number_is_understood_however_it_is_printed(locale: str, typed: str, sign: str, value: str) -> None:
    with writing_as(Regional.all_of(locale)):
        found = read_value(typed, 0, words=False)
    assert (found.comparator, found.value) == (sign, value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("neg", "negative"),
        ("NEG.", "negative"),
        ("Negative", "negative"),
        ("pos", "positive"),
        ("(+)", "positive"),
        ("n.d.", "not detected"),
        ("1:40", "1:40"),
        ("1 : 40", "1 : 40"),
        ("0-2", "0-2"),
        ("2+", "2+"),
        ("borderline", "borderline"),
        ("3 of 5", "3 of 5"),
    ],
)
def test_words_are_kept_where_a_test_is_printed_in_words(typed: str, kept: str) -> None:
    assert read_value(typed, 0, words=True) == Printed("=", kept)
    assert not looks_like_number(typed)
    with pytest.raises(InvalidEntry, match="is not a number"):
        read_value(typed, 0, words=False)


@pytest.mark.parametrize(
    "typed", ["1.2.3", "12 34", "8,5,5", "1e309", "1e3", "150 pmol/L", "150mg", "12o", "-", "--5", "1,234", "<150>"]
)
def test_what_looks_like_a_number_is_never_kept_as_words(typed: str) -> None:
    assert looks_like_number(typed)
    with pytest.raises(InvalidEntry) as refusal:
        read_value(typed, 0, words=True)
    assert typed.lstrip("<") in str(refusal.value) or "a number after “<”" in str(refusal.value)


@pytest.mark.parametrize("typed", ["<280", "≤ 280", "280", "<=280", " 280 "])
def test_limit_is_read_without_its_sign(typed: str) -> None:
    assert read_limit(typed) == "280"


@pytest.mark.parametrize("typed", ["10 H", "400 L", "150 high"])
def test_letter_that_says_another_thing_than_the_range_is_asked_about(typed: str) -> None:
    with pytest.raises(InvalidEntry, match="Please check both"):
        read(Line("ferritin", typed, "ng/mL", "15", "300"), Sheet(DAY))
    assert read(Line("ferritin", typed, "ng/mL"), Sheet(DAY)).number is not None


def test_letter_that_agrees_with_the_range_or_hangs_on_a_limit_is_left_out() -> None:
    assert read(Line("ferritin", "8,5 L", "ng/mL", "15", "150"), Sheet(DAY)).value == "8.5"
    assert read(Line("ferritin", "<15 L", "ng/mL", "15", "150"), Sheet(DAY)).comparator == "<"


@pytest.mark.parametrize("identifier", locale_identifiers())
def test_printed_value_and_range_are_read_again_in_every_locale(identifier: str) -> None:
    with writing_as(Regional.all_of(identifier)):
        for comparator, value in (("=", "7.40"), ("<=", "1.234"), (">", "1476"), ("=", "negative")):
            kept = LabResult(
                day=DAY, test="x", comparator=comparator, value=value, reference_low="0.25", reference_high="1.500"
            )
            assert read_value(printed_value(kept), 0, words=True) == Printed(comparator, value)
            assert tuple(read_limit(printed_digits(limit)) for limit in (kept.reference_low, kept.reference_high)) == (
                "0.25",
                "1.500",
            )


@given(digits=DIGITS, comparator=st.sampled_from(COMPARATORS), locale=st.sampled_from(["en_GB", "de_DE", "fr_FR"]))
def test_every_shown_number_is_read_again_to_its_last_digit(digits: str, comparator: str, locale: str) -> None:
    kept = LabResult(day=DAY, test="x", comparator=comparator, value=digits)
    with writing_as(Regional.all_of(locale)):
        assert read_value(printed_value(kept), 0, words=False) == Printed(comparator, digits)
