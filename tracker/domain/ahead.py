"""How far ahead an entry may lie: facts until today, plans and appointments for some years."""

from datetime import date, datetime, time, timedelta

from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.event import Event
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.domain.timed_count import TimedCount
from tracker.i18n import _, format_day_short, format_time

FACTS = (Observation, TimedCount, Dose, LabResult)
ZONES = timedelta(days=1)
"""What was written elsewhere on the earth may be of a day that has not begun here."""
CLOCKS = timedelta(minutes=10)
"""How far the clock of a nurse may be ahead of this one."""
YEARS_OF_PLANS = 10
YEARS_OF_EVENTS = 2
"""An examination is arranged ahead, and an illness may last; nobody knows of either for longer."""


def too_far_ahead(record: Record, today: date) -> str:
    """Return why an entry cannot be of a day so far ahead, empty where it can.

    What was observed, measured or taken is of today at the latest (or of tomorrow, where another time zone is ahead).
    Events, such as an examination that is arranged, and plans may lie ahead.
    """
    if isinstance(record, FACTS) and record.day > today + ZONES:
        return _still_to_come(record.day, today, _("only a plan or an event can be in the future"))
    if isinstance(record, Profile) and record.date_of_birth and record.date_of_birth > today:
        return _still_to_come(record.date_of_birth, today, _("a date of birth cannot be in the future"))
    if isinstance(record, Profile) and record.treatment_start and record.treatment_start > today + ZONES:
        return _still_to_come(record.treatment_start, today, _("a treatment that is planned belongs in a plan"))
    if record.recorded_at and record.recorded_at.date() > today + ZONES:
        return _still_to_come(record.recorded_at.date(), today, _("nothing can have been entered then"))
    day, years = _planned(record)
    if day is None or (day - today).days <= years * 366:
        return ""
    words = _("{day} is more than {years} years ahead; please look at the year")
    return words.format(day=format_day_short(day), years=years)


def refuse_time_ahead(day: date, at: time | None, now: datetime) -> None:
    """Raise InvalidEntry where a time of today has not come yet; some minutes are left to clocks that differ."""
    soon = (now + CLOCKS).replace(tzinfo=None)
    if at is not None and day == now.date() and datetime.combine(day, at) > soon:
        raise InvalidEntry(
            _("{time} is still to come today. Correct the time or the day.").format(time=format_time(at))
        )


def _planned(record: Record) -> tuple[date | None, int]:
    """Return the day of a record that may lie ahead, and for how many years."""
    if isinstance(record, Dose):
        return record.planned_day, YEARS_OF_PLANS
    if isinstance(record, Regimen):
        return record.first_day, YEARS_OF_PLANS
    if isinstance(record, Event):
        return max(record.day, record.last_day or record.day), YEARS_OF_EVENTS
    return None, 0


def before_birth(record: Record, born: date | None) -> str:
    """Return why a sample or a dose cannot be of a day before the person was born, empty where it can."""
    if born is None or not isinstance(record, FACTS) or record.day >= born:
        return ""
    words = _("{day} is before the date of birth, {born}")
    return words.format(day=format_day_short(record.day), born=format_day_short(born))


def _still_to_come(day: date, today: date, reason: str) -> str:
    words = _("{day} is still to come (today is {today}); {reason}")
    return words.format(day=format_day_short(day), today=format_day_short(today), reason=reason)
