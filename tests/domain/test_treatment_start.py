"""When treatment began is asked only where a course came weeks after a first tablet."""

from datetime import date, timedelta

import pytest

from tests.domain.examples import make
from tracker.domain.dose import SKIPPED, Dose
from tracker.domain.regimen import Regimen
from tracker.domain.treatment_start import starts_to_choose_from
from tracker.domain.treatment_start_words import start_question

TABLET = date(2026, 8, 2)


def tablet(day: date = TABLET, **changes: object) -> Dose:
    fields = {"medicine": "cyanocobalamin", "amount": 50, "route": "oral", "site": "", "regimen": None}
    return make(Dose, day=day, **{**fields, **changes})


def injection(days_later: int, **changes: object) -> Dose:
    return make(Dose, day=TABLET + timedelta(days=days_later), **changes)


@pytest.mark.parametrize(("days", "asked"), [(0, False), (13, False), (14, True), (30, True)])
def test_course_that_begins_two_weeks_after_a_tablet_is_asked_about(days: int, asked: bool) -> None:
    found = starts_to_choose_from([injection(days), tablet()], [])
    assert (found is not None) == asked
    if found:
        assert (found.first.day, found.course.day) == (TABLET, TABLET + timedelta(days=days))


def test_nothing_is_asked_where_injections_came_first_or_there_are_none() -> None:
    assert starts_to_choose_from([injection(-3), tablet(), injection(30)], []) is None
    assert starts_to_choose_from([tablet(), tablet(TABLET + timedelta(days=40))], []) is None
    assert starts_to_choose_from([], []) is None


def test_loading_course_of_tablets_counts_as_a_course() -> None:
    plan = make(Regimen, medicine="cyanocobalamin", route="oral", phase="loading")
    course = tablet(TABLET + timedelta(days=20), amount=1000, regimen=plan.id)
    found = starts_to_choose_from([tablet(), course], [plan])
    assert found is not None
    assert found.course == course


def test_what_was_skipped_or_is_no_b12_begins_nothing() -> None:
    folic = tablet(medicine="folic_acid")
    assert starts_to_choose_from([folic, injection(30)], []) is None
    assert starts_to_choose_from([tablet(status=SKIPPED), injection(30)], []) is None
    assert starts_to_choose_from([tablet(), injection(30, status=SKIPPED)], []) is None


def test_question_names_both_days_and_both_doses() -> None:
    found = starts_to_choose_from([tablet(), injection(30)], [])
    assert found is not None
    words = start_question(found)
    assert words.question == "When did your treatment begin?"
    assert words.details == (
        "The first dose in this diary was on 2 August 2026 (Cyanocobalamin tablet 50 µg). A course began on "
        "1 September 2026 (Hydroxocobalamin injection 1 mg). Later days are compared with those before the start."
    )
    assert (words.first, words.course) == ("On 2 August 2026", "On 1 September 2026")
