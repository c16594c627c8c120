"""You and this diary: who keeps it, and what a doctor would ask first."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.domain import catalogue
from tracker.domain.catalogue_entries import Background
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.history import History
from tracker.domain.profile import Profile, refuse_impossible_days
from tracker.domain.record import LONGEST_LINE
from tracker.i18n import _, format_day
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import OptionalDateField
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.tag_field import TagField
from tracker.ui.widgets.text import Text


class ProfileSettings(Card):
    """Each field is optional, is kept when it is left, and can be undone."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("You and this diary"), parent=parent)
        self._diary = diary
        self._profile: Profile | None = None
        self.name = _line(_("Name"))
        self.born = OptionalDateField(_("Date of birth"), diary.today, latest=diary.today)
        self.identifiers = _line(_("Numbers"))
        self.clinician = _line(_("Doctor or clinic"))
        self.start = OptionalDateField(_("Treatment began"), diary.today, latest=diary.today)
        self.causes = TagField(_("Cause, as your doctor told you"), _labels(catalogue.causes()))
        self.medicines = TagField(_("Other medicines that matter for B12"), _labels(catalogue.other_medicines()))
        self.start_row = Labelled(self.start.accessibleName(), self.start)
        self._arrange()
        for field, key, text in (
            (self.name, "name", _("name")),
            (self.identifiers, "identifiers", _("numbers")),
            (self.clinician, "clinician", _("doctor or clinic")),
        ):
            field.editingFinished.connect(partial(self._keep_line, field, key, text))
        self.born.changed.connect(partial(self._keep_day, self.born, "date_of_birth", _("date of birth")))
        self.causes.changed.connect(lambda keys: self._keep(_("cause"), "causes", keys))
        self.medicines.changed.connect(lambda keys: self._keep(_("other medicines"), "medicines", keys))
        self.start.changed.connect(partial(self._keep_day, self.start, "treatment_start", _("start of treatment")))

    def show_profile(self, history: History) -> None:
        """Show what is in the diary."""
        self._profile = history.profile
        shown = self._profile or Profile()
        for field, text in (
            (self.name, shown.name),
            (self.identifiers, shown.identifiers),
            (self.clinician, shown.clinician),
        ):
            if not (field.hasFocus() and field.isModified()):  # what is being typed stays
                field.setText(text)
        self.born.show_recorded(shown.date_of_birth)
        self.causes.show_keys(shown.causes)
        self.medicines.show_keys(shown.medicines)
        self.start.show_recorded(shown.treatment_start)
        first = history.treatment_start if shown.treatment_start is None else None
        self.start_row.show_hint(_first_dose_words(first))
        self.setEnabled(not self._diary.read_only)

    def _keep_line(self, field: QLineEdit, key: str, text: str) -> None:
        field.setModified(False)
        self._keep(text, key, " ".join(field.text().split()))

    def _keep_day(self, field: OptionalDateField, key: str, text: str) -> None:
        span = self._diary.span()
        wanted = (self._profile or Profile()).replaced(**{key: field.day()})
        try:
            refuse_impossible_days(wanted, self._diary.today, span.first if span else None)
        except InvalidEntry as refusal:
            field.refuse(str(refusal))
            return
        self._keep(text, key, field.day())

    def _keep(self, text: str, field: str, value: Any) -> None:
        before = self._profile
        after = (before or Profile()).replaced(**{field: value})
        if after != (before or Profile()):
            self._diary.record((Edit(before, after),), text)

    def _arrange(self) -> None:
        hint = _("All of this is optional. It stays in this diary, and goes on a report only if you wish.")
        numbers = _("A health service or hospital number that your doctor knows you by.")
        self.body.addWidget(Text(hint, "muted", wrap=True))
        for row in (
            (Labelled(self.name.accessibleName(), self.name), Labelled(self.born.accessibleName(), self.born)),
            (
                Labelled(self.identifiers.accessibleName(), self.identifiers, numbers),
                Labelled(self.clinician.accessibleName(), self.clinician),
            ),
            (
                Labelled(self.causes.accessibleName(), self.causes),
                Labelled(self.medicines.accessibleName(), self.medicines),
            ),
            (self.start_row,),
        ):
            columns = Columns([1, 1][: len(row)], narrow=620)
            for field in row:
                columns.addWidget(field)
            self.body.addLayout(columns)


def _first_dose_words(first: date | None) -> str:
    if first is None:
        return _("Leave this empty for the day of your first B12 dose.")
    return _("Leave this empty for the day of your first B12 dose: {day}.").format(day=format_day(first))


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(LONGEST_LINE)
    return field


def _labels(known: Mapping[str, Background]) -> dict[str, str]:
    return {key: _(entry.label) for key, entry in known.items()}
