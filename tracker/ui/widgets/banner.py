"""One matter at the top of a page that wants a decision, and the ways to decide it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

LEAST_WORDS = 240
"""Pixels at the usual text size, the frame included."""


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
        for button in (self.act, self.postpone, self.decline):
            button.once = True
        self.act.clicked.connect(lambda _on: self.acted.emit())
        self.postpone.clicked.connect(lambda _on: self.postponed.emit())
        self.decline.clicked.connect(lambda _on: self.declined.emit())
        self._buttons = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below where they would leave the words too little room."""
        super().resizeEvent(event)
        room = self.width() - self._buttons.sizeHint().width()
        beside = room >= theme.current().px(LEAST_WORDS)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _arrange(self) -> None:
        words = QWidget()
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(words, gap=8, centered=True)
        flow.addWidget(self.text)
        flow.addWidget(self.details)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(12)
        for button in (self.act, self.postpone, self.decline):
            buttons.addWidget(button)
        self._row.setContentsMargins(18, 12, 18, 12)
        self._row.setSpacing(12)
        self._row.addWidget(words, 1)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
