"""What I track: the items of a section in their order, those that are not shown, and the person's own."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain import tracked
from tracker.domain.change import Edit
from tracker.domain.item import Item
from tracker.domain.item_words import scale_words
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.item_list import ItemLine, ItemList
from tracker.ui.widgets.text import Text


class ItemsSettings(Card):
    """Every change is kept in the diary at once, as a step of undo; hiding keeps what was recorded."""

    def __init__(self, title: str, section: str, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._section = section
        self._diary = diary
        self._own: tuple[Item, ...] = ()
        self.list = ItemList()
        self.aside = Text(_("Hidden. Click it to show it. What was recorded stays."), "muted", wrap=True)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices, gap=8)
        self.add = Button(_("Something of my own…"))
        self.body.addWidget(self.list)
        self.body.addSpacing(6)
        for part in (self.aside, self._choices):
            self.body.addWidget(part)
        self.body.addSpacing(6)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add.clicked.connect(lambda _on: self.ask())
        self.list.moved.connect(self.move_item)
        self.list.hidden.connect(self.hide_item)
        self.list.opened.connect(self.ask)
        self.list.removed.connect(self.remove_item)

    def show_items(self, own: tuple[Item, ...]) -> None:
        """Show what is followed, by the person's own and changed items."""
        self._own = own
        editable = not self._diary.read_only
        lines = [
            ItemLine(item.key, _(item.label), scale_words(item), own=item.custom)
            for item in tracked.listed(own, self._section)
        ]
        self.list.show_lines(lines, editable=editable)
        self._offer(tracked.hidden(own, self._section))
        self._choices.setEnabled(editable)
        if not editable:
            self.add.disable(_("This diary is open for reading only."))

    def show_item(self, item: Item) -> None:
        """Show one that was hidden."""
        self._record(tracked.show(self._own, item.key), _("{item} is shown").format(item=_(item.label)))

    def hide_item(self, key: str) -> None:
        """Hide one."""
        self._record(tracked.hide(self._own, key), _("{item} is hidden").format(item=self._label(key)))

    def move_item(self, key: str, by: int) -> None:
        """Move one up or down."""
        words = _("{item} moved up") if by < 0 else _("{item} moved down")
        self._record(tracked.move(self._own, key, by), words.format(item=self._label(key)))

    def remove_item(self, key: str) -> None:
        """Take an own one out, if nothing was recorded of it."""
        span = self._diary.span()
        recorded = span is not None and key in self._diary.history(span).recorded_items
        edits = tracked.remove(self._own, key, recorded=recorded)
        self._record(edits, _("removed: {what}").format(what=self._label(key)))

    def ask(self, key: str = "") -> None:
        """Open the form of an own item, or of a new one; its module is loaded when it is first wanted."""
        from tracker.ui.dialogs.item_dialog import ItemDialog

        start = next(item for item in self._own if item.key == key) if key else self._section
        dialog = ItemDialog(self._own, start, self._diary.record, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record(self, edits: tuple[Edit, ...], text: str) -> None:
        self._diary.record(edits, text)

    def _label(self, key: str) -> str:
        return next(_(item.label) for item in tracked.every(self._own) if item.key == key)

    def _offer(self, items: tuple[Item, ...]) -> None:
        for button in self._choices.findChildren(Button):
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for item in items:
            button = Button(_(item.label), icon="plus", variant="chip")
            button.setAccessibleName(_("Show {what}").format(what=_(item.label)))
            button.clicked.connect(partial(self._show_chosen, item))
            self._flow.addWidget(button)
        for part in (self.aside, self._choices):
            part.setVisible(bool(items))

    def _show_chosen(self, item: Item, _on: bool = False) -> None:
        self.show_item(item)
