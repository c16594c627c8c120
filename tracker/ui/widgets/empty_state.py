"""What stands where nothing is yet: what will be here, and the one action that starts it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text


class EmptyState(QWidget):
    """A sentence and one action, or only the sentence."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Text(sentence, "muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.action = Button(action, variant="primary")
        self.action.clicked.connect(lambda _on: self.acted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.action.setVisible(bool(action))

    def show_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)
