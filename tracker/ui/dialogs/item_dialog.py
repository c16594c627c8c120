"""Something of one's own to follow: its name, its scale, and where it stands."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.domain import tracked
from tracker.domain.change import Edit
from tracker.domain.errors import InvalidEntry
from tracker.domain.item import Item
from tracker.domain.item_words import SCALES, WITH_UNIT
from tracker.domain.tracked import SYMPTOM, TRIGGER
from tracker.i18n import _
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.segmented import Segmented

SECTIONS = ((SYMPTOM, _("A symptom")), (TRIGGER, _("Something like sleep, coffee or stress")))
LONGEST_NAME, LONGEST_UNIT = 40, 16
Record = Callable[[Sequence[Edit], str], None]


class ItemDialog(FormDialog):
    """Scale and section of an item that is there stay, since its entries were made with them."""

    WIDTH = 480

    def __init__(self, own: Sequence[Item], start: Item | str, record: Record, parent: QWidget | None = None) -> None:
        self._found = start if isinstance(start, Item) else None
        super().__init__(_("Change what I track") if self._found else _("Track something of my own"), _("Save"), parent)
        self._own, self._record = own, record
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.section = Segmented(SECTIONS, _("What it is"))
        self.kind = Choice(_("How it is recorded"), [(key, _(label)) for key, label in SCALES.items()])
        self.unit = QLineEdit(maxLength=LONGEST_UNIT)
        self._unit_row = Labelled(
            _("What is counted"), self.unit, _("For example cups or steps. You can leave it empty.")
        )
        self.section.show_choice(start if isinstance(start, str) else tracked.section(start))
        self._arrange()
        self._prefill()
        self.kind.currentIndexChanged.connect(lambda _place: self._fit())
        for field in (self.name, self.unit):
            field.textEdited.connect(lambda _text: self.settle())

    def submit(self) -> None:
        """Have the item kept, and close."""
        label = self.name.text().strip()
        if not label:
            raise InvalidEntry(_("Please give it a name."))
        unit = self.unit.text() if self.kind.key() in WITH_UNIT else ""
        if self._found is None:
            edits = tracked.add(self._own, label, self.kind.key(), unit, self.section.choice() or SYMPTOM)
            text = _("{item} is tracked").format(item=label)
        else:
            edits = tracked.rename(self._own, self._found.key, label, unit)
            text = _("{before} is now called {item}").format(before=_(self._found.label), item=label)
        if edits:
            self._record(edits, text)
        self.accept()

    def _arrange(self) -> None:
        self.body.addWidget(Labelled(_("Name"), self.name))
        if self._found is None:
            self.body.addWidget(Labelled(_("What it is"), self.section))
            self.body.addWidget(Labelled(_("How it is recorded"), self.kind))
        self.body.addWidget(self._unit_row)
        self.body.addStretch(1)

    def _prefill(self) -> None:
        if self._found is not None:
            self.name.setText(_(self._found.label))
            self.kind.choose(self._found.kind)
            self.unit.setText(_(self._found.unit) if self._found.unit else "")
        self._fit()

    def _fit(self) -> None:
        self._unit_row.setVisible(self.kind.key() in WITH_UNIT)
        self.settle()
