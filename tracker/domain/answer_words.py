"""What a step brought about for plans and doses besides what was asked for, in words."""

from collections.abc import Sequence

from tracker.domain.answers import taken_up
from tracker.domain.change import Edit
from tracker.domain.dose import Dose, evening_of
from tracker.domain.dose_words import medicine_words
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_day_month, ngettext


def brought_about(edits: Sequence[Edit]) -> str:
    """Return the sentences about doses that a plan took up, and about one after midnight."""
    return " ".join([*_plans(edits), *_evenings(edits)])


def _plans(edits: Sequence[Edit]) -> list[str]:
    count = taken_up(edits)
    if not count or not any(isinstance(edit.after, Regimen) for edit in edits):
        return []
    one = "{count} dose that is in the diary counts for the plan."
    return [ngettext(one, "{count} doses that are in the diary count for the plan.", count).format(count=count)]


def _evenings(edits: Sequence[Edit]) -> list[str]:
    words = _("{what} taken on {day}: it counts for the evening of {evening}.")
    return [
        words.format(
            what=medicine_words(dose), day=format_day_month(dose.day), evening=format_day_month(dose.planned_day)
        )
        for edit in edits
        if edit.before is None and isinstance(dose := edit.after, Dose)
        if dose.planned_day is not None and evening_of(dose) == dose.planned_day
    ]
