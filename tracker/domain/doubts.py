"""What a form, a table and a command ask about an entry before it is kept: one question at most."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import duplicates
from tracker.domain.dose import Dose
from tracker.domain.dose_words import unusual
from tracker.domain.lab import LabResult
from tracker.domain.plausible import day_question
from tracker.domain.plausible_lab import lab_question
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen

WHAT = ("medicine", "amount", "unit", "route")
WHEN = ("day", "time", "status")
MEASURED = ("test", "comparator", "value", "unit", "reference_low", "reference_high")


def dose_doubt(
    dose: Dose, doses: Sequence[Dose], plans: Iterable[Regimen], today: date, before: Dose | None = None
) -> str:
    """Return what is odd about a dose: its amount, that it is there already, or its day; empty where nothing is.

    What stood so in the dose `before` a change was asked about then.
    """
    questions = (
        unusual(dose, doses) if _differ(dose, before, WHAT) else "",
        duplicates.dose_question(dose, doses, plans) if _differ(dose, before, (*WHAT, *WHEN)) else "",
        day_question(dose, today) if _differ(dose, before, ("day",)) else "",
    )
    return next((question for question in questions if question), "")


def lab_doubt(lab: LabResult, known: Sequence[LabResult], today: date, before: LabResult | None = None) -> str:
    """Return what is odd about a result: its value, that it is there already, or its day; empty where nothing is.

    What stood so in the result `before` a change was asked about then.
    """
    questions = (
        lab_question(lab, known) if _differ(lab, before, MEASURED) else "",
        duplicates.lab_question(lab, known) if _differ(lab, before, (*MEASURED, "day", "time")) else "",
        day_question(lab, today) if _differ(lab, before, ("day",)) else "",
    )
    return next((question for question in questions if question), "")


def _differ(record: Record, before: Record | None, names: Iterable[str]) -> bool:
    return before is None or any(getattr(record, name) != getattr(before, name) for name in names)
