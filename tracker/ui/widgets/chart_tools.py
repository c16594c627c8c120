"""What is done with a chart beside pointing at it: its days, nearer and further, and taking it along as a picture."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.domain.history import Period
from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.date_field import ShortDateField
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

"""How long a date may be half typed before it counts."""


class ChartTools(QWidget):
    """The first and last day shown, to be changed; buttons for those without a wheel."""

    ranged = Signal(object)
    zoomed = Signal(bool)
    whole_wanted = Signal()
    copied = Signal()
    saved = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = ShortDateField(_("First day shown"), today)
        self.last = ShortDateField(_("Last day shown"), today)
        self.nearer = _tool("plus", _("Show fewer days"), _("or turn the wheel over the chart, or press +"))
        self.further = _tool("minus", _("Show more days"), _("or turn the wheel over the chart, or press −"))
        self.whole = _tool("whole", _("Show the whole diary"), _("or press Home on the chart"))
        self.copy = _tool("copy", _("Copy the picture"))
        self.save = _tool("save", _("Save the picture…"))
        self._whole: Period | None = None
        self._arrange()
        self.first.changed.connect(self._tell_range)
        self.last.changed.connect(self._tell_range)
        self.nearer.clicked.connect(lambda: self.zoomed.emit(True))
        self.further.clicked.connect(lambda: self.zoomed.emit(False))
        self.whole.clicked.connect(self.whole_wanted)
        self.copy.clicked.connect(self.copied)
        self.save.clicked.connect(self.saved)

    def show_period(self, shown: Period, whole: Period) -> None:
        """Show which days the chart shows out of those there are; nothing is told."""
        self._whole = whole
        for field, day in ((self.first, shown.first), (self.last, shown.last)):
            field.show_day(day)

    def _tell_range(self) -> None:
        """The days in their order, whichever was changed."""
        first, last = sorted((self.first.shown, self.last.shown))
        wanted = Period(first, last)
        self.ranged.emit((wanted.overlap(self._whole) if self._whole else None) or self._whole or wanted)

    def _arrange(self) -> None:
        row = FlowLayout(self, gap=8, spread=True)
        row.addWidget(_together(self.first, Text(_("to"), "muted"), self.last, gap=8))
        row.addWidget(_together(self.further, self.nearer, self.whole, self.copy, self.save, gap=2))


def _tool(icon: str, name: str, hint: str = "") -> Button:
    button = Button("", icon, "quiet")
    button.setAccessibleName(name)
    button.setAccessibleDescription(hint)
    button.setToolTip(f"{name}, {hint}" if hint else name)
    return button


def _together(*widgets: QWidget, gap: int) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return group
