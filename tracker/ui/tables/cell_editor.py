"""Typing into a cell, or choosing: what cannot be kept stays as typed, with a sentence."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.ui import theme
from tracker.ui.tables.cell_note import CellNote
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.text import restyle

Index = QModelIndex | QPersistentModelIndex
CHOICES = int(Qt.ItemDataRole.UserRole) + 100
"""The role under which a model offers (key, words) to choose from; its edit role then is a key.

Far from the roles that models have for themselves.
"""
ARROW = 56
"""What a list box needs besides its words."""
LONGEST = 100_000
"""More than any cell holds: a text that is too long is refused with its reason, not cut."""
FINISHES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellChoice(Choice):
    """Tells a choice that was picked from the open list; one that arrow keys lead to is kept with Enter."""

    picked = Signal()

    def __init__(self, name: str, entries: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(name, entries, parent)
        self._is_open = False
        self.activated.connect(lambda _place: self.picked.emit() if self._is_open else None)

    def width_of_words(self) -> int:
        """Room for the longest of the choices."""
        words = (self.itemText(place) for place in range(self.count()))
        return max(self.fontMetrics().horizontalAdvance(text) for text in words) + theme.current().px(ARROW)

    def showPopup(self) -> None:
        self._is_open = True
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        QTimer.singleShot(0, self, self._forget)  # what was picked is told after the list has gone

    def _forget(self) -> None:
        self._is_open = False


class CellEditor(QStyledItemDelegate):
    """`check` raises InvalidEntry where a text cannot be what a cell holds; Escape brings back what was there.

    `ask` returns a question where a text is odd: put once beside the cell, and answered by Enter once more.
    """

    refused = Signal(str)

    def __init__(
        self,
        check: Callable[[Index, str], object],
        view: QAbstractItemView,
        ask: Callable[[Index, str], str] = lambda _index, _text: "",
    ) -> None:
        super().__init__(view)
        self._check, self._ask = check, ask
        self.note = CellNote(view.viewport())
        self._line: QLineEdit | None = None
        self.note.kept.connect(self._keep_line)
        self._index = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._index = QPersistentModelIndex(index)
        heading = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if choices := index.data(CHOICES):
            return self._choice(heading, choices, parent)
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST)
        editor.setProperty("cell", True)
        editor.setProperty("ring_radius", 4)
        editor.setAccessibleName(heading)
        editor.textEdited.connect(lambda _text: self._begin_anew(editor))
        self._line = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What was said of a cell goes with its editor."""
        if editor is self._line:
            self._line = None
            self.note.hide()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A list box may reach over its neighbours, so that its words are seen whole."""
        super().updateEditorGeometry(editor, option, index)
        room = editor.parentWidget()
        if isinstance(editor, CellChoice) and room is not None:
            place = editor.geometry()
            place.setWidth(max(place.width(), editor.width_of_words()))
            place.moveRight(min(place.right(), room.width() - 1))
            editor.setGeometry(place)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.choose(str(index.data(Qt.ItemDataRole.EditRole)))
            return
        assert isinstance(editor, QLineEdit), "cells are edited as text"
        if editor.property("refused") != "true" and editor.property("asked") is None:
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, Choice | QLineEdit), "cells are edited as text, or by choosing"
        typed = editor.key() if isinstance(editor, Choice) else editor.text()
        model.setData(model.index(index.row(), index.column()), typed)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut
        finishes = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in FINISHES
        if isinstance(editor, QLineEdit) and (leaves or finishes) and not self._may_be_kept(editor):
            return True
        return super().eventFilter(editor, event)

    def is_sound(self, editor: QLineEdit, *, asks: bool = True) -> bool:
        """Whether what an editor holds can be kept; if not, it is marked and the reason is told."""
        return self._may_be_kept(editor, asks=asks)

    def _choice(self, heading: str, choices: Sequence[tuple[str, str]], parent: QWidget) -> CellChoice:
        editor = CellChoice(heading, choices, parent)
        editor.setProperty("ring_radius", 4)
        editor.picked.connect(lambda: self._finish(editor))
        return editor

    def _keep_line(self) -> None:
        if self._line is not None:
            self._finish(self._line)

    def _begin_anew(self, editor: QLineEdit) -> None:
        """What is typed over is no more refused or asked about."""
        self.note.hide()
        editor.setProperty("asked", None)
        editor.setAccessibleDescription("")
        if editor.property("refused") == "true":
            editor.setProperty("refused", "false")
            restyle(editor)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _may_be_kept(self, editor: QLineEdit, *, asks: bool = True) -> bool:
        text = editor.text()
        if not self._index.isValid():
            return True
        try:
            self._check(self._index, text)
        except InvalidEntry as problem:
            editor.setProperty("refused", "true")
            editor.setAccessibleDescription(str(problem))
            restyle(editor)
            self.refused.emit(str(problem))
            self.note.say(str(problem), editor.geometry(), asks=False)
            return False
        question = self._ask(self._index, text) if asks and editor.property("asked") != text else ""
        if question:
            editor.setProperty("asked", text)
            editor.setAccessibleDescription(question)
            self.note.say(question, editor.geometry(), asks=True)
        return not question
