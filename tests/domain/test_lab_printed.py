"""A result as it was printed, said the same way everywhere and read back as the same."""

from typing import Any

import pytest
from babel import localedata

from tests.domain.test_lab_entry import SHEET
from tracker import i18n
from tracker.domain.lab import COMPARATORS, LabResult
from tracker.domain.lab_entry import Line, read
from tracker.domain.lab_printed import printed_limits, printed_range, printed_result, printed_value

SIGNS = {"=": "", "<": "<", ">": ">", "<=": "≤", ">=": "≥"}


def lab(value: str = "7.40", comparator: str = "=", **more: Any) -> LabResult:
    fields: dict[str, Any] = {"day": SHEET.day, "test": "folate", "unit": "ug/L", "value": value} | more
    return LabResult(comparator=comparator, **fields)


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_every_comparator_has_its_sign_and_every_digit_stays(comparator: str) -> None:
    assert printed_value(lab(comparator=comparator)) == f"{SIGNS[comparator]}7.40"
    assert printed_result(lab(comparator=comparator)) == f"{SIGNS[comparator]}7.40 µg/L"


@pytest.mark.parametrize("text", ["negative", "1:40", "1.5-2.5"])
def test_words_stay_as_they_are_in_every_locale(text: str) -> None:
    with i18n.writing_as(i18n.from_environment({"LC_ALL": "de_DE"})):
        assert printed_result(lab(text, unit="")) == text


@pytest.mark.parametrize(
    ("low", "high", "signs", "words"),
    [
        ("3.9", "26.8", "3.9–26.8", "range 3.9–26.8"),
        ("3.9", "", "≥3.9", "range from 3.9"),
        ("", "26.8", "≤26.8", "range up to 26.8"),
        ("", "", "", ""),
    ],
)
def test_range_is_said_in_words_and_in_signs(low: str, high: str, signs: str, words: str) -> None:
    printed = lab(reference_low=low, reference_high=high)
    assert (printed_limits(printed), printed_range(printed)) == (signs, words)


def test_german_reader_gets_the_comma_in_value_and_range() -> None:
    with i18n.writing_as(i18n.from_environment({"LC_ALL": "de_DE"})):
        assert printed_result(lab(comparator=">=")) == "≥7,40 µg/L"
        assert printed_limits(lab(reference_low="3.9", reference_high="26.8")) == "3,9–26,8"


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_printed_value_is_read_as_the_same_in_every_locale(comparator: str) -> None:
    kept = lab(comparator=comparator, reference_low="3.9", reference_high="26.8")
    for name in localedata.locale_identifiers():
        with i18n.writing_as(i18n.from_environment({"LC_ALL": name})):
            low, high = printed_limits(kept).split("–")
            again = read(Line("folate", printed_value(kept), "ug/L", low, high), SHEET)
        assert (again.comparator, again.value) == (kept.comparator, kept.value), name
        assert (again.reference_low, again.reference_high) == (kept.reference_low, kept.reference_high), name
