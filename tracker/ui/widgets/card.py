"""A sheet of paper on the page, with a heading and room below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker.ui.widgets.text import Text

PADDING = 18


class Card(QFrame):
    """The heading, muted words at its right, and `body`, a column for what the card holds."""

    def __init__(self, title: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.heading = Text(title, "heading", wrap=True)
        self.hint = Text(hint, "muted")
        self.top = QHBoxLayout()
        self.top.setSpacing(12)
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignRight)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING)
        column.setSpacing(12)
        column.addLayout(self.top)
        column.addLayout(self.body, 1)
        self.heading.setVisible(bool(title))
        self.hint.setVisible(bool(hint))

    def show_hint(self, hint: str) -> None:
        """Change the muted words beside the heading."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def show_title(self, title: str) -> None:
        """Change the heading."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self.setAccessibleName(title)
