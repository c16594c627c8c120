"""Entries that look as if they had been made twice: pointed out, never refused."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import catalogue
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.item import Item
from tracker.domain.lab import LabResult
from tracker.domain.observation import Observation
from tracker.domain.profile import Profile
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_day_short

APART = frozenset({"id", "recorded_at", "changed_at"})
"""What two entries of the same thing may differ in."""


def content(record: Record) -> tuple[object, ...]:
    """Return what an entry says, whichever id it has and whenever it was entered."""
    said = (getattr(record, name) for name in type(record).model_fields if name not in APART)
    return (type(record).__name__, *(str(value) if isinstance(value, dict | list) else value for value in said))


def repeats(record: Record) -> bool:
    """Return whether such an entry made twice is a slip; some kinds can be in a diary only once anyway."""
    return not isinstance(record, Item | Observation | Profile)


def dose_question(dose: Dose, doses: Iterable[Dose], plans: Iterable[Regimen] = ()) -> str:
    """Return a question where the same dose is in the diary for that day already, more often than planned.

    Two doses at different times are two doses.
    """
    if not dose.taken:
        return ""
    same = [other for other in doses if other.id != dose.id and other.taken and _is_same(other, dose)]
    if not same or len(same) < _planned_a_day(dose, plans):
        return ""
    words = _("{dose}, {amount}, is already in the diary for {day}. Was it taken once more?")
    return words.format(dose=medicine_words(dose), amount=amount_of(dose), day=format_day_short(dose.day))


def lab_question(lab: LabResult, known: Sequence[LabResult]) -> str:
    """Return a question where the same value of a test stands in the diary for that day, of another laboratory."""
    for other in known:
        if other.id != lab.id and _what_was_measured(other) == _what_was_measured(lab):
            words = _("{test} of {day} with the same value is already in the diary. Was it measured twice?")
            return words.format(test=catalogue.test_label(lab.test), day=format_day_short(lab.day))
    return ""


def _is_same(one: Dose, other: Dose) -> bool:
    apart = one.time is not None and other.time is not None and one.time != other.time
    return _what_was_taken(one) == _what_was_taken(other) and not apart


def _what_was_taken(dose: Dose) -> tuple[date, str, float, str, str]:
    return dose.day, dose.medicine.casefold(), dose.amount, dose.unit, dose.route


def _what_was_measured(lab: LabResult) -> tuple[object, ...]:
    return lab.day, lab.time, lab.test.casefold(), lab.comparator, lab.value, lab.unit


def _planned_a_day(dose: Dose, plans: Iterable[Regimen]) -> int:
    """Return how many such doses the plans have for a day of theirs, at least one."""
    what = (dose.medicine, dose.amount, dose.unit, dose.route)
    alike = [plan for plan in plans if what == (plan.medicine, plan.amount, plan.unit, plan.route)]
    return max(1, sum(_times(plan, dose.day) for plan in alike))


def _times(plan: Regimen, day: date) -> int:
    return plan.times_per_day if plan.first_day <= day <= (plan.last_day or day) else 0
