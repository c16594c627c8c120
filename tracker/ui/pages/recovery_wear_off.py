"""Do symptoms return before the next injection? A small picture and one sentence, and how sure that is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from tracker.i18n import _
from tracker.ui.dialogs.message import show_message
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.text import Text

METHOD = _(
    "Days resemble their neighbours, and some are missing, so simple averages look surer than they are. The ranges "
    "here allow for both: they come from a model in which each day carries over a part of the day before and has some "
    "chance of its own, on the real calendar. How much carries over is not guessed but averaged over what your diary "
    "makes likely. In made-up diaries whose truth is known, such ranges hold it about 95 times in 100. A diary can "
    "show that something changed; it cannot show why."
)


class WearOffCard(Card):
    """For the symptom that is shown first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Do symptoms return before the next injection?"), parent=parent)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(_("Level by days since the last injection"))
        self.sentence = Text("", "muted", wrap=True)
        self.how = Button(_("How sure is this?"), variant="link")
        self.how.clicked.connect(lambda: show_message(_("How sure is this?"), METHOD, self.window()))
        for part in (self.picture, self.sentence, self.how):
            self.body.addWidget(part)

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
