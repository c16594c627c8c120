"""A rate reads as a rate; few are not none."""

from datetime import date, time

import pytest

from tracker.domain.timed_count import TimedCount
from tracker.domain.timed_count_words import counted_words, minutes_words, timed_count_words


@pytest.mark.parametrize(
    ("minutes", "count", "site", "words"),
    [
        (5, 32, "", "6.4 a minute, 5 minutes at 09:41"),
        (1, 3, "calf-left", "3 a minute, 1 minute at 09:41, left calf"),
        (5, 0, "", "0 a minute, 5 minutes at 09:41"),
        (60, 2, "", "0.03 a minute, 60 minutes at 09:41"),
        (2.17, 4, "", "1.8 a minute, 2.2 minutes at 09:41"),
    ],
)
def test_count_reads_as_a_rate_over_its_minutes(minutes: float, count: int, site: str, words: str) -> None:
    made = TimedCount(day=date(2026, 11, 22), time=time(9, 41), minutes=minutes, count=count, site=site)
    assert timed_count_words(made) == words


def test_none_one_and_many_have_their_own_words() -> None:
    assert [counted_words(count) for count in (0, 1, 32)] == ["no twitches", "1 twitch", "32 twitches"]
    assert minutes_words(1.5) == "1.5 minutes"
