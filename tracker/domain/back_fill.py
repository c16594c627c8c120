"""Doses of the past from stretches such as «every other day 3-20 January, then every 8 weeks until today»."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.domain.dose import Dose, refuse_impossible
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import Period
from tracker.domain.regimen import LAST_DOSE, Regimen
from tracker.domain.schedule import due_days
from tracker.i18n import _, format_number

MOST = 5000
"""Doses that one step makes at most: more is a slip in a year."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A dose that may be added; `known` where its day has one of that medicine already, so that it is left out."""

    dose: Dose
    known: bool


def checked(stretch: Regimen, today: date, born: date | None = None) -> Regimen:
    """A stretch that lies in the past; InvalidEntry where it reaches beyond today or before the date of birth.

    A stretch is a plan that is not kept: the same fields, with a last day.
    """
    if stretch.last_day is None:
        raise InvalidEntry(_("Please say on which day it ended."))
    if stretch.last_day > today:
        raise InvalidEntry(_("It can end today at the latest: what is still to come belongs in a plan."))
    refuse_impossible(_dose(stretch, stretch.first_day), today, born)
    return stretch


def preview(
    stretches: Sequence[Regimen], doses: Iterable[Dose] = (), plans: Iterable[Regimen] = ()
) -> tuple[Proposal, ...]:
    """The doses of checked stretches by day; those of a plan in the diary answer its planned days.

    A day with a dose of the medicine, taken or skipped, is left out, and so is one that an earlier stretch has.
    """
    kept = tuple(doses)
    taken = {(dose.medicine, dose.day) for dose in kept}
    planned = _open_days(stretches, kept, tuple(plans))
    found: list[Proposal] = []
    for stretch in stretches:
        days = _days(stretch)
        if len(found) + len(days) * stretch.times_per_day > MOST:
            raise InvalidEntry(_("These are more than {count} doses.").format(count=format_number(MOST)))
        for day in days:
            known = (stretch.medicine, day) in taken
            dose = _dose(stretch, day, planned.get((stretch.medicine, stretch.route, day)))
            found += [Proposal(copy, known) for copy in _copies(dose, 1 if known else stretch.times_per_day)]
        taken |= {(stretch.medicine, day) for day in days}
    return tuple(sorted(found, key=lambda proposal: proposal.dose.day))


def _days(stretch: Regimen) -> list[date]:
    assert stretch.last_day is not None, "a checked stretch has a last day"
    return due_days(stretch, Period(stretch.first_day, stretch.last_day))


def _open_days(
    stretches: Sequence[Regimen], doses: Sequence[Dose], plans: Sequence[Regimen]
) -> dict[tuple[str, str, date], UUID]:
    """The planned days that nothing has answered; what is counted from the last dose is answered by any day."""
    found: dict[tuple[str, str, date], UUID] = {}
    for plan in plans:
        answered = {dose.planned_day or dose.day for dose in doses if dose.regimen == plan.id}
        for stretch in stretches:
            if (plan.medicine, plan.route) == (stretch.medicine, stretch.route):
                days = (day for day in _answerable(plan, stretch, doses) if day not in answered)
                found.update({(plan.medicine, plan.route, day): plan.id for day in days})
    return found


def _answerable(plan: Regimen, stretch: Regimen, doses: Sequence[Dose]) -> Iterator[date]:
    both = Period(plan.first_day, plan.last_day or date.max).overlap(
        Period(stretch.first_day, stretch.last_day or date.max)
    )
    if both is None:
        return
    yield from (
        (day for day in _days(stretch) if day in both) if plan.anchor == LAST_DOSE else due_days(plan, both, doses)
    )


def _dose(stretch: Regimen, day: date, plan: UUID | None = None) -> Dose:
    return Dose(
        day=day,
        planned_day=day if plan else None,
        medicine=stretch.medicine,
        amount=stretch.amount,
        unit=stretch.unit,
        route=stretch.route,
        regimen=plan,
    )


def _copies(dose: Dose, count: int) -> Iterator[Dose]:
    """As many of the same, each a record of its own."""
    yield dose
    for _number in range(count - 1):
        yield Dose(**dose.model_dump(exclude={"id"}))
