"""All places on the body to choose one from: type a part of the name, or look through the list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.i18n import _
from tracker.ui import theme

WIDE, HIGH = 280, 380
SITE = Qt.ItemDataRole.UserRole


class PlacePopup(QDialog):
    """Closes when a place is picked, on Escape, and on a click beside it."""

    picked = Signal(str)

    def __init__(self, sites: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(_("Choose a place"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search, for example “left calf”"))
        self.search.setAccessibleName(_("Search a place"))
        self.places = QListWidget()
        self.places.setAccessibleName(_("Places on the body"))
        for site in sites:
            item = QListWidgetItem(catalogue.site_label(site), self.places)
            item.setData(SITE, site)
        frame = QFrame()
        frame.setObjectName("popup")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.places, 1)
        self.search.textChanged.connect(self.narrow)
        self.search.installEventFilter(self)
        self.places.itemClicked.connect(self._pick)
        self.places.itemActivated.connect(self._pick)

    def open_at(self, button: QWidget) -> None:
        """Open below a button, or above it where the screen ends."""
        look = theme.current()
        screen = button.screen().availableGeometry()
        self.resize(min(look.px(WIDE), screen.width()), min(look.px(HIGH), screen.height()))
        below = button.mapToGlobal(QPoint(0, button.height() + 4))
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        top = max(screen.top(), min(below.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.search.clear()
        self.narrow("")
        self.show()
        self.search.setFocus()

    def narrow(self, text: str) -> None:
        """Show the places whose names have all the words, in any order; the first one is current."""
        words = text.casefold().split()
        first = None
        for row in range(self.places.count()):
            item = self.places.item(row)
            hidden = not all(word in item.text().casefold() for word in words)
            item.setHidden(hidden)
            first = item if first is None and not hidden else first
        self.places.setCurrentItem(first)  # type: ignore[arg-type]  # Qt takes null: no item
        self.places.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through the list and Enter picks from it while the name is being typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.places.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.places.event(event)
                return True
        return super().eventFilter(watched, event)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            self.hide()
            self.picked.emit(item.data(SITE))
