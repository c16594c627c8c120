"""Typing into a cell: what cannot be kept stays as typed, with a sentence."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.ui.widgets.text import restyle

Index = QModelIndex | QPersistentModelIndex
FINISHES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellEditor(QStyledItemDelegate):
    """`check` raises InvalidEntry where a text cannot be what a cell holds; Escape brings back what was there."""

    refused = Signal(str)

    def __init__(self, check: Callable[[Index, str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._index = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._index = QPersistentModelIndex(index)
        editor = QLineEdit(parent)
        editor.setMaxLength(20_000)
        editor.setProperty("cell", True)
        editor.setProperty("ring_radius", 4)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit), "cells are edited as text"
        if editor.property("refused") != "true":
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit), "cells are edited as text"
        model.setData(model.index(index.row(), index.column()), editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut
        finishes = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in FINISHES
        if isinstance(editor, QLineEdit) and (leaves or finishes) and not self._may_be_kept(editor):
            return True
        return super().eventFilter(editor, event)

    def _may_be_kept(self, editor: QLineEdit) -> bool:
        try:
            if self._index.isValid():
                self._check(self._index, editor.text())
        except InvalidEntry as problem:
            editor.setProperty("refused", "true")
            restyle(editor)
            self.refused.emit(str(problem))
            return False
        return True
