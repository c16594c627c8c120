"""A month as a calendar whose days are shaded by a value."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from tracker.i18n import format_month, format_weekday_short, locale
from tracker.ui import theme
from tracker.ui.widgets.day_field import DayField
from tracker.ui.widgets.heat import Heat, paint_cell, paint_injection, paint_late

WEEK = 7
CELL, TALL = 60, 45
SMALLEST_CELL = 38
HEAD = 24
GAP = 4
RADIUS = 6
SMALL = 11
LARGE = 15
FOOT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
A_MONDAY = date(2024, 1, 1)
STEPS = {Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}


class HeatMap(DayField):
    """Arrows move by days and weeks, PageUp and PageDown by months, Home and End to the ends of the month."""

    def heading(self) -> str:
        return format_month(self.day)

    def target(self, key: Qt.Key, *, forward: bool) -> date | None:
        here = self.day.toordinal()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self.bounded(here + (1 if forward else -1))
        if key in STEPS:
            return self.bounded(here + STEPS[key])
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return self.bounded(months_away(self.day, 1 if key == Qt.Key.Key_PageDown else -1).toordinal())
        if key == Qt.Key.Key_Home:
            return self.day.replace(day=1)
        last = self.day.replace(day=monthrange(self.day.year, self.day.month)[1])
        return self.bounded(last.toordinal()) if key == Qt.Key.Key_End else None

    def day_at(self, point: QPoint) -> date | None:
        places = enumerate(self._cells(), start=1)
        return next((self.day.replace(day=number) for number, box in places if box.contains(QPointF(point))), None)

    def cell(self, day: date) -> QRectF:
        """Where a day of the month lies."""
        return self._cells()[day.day - 1]

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(CELL * WEEK), look.px(HEAD + TALL * 6))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(SMALLEST_CELL * WEEK), look.px(HEAD + SMALLEST_CELL * 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_weekdays(painter)
        small, bold = _font(self.font(), SMALL), _font(self.font(), SMALL, bold=True)
        large = _font(self.font(), LARGE, bold=True)
        for number, box in enumerate(self._cells(), start=1):
            day = self.day.replace(day=number)
            fonts = bold if day == self.today else small, large
            self._paint_day(painter, day, box.adjusted(0.5, 0.5, -0.5, -0.5), fonts)

    def _paint_weekdays(self, painter: QPainter) -> None:
        look = theme.current()
        painter.setFont(_font(self.font(), 12.5))
        painter.setPen(look.color("muted"))
        for column in range(WEEK):
            day = A_MONDAY + timedelta(days=(locale().first_week_day + column) % WEEK)
            place = WEEK - 1 - column if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else column
            wide = (self.width() + look.px(GAP)) / WEEK
            box = QRectF(place * wide, 0, wide - look.px(GAP), look.px(HEAD - GAP))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, format_weekday_short(day))

    def _paint_day(self, painter: QPainter, day: date, box: QRectF, fonts: tuple[QFont, QFont]) -> None:
        look = theme.current()
        heat = self.heat.get(day.toordinal(), Heat())
        if day <= self.latest:
            paint_cell(painter, box, heat, self.scale, look.px(RADIUS))
            self._paint_marks(painter, heat, box)
        self._paint_number(painter, day, box, fonts[0])
        if heat.text and day <= self.latest:
            painter.setFont(fonts[1])
            painter.setPen(look.color("ink"))
            painter.drawText(box.adjusted(0, 0, 0, -look.px(3)), FOOT, heat.text)
        if day == self.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accent"), 2.5))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), look.px(RADIUS), look.px(RADIUS))

    def _paint_number(self, painter: QPainter, day: date, box: QRectF, font: QFont) -> None:
        """The number of the day in the corner, today's in a ring."""
        look = theme.current()
        painter.setFont(font)
        painter.setPen(look.color("ink" if day <= self.latest else "muted"))
        side = look.px(SMALL + 9)
        corner = QRectF(box.left() + look.px(5), box.top() + look.px(4), side, side)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if day == self.today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("ink"), 1.5))
            painter.drawEllipse(corner)

    def _paint_marks(self, painter: QPainter, heat: Heat, box: QRectF) -> None:
        look = theme.current()
        right = box.right() - look.px(9)
        if heat.injection:
            paint_injection(painter, QPointF(right - look.px(2), box.top() + look.px(12)), look.px(10))
        if heat.late:
            paint_late(painter, QPointF(right, box.bottom() - look.px(10)), look.px(7))

    def _cells(self) -> list[QRectF]:
        """Where the days of the month lie, in as many rows as it has weeks."""
        count = monthrange(self.day.year, self.day.month)[1]
        before = (self.day.replace(day=1).weekday() - locale().first_week_day) % WEEK
        rows = -(-(before + count) // WEEK)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        head, gap = theme.current().px(HEAD), theme.current().px(GAP)
        wide, high = (self.width() + gap) / WEEK, (self.height() - head + gap) / rows
        places = (divmod(before + place, WEEK) for place in range(count))
        cells = ((row, WEEK - 1 - column if rtl else column) for row, column in places)
        size = round(wide) - gap, round(high) - gap
        return [QRectF(round(column * wide), head + round(row * high), *size) for row, column in cells]


def months_away(day: date, months: int) -> date:
    """The same day of another month, its last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _font(like: QFont, pixels: float, *, bold: bool = False) -> QFont:
    font = QFont(like)
    font.setPointSizeF(theme.current().points(pixels))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
