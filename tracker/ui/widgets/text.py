"""Words on a page, in one of the few ways in which this app writes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Text(QLabel):
    """Plain text, never markup: what a person typed is shown as it was typed."""

    def __init__(self, text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def set_kind(self, kind: str) -> None:
        """Write the same words in another way: "title", "heading", "muted", "small", "figure", "good", "error" ..."""
        self.setProperty("kind", kind)
        restyle(self)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties have changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
