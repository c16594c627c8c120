"""Doses of the past, filled in by periods: seen as a list first, kept in one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.back_fill import Proposal, checked, preview
from tracker.domain.dose import Dose
from tracker.domain.dose_words import amount_of, medicine_words, unusual
from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_day_short, format_weekday_short, ngettext
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.entry_list import Entry, EntryList
from tracker.ui.widgets.stretch_fields import StretchFields
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.tick_list import TickLine, TickList

USUAL_MEDICINE, USUAL_ROUTE = "hydroxocobalamin", "im"
Keep = Callable[[Sequence[Dose], Sequence[Regimen]], None]
"""Takes the doses, and the periods that they are of."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of the diary that doses are filled into."""

    today: date
    doses: tuple[Dose, ...] = ()
    regimens: Sequence[Regimen] = ()
    born: date | None = None


class BackFillDialog(FormDialog):
    """One period is in the form, the others stand above it; the list shows the doses of all of them.

    One that has just been begun adds nothing until something of it is typed.
    """

    WIDTH = 940

    def __init__(self, past: Past, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(_("Fill in past doses"), _("Save doses"), parent)
        self._past, self._keep = past, keep
        self._others: list[Regimen] = []
        self._proposals: tuple[Proposal, ...] = ()
        self._missing, self._untouched = "", False
        self.stretches = EntryList()
        self.fields = StretchFields(past.today)
        self.add = Button(_("Add another period"), icon="plus")
        self.doses = TickList(_("Doses to be saved"))
        self._arrange()
        self._prefill()
        self.fields.changed.connect(self._change)
        self.add.clicked.connect(lambda _on: self.begin_another())
        self.stretches.opened.connect(self.take_back)
        self.stretches.removed.connect(self.remove)
        self.doses.changed.connect(self._tell_count)

    def begin_another(self) -> None:
        """Put the period of the form with the others, and go on after its last day; InvalidEntry where it is none."""
        if not self._untouched:
            self._others.append(self._stretch())
        last = max(other.last_day or other.first_day for other in self._others)
        self.fields.show_days(min(last + timedelta(days=1), self._past.today), self._past.today)
        self._untouched = True
        self._show_others()
        self.look()
        self.fields.repeats.kind.setFocus()

    def take_back(self, key: str) -> None:
        """Take a period back into the form; the one that was there takes its place, InvalidEntry where it is none."""
        place = int(key)
        taken, typed = self._others[place], self._typed()
        self._others[place : place + 1] = typed
        self._untouched = False
        self.fields.show_stretch(taken)
        self._show_others()
        self._change()

    def remove(self, key: str) -> None:
        """Take a period out."""
        del self._others[int(key)]
        self._show_others()
        self.look()

    def submit(self) -> None:
        """Have all ticked doses kept in one step, and close; what is unusual is asked about first."""
        stretches = [*self._others, *self._typed()]
        chosen = self._chosen(preview(stretches, self._past.doses))
        if not chosen:
            raise InvalidEntry(_("No dose is ticked, so there is nothing to save."))
        questions = (unusual(stretch, self._past.doses) for stretch in stretches)
        if not self.doubts(next((question for question in questions if question), "")):
            self._keep(chosen, stretches)
            self.accept()

    def look(self) -> None:
        """Show the doses as typed so far, or what is still missing."""
        past, self._missing = self._past, ""
        try:
            self._proposals = preview([*self._others, *self._typed()], past.doses)
        except InvalidEntry as fault:
            self._missing = str(fault)
            self._proposals = preview(self._others, past.doses)
        several = len({found.dose.medicine for found in self._proposals}) > 1
        self.doses.show_lines([_line(key, found, several=several) for key, found in _keyed(self._proposals)])
        self._tell_count()

    def _typed(self) -> list[Regimen]:
        return [] if self._untouched else [self._stretch()]

    def _stretch(self) -> Regimen:
        """The period as typed; a day that is still to come is refused beside its field."""
        found = self.fields.stretch()
        try:
            return checked(found, self._past.today, self._past.born)
        except InvalidEntry as refusal:
            for field in (self.fields.first_day, self.fields.last_day):
                if field.shown > self._past.today and field.isVisible():
                    field.refuse(str(refusal))
            raise

    def _chosen(self, proposals: Sequence[Proposal]) -> list[Dose]:
        ticked = ((key, found) for key, found in _keyed(proposals) if not self.doses.is_off(key))
        return [found.dose for _key, found in ticked if not found.known]

    def _tell_count(self) -> None:
        self.settle()
        count = len(self._chosen(self._proposals))
        known = sum(found.known for found in self._proposals)
        hints = [self._missing] if self._missing else []
        if known:
            one, many = "{count} day with a dose already is left out.", "{count} days with a dose already are left out."
            hints.append(ngettext(one, many, known).format(count=known))
        words = ngettext("{count} dose will be saved", "{count} doses will be saved", count).format(count=count)
        self.doses.show_words(words, " ".join(hints))

    def _change(self) -> None:
        self._untouched = False
        self.settle()
        self.look()

    def _show_others(self) -> None:
        entries = (
            Entry(str(place), f"{medicine_words(other)} {amount_of(other)}", _how(other))
            for place, other in enumerate(self._others)
        )
        self.stretches.show_lines(entries, editable=True)
        self._make_room()

    def _prefill(self) -> None:
        """The medicine of the last dose or plan; an amount is never guessed."""
        past = self._past
        last = next((dose for dose in reversed(past.doses) if dose.taken), None) or next(iter(past.regimens), None)
        if last is None:
            self.fields.what.show_values(USUAL_MEDICINE, None, USUAL_ROUTE)
        else:
            self.fields.what.show_values(last.medicine, last.measured, last.route)
        self._show_others()
        self.look()

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(
            Text(
                _("They count as taken, and are shown as entered later."),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.stretches)
        column.addWidget(self.fields)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        sides = Columns([60, 40], narrow=760, gap=24)
        sides.addWidget(left)
        sides.addWidget(self.doses)
        self.body.addLayout(sides)


def _keyed(proposals: Sequence[Proposal]) -> list[tuple[str, Proposal]]:
    """Each with a name that stays the same while other stretches change: medicine, day, which of the day."""
    seen: dict[str, int] = {}
    keyed = []
    for found in proposals:
        name = f"{found.dose.medicine} {found.dose.day}"
        seen[name] = seen.get(name, 0) + 1
        keyed.append((f"{name} {seen[name]}", found))
    return keyed


def _line(key: str, found: Proposal, *, several: bool) -> TickLine:
    """The day with the amount, or with the medicine where there are several."""
    dose = found.dose
    day = f"{format_weekday_short(dose.day)} {format_day_short(dose.day)}"
    if found.known:
        return TickLine(key, _("{day} · has a dose already").format(day=day), fixed=True)
    return TickLine(key, f"{day} · {catalogue.medicine_label(dose.medicine) if several else amount_of(dose)}")


def _how(stretch: Regimen) -> str:
    first = format_day_short(stretch.first_day)
    if stretch.last_day in (None, stretch.first_day):
        return f"{how_often(stretch)} · {first}"
    span = _("{first} – {last}").format(first=first, last=format_day_short(stretch.last_day or stretch.first_day))
    return f"{how_often(stretch)} · {span}"
