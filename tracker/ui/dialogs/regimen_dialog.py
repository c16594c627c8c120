"""A regimen in one form, with its next dates beside it; a template fills it in and is never advice."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.dose_words import medicine_words, unusual
from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence import APART, ONCE, pattern, recurrence
from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import CALENDAR, LAST_DOSE, Regimen
from tracker.domain.regimen_start import starts
from tracker.domain.schedule import followed_by, next_days
from tracker.i18n import _
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import DateField, far_ahead
from tracker.ui.widgets.date_preview import DatePreview
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.recurrence_fields import RecurrenceFields, whole
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.source_note import SourceNote

GOES_ON, LAST_DAY, COUNT = "goes_on", "last_day", "count"
ENDS = ((GOES_ON, _("No end date")), (LAST_DAY, _("On a day")), (COUNT, _("After planned days")))
ANCHORS = ((CALENDAR, _("The planned day")), (LAST_DOSE, _("The last dose taken")))
PHASES = (("loading", _("Loading")), ("maintenance", _("Maintenance")), ("other", _("Other")))
FROM_NOW, THROUGHOUT = "from", "throughout"
CHANGES = ((FROM_NOW, _("From a day on; the past stays")), (THROUGHOUT, _("Correct it throughout")))
USUAL_MEDICINE, USUAL_ROUTE = "hydroxocobalamin", "im"

Record = Callable[[Sequence[Edit], str], None]


class RegimenDialog(FormDialog):
    """Hands edits to `record` and closes once they are made; begins empty, or with a plan to be changed."""

    WIDTH = 900

    def __init__(
        self,
        plan: Regimen | None,
        today: date,
        doses: tuple[Dose, ...],
        record: Record,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Change a plan") if plan else _("Add a plan"), _("Save plan"), parent)
        self._plan, self._today, self._doses, self._record = plan, today, doses, record
        self._starts = starts()
        entries = [(key, start.label) for key, start in self._starts.items()]
        self.start = Choice(_("Start from"), [("", _("What was prescribed for me")), *entries])
        self.source = SourceNote()
        self.what = MedicineFields()
        self.repeats = RecurrenceFields()
        self.scope = Segmented(CHANGES, _("What changes"))
        self.first_day = DateField(_("First day"), today, latest=far_ahead(today), ahead=True)
        self.end = Segmented(ENDS, _("Ends"))
        self.last_day = DateField(_("Last day"), today, latest=far_ahead(today), ahead=True)
        self.count = NumberField(_("Planned days"), 0, 9999, whole=True)
        self.anchor = Segmented(ANCHORS, _("The next dose is counted from"))
        self.phase = Segmented(PHASES, _("Phase"))
        self.note = QLineEdit(maxLength=20_000)
        self.preview = DatePreview()
        self._arrange()
        self._prefill()
        self._connect()

    def regimen(self) -> Regimen:
        """The plan as typed; InvalidEntry where something is missing or cannot be."""
        what = {
            "medicine": self.what.medicine_key(),
            **self.what.measure(),
            "route": self.what.route_key(),
        }
        return self._made({**self._when(), **what, "phase": self.phase.choice(), "note": self.note.text()})

    def submit(self) -> None:
        """Have the plan kept, and close; what is unusual is asked about first."""
        fresh = self.regimen()
        self.refuse_far_ahead(fresh, self._today, self.first_day)
        edits = self._edits(fresh)
        if not self.doubts(unusual(fresh, self._doses)):
            self._record(edits, _("plan: {what}, {how}").format(what=medicine_words(fresh), how=how_often(fresh)))
            self.accept()

    def look_ahead(self) -> None:
        """Show the next dates as typed so far, whatever else is still missing."""
        try:
            plan = self._made({**self._when(), "medicine": "x", "amount_ug": 1, "route": "x"})
        except InvalidEntry as missing:
            self.preview.show_sentence(str(missing))
            return
        own = self._doses if self._plan is not None and plan.id == self._plan.id else ()
        since = max(plan.first_day, self._today) if own else plan.first_day
        self.preview.show_days(how_often(plan), next_days(plan, since, own))

    def fill_in(self) -> None:
        """Fill the form in as the chosen source prints it; what was typed as a note stays."""
        start = self._starts.get(self.start.key())
        self.source.show_start(start)
        if start is not None:
            self.what.show_values(start.template.medicine, start.amount, start.template.routes[0])
            self.repeats.show_pattern(start.pattern)
            self.phase.show_choice(start.phase)
            self.anchor.show_choice(start.pattern.anchor)
            self.end.show_choice(GOES_ON if start.pattern.count is None else COUNT)
            self.count.show_value(start.pattern.count)
        self._change()

    def _edits(self, fresh: Regimen) -> Sequence[Edit]:
        if self._plan is None:
            return (Edit(None, fresh),)
        if self._in_mid_course():
            return followed_by(self._plan, fresh)
        return (Edit(self._plan, fresh),)

    def _made(self, fields: dict[str, Any]) -> Regimen:
        """A change throughout keeps the identity of the plan, so that its doses still answer it."""
        if self._plan is None or self._in_mid_course():
            return Regimen(**fields)
        return self._plan.replaced(**fields)

    def _in_mid_course(self) -> bool:
        return self._plan is not None and self.scope.choice() == FROM_NOW

    def _when(self) -> dict[str, Any]:
        first, ends = self.first_day.day(), self.end.choice()
        said = self.repeats.pattern(whole(self.count) if ends == COUNT else None)
        if ends == COUNT and whole(self.count) is None and (said is None or said.kind not in (ONCE, APART)):
            raise InvalidEntry(_("Please type after how many planned days it ends."))
        kept = self._plan
        rule = recurrence(said, first) if said is not None else kept.recurrence if kept else ""
        times = said.times if said is not None else kept.times_per_day if kept else 1
        return {
            "first_day": first,
            "last_day": self.last_day.day() if ends == LAST_DAY else None,
            "recurrence": rule,
            "times_per_day": times,
            "anchor": CALENDAR if said is not None and said.kind == ONCE else self.anchor.choice() or CALENDAR,
        }

    def _prefill(self) -> None:
        plan = self._plan
        self.scope.show_choice(FROM_NOW if plan is not None and plan.first_day < self._today else THROUGHOUT)
        if plan is None:
            self.what.show_values(USUAL_MEDICINE, None, USUAL_ROUTE)
            self.repeats.show_pattern(None)
            self.anchor.show_choice(CALENDAR)
            self.phase.show_choice("other")
            self.end.show_choice(GOES_ON)
        else:
            said = pattern(plan)
            self.what.show_values(plan.medicine, plan.measured, plan.route)
            self.repeats.show_pattern(said, "" if said else how_often(plan), plan.times_per_day)
            self.anchor.show_choice(plan.anchor)
            self.phase.show_choice(plan.phase)
            self.note.setText(plan.note)
            self._show_end(plan)
        self._show_scope()

    def _show_end(self, plan: Regimen) -> None:
        said = pattern(plan)
        counted = said is not None and said.count is not None
        self.end.show_choice(LAST_DAY if plan.last_day else COUNT if counted else GOES_ON)
        self.last_day.show_day(plan.last_day or self._today)
        self.count.show_value(said.count if said is not None else None)

    def _show_scope(self) -> None:
        """A change begins today at the earliest that makes sense; a correction begins where the plan began."""
        if self._plan is not None:
            self.first_day.show_day(self._today if self._in_mid_course() else self._plan.first_day)
        self._change()

    def _fit(self) -> None:
        kind = self.repeats.kind.key()
        if kind == APART and self.end.choice() != COUNT:
            self.end.show_choice(COUNT)
            self.anchor.show_choice(LAST_DOSE)
        self._ends.setVisible(kind not in (ONCE, APART))
        self._anchors.setVisible(kind not in (ONCE, APART))
        self._last.setVisible(self.end.choice() == LAST_DAY and kind not in (ONCE, APART))
        self._counted.setVisible((self.end.choice() == COUNT and kind != ONCE) or kind == APART)
        self._counted.label.setText(_("Doses") if kind == APART else _("Planned days"))

    def _change(self) -> None:
        self._fit()
        self.settle()
        self.look_ahead()

    def _connect(self) -> None:
        self.start.currentIndexChanged.connect(lambda _place: self.fill_in())
        self.scope.chosen.connect(lambda _key: self._show_scope())
        for signal in (self.what.changed, self.repeats.changed):
            signal.connect(self._change)
        for choice in (self.end, self.anchor, self.phase):
            choice.chosen.connect(lambda _key: self._change())
        for day in (self.first_day, self.last_day):
            day.changed.connect(self._change)
        self.count.textEdited.connect(lambda _text: self._change())

    def _arrange(self) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._ends, self._anchors = (
            Labelled(_("Ends"), self.end),
            Labelled(_("The next dose is counted from"), self.anchor),
        )
        self._last, self._counted = Labelled(_("Last day"), self.last_day), Labelled(_("Planned days"), self.count)
        ways = Labelled(_("What changes"), self.scope)
        start = Labelled(_("Start from"), self.start)
        (ways if self._plan is None else start).hide()
        days = QWidget()
        row = Columns([1, 1, 1], narrow=500)
        days.setLayout(row)
        for part in (Labelled(_("First day"), self.first_day), self._last, self._counted):
            row.addWidget(part)
        above = (start, self.source, ways, self.what, self.repeats, days)
        below = (self._ends, self._anchors, Labelled(_("Phase"), self.phase), Labelled(_("Note"), self.note))
        for place in (*above, *below):
            column.addWidget(place)
        sides = Columns([66, 34], narrow=760, gap=24)
        sides.addWidget(fields)
        sides.addWidget(self.preview)
        self.body.addLayout(sides)
