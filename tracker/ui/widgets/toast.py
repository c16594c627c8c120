"""A quiet line at the bottom that says what has just happened."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.timers import timer
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

SHOWN_FOR = 7000
LIFT = 20


class Toast(QFrame):
    """Goes by itself, but not while the pointer or the focus is on it; it lies over its window, or a part of that."""

    undone = Signal()

    def __init__(self, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self.setObjectName("toast")
        self.text = Text("", wrap=True)
        self.undo = Button(_("Undo"), icon="undo", variant="quiet")
        self.undo.clicked.connect(self._undo)
        self._timer = timer(self, SHOWN_FOR)
        self._timer.timeout.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, *, undoable: bool = False) -> None:
        """Show a line, in place of the one before."""
        self.text.setText(text)
        self.undo.setVisible(undoable)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def waiting(self) -> bool:
        """Whether it will go by itself."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def _leave(self) -> None:
        if self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _place(self) -> None:
        around_it = self.parentWidget()
        assert around_it is not None
        over = self._over
        room = around_it.rect() if over is None else QRect(over.mapTo(around_it, QPoint()), over.size())
        line = self.text.fontMetrics().horizontalAdvance(self.text.text()) + 8
        around = 36 + (self.undo.sizeHint().width() + 12 if not self.undo.isHidden() else 0)
        width = min(line + around, room.width() - 2 * LIFT)
        height = max(self.heightForWidth(width), self.sizeHint().height() if line + around <= width else 0)
        self.setGeometry(
            room.left() + (room.width() - width) // 2, room.top() + room.height() - height - LIFT, width, height
        )
