"""Which planned day a dose answers, in its form."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from tracker.domain import answers, schedule
from tracker.domain.dose import Dose
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_weekday, ngettext
from tracker.ui.widgets.choice import Choice

Planned = tuple[UUID, date]


class PlannedChoice(Choice):
    """Shows what a dose would answer by itself; what is chosen instead is said of the dose, and stays."""

    def __init__(self, doses: Sequence[Dose], plans: Sequence[Regimen], parent: QWidget | None = None) -> None:
        super().__init__(_("Planned for"), parent=parent)
        self._doses, self._plans = doses, plans
        self._answers: dict[str, Planned] = {}
        self._suggested = ""

    def offer_for(self, draft: Dose, before: Dose | None) -> None:
        """Offer what is due or coming of the medicine of a dose as typed so far; `before` is the dose it was."""
        others = [dose for dose in self._doses if before is None or dose.id != before.id]
        likely = self._likely(draft, others) if before is None else before
        found = schedule.open_for(draft.medicine, draft.route, self._plans, others, draft.day)
        offered = [*_answer(likely), *((item.regimen.id, item.day) for item in found)]
        was, self._answers = self._answers, {f"{plan} {day}": (plan, day) for plan, day in offered}
        entries = [(key, _words(day, draft.day)) for key, (_plan, day) in self._answers.items()]
        suggested = next(iter(self._answers), "") if _answer(likely) else ""
        self.offer([("", _("no planned day")), *entries])
        if was != self._answers or suggested != self._suggested:
            self.choose(suggested)
        self._suggested = suggested
        self.setEnabled(bool(entries))
        self.setToolTip("" if entries else _("No plan has this medicine taken in this way."))

    def _likely(self, draft: Dose, others: Sequence[Dose]) -> Dose:
        """What it would answer by itself; another amount than planned is still likely to be meant for what is due."""
        found = answers.answering(draft, self._plans, others)
        if found.planned_day is None:
            due = schedule.open_for(draft.medicine, draft.route, self._plans, others, draft.day)
            amounts = ((item.regimen.amount, item.regimen.unit) for item in due)
            planned = (draft.replaced(amount=amount, unit=unit) for amount, unit in amounts)
            found = next((answers.answering(dose, self._plans, others) for dose in planned), found)
        return found

    def said(self, dose: Dose) -> Dose:
        """The dose with what is shown; where nothing else was chosen and nothing is near, that is worked out later."""
        answer = self._answers.get(self.key())
        if answer is not None:
            return dose.replaced(regimen=answer[0], planned_day=answer[1])
        return dose.as_extra() if self._suggested else dose


def _answer(dose: Dose) -> list[Planned]:
    return [(dose.regimen, dose.planned_day)] if dose.regimen and dose.planned_day else []


def _words(planned: date, day: date) -> str:
    if planned == day:
        return _("{day} (on the day)").format(day=format_weekday(planned))
    days = abs((day - planned).days)
    if planned < day:
        words = ngettext("{day} ({count} day before)", "{day} ({count} days before)", days)
    else:
        words = ngettext("{day} ({count} day after)", "{day} ({count} days after)", days)
    return words.format(day=format_weekday(planned), count=days)
