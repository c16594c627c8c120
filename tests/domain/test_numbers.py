"""Numbers are read as people write them, and never guessed."""

import pytest
from babel import Locale

from tracker.domain import numbers
from tracker.domain.errors import InvalidEntry
from tracker.domain.numbers import read_number


@pytest.fixture(params=["en_GB", "de_DE", "fr_FR"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(numbers, "locale", lambda: Locale.parse(request.param))
    return str(request.param)


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


@pytest.mark.parametrize("text", ["abc", "1.2.3", "1,2.3", "1 000", "1e3", "inf", "nan", "5 mg", "-", "."])
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
    with pytest.raises(InvalidEntry, match="from 0 to 5,000"):
        read_number(text, 0, 5000)
