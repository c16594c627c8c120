"""A stretch of the past: which medicine was taken, how often, from which day to which."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.recurrence import APART, ONCE, Pattern, pattern, recurrence
from tracker.domain.regimen import LAST_DOSE, Regimen
from tracker.i18n import _
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import DateField
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.medicine_fields import MedicineFields
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.recurrence_fields import RecurrenceFields, whole


class StretchFields(QWidget):
    """Reads as a plan with a last day, in the words of the form for regimens."""

    changed = Signal()

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = MedicineFields()
        self.repeats = RecurrenceFields()
        self.first_day = DateField(_("First day"), day)
        self.last_day = DateField(_("Last day"), day)
        self.count = NumberField(_("Doses"), 0, 9999, whole=True)
        self._arrange()
        self.repeats.show_pattern(Pattern("daily"))
        for signal in (self.what.changed, self.repeats.changed):
            signal.connect(self._change)
        for field in (self.first_day, self.last_day):
            field.changed.connect(self._change)
        self.count.textEdited.connect(lambda _text: self._change())
        self._fit()

    def stretch(self) -> Regimen:
        """What is typed; InvalidEntry where something is missing or cannot be."""
        first = self.first_day.day()
        apart = self.repeats.kind.key() == APART
        said = self.repeats.pattern(whole(self.count) if apart else None)
        assert said is not None, "only patterns in words are offered"
        return Regimen(
            medicine=self.what.medicine_key(),
            **self.what.measure(),
            route=self.what.route_key(),
            first_day=first,
            last_day=first if said.kind == ONCE else self.last_day.day(),
            recurrence=recurrence(said, first),
            times_per_day=said.times,
            anchor=said.anchor,
        )

    def show_stretch(self, stretch: Regimen) -> None:
        """Show a stretch without telling."""
        before = self.blockSignals(True)
        said = pattern(stretch)
        self.what.show_values(stretch.medicine, stretch.measured, stretch.route)
        self.repeats.show_pattern(said)
        self.first_day.show_day(stretch.first_day)
        self.last_day.show_day(stretch.last_day or stretch.first_day)
        self.count.show_value(said.count if said is not None and stretch.anchor == LAST_DOSE else None)
        self.blockSignals(before)
        self._fit()

    def show_days(self, first: date, last: date) -> None:
        """Show other days without telling."""
        before = self.blockSignals(True)
        self.first_day.show_day(first)
        self.last_day.show_day(last)
        self.blockSignals(before)

    def _change(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        kind = self.repeats.kind.key()
        self._last.setVisible(kind != ONCE)
        self._counted.setVisible(kind == APART)
        self._first.label.setText(_("Day") if kind == ONCE else _("First day"))

    def _arrange(self) -> None:
        self._first = Labelled(_("First day"), self.first_day)
        self._last = Labelled(_("Last day"), self.last_day)
        self._counted = Labelled(_("Doses"), self.count)
        days = Columns([1, 1, 1], narrow=420)
        for part in (self._first, self._last, self._counted):
            days.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.what)
        column.addWidget(self.repeats)
        column.addLayout(days)
