"""Every dose of the Treatment page: found, changed and removed, for ever."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tracker.analysis.doses import is_back_filled
from tracker.domain.dose import SKIPPED, TAKEN, Dose
from tracker.domain.history import History
from tracker.i18n import _, ngettext
from tracker.ui import theme
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import dose_wishes
from tracker.ui.tables.dose_model import Known
from tracker.ui.tables.dose_table import DoseTable
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.flow_layout import FlowLayout

STATES = (("", _("Taken and skipped")), (TAKEN, _("Taken")), (SKIPPED, _("Skipped")))
LEAST_HEIGHT = 420


class DosesTableCard(Card):
    """The table, what narrows it down, and what can be done with the rows that are chosen."""

    told = Signal(str)

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Every dose"), parent=parent)
        self._diary, self._count = diary, 0
        self.search = QLineEdit(placeholderText=_("Find in doses"), clearButtonEnabled=True)
        self.search.setAccessibleName(_("Find in doses"))
        self.status = Choice(_("Status"), STATES)
        self.change = Button(_("Change…"))
        self.remove = Button(_("Remove"))
        self.table = DoseTable()
        self._arrange()
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.status.currentIndexChanged.connect(lambda _place: self._narrow())
        self.change.clicked.connect(lambda _on: self.open(self.table.chosen()[0]))
        self.remove.clicked.connect(lambda _on: dose_wishes.remove(diary, *self.table.chosen()))
        self.table.opened.connect(self.open)
        self.table.removed.connect(self._remove)
        self.table.edited.connect(self._keep)
        self.table.selected.connect(self._offer)
        self.table.filtered.connect(self._tell_count)

    def show_history(self, whole: History) -> None:
        """Show every dose of a whole diary that ends today."""
        self._count = len(whole.doses)
        born = whole.profile.date_of_birth if whole.profile else None
        late = frozenset(dose.id for dose in whole.doses if is_back_filled(whole, dose))
        known = Known(whole.period.last, born, late, tuple(whole.regimens))
        self.table.show_doses(whole.doses, editable=not self._diary.read_only, known=known)

    def open(self, dose: Dose) -> None:
        """Open a dose in its form."""
        if not self._diary.read_only:
            dose_wishes.ask(self._diary, dose, self.window())

    def _remove(self, doses: list[Dose]) -> None:
        if not self._diary.read_only:
            dose_wishes.remove(self._diary, *doses)

    def _keep(self, before: Dose, after: Dose) -> None:
        dose_wishes.change(self._diary, before, after)

    def _narrow(self) -> None:
        self.table.narrow(self.search.text(), self.status.key())

    def _tell_count(self, shown: int) -> None:
        words = ngettext("{count} dose", "{count} doses", self._count).format(count=self._count)
        self.show_hint(words if shown == self._count else _("{shown} of {all}").format(shown=shown, all=words))

    def _offer(self, chosen: int) -> None:
        reason = (
            _("This diary is open for reading only.") if self._diary.read_only else _("Choose a dose in the table.")
        )
        for button, wanted in ((self.change, chosen == 1), (self.remove, chosen > 0)):
            if wanted and not self._diary.read_only:
                button.enable()
            else:
                button.disable(reason)

    def _arrange(self) -> None:
        finding, doing = QWidget(), QWidget()
        row = FlowLayout(gap=12, spread=True)
        for part, controls in ((finding, (self.search, self.status)), (doing, (self.change, self.remove))):
            line = QHBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            for control in controls:
                line.addWidget(control)
            row.addWidget(part)
        self.search.setMinimumWidth(theme.current().px(200))
        self.status.setMinimumWidth(theme.current().px(180))
        self.table.setMinimumHeight(theme.current().px(LEAST_HEIGHT))
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        self._offer(0)
