"""A blood sample in one form: the day and laboratory once, below it a line for each test."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tracker.domain.change import Edit
from tracker.domain.doubts import lab_doubt
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import Sheet, check_day, check_new, fault_of, is_odd_unit, key_of_test, read
from tracker.domain.lab_sample import Sample, edits, samples, tests_of
from tracker.domain.names import NearMiss
from tracker.domain.numbers import quoted
from tracker.domain.record import LONGEST_NOTE
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.dialogs.lab_line import Choice, LabLine, headings
from tracker.ui.reading_order import ReadingOrder
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import DateField
from tracker.ui.widgets.echo_edit import go_to_refused
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.time_field import TimeField

FIRST_TEST = "b12_total"
SIZE = (880, 560)
SHARE = 0.9
"""How much of the screen the form may take."""

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class LabBook:
    """What the form needs to know of the diary."""

    labs: tuple[LabResult, ...]
    today: date
    born: date | None = None


class LabDialog(ReadingOrder, QDialog):
    """Hands all edits of a sample to `keep` and closes once that is done; a refusal leaves the form as it was typed."""

    def __init__(
        self,
        book: LabBook,
        keep: Callable[[Sheet, tuple[Edit, ...]], None],
        sample: Sample | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._book, self._keep, self._sample = book, keep, sample
        self._warned = False
        self.lines: list[LabLine] = []
        self.day = DateField(_("Day of the sample"), book.today, sample.day if sample else None, latest=book.today)
        self.time = TimeField(_("Time of the sample"))
        self.laboratory = Choice(_("Laboratory"), _("Laboratory"), 200)
        self.note = QLineEdit()
        self.add_button = Button(_("Add test"), "plus")
        self.fault = Text(kind="error", wrap=True)
        self.keep_unit = Button()
        self.cancel = Button(_("Cancel"))
        self.save = Button(_("Save sample"), variant="primary")
        self.setWindowTitle(_("Change a sample") if sample else _("Results of a sample"))
        self._arrange()
        self._fill()
        self._untouched = self._typed()
        self.add_button.clicked.connect(lambda _on: self.add_line().test.setFocus())
        self.keep_unit.clicked.connect(lambda _on: self._keep_printed())

    def tell(self, sentence: str) -> None:
        """Show why the sample was not kept: beside the day or time that was refused, else below the form."""
        line = go_to_refused(self)
        if line is None or line.accessibleDescription() != sentence:
            self.fault.setText(sentence)
            self.fault.show()

    def submit(self) -> None:
        """Have the whole sample kept as one step, and close."""
        self.fault.hide()
        self.fault.set_kind("error")
        self.keep_unit.hide()
        sheet = Sheet(self.day.day(), self.laboratory.currentText(), self.note.text(), self.time.value())
        wanted = self.edits(sheet)
        if self._asks(sheet):
            return
        self._keep(sheet, wanted)
        self.accept()

    def edits(self, sheet: Sheet) -> tuple[Edit, ...]:
        """What makes the diary agree with the form; InvalidEntry in one sentence where something cannot be."""
        check_day(sheet.day, self._book.today, self._book.born)
        results = [self._result(line, sheet) for line in self.lines if not line.is_left_out]
        if not results:
            raise InvalidEntry(_("Please type at least one value, as it was printed."))
        check_new(results, self._book.labs)
        return edits(self._sample.results if self._sample else (), results)

    def add_line(self) -> LabLine:
        """One line more, to be filled in."""
        line = LabLine(self._book.labs)
        line.wanted = True
        self._show_line(line)
        return line

    def remove_line(self, line: LabLine) -> None:
        """Leave a test out; the keyboard stays in the form."""
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add_button.setFocus()

    def reject(self) -> None:
        """Close; what was typed and not saved is pointed out first."""
        if self._typed() != self._untouched and not self._warned:
            self._warned = True
            self.tell(_("Not saved yet. Press Escape or Cancel once more to close the form without saving."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field: half a page of results is not to be saved by it."""
        if event.key() in KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _result(self, line: LabLine, sheet: Sheet) -> LabResult:
        """The line as a result; where it is refused the line is shown, and a unit of its own can be kept."""
        own_note = line.before.note if line.before and sheet.note == self._shown_note() else sheet.note
        line.mark()
        try:
            return read(line.line(), replace(sheet, note=own_note), self._book.labs, line.before)
        except InvalidEntry:
            self._show_refused(line)
            raise

    def _asks(self, sheet: Sheet) -> bool:
        """Whether a value is odd: asked about beside its line, unless it was kept or stood so before."""
        for line in (line for line in self.lines if not line.is_left_out):
            question = lab_doubt(self._result(line, sheet), self._book.labs, self._book.today, line.before)
            if question and question != line.kept_question:
                self._ask(line, question)
                return True
        return False

    def _ask(self, line: LabLine, question: str) -> None:
        self._area.ensureWidgetVisible(line)
        line.value.setFocus()
        line.value.selectAll()
        line.value.setAccessibleDescription(question)
        self.fault.set_kind("warn")
        self.fault.setText(question)
        self.fault.show()
        line.asked = question
        self._keep_odd = line.keep_asked
        self.keep_unit.setText(_("Keep it as typed"))
        self.keep_unit.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, question))

    def _show_refused(self, line: LabLine) -> None:
        self.fault.set_kind("error")
        typed = line.line()
        line.mark(fault_of(typed, self._book.labs))
        self._area.ensureWidgetVisible(line)
        words, self._keep_odd = self._way_out(line)
        self.keep_unit.setText(words)
        self.keep_unit.setVisible(bool(words))

    def _way_out(self, line: LabLine) -> tuple[str, Callable[[], None]]:
        """What can be kept all the same, in words and by what it is done; '' where the line has to be changed."""
        typed = line.line()
        try:
            test = key_of_test(typed.test, self._book.labs, sure=typed.own_test)
        except NearMiss:
            return _("Keep “{name}” as a test of your own").format(name=quoted(typed.test)), line.keep_test
        except InvalidEntry:
            return "", line.keep_test
        if is_odd_unit(test, typed.unit, self._book.labs) and not typed.own_unit:
            return _("Keep “{unit}” as printed").format(unit=quoted(typed.unit)), line.keep_unit
        return "", line.keep_unit

    def _keep_printed(self) -> None:
        self._keep_odd()
        self.submit()

    def _shown_note(self) -> str:
        return self._sample.note if self._sample else ""

    def _typed(self) -> tuple[object, ...]:
        head = (self.day.edit.text(), self.time.edit.text(), self.laboratory.currentText(), self.note.text())
        return (*head, *(line.line() for line in self.lines))

    def _fill(self) -> None:
        """A sample as it is; a new one with the tests of the last sample, none of them with a value."""
        last = next(iter(samples(self._book.labs)), None)
        names = dict.fromkeys(lab.laboratory for lab in reversed(self._book.labs) if lab.laboratory)
        shown = self._sample or last
        self.laboratory.offer(list(names), shown.laboratory if shown else "")
        self.note.setText(self._shown_note())
        self.time.show_time(self._sample.time if self._sample else None)
        if self._sample:
            for result in self._sample.results:
                self._show_line(LabLine(self._book.labs)).show_result(result)
        else:
            for test in tests_of(last.results) if last else (FIRST_TEST,):
                self._show_line(LabLine(self._book.labs)).show_test(test)

    def _show_line(self, line: LabLine) -> LabLine:
        self.lines.append(line)
        self._column.insertWidget(len(self.lines), line)
        line.removed.connect(lambda: self.remove_line(line))
        return line

    def _arrange(self) -> None:
        self.note.setMaxLength(LONGEST_NOTE)
        head = Columns([3, 2, 4, 5], narrow=640, gap=8)
        when = ((_("Day"), self.day), (_("Time"), self.time))
        for name, field in (*when, (_("Laboratory"), self.laboratory), (_("Note on the sample"), self.note)):
            head.addWidget(Labelled(name, field))
        hint = _("As the laboratory printed it: 128, <150, negative, 1:40. Empty lines are not saved.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text(self.windowTitle(), "title", wrap=True))
        column.addLayout(head)
        column.addWidget(Text(hint, "muted", wrap=True))
        column.addWidget(self._scrolling(), 1)
        column.addWidget(self.fault)
        column.addWidget(self.keep_unit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._buttons())
        self.fault.hide()
        self.keep_unit.hide()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.submit)
        room = self.screen().availableSize() * SHARE
        self.resize(QSize(*(theme.current().px(side) for side in SIZE)).boundedTo(room))

    def _scrolling(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("page_content")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 4, 8, 4)
        self._column.setSpacing(12)
        self._column.addWidget(headings())
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        return self._area

    def _buttons(self) -> QHBoxLayout:
        self.save.setToolTip("Ctrl+Enter")
        self.save.clicked.connect(lambda _on: self.submit())
        self.cancel.clicked.connect(lambda _on: self.reject())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        return buttons
