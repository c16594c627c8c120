from datetime import date

import pytest

from tracker.analysis import wording
from tracker.analysis.doses import AsPlanned
from tracker.domain.history import Period


def test_gap_is_told_with_its_days() -> None:
    assert wording.gap(Period(date(2026, 6, 12), date(2026, 6, 19))) == "12 Jun – 19 Jun 2026 (8 days)"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (AsPlanned(16, 16, 0, 0, 0, 0), "16 of 16 taken"),
        (
            AsPlanned(16, 14, 1, 1, 1, 4),
            "14 of 16 taken, 1 of them 4 days after the planned day, 1 skipped, 1 not recorded",
        ),
        (AsPlanned(15, 14, 0, 0, 1, 0, 14), "14 of 15 taken, 14 of them entered later, 1 not recorded"),
        (AsPlanned(16, 16, 1, 0, 0, 1), "16 of 16 taken, 1 of them 1 day after the planned day"),
        (AsPlanned(16, 16, 3, 0, 0, 9), "16 of 16 taken, 3 of them after the planned day, by up to 9 days"),
        (AsPlanned(16, 16, 3, 0, 0, 1), "16 of 16 taken, 3 of them after the planned day, by up to 1 day"),
    ],
)
def test_doses_are_told_as_planned(found: AsPlanned, words: str) -> None:
    assert wording.as_planned(found) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "on the day of an injection"), (1, "1 day after an injection"), (9, "9 days after an injection")],
)
def test_time_since_an_injection_is_told_in_days(days: int | None, words: str) -> None:
    assert wording.since_injection(days) == words
