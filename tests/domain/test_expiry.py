"""Expiry is read as packages print it."""

from datetime import date

import pytest

from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import expiry_words, read_expiry


@pytest.mark.parametrize(
    "text",
    [
        "08/2027",
        "8.2027",
        "08/27",
        "2027-08",
        "2027-08-31",
        " 08-2027 ",
        "٠٨/٢٠٢٧",
        "０８／２０２７".replace("／", "/"),
    ],
)
def test_month_lasts_to_its_last_day(text: str) -> None:
    assert read_expiry(text) == date(2027, 8, 31)


def test_day_is_a_day_and_nothing_is_nothing() -> None:
    assert read_expiry("2028-02-15") == date(2028, 2, 15)
    assert read_expiry("02/2028") == date(2028, 2, 29)
    assert read_expiry(" ") is None


@pytest.mark.parametrize("text", ["13/2027", "2027-02-30", "soon", "2027"])
def test_what_is_no_expiry_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry, match="is not an expiry"):
        read_expiry(text)


@pytest.mark.parametrize("day", [date(2027, 8, 31), date(2027, 8, 15), None])
def test_shown_expiry_can_be_read_back(day: date | None) -> None:
    assert read_expiry(expiry_words(day)) == day
