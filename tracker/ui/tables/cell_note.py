"""What is said beside a cell that is being typed into: why it is refused, or what is odd about it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

WIDTH, GAP = 380, 2


class CellNote(QFrame):
    """Stands under the editor of a cell, or above it where there is no room below; takes no keyboard from it."""

    kept = Signal()

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self.setObjectName("card")
        self.text = Text("", "error", wrap=True)
        self.keep = Button(_("Keep it"))
        self.keep.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keep.setToolTip(_("Enter keeps it, Escape brings back what was there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep.clicked.connect(lambda _on: self.kept.emit())
        self.hide()

    def say(self, sentence: str, beside: QRect, *, asks: bool) -> None:
        """Say why a text is refused, or ask about it, beside the editor, and aloud."""
        self.text.set_kind("warn" if asks else "error")
        self.text.setText(sentence)
        self.keep.setVisible(asks)
        self.keep.setAccessibleDescription(sentence)
        self._place(beside)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.window(), sentence))

    def _place(self, beside: QRect) -> None:
        room = self.parentWidget()
        assert room is not None, "made in the room of its table"
        layout = self.layout()
        assert layout is not None, "made above"
        width = min(theme.current().px(WIDTH), room.width())
        height = layout.heightForWidth(width)
        below = beside.bottom() + 1 + GAP
        top = below if below + height <= room.height() else max(0, beside.top() - GAP - height)
        self.setGeometry(max(0, min(beside.left(), room.width() - width)), top, width, height)
