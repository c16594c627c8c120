"""When treatment began, where a diary can be read in two ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen

LOADING = "loading"
APART = timedelta(days=14)
"""A course that begins this long after a first tablet may be what the person calls the start."""


@dataclass(frozen=True, slots=True)
class Starts:
    """Two days that could each be the start of treatment: the first B12 dose, and the first dose of a course."""

    first: Dose
    course: Dose


def starts_to_choose_from(doses: Iterable[Dose], regimens: Iterable[Regimen]) -> Starts | None:
    """Return the two possible starts, None where there is no doubt.

    There is doubt where the first B12 dose was no injection and no part of a loading plan, and the first of those came
    at least two weeks later.
    """
    taken = sorted(
        (dose for dose in doses if dose.taken and catalogue.is_b12_medicine(dose.medicine)), key=lambda dose: dose.day
    )
    loading = {plan.id for plan in regimens if plan.phase == LOADING}
    course = next((dose for dose in taken if catalogue.is_injection(dose.route) or dose.regimen in loading), None)
    if course is None or course.day - taken[0].day < APART:
        return None
    return Starts(taken[0], course)
