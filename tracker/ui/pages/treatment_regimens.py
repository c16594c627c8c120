"""The regimens of the Treatment page: what was prescribed, and how doses agree with it, in numbers."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from tracker.analysis.doses import taken_as_planned
from tracker.analysis.wording import as_planned
from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.history import History, Period
from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import Regimen
from tracker.domain.schedule import due, next_days
from tracker.i18n import _, format_day_short, format_weekday
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.regimen_list import RegimenLine, RegimenList
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

ALL = "all"
RANGES = (("28", _("4 weeks")), ("84", _("12 weeks")), ("365", _("1 year")), (ALL, _("All")))
PHASES = {"loading": _("loading"), "maintenance": _("maintenance"), "other": ""}


class RegimensCard(Card):
    """Present and coming plans first; the chosen range is that of the doses taken as planned."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Plans"), parent=parent)
        self._diary = diary
        self._plans: dict[str, Regimen] = {}
        self._whole: History | None = None
        self.range = Segmented(RANGES, _("Taken as planned in"))
        self.list = RegimenList()
        self.empty = Text(
            _("No plan yet. A plan says what was prescribed, and reminds you of what is due."), "muted", wrap=True
        )
        self.range.show_choice(ALL)
        self.ranges = QWidget()
        row = FlowLayout(self.ranges, gap=12, centered=True)
        row.addWidget(Text(_("Taken as planned in"), "muted"))
        row.addWidget(self.range)
        self.body.addWidget(self.ranges)
        self.body.addSpacing(4)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.range.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(self.change)
        self.list.removed.connect(self.remove)

    def show_history(self, whole: History) -> None:
        """Show the plans of the whole diary; its period ends today."""
        self._whole = whole
        self._show()

    def change(self, key: str) -> None:
        """Open a plan in its form."""
        self.ask(self._plans[key])

    def remove(self, key: str) -> None:
        """Take a plan out; its doses stay as they are, and undo brings it back."""
        plan = self._plans[key]
        self._diary.record((Edit(plan, None),), _("removed: plan {what}").format(what=medicine_words(plan)))

    def ask(self, plan: Regimen | None = None) -> None:
        """Open the form of a plan, or of a new one; its module is loaded when it is first wanted."""
        from tracker.ui.dialogs.regimen_dialog import RegimenDialog

        doses = self._whole.doses if self._whole else ()
        dialog = RegimenDialog(plan, self._diary.today, doses, self._diary.record, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show(self) -> None:
        whole = self._whole
        if whole is None:
            return
        today = whole.period.last
        parts = _by_plan(whole)
        plans = sorted(whole.regimens, key=lambda plan: (_is_over(plan, parts[plan.id]), -plan.first_day.toordinal()))
        self._plans = {str(plan.id): plan for plan in plans}
        period = self._period(whole, today)
        lines = [_line(key, plan, parts[plan.id], period) for key, plan in self._plans.items()]
        self.empty.setVisible(not lines)
        self.ranges.setVisible(bool(lines))
        self.list.show_lines(lines, editable=not self._diary.read_only)

    def _period(self, whole: History, today: date) -> Period:
        choice = self.range.choice() or ALL
        return whole.period if choice == ALL else Period.ending(today, int(choice))


def _by_plan(whole: History) -> dict[UUID, History]:
    """The diary with the doses of each plan alone: each question to it passes over them once."""
    found: dict[UUID, list[Dose]] = {plan.id: [] for plan in whole.regimens}
    for dose in whole.doses:
        if dose.regimen in found:
            found[dose.regimen].append(dose)
    return {plan: replace(whole, doses=tuple(doses)) for plan, doses in found.items()}


def _line(key: str, plan: Regimen, whole: History, period: Period) -> RegimenLine:
    kept = as_planned(taken_as_planned(whole, plan, period))
    return RegimenLine(
        key, f"{medicine_words(plan)} {amount_of(plan)}", _how(plan), kept, _next(plan, whole), plan.note
    )


def _how(plan: Regimen) -> str:
    first = format_day_short(plan.first_day)
    if plan.last_day is None:
        span = _("from {first}").format(first=first)
    elif plan.last_day == plan.first_day:
        span = first
    else:
        span = _("{first} – {last}").format(first=first, last=format_day_short(plan.last_day))
    return " · ".join(part for part in (how_often(plan), PHASES[plan.phase], span) if part)


def _next(plan: Regimen, whole: History) -> str:
    """What is open of it, else its next planned day."""
    today = whole.period.last
    if waiting := due((plan,), whole.doses, today):
        days = (today - waiting[0].day).days
        return _("due today") if days == 0 else _("due since {day}").format(day=format_day_short(waiting[0].day))
    if _is_over(plan, whole):
        return _("ended")
    ahead = next_days(plan, today, whole.doses, 1)
    return _("next on {day}").format(day=format_weekday(ahead[0])) if ahead else ""


def _is_over(plan: Regimen, whole: History) -> bool:
    return not next_days(plan, whole.period.last, whole.doses, 1)
