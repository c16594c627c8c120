"""More of a supply: how many came, and until when they can be used."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.expiry import expiry_words, read_expiry
from tracker.domain.stock_words import supply_words
from tracker.domain.supply import Supply
from tracker.i18n import _, format_number
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.value_line import ValueLine

Record = Callable[[Sequence[Edit], str], None]


class PurchaseDialog(FormDialog):
    """Pieces with another expiry are a supply of their own; the others add to what is there."""

    WIDTH = 460

    def __init__(self, supply: Supply, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(_("Add what was bought"), _("Add"), parent)
        self._supply, self._record = supply, record
        self.count = NumberField(_("How many were bought"), 0, 1_000_000)
        self.expiry = ValueLine(maxLength=24, placeholderText=_("08/2027"))
        self.expiry.setText(expiry_words(supply.expiry))
        self.body.addWidget(Text(supply_words(supply), "strong", wrap=True))
        row = Columns([1, 1], narrow=360)
        row.addWidget(Labelled(_("How many were bought"), self.count))
        row.addWidget(Labelled(_("Expiry"), self.expiry))
        self.body.addLayout(row)
        self.count.textEdited.connect(lambda _text: self.settle())

    def submit(self) -> None:
        """Have the pieces added, and close."""
        count = self.count.value()
        if not count:
            raise InvalidEntry(_("Please type how many were bought."))
        text = _("bought {count}: {what}").format(count=format_number(count, 1), what=supply_words(self._supply))
        self._record((_edit(self._supply, count, read_expiry(self.expiry.text())),), text)
        self.accept()


def _edit(supply: Supply, count: float, expiry: date | None) -> Edit:
    if expiry == supply.expiry:
        return Edit(supply, supply.replaced(in_stock=supply.in_stock + count))
    return Edit(None, Supply(name=supply.name, amount=supply.amount, unit=supply.unit, in_stock=count, expiry=expiry))
