"""Due days of regimens, by RFC 5545 recurrence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from uuid import UUID

from tracker.domain.change import Edit
from tracker.domain.dose import NIGHT_ENDS, Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import Period
from tracker.domain.record import LATEST
from tracker.domain.recurrence import counted_on
from tracker.domain.regimen import LAST_DOSE, Regimen, is_plain, parts
from tracker.domain.rule import HORIZON, days_of, without_end
from tracker.i18n import _

PREVIEW = 10
ONE_DAY = timedelta(days=1)
LAPSE = 92
"""Days after which the last planned day of a plan that has ended is no longer asked for."""


@dataclass(frozen=True, slots=True)
class Due:
    """A planned day of a regimen that no dose has answered yet; `open_doses` of it are still to be answered."""

    regimen: Regimen
    day: date
    open_doses: int


def due_days(regimen: Regimen, period: Period, doses: Iterable[Dose] = ()) -> list[date]:
    """The planned days within a period, ascending; `doses` move the plan where it counts from the last dose.

    With the anchor `last_dose` the days before the last dose taken are those answered, and the rule is
    counted on from that dose. COUNT, UNTIL and the last day end the plan. Rules are RFC 5545 without DTSTART.
    """
    last = min(period.last, regimen.last_day or period.last)
    if last < max(period.first, regimen.first_day):
        return []
    planned = Period(max(period.first, regimen.first_day), last)
    if regimen.anchor == LAST_DOSE:
        return _from_last_dose(regimen, planned, doses)
    return list(days_of(regimen.recurrence, regimen.first_day, planned.first, planned.last))


def next_days(regimen: Regimen, since: date, doses: Sequence[Dose] = (), count: int = PREVIEW) -> list[date]:
    """The next so many planned days from a day on that no dose has answered, ascending; fewer where the plan ends."""
    own = _by_plan(doses).get(regimen.id, [])
    answered = {dose.planned_day or dose.day for dose in own}
    ahead = (day for day in _ahead(regimen, max(since, regimen.first_day), own) if day not in answered)
    return list(islice(ahead, count))


def due(regimens: Iterable[Regimen], doses: Iterable[Dose], today: date, now: time | None = None) -> list[Due]:
    """What is due today or still unanswered from the days before, oldest first.

    Early in the night (`now`, where the clock counts) what is open of the evening before comes first.

    A planned day of a daily plan lapses with the day; others stay open until the next planned day comes, also that of
    another plan of the same medicine that follows on one that has ended. The last day of a plan that nothing follows
    on lapses after LAPSE days.
    """
    plans, by_plan = tuple(regimens), _by_plan(doses)
    found = (_open_at(plan, by_plan.get(plan.id, []), today, now) for plan in plans)
    waiting = [item for item in found if item is not None and not is_followed(item, plans, today)]
    return sorted(waiting, key=lambda item: item.day)


def coming(regimens: Iterable[Regimen], doses: Iterable[Dose], today: date) -> list[Due]:
    """The next planned day of each plan after today, soonest first.

    None where it is counted from a dose that is still due, nor of a daily plan that has begun: that is every day.
    """
    plans, by_plan = tuple(regimens), _by_plan(doses)
    found = []
    for plan in plans:
        own = by_plan.get(plan.id, [])
        waits = plan.anchor == LAST_DOSE and _latest_open(plan, own, today) is not None
        runs = plan.first_day <= today and is_daily(plan)
        if not waits and not runs and (days := next_days(plan, today + ONE_DAY, own, 1)):
            found.append(Due(plan, days[0], plan.times_per_day))
    return sorted(found, key=lambda item: item.day)


def followed_by(plan: Regimen, fresh: Regimen) -> tuple[Edit, Edit]:
    """A change in mid-course: the plan ends on the day before the fresh one begins, and its past stays as planned."""
    if fresh.first_day <= plan.first_day:
        raise InvalidEntry(_("A change must begin after the first day of the plan. Please choose a later day."))
    last = fresh.first_day - ONE_DAY
    return Edit(plan, plan.replaced(last_day=min(last, plan.last_day or last))), Edit(None, fresh)


def open_for(medicine: str, route: str, regimens: Iterable[Regimen], doses: Iterable[Dose], day: date) -> list[Due]:
    """What is due of a medicine by a route on a day, then what is coming of it."""
    plans, kept = tuple(regimens), tuple(doses)
    found = (*due(plans, kept, day), *coming(plans, kept, day))
    return [item for item in found if _is_of(item.regimen, medicine, route)]


def _is_of(plan: Regimen, medicine: str, route: str) -> bool:
    return (plan.medicine, plan.route) == (medicine, route)


def _by_plan(doses: Iterable[Dose]) -> Mapping[UUID, list[Dose]]:
    found: dict[UUID, list[Dose]] = defaultdict(list)
    for dose in doses:
        plan = dose.regimen
        if plan is not None:
            found[plan].append(dose)
    return found


def _open_at(regimen: Regimen, doses: Sequence[Dose], today: date, now: time | None) -> Due | None:
    if now is not None and now < NIGHT_ENDS:
        evening = _latest_open(regimen, doses, today - ONE_DAY)
        if evening is not None and evening.day == today - ONE_DAY:
            return evening
    return _latest_open(regimen, doses, today)


def _latest_open(regimen: Regimen, doses: Sequence[Dose], today: date) -> Due | None:
    answered = Counter(dose.planned_day or dose.day for dose in doses)
    day = _latest_planned(regimen, doses, answered, today)
    if day is None or (day < today and is_daily(regimen)):
        return None
    left = regimen.times_per_day - answered[day]
    if any(dose.planned_day and dose.planned_day > day and dose.day <= today for dose in doses):
        return None  # the next planned day was answered early: this one is past
    return Due(regimen, day, left) if left > 0 else None


def _latest_planned(regimen: Regimen, doses: Sequence[Dose], answered: Counter[date], today: date) -> date | None:
    if regimen.anchor == LAST_DOSE and not is_daily(regimen):
        # What counts from the last dose does not come due again before it is taken.
        waiting = (day for day in _ahead(regimen, regimen.first_day, doses) if not answered[day])
        day = next(waiting, None)
        if day is not None and day <= today:
            return day
    days = due_days(regimen, Period.ending(today, LAPSE), doses)
    if not days and regimen.first_day <= today and next_days(regimen, today, doses, 1):
        days = due_days(regimen, Period(max(regimen.first_day, today - HORIZON), today), doses)
    return days[-1] if days else None


def is_followed(item: Due, plans: Iterable[Regimen], today: date) -> bool:
    """Return whether another plan of the same medicine has begun by a day, after the last day of this one."""
    plan = item.regimen
    later = [other for other in plans if other.first_day <= today and _is_of(other, plan.medicine, plan.route)]
    return any(other.first_day > item.day and _ends_before(item, other.first_day) for other in later)


def _ends_before(item: Due, day: date) -> bool:
    """Whether no day of a plan is left from a day on; never so of an appointment, which stands for itself.

    A course that counts from the last dose ends with the day that waits.
    """
    plan, named = item.regimen, parts(item.regimen.recurrence)
    if named.get("COUNT") == "1":
        return plan.last_day is not None and plan.last_day < day
    if plan.last_day is not None and plan.last_day < day:
        return True
    if not {"COUNT", "UNTIL"} & named.keys():
        return False
    if plan.anchor == LAST_DOSE:
        return item.day < day
    return next(days_of(plan.recurrence, plan.first_day, day, day + HORIZON), None) is None


def is_daily(regimen: Regimen) -> bool:
    """Return whether a plan names every day, so that each of its days lapses with the day."""
    return _is_daily(regimen.recurrence, regimen.first_day)


@lru_cache(maxsize=256)
def _is_daily(recurrence: str, first: date) -> bool:
    if not is_plain(recurrence) or parts(recurrence).get("COUNT") == "1":
        return False  # an appointment
    week = first + 6 * ONE_DAY
    return len(list(days_of(without_end(recurrence), first, first, week))) == 7


def _from_last_dose(regimen: Regimen, period: Period, doses: Iterable[Dose]) -> list[date]:
    own = [dose for dose in doses if dose.regimen == regimen.id and dose.taken]
    planned = {dose.planned_day or dose.day for dose in own}
    ahead = takewhile(lambda day: day <= period.last, _ahead(regimen, period.first, own, period.last))
    return sorted(day for day in {*planned, *ahead} if day in period)


def _ahead(regimen: Regimen, since: date, doses: Iterable[Dose], until: date | None = None) -> Iterator[date]:
    """The planned days from a day on; after a dose, what counts from the last one begins anew there."""
    taken = sorted({dose.day for dose in doses if dose.taken}) if regimen.anchor == LAST_DOSE else []
    if not is_plain(regimen.recurrence):
        return iter(())
    if taken:
        return ahead_of_last(regimen, taken[-1], len(taken), since, until)
    last = min(regimen.last_day or LATEST, until or since + HORIZON)
    return days_of(regimen.recurrence, regimen.first_day, since, last)


def ahead_of_last(regimen: Regimen, taken: date, count: int, since: date, until: date | None = None) -> Iterator[date]:
    """Yield the planned days from a day on of a plan that counts from the last dose, the last of `count` so far."""
    total = parts(regimen.recurrence).get("COUNT")
    left = None if total is None else max(0, int(total) - count)
    last = min(regimen.last_day or LATEST, until or max(since, taken) + HORIZON)
    rule = without_end(counted_on(regimen.recurrence, taken)) if total else counted_on(regimen.recurrence, taken)
    later = days_of(rule, taken, taken + ONE_DAY, last)
    return (day for day in islice(later, left) if day >= since)
