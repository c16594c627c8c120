"""What forms share: fields that scroll where the room is small, a line for what is wrong, and two buttons."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tracker.domain.ahead import too_far_ahead
from tracker.domain.errors import InvalidEntry
from tracker.domain.record import Record
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.reading_order import ReadingOrder
from tracker.ui.unsaved import Unsaved, texts_in, typed_since
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.date_field import OptionalDateField
from tracker.ui.widgets.echo_edit import go_to_refused
from tracker.ui.widgets.text import Text

MARGIN = 24


class FormDialog(ReadingOrder, QDialog):
    """A refusal leaves the form as it was typed; a question is answered by saving once more, or by a change."""

    WIDTH = 620

    def __init__(self, title: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.heading = Text(title, "title", wrap=True)
        self.body = QVBoxLayout()
        self.fault = Text(kind="error", wrap=True)
        self.save = Button(save, variant="primary")
        self.cancel = Button(_("Cancel"))
        self._inside = QWidget()
        self._save_words, self._asked = save, ""
        self._at_first: dict[QWidget, str] = {}
        self._build()
        self.save.clicked.connect(lambda _on: self.submit())
        self.cancel.clicked.connect(lambda _on: self.reject())

    def submit(self) -> None:
        """Have what is typed kept, and close."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say why nothing was kept: beside the line that was refused, which gets the keyboard, else below the form."""
        line = go_to_refused(self)
        if line is not None:
            self._area.ensureWidgetVisible(line)
        if line is None or line.accessibleDescription() != sentence:
            self._say(sentence, "error")

    def doubts(self, question: str) -> bool:
        """Whether to stop and ask first; the same question is asked once."""
        if not question or question == self._asked:
            return False
        self._asked = question
        self.save.setText(_("Save as typed"))
        self._say(question, "warn")
        return True

    def refuse_far_ahead(self, record: Record, today: date, field: OptionalDateField) -> None:
        """InvalidEntry, said beside the field of the day, where an entry lies too far ahead."""
        if reason := too_far_ahead(record, today):
            field.refuse(reason)
            raise InvalidEntry(reason)

    def settle(self) -> None:
        """Take back what was said, since the form has changed."""
        self._asked = ""
        self.fault.hide()
        self.save.setText(self._save_words)

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """What was typed here since the form was opened."""
        return typed_since(self._at_first, self._inside)

    def name_save(self, words: str) -> None:
        """Let the button that saves say something else."""
        self._save_words = words
        self.settle()

    def sizeHint(self) -> QSize:
        """As tall as the fields need, as far as the screen goes."""
        inside = self._inside
        inside.adjustSize()
        room = self.screen().availableSize()
        width = min(theme.current().px(self.WIDTH), room.width() - 40)
        around = super().sizeHint().height() - self._area.sizeHint().height()
        tall = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(width, min(tall + around + 8, room.height() - 60))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, in a window for all of them: Qt alone takes at most two thirds of the screen."""
        if not event.spontaneous():
            if self._column.indexOf(self.fault) < 0:
                self._add_buttons()
            self.resize(self.sizeHint())
            if self.focusWidget() is None:
                self._inside.focusNextChild()
            self._at_first = texts_in(self._inside)
        super().showEvent(event)

    def _say(self, sentence: str, kind: str) -> None:
        self.fault.set_kind(kind)
        self.fault.setText(sentence)
        self.fault.show()
        self._make_room()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _make_room(self) -> None:
        """The form stays whole where the screen has room for the sentence below it."""
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _build(self) -> None:
        inside = self._inside
        inside.setObjectName("page_content")
        inside.setLayout(self.body)
        self.body.setContentsMargins(MARGIN, 4, MARGIN, 8)
        self.body.setSpacing(14)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.heading.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.fault.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(14)
        column.addWidget(self.heading)
        column.addWidget(self._area, 1)
        self._column = column

    def _add_buttons(self) -> None:
        """Last of all, since Tab goes by the order in which things came in."""
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 0, MARGIN, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self.save.setDefault(True)
        self._column.addWidget(self.fault)
        self._column.addLayout(buttons)
        for button in (self.cancel, self.save):
            if not button.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):  # a form may have hidden it
                button.show()  # the window is there already, and has to be as tall as they need
