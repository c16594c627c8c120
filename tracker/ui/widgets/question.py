"""Whether an odd value is what was meant: asked once beside its field, which holds it already."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text


class Question(QWidget):
    """A sentence and two answers; nothing waits for them, since the value is kept already."""

    kept = Signal()
    corrected = Signal()

    def __init__(self, correct: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Text("", "warn", wrap=True)
        self.keep = Button(_("Keep it"))
        self.correct = Button(correct or _("Correct it"), variant="link")
        answers = FlowLayout(gap=12)
        for button in (self.keep, self.correct):
            button.once = True
            answers.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text)
        column.addLayout(answers)
        self.keep.clicked.connect(lambda _on: self._keep())
        self.correct.clicked.connect(lambda _on: self.corrected.emit())
        self.hide()

    @property
    def asked(self) -> str:
        """The sentence that waits for an answer, empty where none does."""
        return self.text.text()

    def ask(self, sentence: str) -> None:
        """Ask, and say it aloud; an empty sentence takes back what was asked."""
        if sentence == self.asked:
            return
        self.text.setText(sentence)
        self.keep.setAccessibleDescription(sentence)
        self.correct.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.window(), sentence))

    def withdraw(self) -> None:
        """Ask no more."""
        self.ask("")

    def _keep(self) -> None:
        self.withdraw()
        self.kept.emit()
