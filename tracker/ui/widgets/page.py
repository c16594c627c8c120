"""The frame that every page shares: title, actions, and content that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

MARGIN = 28
GAP = 16
LEAST_HEAD = 36
"""Pixels: as tall as a button, so that titles stand at one height with and without tools beside them."""


class Page(QWidget):
    """Put widgets into `content`; what belongs at the right of the title into `tools`."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setProperty("no_ring", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = Text(title, "title", wrap=True)
        self.subtitle = Text(subtitle, "subtitle", wrap=True)
        self.tools = FlowLayout(gap=8)
        self._top = QWidget()
        self.content = QVBoxLayout()
        self.area = _scroll(self.content)
        self._build()

    def show_subtitle(self, subtitle: str) -> None:
        """Change the muted words beside the title."""
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget under what is there."""
        self.content.addWidget(widget, stretch)

    def replace_header(self, header: QWidget) -> None:
        """Show the page's own header in place of title and actions."""
        column = self.layout()
        assert column is not None
        column.replaceWidget(self._top, header)
        self._top.hide()
        self._top = header
        header.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, GAP)

    def _build(self) -> None:
        words, tools = QWidget(), QWidget()
        beside = FlowLayout(words, gap=16, centered=True)
        beside.addWidget(self.title)
        beside.addWidget(self.subtitle)
        tools.setLayout(self.tools)
        words.setMinimumHeight(LEAST_HEAD)
        row = FlowLayout(self._top, gap=12, spread=True)
        row.setContentsMargins(MARGIN, MARGIN - 6, MARGIN, GAP)
        row.addWidget(words)
        row.addWidget(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.area, 1)
        self.show_subtitle(self.subtitle.text())


def _scroll(content: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("page_content")
    inside.setLayout(content)
    content.setContentsMargins(*_margins(0, 0))
    content.setSpacing(GAP)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda _low, high: content.setContentsMargins(*_margins(bar.sizeHint().width(), high)))
    return area


def _margins(bar: int, scrolls: int) -> tuple[int, int, int, int]:
    """The scroll bar stands in the margin: what is on the page keeps its width when the bar comes and goes."""
    return MARGIN, 4, MARGIN - (bar if scrolls else 0), MARGIN
