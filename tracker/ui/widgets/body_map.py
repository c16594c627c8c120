"""The body, front and back: what a place holds is shown by shade and number, and a click places one there."""

from collections.abc import Mapping
from math import log2

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.charts.body_map import Region, body
from tracker.domain import catalogue
from tracker.i18n import _, format_number
from tracker.ui.widgets.body_figure import Figure, Mark

LEAST, LIKED, MOST = 264, 400, 420
"""Pixels high: at least and by itself, both at the usual text size; larger text does not ask for more than the last."""
PALEST, STRONGEST, DOUBLING = 0.36, 0.95, 0.15
"""How strong one twitch is painted, how strong it gets, and what twice as many add."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ADDING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus)
REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Minus)
SIDEWAYS = 2.5
"""How much more a step aside costs than a step in the direction of the arrow."""


class BodyMap(QWidget):
    """One tab stop; the arrow keys go from region to region. Emits wishes, and shows what it is given."""

    placed = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: dict[str, float] = {}
        self._subject, self._role, self._counted = "", "twitching", True
        self._hovered: Region | None = None
        self._current: Region | None = None
        self._figure = Figure()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ring_radius", 10)
        self.setAccessibleDescription(
            _("Arrow keys move, Enter places one, Backspace takes the place away. The list has the same places.")
        )
        self._name()

    def show_amounts(self, amounts: Mapping[str, float], subject: str, role: str, *, counted: bool) -> None:
        """Show what each place holds of a subject, in a colour of the theme; uncounted things are only there or not."""
        self._amounts = dict(amounts)
        self._subject, self._role, self._counted = subject, role, counted
        self._name()
        self.update()

    def spot(self, site: str) -> QPointF:
        """Where on the widget a place is painted."""
        region = next(found for found in body().regions if found.site == site)
        return self._to_widget().map(self._figure.center(region))

    def place_at(self, point: QPointF) -> str:
        """The place that takes a click at a point, '' where there is none."""
        region = self._region_at(point)
        return region.site if region else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its width can use, within limits; it takes what more there is."""
        most = min(self._figure.px(LIKED), MOST)
        usable = round(width * body().height / body().width) + self._figure.caption_height(self.font())
        return max(self.minimumSizeHint().height(), min(most, usable))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        high = min(self._figure.px(LEAST), MOST)
        wide = (high - self._figure.caption_height(self.font())) * body().width / body().height
        return QSize(round(wide), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._figure.fit(self._to_widget())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._figure.fit(self._to_widget())
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Keys that add and take away belong to the map that has the focus, whatever the window makes of them."""
        wanted = isinstance(event, QKeyEvent) and event.key() in (*ADDING, *REMOVING) and not event.modifiers()
        if wanted and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*ARROWS[Qt.Key(event.key())])
        elif self._current and event.key() in ADDING:
            self.placed.emit(self._current.site)
        elif self._current and event.key() in REMOVING:
            self.removed.emit(self._current.site)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self._region_at(event.position())
        wishes = {Qt.MouseButton.LeftButton: self.placed, Qt.MouseButton.RightButton: self.removed}
        if region is None or event.button() not in wishes:
            return
        self._current = region
        self._name()
        wishes[event.button()].emit(region.site)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._region_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()  # the right button takes a place away

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._current = body().regions[0]
            self._name()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = [self._mark(region) for region in body().regions if self._amounts.get(region.site)]
        self._figure.paint(painter, self._role, marks, enabled=self.isEnabled())
        if self._hovered:
            self._figure.paint_edge(painter, self._hovered, "ink")
        if self._current and self.hasFocus():
            self._figure.paint_edge(painter, self._current, "accent")
        feet = self._to_widget().map(QPointF(0, body().height)).y()
        strip = QRectF(0, feet, self.width(), self._figure.caption_height(self.font()))
        shown = self._hovered or (self._current if self.hasFocus() else None)
        if shown:
            self._figure.paint_caption(painter, strip, self._said(shown.site))
        else:
            self._figure.paint_views(painter, strip)

    def _mark(self, region: Region) -> Mark:
        amount = self._amounts[region.site]
        if not self._counted:
            return Mark(region, (PALEST + STRONGEST) / 2, "")
        strength = min(STRONGEST, PALEST + DOUBLING * log2(max(1.0, amount)))
        return Mark(region, strength, format_number(amount))

    def _to_widget(self) -> QTransform:
        """From the sheet of the drawing to the widget: as large as fits, at the top, in the middle."""
        room = self.height() - self._figure.caption_height(self.font())
        scale = max(0.1, min(self.width() / body().width, room / body().height))
        left = (self.width() - body().width * scale) / 2
        return QTransform(scale, 0, 0, scale, left, 0)

    def _region_at(self, point: QPointF) -> Region | None:
        back, _possible = self._to_widget().inverted()
        on_sheet = back.map(point)
        return body().region_at((on_sheet.x(), on_sheet.y()))

    def _hover(self, region: Region | None) -> None:
        if region is not self._hovered:
            self._hovered = region
            self.setCursor(Qt.CursorShape.PointingHandCursor if region else Qt.CursorShape.ArrowCursor)
            self.update()

    def _step(self, right: int, down: int) -> None:
        """To the nearest region that way; none beyond the last one."""
        start = self._current or body().regions[0]
        here = self._figure.center(start)
        costs = {}
        for region in body().regions:
            way = self._figure.center(region) - here
            ahead, aside = way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)
            if ahead > 1:
                costs[region] = ahead + SIDEWAYS * aside
        self._current = min(costs, key=lambda region: costs[region], default=start)
        self._name()
        self.update()

    def _name(self) -> None:
        """What a screen reader says: the subject, and the region that the keyboard is on."""
        words = _("Body map, {subject}").format(subject=self._subject)
        self.setAccessibleName(f"{words}: {self._said(self._current.site)}" if self._current else words)

    def _said(self, site: str) -> str:
        label, amount = catalogue.site_label(site), self._amounts.get(site)
        if not amount:
            return label
        return f"{label} · {format_number(amount) if self._counted else _('felt here')}"
