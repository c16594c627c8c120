"""The sheet of keys: what the keyboard can do, in the words of the menu."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.reading_order import ReadingOrder
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.text import Text

SIZE = (880, 660)
KEYS_WIDE = 136
Lines = Sequence[tuple[tuple[str, ...], str]]


class ShortcutsDialog(ReadingOrder, QDialog):
    """Shows keys and what they do, by group, in two columns where there is room."""

    def __init__(self, groups: Mapping[str, Lines], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Shortcuts"))
        self.area = QScrollArea()
        self.close_button = Button(_("Close"), variant="primary")
        self.close_button.clicked.connect(self.accept)
        self._arrange(groups)
        look = theme.current()
        room = parent.size()
        self.resize(min(look.px(SIZE[0]), room.width() - 48), min(look.px(SIZE[1]), room.height() - 48))
        self.area.setFocus()

    def _arrange(self, groups: Mapping[str, Lines]) -> None:
        left, right = QWidget(), QWidget()
        places = list(groups.items())
        half = _half([len(lines) + 2 for _title, lines in places])
        for side, part in ((left, places[:half]), (right, places[half:])):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(20)
            for title, lines in part:
                column.addWidget(_group(title, lines))
            column.addStretch(1)
        sheet = QWidget()
        sheet.setObjectName("page_content")
        sides = Columns([1, 1], narrow=760, gap=40)
        both = QWidget()
        both.setLayout(sides)
        QVBoxLayout(sheet).addWidget(both)
        sides.addWidget(left)
        sides.addWidget(right)
        self.area.setAccessibleName(_("Shortcuts"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 20)
        column.setSpacing(16)
        column.addWidget(Text(_("Shortcuts"), "title"))
        column.addWidget(self.area, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)


def _half(heights: list[int]) -> int:
    """How many of the groups fill the left column."""
    total = sum(heights)
    return min(range(1, len(heights) + 1), key=lambda count: abs(2 * sum(heights[:count]) - total))


def _group(title: str, lines: Lines) -> QWidget:
    group = QWidget()
    group.setAccessibleName(title)
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, theme.current().px(KEYS_WIDE))
    grid.setColumnStretch(1, 1)
    grid.addWidget(Text(title, "heading", wrap=True), 0, 0, 1, 2)
    for row, (keys, label) in enumerate(lines, start=1):
        caps = QHBoxLayout()
        caps.setSpacing(6)
        for cap in keys:
            caps.addWidget(Text(cap, "key"))
        caps.addStretch(1)
        grid.addLayout(caps, row, 0)
        grid.addWidget(Text(label, wrap=True), row, 1, Qt.AlignmentFlag.AlignVCenter)
    return group
