"""Days of a profile that cannot be are refused in words, at one place for all doors."""

from datetime import date
from typing import Any

import pytest

from tracker.domain.errors import InvalidEntry
from tracker.domain.profile import Profile, refuse_impossible_days

TODAY = date(2026, 11, 30)
BORN, START = date(1960, 2, 29), date(2026, 9, 1)


@pytest.mark.parametrize(
    ("fields", "first_fact", "words"),
    [
        ({"date_of_birth": date(2026, 12, 1)}, None, "Type the day of birth"),
        ({"treatment_start": date(2199, 12, 31)}, None, "belongs in a plan"),
        ({"date_of_birth": BORN, "treatment_start": date(1959, 1, 1)}, None, "cannot have begun on 1 Jan 1959"),
        ({"date_of_birth": date(2026, 10, 1)}, date(2026, 9, 1), "has entries of 1 Sept 2026"),
    ],
)
def test_day_that_cannot_be_is_refused(fields: dict[str, Any], first_fact: date | None, words: str) -> None:
    with pytest.raises(InvalidEntry, match=words):
        refuse_impossible_days(Profile(**fields), TODAY, first_fact)


def test_days_that_agree_are_kept() -> None:
    refuse_impossible_days(Profile(), TODAY, START)
    refuse_impossible_days(Profile(date_of_birth=BORN, treatment_start=START), TODAY, START)
    refuse_impossible_days(Profile(date_of_birth=TODAY, treatment_start=TODAY), TODAY, TODAY)
