"""Days as people type them, in every order and language, and never another day than was meant."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.days import given_day, offset_minutes, read_day, read_iso_day
from tracker.domain.errors import InvalidEntry
from tracker.i18n import (
    Regional,
    format_day,
    format_day_digits,
    format_day_in_words,
    format_day_short,
    locale,
    writing_as,
)

TODAY = date(2026, 11, 30)  # a Monday
SEPTEMBER = date(2026, 9, 7)
NAMED = [
    "7 sept",
    "7 Sep 2026",
    "7 September 2026",
    "Mon 7 September",
    "7sept2026",
    "September 7th, 2026",
    "sep 7",
    "7. Sep.",
]
IN_ORDER = {
    "en_GB": ["7/9/2026", "07/09/26", "7.9.2026", "7.9.", "7-9-26", "07092026", "070926", "7 9 2026", "٧/٩/٢٠٢٦"],
    "en_US": ["9/7/2026", "09/07/26", "9-7-26", "9/7", "09072026", "090726"],
    "de_DE": ["7.9.2026", "07.09.26", "7.9.", "7/9/2026", "07092026", "7. September", "7. Sept. 2026"],
    "fr_FR": ["7/9/2026", "07/09/26", "7 septembre", "lundi 7 septembre 2026", "7 sept. 2026"],
    "tr_TR": ["7.09.2026", "07/09/26", "7 Eylül", "7 eylul 2026", "7 EYLÜL 2026"],
    "sv_SE": ["2026-09-07", "26-09-07", "9-7", "7 september"],
}


@pytest.mark.parametrize("place", IN_ORDER)
def test_usual_ways_to_type_a_day_mean_that_day(place: str) -> None:
    with writing_as(Regional.all_of(place)):
        for text in (*NAMED, *IN_ORDER[place], "2026-09-07", "20260907", "2026/9/7"):
            assert read_day(text, TODAY) == SEPTEMBER, text


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("today", 0),
        ("Yesterday", 1),
        ("-3", 3),
        ("− 3", 3),
        ("3 days ago", 3),
        ("monday", 0),
        ("mon", 0),
        ("last monday", 7),
        ("next monday", -7),
        ("next tuesday", -1),
        ("+3", -3),
        ("last tuesday", 6),
        ("Sunday", 1),
    ],
)
def test_days_are_named_from_today_on(text: str, back: int) -> None:
    assert read_day(text, TODAY) == TODAY - timedelta(days=back)


@pytest.mark.parametrize("place", ["en_GB", "en_US", "de_DE", "sv_SE"])
@pytest.mark.parametrize(
    "text",
    [
        *("31 sep", "30/2/2026", "2026-02-30", "29 feb 2026", "13/25/2026", "12 or so", "7", "soon", "7 sep 026", ""),
        *("7 sep 8 oct", "99999999", "sept", "-3.5", "1e3", "2026-09", "7.9.2026.1", "1/2/3"),
    ],
)
def test_what_is_no_day_is_refused_with_an_example(place: str, text: str) -> None:
    with writing_as(Regional.all_of(place)):
        with pytest.raises(InvalidEntry) as refused:
            read_day(text, TODAY)
        assert str(refused.value).startswith(f"“{text}” is not a day")
        assert f"type it like {format_day_digits(TODAY)}" in str(refused.value)


def test_digits_that_fit_one_order_alone_are_read_in_it() -> None:
    assert read_day("12/25/2026", date(2026, 12, 31)) == date(2026, 12, 25)
    with writing_as(Regional.all_of("en_US")):
        assert read_day("25/12/2026", date(2026, 12, 31)) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("text", "ahead", "expected"),
    [
        ("25 dec", False, date(2025, 12, 25)),
        ("25 dec", True, date(2026, 12, 25)),
        ("1 mar", True, date(2027, 3, 1)),
        ("30 nov", False, TODAY),
        ("29 feb", False, date(2024, 2, 29)),
        ("1/1/60", False, date(1960, 1, 1)),
        ("1/1/27", True, date(2027, 1, 1)),
        ("15/1/27", False, date(2027, 1, 15)),
        ("1/12/26", False, date(2026, 12, 1)),
        ("1/1/36", False, date(2036, 1, 1)),
        ("1/1/37", False, date(1937, 1, 1)),
        ("1/1/2027", False, date(2027, 1, 1)),
    ],
)
def test_year_that_is_left_out_or_short_is_the_likely_one(text: str, ahead: bool, expected: date) -> None:
    assert read_day(text, TODAY, ahead=ahead) == expected


def test_day_after_the_latest_is_refused_in_words() -> None:
    assert read_day("today", TODAY, latest=TODAY) == TODAY
    with pytest.raises(InvalidEntry, match=r"^1 December 2026 is still to come. Please choose a day up to 30 November"):
        read_day("1/12/2026", TODAY, latest=TODAY)
    with pytest.raises(InvalidEntry, match=r"^Please choose a day between 1900 and 2200\.$"):
        read_day("1/12/2300", TODAY)


@pytest.mark.parametrize("place", locale_identifiers())
def test_every_day_that_is_written_reads_back_as_itself(place: str) -> None:
    days = [
        date(2026, 11, 30),
        date(2024, 2, 29),
        date(1975, 4, 2),
        date(2026, 5, 1),
        date(2026, 9, 7),
        date(2026, 12, 12),
    ]
    days += [date(2025, month, 3) for month in range(1, 13)]
    with writing_as(Regional.all_of(place)):
        for day in days:
            for written in (format_day_digits, format_day_short, format_day, format_day_in_words):
                assert read_day(written(day), TODAY) == day, written(day)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(["en_GB", "en_US", "de_DE", "fr_FR", "tr_TR"]))
def test_no_day_is_read_as_another_one(day: date, place: str) -> None:
    with writing_as(Regional.all_of(place)):
        for text in (
            day.isoformat(),
            format_day_digits(day),
            format_day_short(day),
            f"{day:%Y%m%d}",
            f"{day.day} {day:%b %Y}",
        ):
            assert read_day(text, TODAY) == day


def test_text_that_is_missing_gives_no_day() -> None:
    assert given_day(None, TODAY) is given_day("  ", TODAY) is None
    assert given_day("-1", TODAY) == TODAY - timedelta(days=1)


@pytest.mark.parametrize("text", ["7 sep", "20260907", "2026-9-7", "yesterday", "2026-09-07T00:00", "٢٠٢٦-٠٩-٠٧"])
def test_files_know_one_way_to_write_a_day(text: str) -> None:
    assert read_iso_day("2026-09-07") == SEPTEMBER
    with pytest.raises(ValueError, match=r"\S"):
        read_iso_day(text)


def test_offset_is_that_of_the_moment() -> None:
    assert offset_minutes(SEPTEMBER, time(9), UTC) == 0
    assert offset_minutes(SEPTEMBER, time(9), None) is None
    assert offset_minutes(SEPTEMBER, time(9), datetime(2026, 1, 1, tzinfo=UTC).astimezone().tzinfo) is not None


def test_day_without_a_year_is_read_as_the_country_writes_it_so() -> None:
    """In Sweden and in English Canada the year comes first, yet 7/9 is the 7th of September."""
    for place in locale_identifiers():
        regional = Regional.all_of(place)
        with writing_as(regional):
            signs = locale().datetime_skeletons["Md"].pattern.replace("'", "")
            day_first = signs.lower().index("d") < min(signs.upper().index(sign) for sign in "ML" if sign in signs)
            expected = SEPTEMBER if day_first else date(2026, 7, 9)
            assert read_day("7/9", TODAY) == expected, place


@pytest.mark.parametrize("text", ["tue 7 sep 2026", "7 sep 2026 Friday", "Sunday 7 September"])
def test_weekday_that_is_another_one_is_refused_with_both_named(text: str) -> None:
    with pytest.raises(InvalidEntry) as refusal:
        read_day(text, TODAY)
    assert text in str(refusal.value)
    assert format_day_in_words(SEPTEMBER) in str(refusal.value)
