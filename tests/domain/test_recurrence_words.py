"""How often, in words."""

from datetime import date

import pytest

from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import LAST_DOSE, Regimen


def plan(recurrence: str, **more: object) -> Regimen:
    facts = {"medicine": "x", "amount_ug": 1.0, "route": "im", "first_day": date(2026, 1, 5), **more}
    return Regimen.model_validate({"recurrence": recurrence, **facts})


@pytest.mark.parametrize(
    ("recurrence", "words"),
    [
        ("FREQ=DAILY", "daily"),
        ("FREQ=DAILY;INTERVAL=2", "every other day"),
        ("FREQ=DAILY;INTERVAL=7", "weekly"),
        ("FREQ=DAILY;INTERVAL=21", "every 3 weeks"),
        ("FREQ=WEEKLY;INTERVAL=8", "every 8 weeks"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "weekly on Monday, Thursday"),
        ("FREQ=MONTHLY", "monthly"),
        ("FREQ=MONTHLY;INTERVAL=3", "every 3 months"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "monthly, on the last day of the month"),
        ("FREQ=MONTHLY;BYDAY=2TU", "monthly (2TU)"),
        ("FREQ=YEARLY", "yearly"),
        ("FREQ=DAILY;COUNT=1", "once"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=7", "every other day, on 7 days"),
        ("FREQ=DAILY;UNTIL=20260301", "daily, until 1 Mar 2026"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "by the rule FREQ=MONTHLY;BYMONTHDAY=5"),
    ],
)
def test_plan_is_told_in_words(recurrence: str, words: str) -> None:
    assert how_often(plan(recurrence)) == words


def test_several_doses_a_day_and_counting_from_the_last_dose_are_told() -> None:
    assert how_often(plan("FREQ=DAILY", times_per_day=3)) == "daily, 3 times a day"
    assert how_often(plan("FREQ=WEEKLY;INTERVAL=4", anchor=LAST_DOSE)) == "every 4 weeks, counted from the last dose"


def test_doses_at_least_some_days_apart_are_told_so() -> None:
    assert how_often(plan("FREQ=DAILY;INTERVAL=3;COUNT=10", anchor=LAST_DOSE)) == "10 doses, at least 3 days apart"


def test_day_that_some_months_lack_is_named() -> None:
    words = how_often(plan("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"))
    assert words == "monthly, on the 30th or the last day of a shorter month"
    own = "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;BYMONTH=2"
    assert how_often(plan(own)) == f"by the rule {own}"
