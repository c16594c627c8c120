"""What the month and the year have in common: one day is current, keys move it, and it is said what it holds."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.ui.widgets.heat import Heat, Say, Scale

EARLIEST = date(1900, 1, 1)
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayField(QWidget):
    """`moved` tells the day that a key or a click leads to, `opened` the one of Enter or of two clicks.

    Who owns the field shows the day.
    """

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.day = self.today = self.latest = date.min
        self.heat: Mapping[int, Heat] = {}
        self.scale = Scale()
        self.name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_heat(self, name: str, heat: Mapping[int, Heat], scale: Scale, today: date) -> None:
        """Show values by day (ordinal) under a name such as «Twitches»; no day after today can be reached."""
        self.name, self.heat, self.scale, self.today = name, heat, scale, today
        self.latest = today
        self._describe()
        self.update()

    def show_day(self, day: date) -> None:
        """Make a day the current one without telling."""
        self.day = day
        self._describe()
        self.update()

    def heading(self) -> str:
        """What is shown at all: a month, a year."""
        raise NotImplementedError

    def target(self, key: Qt.Key, *, forward: bool) -> date | None:
        """The day that a key leads to; None for other keys. `forward` is the reading direction of the key."""
        raise NotImplementedError

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        raise NotImplementedError

    def bounded(self, day: int) -> date:
        """A day (ordinal) that can be reached."""
        return date.fromordinal(max(EARLIEST.toordinal(), min(day, self.latest.toordinal())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        wanted = self.target(key, forward=(key == Qt.Key.Key_Right) != mirrored)
        if key in OPENS:
            self.opened.emit(self.day)
        elif wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._move(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None and day <= self.latest:
            self._move(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks on one day; a first one may have led here from another picture."""
        if event.button() == Qt.MouseButton.LeftButton and self.day_at(event.position().toPoint()) == self.day:
            self.opened.emit(self.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        reached = day is not None and day <= self.latest
        self.setCursor(Qt.CursorShape.PointingHandCursor if reached else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            words = self._say(day.toordinal()) if day is not None and day <= self.latest else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _move(self, day: date) -> None:
        if day != self.day:
            self.moved.emit(day)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._say(day.toordinal())))

    def _describe(self) -> None:
        self.setAccessibleName(f"{self.name}, {self.heading()}")
        self.setAccessibleDescription(self._say(self.day.toordinal()))
