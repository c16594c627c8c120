"""What was taken, and how it agrees with what was planned."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from operator import attrgetter

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.history import History, Period
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import due_days


@dataclass(frozen=True, slots=True)
class AsPlanned:
    """Doses of one regimen in a period: planned = taken + skipped + not recorded; late ones are among the taken.

    `latest_delay` is the longest delay in days, 0 where none was late. `entered_later` are those of the taken that
    were entered two or more days after their day: that is told, and takes nothing away.
    """

    planned: int
    taken: int
    late: int
    skipped: int
    not_recorded: int
    latest_delay: int
    entered_later: int = 0


def is_injection(planned: Dose | Regimen) -> bool:
    """Return whether it goes through the skin and is B12, by the catalogue or by its own name."""
    return catalogue.is_b12_medicine(planned.medicine) and catalogue.is_injection(planned.route)


def injections(history: History, period: Period | None = None) -> tuple[Dose, ...]:
    """The injections of a period, taken and skipped, oldest first."""
    within = period or history.period
    return tuple(dose for dose in history.doses if is_injection(dose) and dose.day in within)


def days_since_injection(history: History, day: date, at: time | None = None) -> int | None:
    """Return the days from the last injection taken before a moment of a day; None where there was none.

    An injection of the same day counts as before it unless both times are known and it came later. Doses come by day.
    """
    until = bisect_right(history.doses, day, key=attrgetter("day"))
    before = (dose for dose in history.doses[:until][::-1] if dose.taken and not _came_later(dose, day, at))
    last = next((dose.day for dose in before if is_injection(dose)), None)
    return (day - last).days if last else None


def is_treated(history: History, day: date, at: time | None = None) -> bool:
    """Return whether B12 treatment had begun by a moment of a day.

    On its first day it had, unless the times of the sample and of every B12 dose of that day say otherwise.
    """
    start = history.treatment_start
    if start is None or day != start:
        return start is not None and day > start
    first = [dose for dose in history.doses if dose.day == day and dose.taken and is_b12(dose)]
    return not first or not all(_came_later(dose, day, at) for dose in first)


def is_b12(dose: Dose) -> bool:
    """Return whether a dose is one of B12."""
    return catalogue.is_b12_medicine(dose.medicine)


def _came_later(dose: Dose, day: date, at: time | None) -> bool:
    return dose.day == day and at is not None and dose.time is not None and dose.time > at


def injections_as_planned(history: History, period: Period | None = None) -> AsPlanned | None:
    """All regimens of injections together (see taken_as_planned), None where no injection was planned in the period."""
    plans = [regimen for regimen in history.regimens if is_injection(regimen)]
    found = [taken_as_planned(history, plan, period) for plan in plans]
    if not any(part.planned for part in found):
        return None
    return AsPlanned(
        planned=sum(part.planned for part in found),
        taken=sum(part.taken for part in found),
        late=sum(part.late for part in found),
        skipped=sum(part.skipped for part in found),
        not_recorded=sum(part.not_recorded for part in found),
        latest_delay=max(part.latest_delay for part in found),
        entered_later=sum(part.entered_later for part in found),
    )


def taken_as_planned(
    history: History, regimen: Regimen, period: Period | None = None, *, today: date | None = None
) -> AsPlanned:
    """The doses that answer a regimen's planned days within a period, and the planned days without an answer.

    What is open of `today` (else the history's present day) is due, not missing: the day is not over. Days after it
    are still to come.

    A dose answers its planned day, and without one a planned day that it was taken on; one that was taken on another
    day and names no planned day was extra and is not counted. Planned days: tracker.domain.schedule.
    """
    within = period or history.period
    of_plan = [dose for dose in history.doses if dose.regimen == regimen.id]
    due = set(due_days(regimen, within, of_plan))
    given = [dose for dose in of_plan if (dose.planned_day or dose.day) in (within if dose.planned_day else due)]
    taken = [dose for dose in given if dose.taken]
    answered = Counter(dose.planned_day or dose.day for dose in given)
    present = today or history.present
    open_doses = sum(max(0, regimen.times_per_day - answered[day]) for day in due if day < present)
    delays = [dose.days_late for dose in taken if dose.days_late]
    return AsPlanned(
        planned=len(given) + open_doses,
        taken=len(taken),
        late=len(delays),
        skipped=len(given) - len(taken),
        not_recorded=open_doses,
        latest_delay=max(delays, default=0),
        entered_later=sum(is_back_filled(history, dose) for dose in taken),
    )


def is_back_filled(history: History, dose: Dose) -> bool:
    """Whether a dose was entered two or more days after its day."""
    return dose.recorded_at is not None and history.is_back_filled(dose.day.toordinal(), dose.recorded_at.timestamp())
