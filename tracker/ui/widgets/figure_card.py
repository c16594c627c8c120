"""One figure, large, with the words that make it honest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.ui.widgets.card import Card
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text


class FigureCard(Card):
    """A small caption, the figure, its change beside it, and details below: over which days, with which range."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.caption = Text("", "muted", wrap=True)
        self.figure = Text("", "figure", wrap=True)
        self.change = Text("", "good")
        self.details = Text("", "small", wrap=True)
        line = FlowLayout(gap=8)
        line.addWidget(self.figure)
        line.addWidget(self.change)
        self.body.setSpacing(4)
        self.body.addWidget(self.caption)
        self.body.addLayout(line)
        self.body.addWidget(self.details)
        self.body.addStretch(1)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.show_figure(caption, "")

    def show_figure(
        self, caption: str, figure: str, change: str = "", details: Sequence[str] = (), *, good: bool = False
    ) -> None:
        """Show another figure; a good change is one for the better, any other is plain ink."""
        self.setAccessibleName(caption)
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.change.setText(change)
        self.change.setVisible(bool(change))
        self.change.set_kind("good" if good else "change")
        self.details.setText("\n".join(details))
        self.details.setVisible(bool(self.details.text()))
        self._describe()

    def add_change(self, change: str, detail: str, *, good: bool) -> None:
        """Add what took longer to find out: the change beside the figure, and a detail below."""
        self.change.setText(change)
        self.change.setVisible(bool(change))
        self.change.set_kind("good" if good else "change")
        self.details.setText("\n".join(part for part in (self.details.text(), detail) if part))
        self.details.setVisible(bool(self.details.text()))
        self._describe()

    def _describe(self) -> None:
        parts = (self.figure.text(), self.change.text(), self.details.text().replace("\n", " "))
        self.setAccessibleDescription(" ".join(part for part in parts if part))
