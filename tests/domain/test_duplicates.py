import datetime as dt
from uuid import uuid4

import pytest

from tests.domain.examples import FIELDS
from tracker.domain import duplicates
from tracker.domain.dose import Dose
from tracker.domain.lab import LabResult
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen

DOSE = Dose(**{**FIELDS[Dose], "time": None, "planned_day": None})
LAB = LabResult(**FIELDS[LabResult])


@pytest.mark.parametrize("kind", FIELDS)
def test_same_content_under_another_id_is_known_again(kind: type[Record]) -> None:
    one = kind(**FIELDS[kind])
    assert duplicates.content(one) == duplicates.content(one.replaced(id=uuid4()))
    hash(duplicates.content(one))


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({}, True),
        ({"site": "", "batch": "", "note": "again"}, True),
        ({"amount": 500}, False),
        ({"route": "sc"}, False),
        ({"day": dt.date(2026, 11, 21)}, False),
        ({"status": "skipped"}, False),
        ({"time": dt.time(9)}, True),
    ],
)
def test_same_dose_on_a_day_is_asked_about(change: dict[str, object], asked: bool) -> None:
    assert bool(duplicates.dose_question(DOSE.replaced(id=uuid4(), **change), [DOSE])) == asked


def test_doses_at_different_times_are_two_doses() -> None:
    morning, evening = (DOSE.replaced(id=uuid4(), time=dt.time(hour)) for hour in (8, 20))
    assert duplicates.dose_question(evening, [morning]) == ""


def test_as_many_as_the_plan_has_are_not_asked_about() -> None:
    plan = Regimen(
        medicine=DOSE.medicine, amount=DOSE.amount, route=DOSE.route, first_day=DOSE.day, recurrence="FREQ=DAILY"
    ).replaced(times_per_day=2)
    second, third = DOSE.replaced(id=uuid4()), DOSE.replaced(id=uuid4())
    assert duplicates.dose_question(second, [DOSE], [plan]) == ""
    assert duplicates.dose_question(third, [DOSE, second], [plan])


def test_dose_that_is_changed_does_not_repeat_itself() -> None:
    assert duplicates.dose_question(DOSE.replaced(note="left arm"), [DOSE]) == ""


def test_same_value_of_another_laboratory_is_asked_about() -> None:
    again = LAB.replaced(id=uuid4(), laboratory="Elsewhere")
    assert duplicates.lab_question(again, [LAB])
    assert duplicates.lab_question(again.replaced(value="9"), [LAB]) == ""
    assert duplicates.lab_question(LAB.replaced(note="fasting"), [LAB]) == ""
