"""A supply in one form: what it is, how many there are, until when it can be used."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import expiry_words, read_expiry
from tracker.domain.names import name_question
from tracker.domain.stock import Stock
from tracker.domain.stock_words import supply_words
from tracker.domain.supply import EACH_INJECTION, Supply, named
from tracker.domain.units import Amount
from tracker.i18n import _
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.value_line import ValueLine

MEDICINE, THING = "medicine", "thing"
KINDS = ((MEDICINE, _("A medicine")), (THING, _("Needles and other things")))
Start = tuple[str, Amount | None, str]
Record = Callable[[Sequence[Edit], str], None]


class SupplyDialog(FormDialog):
    """Hands edits to `record` and closes once they are made; a number that was changed is a new count."""

    def __init__(
        self,
        start: Stock | Start,
        record: Record,
        parent: QWidget | None = None,
    ) -> None:
        self._found = start if isinstance(start, Stock) else None
        super().__init__(_("Change a supply") if self._found else _("Add a supply"), _("Save supply"), parent)
        self._record = record
        self.kind = Segmented(KINDS, _("What it is"))
        self.what = MedicineFields(amount=_("Amount in each"))
        self.name = QLineEdit(maxLength=180)
        self.each = QCheckBox(_("One is used with every injection"))
        self.in_stock = NumberField(_("How many there are now"), 0, 1_000_000)
        self.expiry = ValueLine(maxLength=24, placeholderText=_("08/2027"))
        self.note = QLineEdit(maxLength=20_000)
        self._arrange()
        self._prefill(start)
        self.kind.chosen.connect(lambda _key: self._fit())
        for signal in (self.what.changed, self.name.textEdited, self.in_stock.textEdited, self.each.toggled):
            signal.connect(lambda *_values: self.settle())

    def supply(self) -> Supply:
        """The supply as typed; InvalidEntry where something is missing or cannot be."""
        medicine = self.kind.choice() == MEDICINE
        name = named(self.what.medicine_key(), self.what.route_key()) if medicine else self._thing()
        measure = self.what.measure() if medicine else {}
        count = self.in_stock.value()
        if count is None:
            raise InvalidEntry(_("Please type how many there are; 0 where there are none."))
        return Supply(
            name=name,
            **measure,
            in_stock=count,
            expiry=read_expiry(self.expiry.text()),
            note=self.note.text(),
        )

    def submit(self) -> None:
        """Have the supply kept, and close; a name that is almost a known one is asked about first."""
        fresh = self.supply()
        if self.kind.choice() == MEDICINE and self.doubts(name_question(self.what.medicine_key())):
            return
        self._record(_edits(self._found, fresh), _("supply {what}").format(what=supply_words(fresh)))
        self.accept()

    def _thing(self) -> str:
        return named(self.name.text(), EACH_INJECTION if self.each.isChecked() else "")

    def _prefill(self, start: Stock | Start) -> None:
        if isinstance(start, Stock):
            supply = start.supply
            thing = supply.amount is None
            self.kind.show_choice(THING if thing else MEDICINE)
            self.each.setChecked(supply.use == EACH_INJECTION or not thing)
            self.name.setText(supply.what if thing else "")
            medicine, amount, route = ("", None, "im") if thing else (supply.what, supply.measured, supply.use or "im")
            self.in_stock.show_value(start.left)
            self.expiry.setText(expiry_words(supply.expiry))
            self.note.setText(supply.note)
        else:
            medicine, amount, route = start
            self.kind.show_choice(MEDICINE)
            self.each.setChecked(True)
        self.what.show_values(medicine, amount, route)
        self._fit()

    def _fit(self) -> None:
        medicine = self.kind.choice() == MEDICINE
        self.what.setVisible(medicine)
        self._named.setVisible(not medicine)
        self.each.setVisible(not medicine)
        self.settle()

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        self._named = Labelled(_("Name"), self.name)
        for part in (Labelled(_("What it is"), self.kind), self.what, self._named, self.each):
            column.addWidget(part)
        row = Columns([1, 1], narrow=400)
        row.addWidget(Labelled(_("How many there are now"), self.in_stock))
        row.addWidget(Labelled(_("Expiry"), self.expiry))
        column.addLayout(row)
        column.addWidget(Labelled(_("Note"), self.note))
        self.body.addLayout(column)


def _edits(found: Stock | None, fresh: Supply) -> Sequence[Edit]:
    """What is left stays counted from the doses unless another number was typed: then it is a new count."""
    if found is None:
        return (Edit(None, fresh),)
    before = found.supply
    same_use = (before.what, before.use, before.measured) == (fresh.what, fresh.use, fresh.measured)
    if same_use and fresh.in_stock == found.left:
        return (Edit(before, before.replaced(expiry=fresh.expiry, note=fresh.note)),)
    return (Edit(before, None), Edit(None, fresh))
