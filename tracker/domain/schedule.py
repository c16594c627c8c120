"""Due days of regimens, by RFC 5545 recurrence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from uuid import UUID

from dateutil.rrule import rrule, rrulestr

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import Period
from tracker.domain.record import LATEST
from tracker.domain.recurrence import counted_on
from tracker.domain.regimen import LAST_DOSE, Regimen, parts
from tracker.i18n import _

STEPS = {"DAILY": 1, "WEEKLY": 7}
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
    return _between(_rule(regimen.recurrence, regimen.first_day, planned.first), planned)


def next_days(regimen: Regimen, since: date, doses: Sequence[Dose] = (), count: int = PREVIEW) -> list[date]:
    """The next so many planned days from a day on that no dose has answered, ascending; fewer where the plan ends."""
    own = _by_plan(doses).get(regimen.id, [])
    answered = {dose.planned_day or dose.day for dose in own}
    ahead = (day for day in _ahead(regimen, max(since, regimen.first_day), own) if day not in answered)
    return list(islice(ahead, count))


def due(regimens: Iterable[Regimen], doses: Iterable[Dose], today: date) -> list[Due]:
    """What is due today or still unanswered from the days before, oldest first.

    A planned day of a daily plan lapses with the day; others stay open until the next planned day comes, also that of
    another plan of the same medicine that follows on one that has ended. The last day of a plan that nothing follows
    on lapses after LAPSE days.
    """
    plans, by_plan = tuple(regimens), _by_plan(doses)
    found = (_latest_open(plan, by_plan.get(plan.id, []), today) for plan in plans)
    waiting = [item for item in found if item is not None and not _is_followed(item, plans, today)]
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
        runs = plan.first_day <= today and _is_daily(plan)
        if not waits and not runs and (days := next_days(plan, today + ONE_DAY, own, 1)):
            found.append(Due(plan, days[0], plan.times_per_day))
    return sorted(found, key=lambda item: item.day)


def followed_by(plan: Regimen, fresh: Regimen) -> tuple[Edit, Edit]:
    """A change in mid-course: the plan ends on the day before the fresh one begins, and its past stays as planned."""
    if fresh.first_day <= plan.first_day:
        raise InvalidEntry(_("A change begins after the first day of the plan that it changes."))
    last = fresh.first_day - ONE_DAY
    return Edit(plan, plan.replaced(last_day=min(last, plan.last_day or last))), Edit(None, fresh)


def answering(dose: Dose, regimens: Iterable[Regimen], doses: Iterable[Dose]) -> Dose:
    """The dose as the answer to what it most likely is: the nearest of what is open of its medicine by its route."""
    item = nearest(open_for(dose.medicine, dose.route, regimens, doses, dose.day), dose.day)
    return dose if item is None else dose.replaced(regimen=item.regimen.id, planned_day=item.day)


def open_for(medicine: str, route: str, regimens: Iterable[Regimen], doses: Iterable[Dose], day: date) -> list[Due]:
    """What is due of a medicine by a route on a day, then what is coming of it."""
    plans, kept = tuple(regimens), tuple(doses)
    found = (*due(plans, kept, day), *coming(plans, kept, day))
    return [item for item in found if _is_of(item.regimen, medicine, route)]


def nearest(found: Sequence[Due], day: date) -> Due | None:
    """What a dose of a day answers: what is due by then, nearest first; else what comes within half its interval.

    None where the dose is too early for what is coming: it was extra.
    """
    waiting = [item for item in found if item.day <= day]
    if waiting:
        return max(waiting, key=lambda item: item.day)
    ahead = [item for item in found if 2 * (item.day - day) <= _interval(item)]
    return min(ahead, key=lambda item: item.day, default=None)


def _interval(item: Due) -> timedelta:
    """From a planned day to the one after it; none where it is the last."""
    plan = item.regimen
    if plan.anchor == LAST_DOSE:
        plan = plan.replaced(first_day=item.day)
    later = next_days(plan, item.day + ONE_DAY, (), 1)
    return later[0] - item.day if later else timedelta()


def _is_of(plan: Regimen, medicine: str, route: str) -> bool:
    return (plan.medicine, plan.route) == (medicine, route)


def _by_plan(doses: Iterable[Dose]) -> Mapping[UUID, list[Dose]]:
    found: dict[UUID, list[Dose]] = defaultdict(list)
    for dose in doses:
        plan = dose.regimen
        if plan is not None:
            found[plan].append(dose)
    return found


def _latest_open(regimen: Regimen, doses: Sequence[Dose], today: date) -> Due | None:
    answered = Counter(dose.planned_day or dose.day for dose in doses)
    day = _latest_planned(regimen, doses, answered, today)
    if day is None or (day < today and _is_daily(regimen)):
        return None
    left = regimen.times_per_day - answered[day]
    return Due(regimen, day, left) if left > 0 else None


def _latest_planned(regimen: Regimen, doses: Sequence[Dose], answered: Counter[date], today: date) -> date | None:
    if regimen.anchor == LAST_DOSE and not _is_daily(regimen):
        # What counts from the last dose does not come due again before it is taken.
        waiting = (day for day in _ahead(regimen, regimen.first_day, doses) if not answered[day])
        day = next(waiting, None)
        if day is not None and day <= today:
            return day
    days = due_days(regimen, Period.ending(today, LAPSE), doses)
    if not days and regimen.first_day <= today and next_days(regimen, today, doses, 1):
        days = due_days(regimen, Period(regimen.first_day, today), doses)
    return days[-1] if days else None


def _is_followed(item: Due, plans: Iterable[Regimen], today: date) -> bool:
    plan, last = item.regimen, _end(item)
    same = (other for other in plans if _is_of(other, plan.medicine, plan.route))
    return last is not None and any(last < other.first_day <= today for other in same)


def _end(item: Due) -> date | None:
    """The last planned day, None where a plan goes on or is an appointment, which stands for itself.

    A course that counts from the last dose ends with the day that waits.
    """
    plan, named = item.regimen, parts(item.regimen.recurrence)
    if named.get("COUNT") == "1" or not {"COUNT", "UNTIL"} & named.keys():
        return plan.last_day
    if plan.anchor == LAST_DOSE:
        return item.day
    *_days, last = _rule(plan.recurrence, plan.first_day, plan.first_day)
    return min(last.date(), plan.last_day or LATEST)


def _is_daily(regimen: Regimen) -> bool:
    if parts(regimen.recurrence).get("COUNT") == "1":
        return False  # an appointment
    week = Period(regimen.first_day, regimen.first_day + timedelta(days=6))
    rule = _rule(regimen.recurrence, regimen.first_day, regimen.first_day)
    return len(_between(rule.replace(count=None, until=None), week)) == week.days


def _from_last_dose(regimen: Regimen, period: Period, doses: Iterable[Dose]) -> list[date]:
    own = [dose for dose in doses if dose.regimen == regimen.id and dose.taken]
    planned = {dose.planned_day or dose.day for dose in own}
    ahead = takewhile(lambda day: day <= period.last, _ahead(regimen, period.first, own))
    return sorted(day for day in {*planned, *ahead} if day in period)


def _ahead(regimen: Regimen, since: date, doses: Iterable[Dose]) -> Iterator[date]:
    """The planned days from a day on; after a dose, what counts from the last one begins anew there."""
    taken = sorted({dose.day for dose in doses if dose.taken}) if regimen.anchor == LAST_DOSE else []
    last = datetime.combine(regimen.last_day or LATEST, time.min)
    if not taken:
        rule = _rule(regimen.recurrence, regimen.first_day, since)
        moments: Iterator[datetime] = iter(rule)
    else:
        total = parts(regimen.recurrence).get("COUNT")
        rule = _rule(counted_on(regimen.recurrence, taken[-1]), taken[-1], since).replace(count=None)
        later = (moment for moment in rule if moment.date() > taken[-1])
        moments = later if total is None else islice(later, max(0, int(total) - len(taken)))
    within = takewhile(lambda moment: moment <= last, moments)
    return (moment.date() for moment in within if moment.date() >= since)


def _rule(recurrence: str, start: date, since: date) -> rrule:
    """The rule from its start, or from a later day that has the same days from `since` on: dateutil counts them all."""
    start = _nearer(parts(recurrence), start, since)
    rule = rrulestr(recurrence, dtstart=datetime.combine(start, time.min))
    assert isinstance(rule, rrule), "a recurrence is a single RRULE"
    return rule


def _nearer(named: Mapping[str, str], start: date, since: date) -> date:
    """Whole intervals nearer to a day; not where doses are counted, or months are left out that lack the day."""
    every = int(named.get("INTERVAL", "1"))
    if "COUNT" in named or since <= start:
        return start
    if named["FREQ"] in STEPS:
        step = STEPS[named["FREQ"]] * every
        return start + timedelta(days=(since - start).days // step * step)
    months = 12 * (since.year - start.year) + since.month - start.month - 1
    months -= months % every
    if named["FREQ"] != "MONTHLY" or months <= 0 or (start.day > 28 and "BYMONTHDAY" not in named):
        return start
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, 28))


def _between(rule: rrule, period: Period) -> list[date]:
    first, last = (datetime.combine(day, time.min) for day in (period.first, period.last))
    return [moment.date() for moment in rule.between(first, last, inc=True)]
