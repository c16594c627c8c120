"""One figure, large, with the words that make it honest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.ui.widgets.card import Card
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text


class FigureCard(Card):
    """A small caption, the figure, below it its change with the range of that, and over which days."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption = Text("", "muted", wrap=True)
        self.figure = Text("", "figure", wrap=True)
        self.change = Text("", "good")
        self.range = Text("", "small")
        self.details = Text("", "small", wrap=True)
        line = FlowLayout(gap=8, centered=True)
        line.addWidget(self.change)
        line.addWidget(self.range)
        self.body.setSpacing(4)
        self.body.addWidget(self.caption)
        self.body.addWidget(self.figure)
        self.body.addLayout(line)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.show_figure(caption, "")

    def show_figure(self, caption: str, figure: str, details: Sequence[str] = ()) -> None:
        """Show another figure, without a change."""
        self.setAccessibleName(caption)
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.details.setText("\n".join(details))
        self.details.setVisible(bool(self.details.text()))
        self.show_change("", "", good=False)

    def show_change(self, change: str, likely: str, *, good: bool) -> None:
        """What took longer to find out: a good change is one for the better, any other is plain ink."""
        self.change.setText(change)
        self.change.set_kind("good" if good else "change")
        self.range.setText(likely)
        for part in (self.change, self.range):
            part.setVisible(bool(part.text()))
        parts = (self.figure.text(), change, likely, self.details.text().replace("\n", " "))
        self.setAccessibleDescription(" ".join(part for part in parts if part))
