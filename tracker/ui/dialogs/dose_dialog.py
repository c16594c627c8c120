"""A dose in one short form, filled in like the last one."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from tracker.domain import catalogue, units
from tracker.domain.dose import Dose
from tracker.domain.errors import InvalidEntry
from tracker.domain.rotation import next_site
from tracker.i18n import _, format_weekday
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.time_field import TimeField

USUAL_MEDICINE, USUAL_ROUTE = "hydroxocobalamin", "im"


class DoseDialog(QDialog):
    """Hands a complete dose to `keep` and closes once that is done; a refusal leaves the form as it was typed."""

    def __init__(
        self,
        day: date,
        doses: tuple[Dose, ...],
        now: datetime,
        keep: Callable[[Dose], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._day, self._doses, self._offset, self._keep = day, doses, now.utcoffset(), keep
        self.medicine = _choice(_("Medicine"), [(key, _(found.label)) for key, found in catalogue.medicines().items()])
        self.medicine.setEditable(True)
        self.amount = NumberField(_("Amount"), low=0, high=1_000_000)
        self.unit = _choice(_("Unit"), [(unit, units.unit_label(unit)) for unit in units.MICROGRAMS])
        self.route = _choice(
            _("How it was taken"), [(key, _(found.label)) for key, found in catalogue.routes().items()]
        )
        self.site = _choice(_("Place"), [])
        self.time = TimeField(_("Time"))
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note"))
        self.fault = Text(kind="error", wrap=True)
        self.setWindowTitle(_("Dose on {day}").format(day=format_weekday(day)))
        self._arrange()
        self.route.currentIndexChanged.connect(self._offer_places)
        self._prefill(now)

    def tell(self, sentence: str) -> None:
        """Show why the dose was not kept."""
        self.fault.setText(sentence)
        self.fault.show()

    def dose(self) -> Dose:
        """The dose as typed; InvalidEntry where something is missing or cannot be."""
        amount = self.amount.value()
        if amount is None:
            raise InvalidEntry(_("Please type the amount."))
        typed = self.medicine.currentText().strip()
        known = self.medicine.findText(typed)
        at = self.time.value()
        return Dose(
            day=self._day,
            medicine=self.medicine.itemData(known) if known >= 0 else typed,
            amount_ug=units.to_micrograms(amount, self.unit.currentData()),
            route=self.route.currentData(),
            site=self.site.currentData() or "",
            time=at,
            utc_offset=_minutes(self._offset) if at else None,
            note=self.note.text(),
        )

    def submit(self) -> None:
        """Have the dose kept, and close."""
        self._keep(self.dose())
        self.accept()

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 24, 24, 24)
        form.setVerticalSpacing(12)
        amount = QHBoxLayout()
        amount.addWidget(self.amount, 1)
        amount.addWidget(self.unit)
        form.addRow(_("Medicine"), self.medicine)
        form.addRow(_("Amount"), amount)
        form.addRow(_("How"), self.route)
        form.addRow(_("Place"), self.site)
        form.addRow(_("Time"), self.time)
        form.addRow(_("Note"), self.note)
        self.fault.hide()
        form.addRow(self.fault)
        form.addRow(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        save = Button(_("Save dose"), variant="primary")
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        return buttons

    def _prefill(self, now: datetime) -> None:
        """Like the last dose taken; the amount stays empty where there was none."""
        last = next((dose for dose in reversed(self._doses) if dose.taken), None)
        self.medicine.setCurrentText(catalogue.medicine_label(last.medicine if last else USUAL_MEDICINE))
        self.route.setCurrentIndex(max(0, self.route.findData(last.route if last else USUAL_ROUTE)))
        in_mg = last is not None and last.amount_ug >= 1000 and catalogue.is_injection(last.route)
        self.unit.setCurrentIndex(self.unit.findData("mg" if in_mg or last is None else "ug"))
        if last is not None:
            self.amount.show_value(last.amount_ug / units.MICROGRAMS[self.unit.currentData()])
        if self._day == now.date():
            self.time.show_time(now.time())
        self._offer_places()

    def _offer_places(self) -> None:
        """The places that belong to the route, with the one whose turn it is chosen."""
        places = catalogue.injection_places(self.route.currentData())
        self.site.clear()
        self.site.addItem(_("not recorded"), "")
        for place in places:
            self.site.addItem(catalogue.injection_site_label(place), place)
        self.site.setCurrentIndex(max(0, self.site.findData(next_site(self._doses, places))))
        self.site.setEnabled(bool(places))
        self.site.setToolTip("" if places else _("Only injections have a place."))


def _choice(name: str, entries: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, label in entries:
        box.addItem(label, key)
    return box


def _minutes(offset: timedelta | None) -> int | None:
    return None if offset is None else int(offset.total_seconds() // 60)
