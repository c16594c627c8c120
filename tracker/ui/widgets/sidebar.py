"""The way from page to page, and the reassurance at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

WIDTH = 208
FOLDED = 64
NARROW = 820

Entry = tuple[str, str, str]


class Sidebar(QFrame):
    """Entries are (key, label, icon); those at the foot stand apart. It folds to icons in a narrow window."""

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(
        self, name: str, entries: Sequence[Entry], foot: Sequence[Entry] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Pages"))
        self._folded = self._warns = False
        self._marks: dict[str, tuple[str, str]] = {}
        self._entries = [*entries, *foot]
        self._group = QButtonGroup(self)
        self.name = Text(name, "app")
        self.menu = Button(_("Menu"), "menu", "nav")
        self.saved = Text("", "small", wrap=True)
        self.backed_up = Text("", "small", wrap=True)
        self._before = -1
        self._column = QVBoxLayout(self)
        self._arrange(len(entries))
        self._group.idToggled.connect(self._tell)
        self._group.idPressed.connect(self._remember)
        self._group.idClicked.connect(self._tell_again)
        self.fold(folded=False)

    def button(self, key: str) -> Button:
        """The button of a page."""
        found = self._group.button([entry[0] for entry in self._entries].index(key))
        assert isinstance(found, Button)
        return found

    def show_current(self, key: str) -> None:
        """Mark a page as the current one, without telling."""
        before = self.blockSignals(True)
        self.button(key).setChecked(True)
        self.blockSignals(before)

    def show_mark(self, key: str, mark: str, words: str) -> None:
        """A few letters beside a page's name, and what they mean; empty takes them away."""
        self._marks[key] = (mark, words)
        self.fold(folded=self._folded)

    def show_status(self, saved: str, backed_up: str, *, warn: bool = False) -> None:
        """Two short lines: what is saved, when it was backed up; what is not saved is said in a narrow bar too."""
        self._warns = warn
        if (self.saved.property("kind") == "warn") != warn:
            self.saved.set_kind("warn" if warn else "small")
        for line, text in ((self.saved, saved), (self.backed_up, backed_up)):
            if line.text() != text:
                line.setText(text)
            line.setVisible(bool(text) and not self._folded)
        self._show_dot(self.menu, shown=warn and self._folded)
        self.menu.setToolTip(saved if warn and self._folded else _("Menu (F10)"))
        self.menu.setAccessibleDescription(saved if warn else "")

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons and words."""
        self._folded = folded
        self.setFixedWidth(theme.current().px(FOLDED if folded else WIDTH))
        self.name.setVisible(not folded)
        for place, (key, label, _icon) in enumerate(self._entries):
            mark, words = self._marks.get(key, ("", ""))
            named = f"{label} · {mark}" if mark else label
            button = self.button(key)
            button.setText("" if folded else named)
            self._show_dot(button, shown=folded and bool(mark))
            button.setToolTip("\n".join(part for part in (_hint(label, place), words) if part))
            button.setAccessibleDescription(words)
        self.menu.setText("" if folded else _("Menu"))
        self.show_status(self.saved.text(), self.backed_up.text(), warn=self._warns)

    def _show_dot(self, button: Button, *, shown: bool) -> None:
        """Where there is no room for words, a dot beside the icon; the hint has the words."""
        dot = button.findChild(QFrame) or QFrame(button)
        dot.setObjectName("dot")
        dot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        px = theme.current().px
        dot.setGeometry(px(FOLDED) - 24 - px(14), px(6), px(8), px(8))
        dot.setVisible(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fold(folded=self._folded)
            self._fit()

    def _fit(self) -> None:
        """Leave the room to the page where the window is narrow for the size of the text."""
        narrow = self.window().width() < theme.current().px(NARROW)
        if narrow != self._folded:
            self.fold(folded=narrow)

    def _arrange(self, upper: int) -> None:
        self._column.setContentsMargins(12, 22, 12, 18)
        self._column.setSpacing(6)
        self.name.setContentsMargins(10, 0, 0, 14)
        self._column.addWidget(self.name)
        for place, (_key, label, icon) in enumerate(self._entries):
            if place == upper:
                self._add_menu()
            self._column.addWidget(self._entry(place, label, icon))
        if upper == len(self._entries):
            self._add_menu()
        for line in (self.saved, self.backed_up):
            line.setContentsMargins(12, 0, 4, 0)
            self._column.addWidget(line)

    def _add_menu(self) -> None:
        """Above what stands at the foot."""
        self.menu.setProperty("square", "false")
        self.menu.setAccessibleName(_("Menu"))
        self.menu.setToolTip(_("Menu (F10)"))
        self.menu.clicked.connect(lambda _on: self.menu_wanted.emit())
        self._column.addStretch(1)
        self._column.addWidget(self.menu)

    def _entry(self, place: int, label: str, icon: str) -> Button:
        button = Button(label, icon, "nav")
        button.setProperty("square", "false")
        button.setCheckable(True)
        button.setAccessibleName(label)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, place)
        return button

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._entries[place][0])

    def _remember(self, _place: int) -> None:
        self._before = self._group.checkedId()

    def _tell_again(self, place: int) -> None:
        """The page that is shown may be asked for too: it goes back to where it begins."""
        if place == self._before:
            self._tell(place, True)


def _hint(label: str, place: int) -> str:
    return f"{label} (Ctrl+{place + 1})" if place < 9 else label
