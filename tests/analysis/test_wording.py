from datetime import date

import pytest

from tracker.analysis import wording
from tracker.analysis.change import BeforeAfter
from tracker.analysis.coverage import Coverage
from tracker.analysis.doses import AsPlanned
from tracker.analysis.level import Level
from tracker.domain import catalogue
from tracker.domain.history import Period

TWITCHES = catalogue.items()["twitching"]
FATIGUE = catalogue.items()["fatigue"]
BEFORE = Level(days=25, possible=28, mean=36.76, median=29, total=919)
RECENT = Level(days=27, possible=28, mean=5.19, median=5, total=140)
NOTHING = Level(days=0, possible=28, mean=None, median=None, total=0)


def test_change_names_both_levels_with_their_days() -> None:
    assert wording.change(TWITCHES, BeforeAfter("twitching", BEFORE, RECENT)) == (
        "Twitches: typically 29 a day before treatment (25 of 28 days), 5 in the last 28 days (27 of 28 days)."
    )


def test_too_few_days_are_said_and_not_guessed_over() -> None:
    few = Level(days=6, possible=6, mean=3, median=3, total=18)
    assert wording.change(FATIGUE, BeforeAfter("fatigue", RECENT, few)) == (
        "Fatigue: typically 5 of 10 before treatment (27 of 28 days), "
        "not enough days yet in the last 6 days (6 of 6 days)."
    )
    assert wording.change(FATIGUE, BeforeAfter("fatigue", NOTHING, RECENT)) == (
        "Fatigue: not enough days yet before treatment (0 of 28 days), "
        "typically 5 of 10 in the last 28 days (27 of 28 days)."
    )


def test_without_treatment_only_the_last_days_are_told() -> None:
    assert wording.change(FATIGUE, BeforeAfter("fatigue", None, RECENT)) == (
        "Fatigue: typically 5 of 10 in the last 28 days (27 of 28 days)."
    )


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (None, "No day was recorded."),
        (Coverage(195, 238, 0, None), "195 of 238 days were recorded (82%)."),
        (Coverage(195, 238, 18, None), "195 of 238 days were recorded (82%), 18 of them back-filled."),
    ],
)
def test_coverage_is_told_with_what_was_back_filled(found: Coverage | None, sentence: str) -> None:
    assert wording.filled(found) == sentence


def test_gap_is_told_with_its_days() -> None:
    assert wording.gap(Period(date(2026, 6, 12), date(2026, 6, 19))) == "12 Jun – 19 Jun 2026 (8 days)"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (AsPlanned(16, 16, 0, 0, 0, 0), "16 of 16 taken"),
        (AsPlanned(16, 14, 1, 1, 1, 4), "14 of 16 taken (1 late by 4 days), 1 skipped, 1 not recorded"),
        (AsPlanned(16, 16, 1, 0, 0, 1), "16 of 16 taken (1 late by 1 day)"),
        (AsPlanned(16, 16, 3, 0, 0, 9), "16 of 16 taken (3 late by up to 9 days)"),
        (AsPlanned(16, 16, 3, 0, 0, 1), "16 of 16 taken (3 late by up to 1 day)"),
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
