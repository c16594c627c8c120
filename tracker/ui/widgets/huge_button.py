"""One button that cannot be missed: a figure, and under it what a press does."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

LEAST = (240, 190)


class HugeButton(Button):
    """Takes all the room there is; `pressed` comes with the finger going down, so quick presses all count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(variant="huge", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("ring_radius", 16)
        self.figure = Text("", "huge")
        self.caption = Text("", "huge-caption", wrap=True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for words in (self.figure, self.caption):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)
        column.addStretch(1)

    def show_words(self, figure: str, caption: str, name: str) -> None:
        """Change the figure and what a press does; the name is what a screen reader says."""
        self.figure.setText(figure)
        self.caption.setText(caption)
        self.setAccessibleName(name)
        self.setAccessibleDescription(figure)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(LEAST[0]), look.px(LEAST[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
