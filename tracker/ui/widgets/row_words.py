"""The words of a row on Today: its name, what came before under it, and at the far end what its value is."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from tracker.i18n import _
from tracker.ui import theme

LABEL = 154
GAP = 10
SMALL = 11
NOTE = 12.5


@dataclass(frozen=True, slots=True)
class RowWords:
    """`aside` stands small under the name; `back_filled` marks a value that was entered late."""

    label: str
    aside: str = ""
    back_filled: bool = False

    def note(self, *, recorded: bool) -> str:
        """What stands at the far end."""
        if not recorded:
            return _("not recorded")
        return back_filled_words() if self.back_filled else ""

    def label_width(self, font: QFont) -> int:
        """Room for the name and what stands under it."""
        small = QFontMetrics(sized(font, SMALL)).horizontalAdvance(self.aside)
        named = QFontMetrics(font).horizontalAdvance(self.label)
        return max(theme.current().px(LABEL), named + GAP, small + GAP)

    def paint(self, painter: QPainter, widget: QWidget, line: QRect, *, recorded: bool, beside: bool) -> None:
        """Write the name at the near end of a line, the aside under it or `beside` it, and the note at the far end."""
        look, direction = theme.current(), widget.layoutDirection()
        near, far = _sides(direction)
        middle = Qt.AlignmentFlag.AlignVCenter
        small = sized(widget.font(), SMALL)
        painter.setPen(look.color("ink" if widget.isEnabled() else "muted"))
        name, under = line, line
        if self.aside and beside:
            shift = painter.fontMetrics().horizontalAdvance(self.label) + GAP
            under = (
                line.adjusted(shift, 0, 0, 0)
                if direction == Qt.LayoutDirection.LeftToRight
                else line.adjusted(0, 0, -shift, 0)
            )
        elif self.aside:
            tall, low = painter.fontMetrics().height(), QFontMetrics(small).height()
            top = line.top() + (line.height() - tall - low) // 2
            name, under = QRect(line.left(), top, line.width(), tall), QRect(line.left(), top + tall, line.width(), low)
        painter.drawText(name, near | middle, self.label)
        painter.setPen(look.color("muted"))
        painter.setFont(small)
        painter.drawText(under, near | middle, self.aside)
        painter.setFont(sized(widget.font(), NOTE))
        note = QRect(line) if beside else _end_of(line, note_width(widget.font()), direction)
        painter.drawText(note, int(far | middle) | int(Qt.TextFlag.TextWordWrap), self.note(recorded=recorded))
        painter.setFont(widget.font())


SPARE = 4
"""Pixels without which a line that fits to the pixel is broken."""


def back_filled_words() -> str:
    """The mark of a value that was entered two or more days later, as hollow as on the chart."""
    return "○ " + _("entered later")


def note_width(font: QFont) -> int:
    """Return room for “not recorded” on one line and for the mark of a late value on two."""
    metrics = QFontMetrics(sized(font, NOTE))
    two_lines = QRect(0, 0, 1, 2 * metrics.height())
    late = metrics.boundingRect(two_lines, int(Qt.TextFlag.TextWordWrap), back_filled_words()).width()
    return max(metrics.horizontalAdvance(_("not recorded")), late) + SPARE


def _end_of(line: QRect, width: int, direction: Qt.LayoutDirection) -> QRect:
    """Return the far end of a line, of a width."""
    left = line.right() + 1 - width if direction == Qt.LayoutDirection.LeftToRight else line.left()
    return QRect(left, line.top(), width, line.height())


def sized(font: QFont, size: float) -> QFont:
    """The same letters at another size of the design."""
    other = QFont(font)
    other.setPointSizeF(theme.current().points(size))
    return other


def _sides(direction: Qt.LayoutDirection) -> tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]:
    """Where a line begins and ends in a reading direction; AlignAbsolute, since the painter would mirror it again."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return (left, right) if direction == Qt.LayoutDirection.LeftToRight else (right, left)
