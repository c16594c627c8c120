"""Medicine, amount and way of taking it: what a dose and a plan have in common."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.names import read_medicine
from tracker.domain.units import MASSES, SPELLINGS, Amount, read_amount, shown_amount, unit_name
from tracker.i18n import _, format_exact
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.value_line import ValueLine

LONGEST_AMOUNT = 24
LONGEST_NAME = 200


class MedicineFields(QWidget):
    """The medicine is one of the catalogue or the person's own text; an amount may be typed with its unit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, amount: str = "") -> None:
        super().__init__(parent)
        self._amount = amount or _("Amount")
        self.medicine = Choice(_("Medicine"), [(key, _(one.label)) for key, one in catalogue.medicines().items()])
        self.medicine.setEditable(True)
        self.medicine.setLineEdit(ValueLine())
        self.medicine.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.amount = ValueLine()
        self.amount.setMaxLength(LONGEST_AMOUNT)
        self.unit = Choice(_("Unit"), [(unit, unit_name(unit)) for unit in SPELLINGS])
        self.route = Choice(_("How it is taken"), [(key, _(one.label)) for key, one in catalogue.routes().items()])
        self._arrange()
        self.amount.textEdited.connect(lambda _text: self.changed.emit())
        self.medicine.currentTextChanged.connect(lambda _text: self._rename())
        for box in (self.unit, self.route):
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def medicine_key(self) -> str:
        """The catalogue's key, or the name as typed: a form asks about one that is almost known."""
        return read_medicine(self.medicine.currentText(), sure=True)

    def route_key(self) -> str:
        """The key of the way of taking it."""
        return self.route.key()

    def measure(self) -> dict[str, Any]:
        """Return the fields `amount` and `unit`; InvalidEntry where the amount is missing or cannot be one."""
        typed = read_amount(self.amount.text(), self.unit.key())
        if typed is None:
            raise InvalidEntry(_("Please type the amount."))
        if typed.amount == 0:
            raise InvalidEntry(_("An amount of 0 is no dose. If it was left out, choose “Skipped”."))
        return typed._asdict()

    def show_values(self, medicine: str, amount: Amount | None, route: str) -> None:
        """Show a medicine without telling, an unknown amount as nothing; micrograms of injections in mg."""
        before = self.blockSignals(True)
        self.medicine.setCurrentText(catalogue.medicine_label(medicine))
        if route not in catalogue.routes():
            self.route.addItem(route, route)
        self.route.choose(route)
        self._offer_units()
        in_mg = catalogue.is_injection(route)
        shown = shown_amount(*amount, in_mg=in_mg) if amount else None
        self.unit.choose(shown.unit if shown else "mg" if in_mg else "ug")
        self.amount.setText(format_exact(shown.amount) if shown else "")
        self.blockSignals(before)

    def _rename(self) -> None:
        self._offer_units()
        self.changed.emit()

    def _offer_units(self) -> None:
        """Offer the units of mass, and for what is not B12 those that are counted too."""
        units = MASSES if catalogue.is_b12_form(self.medicine_key()) else SPELLINGS
        self.unit.offer([(unit, unit_name(unit)) for unit in units])

    def _arrange(self) -> None:
        line = self.medicine.lineEdit()
        assert line is not None, "the medicine is editable"
        line.setMaxLength(LONGEST_NAME)
        amount = QWidget()
        row = QHBoxLayout(amount)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.amount.setAccessibleName(self._amount)
        row.addWidget(self.amount, 1)
        row.addWidget(self.unit)
        pair = Columns([1, 1], narrow=400)
        pair.addWidget(Labelled(self._amount, amount))
        pair.addWidget(Labelled(_("How it is taken"), self.route))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Labelled(_("Medicine"), self.medicine))
        column.addLayout(pair)
