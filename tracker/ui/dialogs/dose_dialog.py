"""A dose in one form, new ones filled in like the last one."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from PySide6.QtWidgets import QLayout, QLineEdit, QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.ahead import refuse_time_ahead
from tracker.domain.days import offset_minutes
from tracker.domain.dose import SKIPPED, TAKEN, Dose, refuse_impossible
from tracker.domain.dose_words import unusual
from tracker.domain.doubts import dose_doubt
from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import expiry_words, read_expiry
from tracker.domain.recurrence import ONCE, Pattern, recurrence
from tracker.domain.regimen import Regimen
from tracker.domain.rotation import last_used, next_site
from tracker.i18n import _, format_weekday, ngettext
from tracker.ui.dialogs.dose_answer import PlannedChoice
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import DateField
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.site_choice import SiteChoice
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.time_field import TimeField
from tracker.ui.widgets.value_line import ValueLine

USUAL_MEDICINE, USUAL_ROUTE = "hydroxocobalamin", "im"
STATES = ((TAKEN, _("Taken")), (SKIPPED, _("Skipped")))


@dataclass(frozen=True, slots=True)
class Known:
    """What a form needs to know of the diary around it."""

    now: datetime
    doses: tuple[Dose, ...] = ()
    regimens: Sequence[Regimen] = ()
    born: date | None = None


class DoseDialog(FormDialog):
    """Hands a complete dose to `keep` and closes once that is done; begins with a day, or a dose to be changed.

    A new one of a day to come is an appointment: it goes to `plan`, where there is such a way.
    """

    def __init__(
        self,
        start: date | Dose,
        known: Known,
        keep: Callable[[Dose], None],
        parent: QWidget | None = None,
        plan: Callable[[Regimen], None] | None = None,
    ) -> None:
        self._before = start if isinstance(start, Dose) else None
        day = start.day if isinstance(start, Dose) else start
        title = _("Change a dose") if self._before else _("Add a dose")
        super().__init__(title, _("Save dose"), parent)
        self._known, self._keep, self._plan = known, keep, plan
        self.what = MedicineFields()
        self.medicine, self.amount = self.what.medicine, self.what.amount
        self.unit, self.route = self.what.unit, self.what.route
        self.status = Segmented(STATES, _("Taken or skipped"))
        self.day = DateField(_("Day"), known.now.date(), day)
        self.time = TimeField(_("Time"))
        self.planned = PlannedChoice(known.doses, known.regimens)
        self.site = SiteChoice(_("Place"))
        self.batch = QLineEdit(maxLength=200)
        self.expiry = ValueLine(maxLength=24, placeholderText=_("08/2027"))
        self.note = QLineEdit(maxLength=20_000)
        self.appointment = Text(wrap=True)
        self._arrange()
        self._prefill(day)
        self._connect()

    def dose(self) -> Dose:
        """The dose as typed; InvalidEntry where something is missing or cannot be."""
        at = self.time.value()
        fields: dict[str, Any] = {
            "day": self.day.day(),
            "medicine": self.what.medicine_key(),
            **self.what.measure(),
            "route": self.what.route_key(),
            "site": self.site.key(),
            "time": at,
            "utc_offset": self._offset(at) if at else None,
            "batch": self.batch.text().strip(),
            "expiry": read_expiry(self.expiry.text()),
            "status": self.status.choice() or TAKEN,
            "note": self.note.text(),
        }
        dose = self.planned.said(self._before.replaced(**fields) if self._before else Dose(**fields))
        refuse_time_ahead(dose.day, dose.time, self._known.now)
        refuse_impossible(dose, self._known.now.date(), self._known.born)
        return dose

    def submit(self) -> None:
        """Have the dose or the appointment kept, and close; what is unusual is asked about first."""
        self.day.settle()
        plan = self._plan if self._is_to_come() else None
        kept = self.dose() if plan is None else self._once()
        self.refuse_far_ahead(kept, self._known.now.date(), self.day)
        if self.doubts(self._question(kept)):
            return
        if plan is not None and isinstance(kept, Regimen):
            plan(kept)
        elif isinstance(kept, Dose):
            self._keep(kept)
        self.accept()

    def _question(self, kept: Dose | Regimen) -> str:
        """What is odd about it and was not so before."""
        known = self._known
        if isinstance(kept, Regimen):
            return unusual(kept, known.doses)
        return dose_doubt(kept, known.doses, known.regimens, known.now.date(), self._before)

    def _is_to_come(self) -> bool:
        return self._before is None and self._plan is not None and self.day.shown > self._known.now.date()

    def _once(self) -> Regimen:
        """What is typed as a plan of a single day."""
        return Regimen(
            medicine=self.what.medicine_key(),
            **self.what.measure(),
            route=self.what.route_key(),
            first_day=self.day.day(),
            recurrence=recurrence(Pattern(ONCE), self.day.day()),
            note=self.note.text(),
        )

    def _lead_on(self) -> None:
        """A day to come is said to be an appointment, and what only a taken dose has is put away."""
        to_come = self._is_to_come()
        self.appointment.setText(
            _("{day} is still to come. This is saved as an appointment, and is due on that day.").format(
                day=format_weekday(self.day.shown)
            )
            if to_come
            else ""
        )
        self.appointment.setVisible(to_come)
        for part in (self._taken, self._timed):
            part.setVisible(not to_come)
        self.name_save(_("Save appointment") if to_come else _("Save dose"))

    def _forget_time(self) -> None:
        """Leave the time of now out for another day, unless it was typed."""
        now = self._known.now.time().replace(second=0, microsecond=0)
        if self._before is None and self.time.understood == now and self.day.shown != self._known.now.date():
            self.time.show_time(None)

    def _offset(self, at: time) -> int | None:
        """A dose that is changed keeps the offset of its day, wherever it was taken."""
        before, day = self._before, self.day.day()
        if before is not None and before.utc_offset is not None and before.day == day:
            return before.utc_offset
        return offset_minutes(day, at, self._known.now.tzinfo)

    def _prefill(self, day: date) -> None:
        """As the dose that is changed; a new one like the last taken, else as planned; an amount is never guessed."""
        last = next((dose for dose in reversed(self._known.doses) if dose.taken), None)
        shown = self._before or last or next(iter(self._known.regimens), None)
        if shown is None:
            self.what.show_values(USUAL_MEDICINE, None, USUAL_ROUTE)
        else:
            self.what.show_values(shown.medicine, shown.measured, shown.route)
        self.status.show_choice(self._before.status if self._before else TAKEN)
        if self._before is not None:
            self.time.show_time(self._before.time)
            self.batch.setText(self._before.batch)
            self.expiry.setText(expiry_words(self._before.expiry))
            self.note.setText(self._before.note)
        elif day == self._known.now.date():
            self.time.show_time(self._known.now.time().replace(second=0, microsecond=0))
        self._offer()
        if self._before is not None:
            self.site.choose(self._before.site)

    def _offer(self) -> None:
        self._offer_places()
        self._offer_plans()

    def _offer_places(self) -> None:
        """The places that belong to the way of taking it; the one whose turn it is is offered, not chosen."""
        taken = (self.status.choice() or TAKEN) == TAKEN
        places = catalogue.injection_places(self.what.route_key()) if taken else ()
        own = (self._before.site,) if self._before and self._before.site and self._before.site not in places else ()
        used = last_used(self._known.doses)
        entries = [(place, _place_words(place, used.get(place), self.day.shown)) for place in (*places, *own)]
        turn = next_site(self._known.doses, places)
        label = catalogue.injection_site_label(turn) if turn else ""
        self.site.offer([("", _("not recorded")), *entries], turn, label)
        self.site.setEnabled(bool(entries))
        self.site.setToolTip("" if entries else _("Only injections that were taken have a place."))

    def _offer_plans(self) -> None:
        """What is due or coming of this medicine; the dose answers the nearest unless something else is chosen."""
        self.planned.offer_for(self._draft(), self._before)

    def _draft(self) -> Dose:
        """The dose as typed so far; while the amount is still to be typed, as planned."""
        medicine, route = self.what.medicine_key(), self.what.route_key()
        fields: dict[str, Any] = {"day": self.day.shown, "medicine": medicine or "?", "route": route or "?"}
        plans = (plan for plan in self._known.regimens if (plan.medicine, plan.route) == (medicine, route))
        plan = next(plans, None)
        fields |= {"amount": plan.amount, "unit": plan.unit} if plan is not None else {"amount": 1}
        draft = Dose(**fields)
        for read in (self.what.measure, self._timing):
            with suppress(InvalidEntry):
                draft = draft.replaced(**read())
        return draft

    def _timing(self) -> dict[str, Any]:
        return {"time": self.time.value()}

    def _connect(self) -> None:
        self.what.changed.connect(self._offer)
        self.time.changed.connect(self._offer_plans)
        self.status.chosen.connect(lambda _key: self._offer_places())
        self.day.changed.connect(self._forget_time)
        self.day.changed.connect(self._offer)
        self.what.changed.connect(self.settle)
        self.day.changed.connect(self._lead_on)

    def _arrange(self) -> None:
        self._taken = QWidget()
        column = QVBoxLayout(self._taken)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Labelled(_("Taken or skipped"), self.status))
        column.addLayout(_row((_("Place"), self.site), (_("Planned for"), self.planned)))
        column.addLayout(_row((_("Batch"), self.batch), (_("Expiry"), self.expiry)))
        self.appointment.hide()
        self.body.addWidget(self.what)
        self._timed = Labelled(_("Time"), self.time)
        days = Columns([1, 1], narrow=400)
        days.addWidget(Labelled(_("Day"), self.day))
        days.addWidget(self._timed)
        self.body.addLayout(days)
        self.body.addWidget(self.appointment)
        self.body.addWidget(self._taken)
        self.body.addWidget(Labelled(_("Note"), self.note))
        self.body.addStretch(1)


def _row(*pairs: tuple[str, QWidget]) -> QLayout:
    row = Columns([1] * len(pairs), narrow=400)
    for name, control in pairs:
        row.addWidget(Labelled(name, control))
    return row


def _place_words(place: str, used: date | None, day: date) -> str:
    label = catalogue.injection_site_label(place)
    if used is None:
        return _("{place}, not used yet").format(place=label)
    days = (day - used).days
    if days <= 0:
        return _("{place}, used today").format(place=label) if days == 0 else label
    words = ngettext("{place}, used {count} day before", "{place}, used {count} days before", days)
    return words.format(place=label, count=days)
