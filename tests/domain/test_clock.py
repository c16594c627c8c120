"""Clock times as people type them."""

from datetime import time

import pytest
from babel.localedata import locale_identifiers

from tracker.domain.clock import read_time
from tracker.domain.errors import InvalidEntry
from tracker.i18n import Regional, format_time, writing_as

EVENING = [
    "21:41",
    "21.41",
    "2141",
    "21h41",
    "21 h 41",
    "9:41 PM",
    "9:41pm",
    "941pm",
    "9.41 p.m.",
    "9:41 P. M.",
    "٢١:٤١",
    "21:41 Uhr",
]


@pytest.mark.parametrize("place", ["en_GB", "en_US", "de_DE", "fr_FR", "tr_TR", "es_MX", "ko_KR"])
def test_usual_ways_to_type_a_time_mean_that_time(place: str) -> None:
    with writing_as(Regional.all_of(place)):
        assert {text: read_time(text) for text in EVENING} == dict.fromkeys(EVENING, time(21, 41))
        assert read_time("9pm") == read_time("21h") == read_time("9 P.M.") == time(21)
        assert read_time("12 am") == time(0)
        assert read_time("12:30 pm") == time(12, 30)


@pytest.mark.parametrize("text", ["9", "25:00", "9:60", "13pm", "0 am", "noonish", "9:4", "9:411", "21:41+01:00", ""])
def test_what_is_no_time_is_refused_with_an_example_of_the_readers_clock(text: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        read_time(text)
    assert str(refused.value) == f"“{text}” is not a time. Please type it like 09:41."
    with writing_as(Regional.all_of("en_US")), pytest.raises(InvalidEntry, match=r"like 9:41\sAM\."):
        read_time(text)


@pytest.mark.parametrize("place", locale_identifiers())
def test_every_time_that_is_written_reads_back_as_itself(place: str) -> None:
    with writing_as(Regional.all_of(place)):
        for moment in (time(0, 0), time(0, 5), time(9, 41), time(12, 0), time(12, 30), time(21, 41), time(23, 59)):
            assert read_time(format_time(moment)) == moment, format_time(moment)
