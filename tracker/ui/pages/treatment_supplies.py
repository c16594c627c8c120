"""Supplies on the Treatment page: what is left, how long it lasts, until when it can be used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.change import Edit
from tracker.domain.history import History
from tracker.domain.stock import Stock, stock
from tracker.domain.stock_words import expires, left_words, supply_words
from tracker.domain.units import Amount
from tracker.i18n import _, at_start
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.entry_list import Entry, EntryList
from tracker.ui.widgets.text import Text

USUAL = ("hydroxocobalamin", None, "im")


class SuppliesCard(Card):
    """Falls with each dose that is taken; every change is a step of undo."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Supplies"), parent=parent)
        self._diary = diary
        self._found: dict[str, Stock] = {}
        self._whole: History | None = None
        self.empty = Text(
            _("Ampoules, tablets, needles: what is left goes down with each dose that is taken."), "muted", wrap=True
        )
        self.list = EntryList(_("Bought more…"))
        self.add = Button(_("Add supply…"))
        for part in (self.empty, self.list):
            self.body.addWidget(part)
        self.body.addSpacing(4)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add.clicked.connect(lambda _on: self.ask())
        self.list.opened.connect(self.ask)
        self.list.extended.connect(self.ask_purchase)
        self.list.removed.connect(self.remove)

    def show_history(self, whole: History) -> None:
        """Show what is left at the end of the period of a whole diary."""
        self._whole, today = whole, whole.period.last
        found = stock(whole.supplies, whole.doses, whole.regimens, today, whole.zone)
        found = tuple(sorted(found, key=lambda one: (one.supply.amount is None, supply_words(one.supply).lower())))
        self._found = {str(one.supply.id): one for one in found}
        entries = [_entry(key, one, whole) for key, one in self._found.items()]
        self.empty.setVisible(not entries)
        self.list.show_lines(entries, editable=not self._diary.read_only)
        if self._diary.read_only:
            self.add.disable(_("This diary is open for reading only."))

    def ask(self, key: str = "") -> None:
        """Open the form of a supply, or of a new one; its module is loaded when it is first wanted."""
        from tracker.ui.dialogs.supply_dialog import SupplyDialog

        start = self._found[key] if key else self._usual()
        self._open(SupplyDialog(start, self._diary.record, self.window()))

    def ask_purchase(self, key: str) -> None:
        """Ask how many were bought."""
        from tracker.ui.dialogs.purchase_dialog import PurchaseDialog

        self._open(PurchaseDialog(self._found[key].supply, self._diary.record, self.window()))

    def remove(self, key: str) -> None:
        """Take a supply out; undo brings it back."""
        supply = self._found[key].supply
        self._diary.record((Edit(supply, None),), _("removed: {what}").format(what=supply_words(supply)))

    def _usual(self) -> tuple[str, Amount | None, str]:
        """What is planned, since that is what is bought."""
        plan = next(reversed(self._whole.regimens), None) if self._whole else None
        return (plan.medicine, plan.measured, plan.route) if plan else USUAL

    def _open(self, dialog: FormDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _entry(key: str, found: Stock, whole: History) -> Entry:
    supply = found.supply
    aside = (expires(supply, whole.period.last), supply.note)
    told = " · ".join(part for part in aside if part)
    return Entry(key, supply_words(supply), left_words(found), at_start(told))
