"""Due days of regimens, by RFC 5545 recurrence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr

from tracker.domain.dose import Dose
from tracker.domain.history import Period
from tracker.domain.regimen import LAST_DOSE, Regimen, parts


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
    return _between(_rule(regimen, regimen.first_day), planned)


def due(regimens: Iterable[Regimen], doses: Iterable[Dose], today: date, lookback: int = 92) -> list[Due]:
    """What is due today or still unanswered from the days before, oldest first.

    A planned day of a daily plan lapses with the day; others stay open until the next planned day comes.
    """
    doses = tuple(doses)
    found = (_latest_open(regimen, doses, Period.ending(today, lookback)) for regimen in regimens)
    return sorted((item for item in found if item is not None), key=lambda item: item.day)


def answering(dose: Dose, found: Iterable[Due]) -> Dose:
    """The dose as the answer to what is due of its medicine by its route; as it is where nothing of that is due."""
    for item in found:
        if (item.regimen.medicine, item.regimen.route) == (dose.medicine, dose.route):
            return dose.replaced(regimen=item.regimen.id, planned_day=item.day)
    return dose


def _latest_open(regimen: Regimen, doses: tuple[Dose, ...], period: Period) -> Due | None:
    days = due_days(regimen, period, doses)
    if not days or (days[-1] < period.last and _is_daily(regimen)):
        return None
    answered = Counter(dose.planned_day or dose.day for dose in doses if dose.regimen == regimen.id)
    waiting = [day for day in days if not answered[day]]
    # What counts from the last dose does not come due again before it is taken.
    day = waiting[0] if waiting and regimen.anchor == LAST_DOSE and not _is_daily(regimen) else days[-1]
    left = regimen.times_per_day - answered[day]
    return Due(regimen, day, left) if left > 0 else None


def _is_daily(regimen: Regimen) -> bool:
    if parts(regimen.recurrence).get("COUNT") == "1":
        return False  # an appointment
    week = Period(regimen.first_day, regimen.first_day + timedelta(days=6))
    return len(_between(_rule(regimen, regimen.first_day).replace(count=None, until=None), week)) == week.days


def _from_last_dose(regimen: Regimen, period: Period, doses: Iterable[Dose]) -> list[date]:
    answers = sorted({dose.day for dose in doses if dose.regimen == regimen.id and dose.taken})
    if not answers:
        return _between(_rule(regimen, regimen.first_day), period)
    planned = {dose.planned_day or dose.day for dose in doses if dose.regimen == regimen.id and dose.taken}
    rule = _rule(regimen, answers[-1])
    total = parts(regimen.recurrence).get("COUNT")
    counted_on = _between(rule.replace(count=None), Period(answers[-1], max(answers[-1], period.last)))
    ahead = [day for day in counted_on if day > answers[-1]]
    left = len(ahead) if total is None else max(0, int(total) - len(answers))
    return sorted({day for day in (*planned, *ahead[:left]) if day in period})


def _rule(regimen: Regimen, start: date) -> rrule:
    rule = rrulestr(regimen.recurrence, dtstart=datetime.combine(start, time.min))
    assert isinstance(rule, rrule), "a recurrence is a single RRULE"
    return rule


def _between(rule: rrule, period: Period) -> list[date]:
    first, last = (datetime.combine(day, time.min) for day in (period.first, period.last))
    return [moment.date() for moment in rule.between(first, last, inc=True)]
