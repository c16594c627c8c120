"""Doses of the past from stretches such as «every other day 3-20 January, then every 8 weeks until today»."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.dose import Dose, refuse_impossible
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import History, Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import ONE_DAY, due_days, next_days
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
        raise InvalidEntry(_("A past period can end today at the latest. Please put future doses in a plan."))
    refuse_impossible(_dose(stretch, stretch.first_day), today, born)
    return stretch


def preview(stretches: Sequence[Regimen], doses: Iterable[Dose] = ()) -> tuple[Proposal, ...]:
    """The doses of checked stretches by day; which plans they answer is worked out when they are kept.

    A day with a dose of the medicine, taken or skipped, is left out, and so is one that an earlier stretch has.
    """
    taken = {(dose.medicine, dose.day) for dose in doses}
    found: list[Proposal] = []
    for stretch in stretches:
        days = _days(stretch)
        if len(found) + len(days) * stretch.times_per_day > MOST:
            raise InvalidEntry(
                _("That is more than {count} doses. Please enter a shorter period.").format(count=format_number(MOST))
            )
        for day in days:
            known = (stretch.medicine, day) in taken
            dose = _dose(stretch, day)
            found += [Proposal(copy, known) for copy in _copies(dose, 1 if known else stretch.times_per_day)]
        taken |= {(stretch.medicine, day) for day in days}
    return tuple(sorted(found, key=lambda proposal: proposal.dose.day))


def going_on(stretches: Iterable[Regimen], plans: Iterable[Regimen], today: date) -> tuple[Regimen, date] | None:
    """Return the plan that a stretch up to now would be if it went on, and its next day.

    None where it had ended by now, or a plan of its medicine is there already. The plan begins where the stretch
    began, so that the doses that were filled in are its first.
    """
    planned = _planned(plans, today)
    for stretch in sorted(stretches, key=lambda stretch: stretch.last_day or stretch.first_day, reverse=True):
        if (stretch.medicine, stretch.route) in planned or stretch.last_day is None:
            continue
        after = next(iter(next_days(stretch.replaced(last_day=None), stretch.last_day + ONE_DAY, count=1)), None)
        if after is not None and after > today:
            return Regimen(**stretch.model_dump(exclude={"id", "last_day"})), after
    return None


def may_go_on(offered: Regimen, history: History, today: date) -> bool:
    """Tell whether a plan that was offered still fits: its doses are there, and no plan of its medicine is yet."""
    if (offered.medicine, offered.route) in _planned(history.regimens, today):
        return False
    return any(
        (dose.medicine, dose.route) == (offered.medicine, offered.route) and dose.day >= offered.first_day
        for dose in history.doses
    )


def _planned(plans: Iterable[Regimen], today: date) -> set[tuple[str, str]]:
    """Return the medicines, with the way each is taken, that have a plan today or later."""
    return {(plan.medicine, plan.route) for plan in plans if plan.last_day is None or plan.last_day >= today}


def _days(stretch: Regimen) -> list[date]:
    assert stretch.last_day is not None, "a checked stretch has a last day"
    return due_days(stretch, Period(stretch.first_day, stretch.last_day))


def _dose(stretch: Regimen, day: date) -> Dose:
    return Dose(
        day=day,
        medicine=stretch.medicine,
        amount=stretch.amount,
        unit=stretch.unit,
        route=stretch.route,
    )


def _copies(dose: Dose, count: int) -> Iterator[Dose]:
    """As many of the same, each a record of its own."""
    yield dose
    for _number in range(count - 1):
        yield Dose(**dose.model_dump(exclude={"id"}))
