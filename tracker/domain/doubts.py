"""What a form, a table and a command ask about an entry before it is kept: one question at most."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import duplicates
from tracker.domain.dose import Dose
from tracker.domain.dose_words import unusual
from tracker.domain.lab import LabResult
from tracker.domain.plausible import day_question
from tracker.domain.plausible_lab import lab_question
from tracker.domain.regimen import Regimen


def dose_doubt(dose: Dose, doses: Sequence[Dose], plans: Iterable[Regimen], today: date) -> str:
    """Return what is odd about a dose: its amount, that it is there already, or its day; empty where nothing is."""
    return unusual(dose, doses) or duplicates.dose_question(dose, doses, plans) or day_question(dose, today)


def lab_doubt(lab: LabResult, known: Sequence[LabResult], today: date) -> str:
    """Return what is odd about a result: its value, that it is there already, or its day; empty where nothing is."""
    return lab_question(lab, known) or duplicates.lab_question(lab, known) or day_question(lab, today)
