"""Which dose answers which planned day: one rule for every door, worked out from the plans and doses there are."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from math import isclose
from typing import TypeVar
from uuid import UUID

from tracker.domain.change import Edit
from tracker.domain.course import Course, FromLastDose, course
from tracker.domain.dose import Dose, evening_of
from tracker.domain.history import Period
from tracker.domain.record import Record
from tracker.domain.regimen import LAST_DOSE, Regimen
from tracker.domain.schedule import due_days

R = TypeVar("R", bound=Record)
Days = Period | set[date]
Group = tuple[str, str]
"""A medicine and the way it is taken."""
Answer = tuple[UUID, date | None]
"""A plan, and the day of it that is answered; a dose that is said to be extra answers itself, without a day."""
NOON = time(12)


def same_amount(one: Dose | Regimen, other: Dose | Regimen) -> bool:
    """Return whether a dose is as much as another, or as a plan says."""
    if one.mass_ug is not None and other.mass_ug is not None:
        return isclose(one.mass_ug, other.mass_ug, rel_tol=1e-6)
    return one.unit == other.unit and isclose(one.amount, other.amount, rel_tol=1e-6)


def with_answers(edits: Iterable[Edit], plans: Iterable[Regimen], doses: Iterable[Dose]) -> tuple[Edit, ...]:
    """Return edits with those that they bring about: which planned days the doses of the diary answer after them.

    A plan that is new or changed takes up the doses that are there, one that is removed lets them go; so do doses that
    are added, changed or removed, in whatever order they come. What a person said of a dose stays said.
    `plans` and `doses` are those of the diary before the edits.
    """
    wanted = tuple(edits)
    touched = [record for edit in wanted for record in (edit.before, edit.after)]
    groups = {_group(record) for record in touched if isinstance(record, Dose | Regimen)}
    if not groups:
        return wanted
    plans, doses = tuple(plans), tuple(doses)
    before = _facts(plans, doses, groups)
    after = _facts(_edited(plans, wanted, Regimen), _edited(doses, wanted, Dose), groups)
    answers = answered(after.plans, after.doses, _said(before, after, wanted))
    found = {dose.id: _linked(dose, answers.get(dose.id)) for dose in after.doses}
    last = {edit.record.id: place for place, edit in enumerate(wanted)}
    kept = [
        Edit(edit.before, found[edit.after.id])
        if isinstance(edit.after, Dose) and last[edit.after.id] == place
        else edit
        for place, edit in enumerate(wanted)
    ]
    moved = [Edit(dose, found[dose.id]) for dose in after.doses if dose.id not in last and found[dose.id] is not dose]
    return (*kept, *moved)


def taken_up(edits: Iterable[Edit]) -> int:
    """Return how many doses that were there already are given a planned day by edits."""
    pairs = ((edit.before, edit.after) for edit in edits)
    return sum(
        isinstance(before, Dose)
        and isinstance(after, Dose)
        and before.planned_day is None
        and after.planned_day is not None
        for before, after in pairs
    )


def answering(dose: Dose, plans: Iterable[Regimen], doses: Iterable[Dose]) -> Dose:
    """Return a new dose as the answer to what it most likely is; unchanged where it is extra."""
    kept = [other for other in doses if other.id != dose.id]
    found = with_answers((Edit(None, dose),), plans, kept)[0].after
    assert isinstance(found, Dose), "the edit of a dose"
    return found


def answered(
    plans: Iterable[Regimen], doses: Iterable[Dose], said: Mapping[UUID, Answer] | None = None
) -> dict[UUID, Answer]:
    """Return what each dose answers, by its id; doses that answer nothing are not in it.

    Doses are looked at in the order in which they were taken. Each answers what waits of the plans with its medicine,
    way and amount; what is coming only where it is near. `said` are answers that a person gave, and hold.
    """
    fixed = said or {}
    found: dict[UUID, Answer] = {}
    planned, taken = defaultdict(list), defaultdict(list)
    for plan in sorted(plans, key=lambda plan: (plan.first_day, plan.recurrence, str(plan.id))):
        planned[_group(plan)].append(plan)
    for dose in sorted(doses, key=_moment):
        taken[_group(dose)].append(dose)
    for group in planned.keys() & taken.keys():
        found.update(_of_group(planned[group], taken[group], fixed))
    return found


def _of_group(plans: Sequence[Regimen], doses: Sequence[Dose], said: Mapping[UUID, Answer]) -> dict[UUID, Answer]:
    courses = {plan.id: course(plan, plans, doses[-1].day) for plan in plans}
    found: dict[UUID, Answer] = {}
    for dose in doses:
        if (fixed := said.get(dose.id)) and fixed[1] is not None:
            courses[fixed[0]].reserve(fixed[1])
    own_days = defaultdict(set)
    for dose in doses:
        if dose.id not in said:
            own_days[dose.measured].add(dose.day)
    for dose in doses:
        fitting = [course for course in courses.values() if same_amount(course.plan, dose)]
        answer = said.get(dose.id) or _nearest(fitting, dose, own_days[dose.measured])
        if answer is not None:
            found[dose.id] = answer
            plan, planned = answer
            if planned is not None and (dose.id not in said or isinstance(courses[plan], FromLastDose)):
                courses[plan].take(dose, planned)
    return found


def _nearest(courses: Sequence[Course], dose: Dose, own_days: Container[date]) -> Answer | None:
    """What waits, the latest first; what is coming where it is within half its interval.

    What is so near that it is within a quarter comes before what has waited for more than half. A planned day on which
    such a dose was taken (`own_days`) is answered by that one, not beforehand.
    """
    if evening := evening_of(dose):
        open_then = [one for one in courses if one.waiting(evening) == evening]
        if open_then:
            return open_then[0].plan.id, evening
    waits = [(day, one) for one in courses if (day := one.waiting(dose.day))]
    ahead = ((day, one) for one in courses if (day := one.ahead(dose.day)) and day not in own_days)
    comes = [(day, one) for day, one in ahead if one.is_early(dose.day, day, 2)]
    waiting = max(waits, key=lambda pair: pair[0], default=None)
    coming = min(comes, key=lambda pair: pair[0], default=None)
    if coming and (not waiting or _is_rather(dose.day, waiting[0], *coming)):
        return coming[1].plan.id, coming[0]
    return (waiting[1].plan.id, waiting[0]) if waiting else None


def _is_rather(day: date, waiting: date, coming: date, course: Course) -> bool:
    """Whether a day is rather that of what is coming: nearly there, and long after what waits."""
    return course.is_early(day, coming, 4) and 2 * (day - waiting) > coming - waiting


@dataclass(frozen=True, slots=True)
class _Facts:
    """The plans and doses of some medicines by their ways of being taken."""

    plans: tuple[Regimen, ...]
    doses: tuple[Dose, ...]

    def answers(self) -> dict[UUID, Answer]:
        """What each dose is kept as answering, where its plan has such a day."""
        plans = {plan.id: plan for plan in self.plans}
        own = [(dose.id, dose.regimen, dose.planned_day, plans.get(dose.regimen or dose.id)) for dose in self.doses]
        found: dict[UUID, Answer] = {dose.id: (dose.id, None) for dose in self.doses if dose.extra}
        days = _due_days(self.plans, [planned for _dose, _plan, planned, kept in own if kept and planned])
        for dose, plan, planned, kept in own:
            if plan and planned and kept and planned in days[plan]:
                found[dose] = (plan, planned)
        return found


def _due_days(plans: Iterable[Regimen], named: Sequence[date]) -> dict[UUID, Days]:
    """The days that doses may be kept as answering; what is counted from the last dose may be any day."""
    if not named:
        return {}
    whole = Period(min(named), max(named))
    found: dict[UUID, Days] = {}
    for plan in plans:
        found[plan.id] = whole if plan.anchor == LAST_DOSE else set(due_days(plan, whole))
    return found


def _said(before: _Facts, after: _Facts, edits: Sequence[Edit]) -> dict[UUID, Answer]:
    """The answers that a person gave, now or before: those that are not what would have been worked out."""
    extra = {dose: answer for dose, answer in before.answers().items() if answer[1] is None}
    worked_out = answered(before.plans, before.doses, extra)
    given = {dose.id for dose in before.doses if _kept_answer(dose) not in (None, worked_out.get(dose.id))}
    for edit in edits:
        if isinstance(edit.after, Dose) and _is_said(edit):
            given.add(edit.record.id)
        elif isinstance(edit.before, Dose) and edit.before.day != getattr(edit.after, "day", None):
            given.discard(edit.record.id)
    return {dose: answer for dose, answer in after.answers().items() if dose in given or answer[1] is None}


def _is_said(edit: Edit) -> bool:
    """Whether an edit itself says which planned day its dose answers."""
    was, now = edit.before, edit.after
    assert isinstance(now, Dose), "only doses answer"
    if now.planned_day is None:
        return False
    return not isinstance(was, Dose) or (was.regimen, was.planned_day) != (now.regimen, now.planned_day)


def _kept_answer(dose: Dose) -> Answer | None:
    """The answer as it is kept."""
    return (dose.regimen, dose.planned_day) if dose.regimen and dose.planned_day else None


def _facts(plans: Iterable[Regimen], doses: Iterable[Dose], groups: Container[Group]) -> _Facts:
    return _Facts(
        tuple(plan for plan in plans if _group(plan) in groups),
        tuple(dose for dose in doses if _group(dose) in groups),
    )


def _edited(records: Iterable[R], edits: Iterable[Edit], kind: type[R]) -> list[R]:
    """Records of a kind as they are after edits."""
    found = {record.id: record for record in records}
    for edit in edits:
        if isinstance(edit.after, kind):
            found[edit.after.id] = edit.after
        elif isinstance(edit.before, kind):
            found.pop(edit.before.id, None)
    return list(found.values())


def _group(record: Dose | Regimen) -> Group:
    return record.medicine, record.route


def _linked(dose: Dose, answer: Answer | None) -> Dose:
    plan, day = answer or (None, None)
    return dose if (dose.regimen, dose.planned_day) == (plan, day) else dose.replaced(regimen=plan, planned_day=day)


def _moment(dose: Dose) -> tuple[date, time, str]:
    return dose.day, dose.time or NOON, str(dose.id)
