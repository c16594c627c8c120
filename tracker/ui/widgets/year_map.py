"""A year as twelve small months whose days are shaded by a value."""

from calendar import monthrange
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent

from tracker.i18n import format_month_short, locale
from tracker.ui import theme
from tracker.ui.widgets.day_field import DayField
from tracker.ui.widgets.heat import Heat, paint_cell, paint_injection
from tracker.ui.widgets.heat_map import WEEK, months_away

WIDE, ROOMY, NARROW = 620, 6, 4
"""From so wide on there are six months in a row, else four."""

WEEKS = 6
SQUARE = 18
SMALLEST = 11
HEAD = 24
GAP = 16
EDGE = 7
UNKNOWN = Heat()
YEARS = {Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class YearMap(DayField):
    """Arrows move by months, PageUp and PageDown by years; Enter or a click opens a month, on the day clicked."""

    month_opened = Signal(object)

    def heading(self) -> str:
        return str(self.day.year)

    def target(self, key: Qt.Key, *, forward: bool) -> date | None:
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self.bounded(months_away(self.day, 1 if forward else -1).toordinal())
        months = YEARS.get(key, ROWS.get(key, 0) * self._across())
        if months:
            return self.bounded(months_away(self.day, months).toordinal())
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            month = 1 if key == Qt.Key.Key_Home else 12
            return self.bounded(months_away(self.day, month - self.day.month).toordinal())
        return None

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point, or the day of a month that is nearest to it: squares are small, months are not."""
        month = next((number for number in range(1, 13) if self.month_box(number).contains(QPointF(point))), None)
        if month is None:
            return None
        squares = self._squares(month)
        near = min(squares, key=lambda square: (square.center() - QPointF(point)).manhattanLength())
        return date(self.day.year, month, squares.index(near) + 1)

    def month_box(self, month: int) -> QRectF:
        """Where a month lies, its name included."""
        look, across = theme.current(), self._across()
        gap, edge = look.px(GAP), look.px(EDGE)
        row, column = divmod(month - 1, across)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = across - 1 - column
        wide = (self.width() - 2 * edge + gap) / across
        high = (self.height() - 2 * edge + gap) / (12 // across)
        return QRectF(edge + column * wide, edge + row * high, wide - gap, high - gap)

    def square(self, day: date) -> QRectF:
        """Where a day lies."""
        return self._squares(day.month)[day.day - 1]

    def sizeHint(self) -> QSize:
        return self._size(SQUARE, self._across())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._size(SMALLEST, NARROW).width(), self._size(SMALLEST, self._across()).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None and day.replace(day=1) <= self.latest:
            self.month_opened.emit(min(day, self.latest))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._paint_name(painter, month)
            first = date(self.day.year, month, 1).toordinal()
            for day, box in enumerate(self._squares(month), start=first):
                if day <= self.latest.toordinal():
                    self._paint_day(painter, day, box.adjusted(1, 1, -1, -1))
        look = theme.current()
        painter.setPen(QPen(look.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = look.px(EDGE) - 2
        painter.drawRoundedRect(self._block(self.day.month).adjusted(-edge, -2, edge, edge), look.px(8), look.px(8))

    def _paint_name(self, painter: QPainter, month: int) -> None:
        look = theme.current()
        current = month == self.day.month
        font = QFont(self.font())
        font.setPointSizeF(look.points(12.5))
        font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        painter.setFont(font)
        later = date(self.day.year, month, 1) > self.latest
        painter.setPen(look.color("muted" if later else "ink"))
        line = self._block(month)
        line.setHeight(look.px(HEAD - 3))
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(side), format_month_short(date(self.day.year, month, 1)))

    def _paint_day(self, painter: QPainter, day: int, box: QRectF) -> None:
        heat = self.heat.get(day, UNKNOWN)
        paint_cell(painter, box, heat, self.scale, 2)
        if heat.injection:
            paint_injection(painter, box.center(), box.width() * 0.62)
        here = day == self.day.toordinal()
        if here or day == self.today.toordinal():
            painter.setPen(QPen(theme.current().color("accent" if here else "ink"), 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 2, 2)

    def _squares(self, month: int) -> list[QRectF]:
        """Where the days of a month lie."""
        box, head = self._block(month), theme.current().px(HEAD)
        side = box.width() / WEEK
        before = (date(self.day.year, month, 1).weekday() - locale().first_week_day) % WEEK
        count = monthrange(self.day.year, month)[1]
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        places = (divmod(before + place, WEEK) for place in range(count))
        cells = ((row, WEEK - 1 - column if rtl else column) for row, column in places)
        return [QRectF(box.left() + column * side, box.top() + head + row * side, side, side) for row, column in cells]

    def _block(self, month: int) -> QRectF:
        """The part of a month's room that its name and its squares fill."""
        box, head = self.month_box(month), theme.current().px(HEAD)
        side = min(box.width() / WEEK, (box.height() - head) / WEEKS)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.right() - side * WEEK if rtl else box.left()
        return QRectF(left, box.top(), side * WEEK, head + side * WEEKS)

    def _across(self) -> int:
        return ROOMY if self.width() >= theme.current().px(WIDE) else NARROW

    def _size(self, square: int, across: int) -> QSize:
        look, down = theme.current(), 12 // across
        wide = across * WEEK * square + (across - 1) * GAP + 2 * EDGE
        return QSize(look.px(wide), look.px(down * (HEAD + WEEKS * square) + (down - 1) * GAP + 2 * EDGE))
