"""One matter at the top of a page that wants a decision, and the ways to decide it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text


class Banner(QFrame):
    """A bold part, a muted part, and up to three actions: to settle it, to put it off, to decline."""

    acted = Signal()
    postponed = Signal()
    declined = Signal()

    def __init__(self, *, warn: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("variant", "warn" if warn else "")
        self.text = Text("", "strong", wrap=True)
        self.details = Text("", "muted", wrap=True)
        self.act = Button(variant="primary")
        self.postpone = Button()
        self.decline = Button()
        self.act.clicked.connect(lambda _on: self.acted.emit())
        self.postpone.clicked.connect(lambda _on: self.postponed.emit())
        self.decline.clicked.connect(lambda _on: self.declined.emit())
        self._arrange()

    def show_text(self, text: str, details: str = "", action: str = "", second: str = "", third: str = "") -> None:
        """Change what it says, and the words on its buttons; a button without words is not there."""
        buttons = ((self.act, action), (self.postpone, second), (self.decline, third))
        for part, words in ((self.details, details), *buttons):
            part.setText(words)
            part.setVisible(bool(words))
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(details)

    def _arrange(self) -> None:
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(words, gap=8, centered=True)
        flow.addWidget(self.text)
        flow.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(12)
        row.addWidget(words, 1)
        for button in (self.act, self.postpone, self.decline):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
