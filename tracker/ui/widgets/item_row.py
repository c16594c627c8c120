"""A field beside its name on Today, in line with the rows from 0 to 10."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.ui import theme
from tracker.ui.widgets.number_field import NumberField
from tracker.ui.widgets.question import Question
from tracker.ui.widgets.reason import Reason
from tracker.ui.widgets.row_words import GAP, RowWords, note_width
from tracker.ui.widgets.segmented import Segmented

NUMBER_WIDTH = 150
HEIGHT = 36
LINE_GAP = 4


class ItemRow(QWidget):
    """The name, what came before under it, and a number or a choice; in a narrow room the field stands below.

    Why a number is refused, or what is odd about it, stands under its field.
    """

    taken_back = Signal()

    def __init__(self, label: str, field: NumberField | Segmented, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = RowWords(label)
        self._recorded = False
        self.field = field
        field.setParent(self)
        self.setFocusProxy(field)
        self.reason = Reason(self)
        self.question = Question(parent=self)
        self.question.kept.connect(self._answered)
        self.question.corrected.connect(self._correct)
        if isinstance(field, NumberField):
            field.holds = True
            field.refused.connect(self._give_reason)
            field.corrected.connect(self._withdraw_reason)
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

    def ask(self, sentence: str) -> None:
        """Ask under the field whether its value is meant; an empty sentence takes back what was asked."""
        if sentence != self.question.asked:
            self.question.ask(sentence)
            if isinstance(self.field, NumberField) and sentence and self.field.hasFocus():
                self.field.selectAll()
            self.updateGeometry()
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes an odd value back while it is asked about."""
        if event.key() == Qt.Key.Key_Escape and self.question.asked:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    @property
    def settled(self) -> bool:
        """Whether the row shows nothing but what is recorded."""
        return self.field.settled if isinstance(self.field, NumberField) else True

    def settle(self) -> bool:
        """Keep the number that is being typed; whether it could be kept."""
        return self.field.settle() if isinstance(self.field, NumberField) else True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        above = self._line() if self._narrow(width) else 0
        return above + self._field_size().height() + self._reason_height(width)

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
        tall = self._line() - LINE_GAP if narrow else self._field_size().height()
        line = QRect(0, 0, self.width(), tall)
        self._words.paint(QPainter(self), self, line, recorded=self._recorded, beside=narrow)

    def _place(self) -> None:
        size = self._field_size()
        narrow = self._narrow(self.width())
        left, top = (0, self._line()) if narrow else (self._label_width(), 0)
        room = self._reason_height(self.width())
        below = QRect(left, top + size.height() + LINE_GAP, self.width() - left, max(0, room - LINE_GAP))
        self.field.setGeometry(self._mirrored(QRect(left, top, size.width(), size.height())))
        said = self.reason if self.reason.text() else self.question
        said.setGeometry(self._mirrored(below))
        self.update()

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.left() - box.width())
        return box

    def _give_reason(self, sentence: str) -> None:
        self.question.withdraw()
        self.reason.give(sentence, self.field.recorded if isinstance(self.field, NumberField) else "")
        self.updateGeometry()
        self._place()

    def _answered(self) -> None:
        self.updateGeometry()
        self._place()
        self.field.setFocus()

    def _correct(self) -> None:
        self.field.setFocus()
        if isinstance(self.field, NumberField):
            self.field.selectAll()

    def _withdraw_reason(self) -> None:
        self.reason.withdraw()
        self.updateGeometry()
        self._place()

    def _reason_height(self, width: int) -> int:
        """Room under the field for the reason, none while there is none."""
        if not self.reason.text() and not self.question.asked:
            return 0
        said = self.reason if self.reason.text() else self.question
        return LINE_GAP + said.heightForWidth(width - (0 if self._narrow(width) else self._label_width()))

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
