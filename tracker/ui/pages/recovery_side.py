"""Beside the Recovery chart: wear-off, what is shown on the chart, and what the figures are not."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.pages.recovery_wear_off import WearOffCard
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.chart_choice import ChartChoice
from tracker.ui.widgets.text import Text

DESCRIBES = _(
    "These figures describe your diary. They are not a diagnosis. Do not start, stop or change any medicine because of "
    "what you see here. Talk to the person who prescribes it."
)


class RecoverySide(QWidget):
    """A column of cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear_off = WearOffCard()
        self.choice = ChartChoice()
        show = Card(_("Show"))
        show.body.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.wear_off)
        column.addWidget(show)
        column.addWidget(Text(DESCRIBES, "muted", wrap=True))
        column.addStretch(1)
