"""One line of a laboratory's page: test, value, unit and printed range."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from tracker.domain import catalogue
from tracker.domain.errors import InvalidEntry
from tracker.domain.lab import LabResult
from tracker.domain.lab_entry import Line, key_of_test
from tracker.domain.lab_printed import printed_digits, printed_value
from tracker.domain.units import unit_label
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.text import Text, restyle
from tracker.ui.widgets.value_line import ValueLine

LONGEST = 200
DASH = "–"
TEST_WIDTH, VALUE_WIDTH, UNIT_WIDTH, LIMIT_WIDTH = 224, 84, 104, 60


class Choice(QComboBox):
    """Takes a choice of the list or anything typed; scrolling past it changes nothing."""

    def __init__(self, name: str, hint: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(ValueLine())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._width = width
        edit = self.lineEdit()
        assert edit is not None, "an editable box has a field"
        edit.setPlaceholderText(hint)
        edit.setAccessibleName(name)
        edit.setMaxLength(LONGEST)
        self._fit()

    def offer(self, entries: Sequence[str], text: str) -> None:
        """Replace the list, and show a text."""
        self.clear()
        self.addItems(list(entries))
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCurrentIndex(self.findText(text))
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setEditText(text)
        edit = self.lineEdit()
        assert edit is not None, "an editable box has a field"
        edit.setCursorPosition(0)

    def typed(self) -> str:
        """What a person typed; empty where the text was chosen or offered."""
        edit = self.lineEdit()
        return self.currentText().strip() if edit is not None and edit.isModified() else ""

    def mark_typed(self, *, typed: bool) -> None:
        """Remember whether the text was typed."""
        edit = self.lineEdit()
        if edit is not None:
            edit.setModified(typed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(theme.current().px(self._width))


class LabLine(QWidget):
    """Says what was typed as a Line; `before` is the result that it changes, `wanted` that it must not stay empty."""

    removed = Signal()

    def __init__(self, known: Sequence[LabResult], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._preset = ""
        self.before: LabResult | None = None
        self.wanted = False
        self.kept_unit = ""
        self.kept_test = ""
        self.asked = self.kept_question = ""
        self.test = Choice(_("Test"), _("Test"), TEST_WIDTH)
        self.value = _field(_("Value, as printed"), _("Value"), VALUE_WIDTH)
        self.unit = Choice(_("Unit"), _("Unit"), UNIT_WIDTH)
        self.low = _field(_("Range from"), _("from"), LIMIT_WIDTH)
        self.high = _field(_("Range to"), _("to"), LIMIT_WIDTH)
        self.remove_button = Button(icon="close", variant="quiet")
        self._arrange()
        self.test.currentTextChanged.connect(self.offer_units)
        self.remove_button.clicked.connect(lambda _on: self.removed.emit())
        own = sorted({lab.test for lab in known if lab.test not in catalogue.lab_tests()}, key=str.casefold)
        self.test.offer([*(_(test.label) for test in catalogue.lab_tests().values()), *own], "")

    def show_test(self, test: str) -> None:
        """A line for a test, with the unit that it had last; left empty it stays out of the sample."""
        self._preset = catalogue.test_label(test)
        self.test.show_text(self._preset)

    def show_result(self, result: LabResult) -> None:
        """A line that changes a result."""
        self.before, self.wanted, self.kept_unit = result, True, unit_label(result.unit)
        self.show_test(result.test)
        self.value.setText(printed_value(result))
        self.unit.setEditText(unit_label(result.unit))
        self.low.setText(printed_digits(result.reference_low))
        self.high.setText(printed_digits(result.reference_high))

    def line(self) -> Line:
        """What was typed."""
        return Line(
            self.test.currentText(),
            self.value.text(),
            self.unit.currentText(),
            self.low.text(),
            self.high.text(),
            bool(self.kept_unit) and self.kept_unit == self.unit.currentText().strip(),
            bool(self.kept_test) and self.kept_test == self.test.currentText().strip(),
        )

    @property
    def is_left_out(self) -> bool:
        """Whether nothing was typed into a line that was only offered."""
        typed = any(field.text().strip() for field in (self.value, self.low, self.high))
        return not (typed or self.wanted or self.test.currentText() != self._preset)

    def keep_unit(self) -> None:
        """The unit as it is typed now was printed so, though it is not known for the test."""
        self.kept_unit = self.unit.currentText().strip()

    def keep_asked(self) -> None:
        """What was asked about last is meant as it stands."""
        self.kept_question = self.asked

    def keep_test(self) -> None:
        """The name as it is typed now is meant, though it is almost that of a known test."""
        self.kept_test = self.test.currentText().strip()

    def mark(self, part: str = "") -> None:
        """Show which part was refused, and put the keyboard there; without a part nothing is marked any more."""
        fields = {"test": self.test, "value": self.value, "unit": self.unit, "low": self.low, "high": self.high}
        for name, field in fields.items():
            field.setProperty("refused", "true" if name == part else "false")
            restyle(field)
        if part:
            fields[part].setFocus()

    def offer_units(self, typed: str) -> None:
        """The units of the test, with the one it had last; a unit that was typed stays."""
        try:
            test = key_of_test(typed, self._known)
        except InvalidEntry:
            test = typed
        facts = catalogue.lab_tests().get(test)
        own = [lab.unit for lab in self._known if lab.test == test and lab.unit]
        listed = [unit.display for unit in facts.units] if facts else []
        typed_unit = self.unit.typed()
        usual = unit_label(own[-1]) if own else ""
        self.unit.offer([unit_label(unit) for unit in dict.fromkeys([*listed, *own])], typed_unit or usual)
        self.unit.mark_typed(typed=bool(typed_unit))

    def _arrange(self) -> None:
        self.remove_button.setAccessibleName(_("Remove this line"))
        self.remove_button.setToolTip(_("Remove this line"))
        columns = Columns([6, 6], narrow=640, gap=8)
        self.setLayout(columns)
        columns.addWidget(_row((self.test, 3), (self.value, 2)))
        dash = Text(DASH, "muted")
        columns.addWidget(_row((self.unit, 3), (self.low, 2), (dash, 0), (self.high, 2), (self.remove_button, 0)))


def headings() -> QWidget:
    """The names of the parts, above the first line and as wide as its fields."""
    inside = QWidget()
    columns = Columns([6, 6], narrow=640, gap=8)
    inside.setLayout(columns)
    test, value, unit, limits = (Text(name, "muted") for name in (_("Test"), _("Value"), _("Unit"), _("Range")))
    high, dash, end = QWidget(), QWidget(), QWidget()
    widths = ((test, TEST_WIDTH), (value, VALUE_WIDTH), (unit, UNIT_WIDTH), (limits, LIMIT_WIDTH), (high, LIMIT_WIDTH))
    for part, width in widths:
        part.setMinimumWidth(theme.current().px(width))
    dash.setFixedWidth(Text(DASH, "muted").sizeHint().width())
    end.setFixedWidth(Button(icon="close", variant="quiet").sizeHint().width())
    columns.addWidget(_row((test, 3), (value, 2)))
    columns.addWidget(_row((unit, 3), (limits, 2), (dash, 0), (high, 2), (end, 0)))
    return inside


def _field(name: str, hint: str, width: int) -> QLineEdit:
    field = ValueLine()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(LONGEST)
    field.setMinimumWidth(theme.current().px(width))
    return field


def _row(*parts: tuple[QWidget, int]) -> QWidget:
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget, share in parts:
        row.addWidget(widget, share)
    return inside
