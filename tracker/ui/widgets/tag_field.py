"""Several short answers to one question: known ones to choose from, or one's own words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from tracker.domain.record import LONGEST_LINE
from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout


class TagField(QWidget):
    """Answers as buttons that take themselves away, and a box to add one; `changed` carries their keys in order.

    An answer that is not among `known` (label by key) is its own key.
    """

    changed = Signal(list)

    def __init__(self, name: str, known: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = dict(known)
        self._keys: list[str] = []
        self.box = _Box(name)
        self.tags = QWidget()
        self._flow = FlowLayout(self.tags)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tags)
        column.addWidget(self.box)
        self.setAccessibleName(name)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._choose)
        self.box.edit.editingFinished.connect(self.settle)
        self.show_keys([])

    def keys(self) -> list[str]:
        """Return the answers given, in order."""
        return list(self._keys)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these answers without telling."""
        self._keys = list(keys)
        while (item := self._flow.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for key in self._keys:
            tag = self._tag(key)
            self._flow.addWidget(tag)
            tag.show()
        self.tags.setVisible(bool(self._keys))
        with QSignalBlocker(self.box):
            self.box.clear()
            for key, label in self._known.items():
                if key not in self._keys:
                    self.box.addItem(label, key)
            self.box.setCurrentIndex(-1)
            self.box.clearEditText()

    def settle(self) -> None:
        """Add what is typed, as the known answer of that name or as one's own."""
        typed = " ".join(self.box.currentText().split())
        if typed:
            labels = {label.casefold(): key for key, label in self._known.items()}
            self._add(labels.get(typed.casefold(), typed))

    def _tag(self, key: str) -> Button:
        label = self._known.get(key, key)
        tag = Button(label, icon="close", parent=self.tags)
        tag.setAccessibleName(_("Remove {answer}").format(answer=label))
        tag.clicked.connect(lambda _on: self._remove(key))
        return tag

    def _choose(self, index: int) -> None:
        if key := self.box.itemData(index):
            self._add(str(key))

    def _add(self, key: str) -> None:
        keys = self._keys if key in self._keys else [*self._keys, key]
        added = len(keys) > len(self._keys)
        self.show_keys(keys)
        if added:
            self.changed.emit(self.keys())

    def _remove(self, key: str) -> None:
        self.show_keys([kept for kept in self._keys if kept != key])
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.keys())


class _Box(QComboBox):
    """A list to choose from that can be typed into; scrolling the page over it changes nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit = QLineEdit(self)
        self.setLineEdit(edit)
        self.edit = edit
        edit.setAccessibleName(name)
        edit.setPlaceholderText(_("Choose, or type your own"))
        edit.setMaxLength(LONGEST_LINE)
        completer = self.completer()
        assert completer is not None, "an editable box completes what is typed"
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
