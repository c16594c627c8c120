"""Words on a page, in one of the few ways in which this app writes."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tracker.ui import theme

LONGEST_LINE = 520


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

    def sizeHint(self) -> QSize:
        """Text that may wrap would like one line, if that is not too long to read."""
        if not self.wordWrap():
            return super().sizeHint()
        self.ensurePolished()
        edges = self.contentsMargins()
        line = max((self.fontMetrics().horizontalAdvance(part) for part in self.text().split("\n")), default=0) + 4
        width = min(line + edges.left() + edges.right(), theme.current().px(LONGEST_LINE))
        return QSize(width, self.heightForWidth(width))

    def set_kind(self, kind: str) -> None:
        """Write the same words in another way: "title", "heading", "muted", "small", "figure", "good", "error" ..."""
        self.setProperty("kind", kind)
        restyle(self)


def as_tip(text: str) -> str:
    """Return words for a hint that Qt shows as they are: it takes what a person typed for markup where it looks so."""
    if "<" not in text:
        return text
    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties have changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
