"""A field beside its name on Today, in line with the rows from 0 to 10."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.ui import theme
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.row_words import GAP, RowWords, note_width
from tracker.ui.widgets.segmented import Segmented

NUMBER_WIDTH = 150
HEIGHT = 36
LINE_GAP = 4


class ItemRow(QWidget):
    """The name, what came before under it, and a number or a choice; in a narrow room the field stands below."""

    def __init__(self, label: str, field: NumberField | Segmented, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = RowWords(label)
        self._recorded = False
        self.field = field
        field.setParent(self)
        self.setFocusProxy(field)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_number(self, value: float | None) -> None:
        """Show a value, or that nothing is recorded, without telling."""
        self._recorded = value is not None
        if isinstance(self.field, NumberField):
            self.field.show_value(value)
        else:
            self.field.show_choice(None if value is None else str(int(value)))
        self.update()

    def show_before(self, words: str, *, back_filled: bool) -> None:
        """Say what came before, and whether the value was entered late."""
        found = replace(self._words, aside=words, back_filled=back_filled)
        if found != self._words:
            self._words = found
            self.updateGeometry()
            self._place()
        unit = self.field.unit if isinstance(self.field, NumberField) else ""
        note = self._words.note(recorded=self._recorded)
        self.field.setAccessibleDescription("; ".join(part for part in (unit, note, words) if part))

    def settle(self) -> bool:
        """Keep the number that is being typed; whether it could be kept."""
        return self.field.settle() if isinstance(self.field, NumberField) else True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._field_size().height() + (self._line() if self._narrow(width) else 0)

    def sizeHint(self) -> QSize:
        wide = self._label_width() + self._field_size().width() + GAP + note_width(self.font())
        return QSize(wide, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self._field_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        narrow = self._narrow(self.width())
        tall = self._line() - LINE_GAP if narrow else self.height()
        line = QRect(0, 0, self.width(), tall)
        self._words.paint(QPainter(self), self, line, recorded=self._recorded, beside=narrow)

    def _place(self) -> None:
        size = self._field_size()
        narrow = self._narrow(self.width())
        box = QRect(0 if narrow else self._label_width(), self.height() - size.height(), size.width(), size.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.left() - box.width())
        self.field.setGeometry(box)
        self.update()

    def _field_size(self) -> QSize:
        hint = self.field.sizeHint()
        look = theme.current()
        wide = look.px(NUMBER_WIDTH) if isinstance(self.field, NumberField) else hint.width()
        return QSize(wide, max(hint.height(), look.px(HEIGHT)))

    def _narrow(self, width: int) -> bool:
        return width < self._label_width() + self._field_size().width() + GAP + note_width(self.font())

    def _line(self) -> int:
        return self.fontMetrics().height() + LINE_GAP

    def _label_width(self) -> int:
        return self._words.label_width(self.font())
