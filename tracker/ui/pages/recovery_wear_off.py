"""Do symptoms return before the next injection? A small picture and one sentence, for any symptom."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from tracker.i18n import _
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.text import Text


class WearOffCard(Card):
    """For the symptom that is shown first, until another one is chosen here."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Do symptoms return before the next injection?"), parent=parent)
        self.symptom = Choice(_("Symptom to look at by days since an injection"))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(_("Level by days since the last injection"))
        self.sentence = Text("", "muted", wrap=True)
        for part in (self.symptom, self.picture, self.sentence):
            self.body.addWidget(part)
        self._own_choice = False
        self.symptom.activated.connect(self._choose)
        self.hide()

    def offer(self, symptoms: Iterable[tuple[str, str]], first: str) -> None:
        """Let one of the symptoms be chosen; until that was done, the first one is."""
        self.symptom.offer(symptoms)
        if not self._own_choice:
            self.symptom.choose(first)

    def show_words(self, sentence: str, picture: bytes) -> None:
        """Show what came out; without a sentence there is nothing to show."""
        self.setVisible(bool(sentence))
        self.sentence.setText(sentence)
        self.picture.setVisible(bool(picture))
        if picture:
            drawn = QPixmap()
            drawn.loadFromData(picture)
            drawn.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(drawn)
            self.picture.setAccessibleDescription(sentence)

    def _choose(self) -> None:
        self._own_choice = True
        self.chosen.emit()
