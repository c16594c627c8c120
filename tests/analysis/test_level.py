from datetime import date

from tests.build import history
from tracker.analysis.level import Level, level
from tracker.domain.history import Period
from tracker.domain.observation import Observation

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def twitches(day: int, value: float, site: str = "") -> Observation:
    return Observation(day=date(2026, 3, day), item="twitching", site=site, value=value)


def test_level_counts_recorded_days_only() -> None:
    found = level(history([twitches(2, 4), twitches(3, 0), twitches(7, 11)], WEEK), "twitching", WEEK)
    assert found == Level(days=3, possible=7, mean=5.0, median=4.0, total=15.0)


def test_places_of_a_day_add_up_to_one_value() -> None:
    found = level(history([twitches(2, 4), twitches(2, 3, "calf-left"), twitches(3, 1)], WEEK), "twitching", WEEK)
    assert found == Level(days=2, possible=7, mean=4.0, median=4.0, total=8.0)


def test_where_a_severity_was_felt_is_no_value_of_it() -> None:
    felt = [
        Observation(day=date(2026, 3, 2), item="tingling", value=6),
        Observation(day=date(2026, 3, 2), item="tingling", site="foot-left", value=1),
        Observation(day=date(2026, 3, 3), item="tingling", site="foot-left", value=1),
    ]
    assert level(history(felt, WEEK), "tingling", WEEK) == Level(1, 7, 6.0, 6.0, 6.0)


def test_nothing_recorded_has_no_mean_and_no_median() -> None:
    assert level(history([twitches(2, 4)], WEEK), "fatigue", WEEK) == Level(0, 7, None, None, 0.0)


def test_days_outside_the_period_do_not_count() -> None:
    days = history([twitches(2, 100), twitches(5, 2)], WEEK)
    assert level(days, "twitching", Period(date(2026, 3, 3), date(2026, 3, 8))) == Level(1, 6, 2.0, 2.0, 2.0)
