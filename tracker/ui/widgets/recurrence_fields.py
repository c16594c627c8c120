"""How a plan repeats, chosen in words."""

from babel.dates import get_day_names
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import recurrence
from tracker.domain.errors import InvalidEntry
from tracker.domain.recurrence import WEEK, Pattern
from tracker.i18n import _, words_locale
from tracker.ui.widgets.chip import Chip
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.number_field import NumberField

OWN = "own"
OPEN = ""
"""Nothing chosen yet: how often is for the person to say."""

KINDS = (
    (recurrence.DAILY, _("Every day")),
    (recurrence.ALTERNATE, _("Every other day")),
    (recurrence.DAYS, _("Every so many days")),
    (recurrence.WEEKS, _("Every so many weeks")),
    (recurrence.MONTHS, _("Every so many months")),
    (recurrence.WEEKDAYS, _("Chosen days of the week")),
    (recurrence.APART, _("A number of doses, days apart")),
    (recurrence.ONCE, _("Once: an appointment")),
)
EVERY = {
    recurrence.DAYS: (_("Every"), _("days")),
    recurrence.WEEKS: (_("Every"), _("weeks")),
    recurrence.MONTHS: (_("Every"), _("months")),
    recurrence.APART: (_("At least"), _("days apart")),
}


class RecurrenceFields(QWidget):
    """Shows only the fields that a pattern has; a rule that is no pattern stays as it is until another is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.kind = Choice(_("How often"), KINDS)
        self.every = NumberField(_("Every"), 0, 9999, whole=True)
        self.times = NumberField(_("Times a day"), 1, 24, whole=True)
        self.weekdays = {day: Chip(name) for day, name in zip(WEEK, _day_names(), strict=True)}
        self._arrange()
        self.kind.currentIndexChanged.connect(lambda _place: self._change())
        for field in (self.every, self.times):
            field.textEdited.connect(lambda _text: self.changed.emit())
        for chip in self.weekdays.values():
            chip.toggled.connect(lambda _on: self.changed.emit())
        self._fit()

    def pattern(self, count: int | None) -> Pattern | None:
        """What is chosen, for so many planned days; None where the rule stays as it was."""
        kind = self.kind.key()
        if kind == OPEN:
            raise InvalidEntry(_("Please choose how often it is taken."))
        if kind == OWN:
            return None
        chosen = tuple(day for day, chip in self.weekdays.items() if chip.isChecked())
        every = whole(self.every) if kind in EVERY else 1
        if kind == recurrence.ONCE:
            return Pattern(kind, count=1)
        return Pattern(kind, every, chosen if kind == recurrence.WEEKDAYS else (), whole(self.times) or 1, count)

    def show_pattern(self, pattern: Pattern | None, own: str = "", times: int = 1) -> None:
        """Show a pattern without telling, or the words of a rule that is none."""
        before = self.blockSignals(True)
        unsaid = [] if pattern or own else [(OPEN, _("Please choose"))]
        self.kind.offer([*unsaid, *KINDS, *([(OWN, own)] if own else [])])
        self.kind.choose(pattern.kind if pattern else OWN if own else OPEN)
        self.every.show_value(pattern.every if pattern else None)
        self.times.show_value(pattern.times if pattern else times)
        for day, chip in self.weekdays.items():
            chip.setChecked(pattern is not None and day in pattern.weekdays)
        self._fit()
        self.blockSignals(before)

    def _change(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        kind = self.kind.key()
        name, unit = EVERY.get(kind, ("", ""))
        self._every.setVisible(kind in EVERY)
        self._every.label.setText(name)
        self.every.show_unit(unit)
        self.every.setAccessibleName(name or _("Every"))
        self._times.setVisible(kind not in (recurrence.ONCE, recurrence.APART, OWN, OPEN))
        self._chips.setVisible(kind == recurrence.WEEKDAYS)

    def _arrange(self) -> None:
        self._every = Labelled(_("Every"), self.every)
        self._times = Labelled(_("Times a day"), self.times)
        row = Columns([50, 28, 22], narrow=460)
        for part in (Labelled(_("How often"), self.kind), self._every, self._times):
            row.addWidget(part)
        self._chips = QWidget()
        flow = FlowLayout(self._chips, gap=8)
        for chip in self.weekdays.values():
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._chips)


def whole(field: NumberField) -> int | None:
    """The whole number in a field, None where it is empty."""
    value = field.value()
    if value is not None and value != int(value):
        raise InvalidEntry(_("“{text}” is not a whole number.").format(text=field.text().strip()))
    return None if value is None else int(value)


def _day_names() -> list[str]:
    """Mon to Sun; RFC 5545 and Babel both begin with Monday."""
    names = get_day_names("abbreviated", "stand-alone", words_locale())
    return [names[place] for place in range(7)]
