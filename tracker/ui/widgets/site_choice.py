"""Where an injection went: chosen from a list; the place whose turn it is is offered beside it, never filled in."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.choice import Choice


class SiteChoice(QWidget):
    """A list of places, and one click for the one that is offered."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = Choice(name)
        self.chip = Button("", variant="quiet")
        self._offered = ""
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.chip)
        self.chip.hide()
        self.chip.clicked.connect(lambda _on: self._take())
        self.list.currentIndexChanged.connect(lambda _place: self._fit())

    def offer(self, entries: Iterable[tuple[str, str]], offered: str = "", label: str = "") -> None:
        """Replace the places; the one that is offered is asked about by its label."""
        self.list.offer(entries)
        self._offered = offered
        self.chip.setText(_("{place}?").format(place=label))
        self.chip.setAccessibleName(_("Set the place: {place}").format(place=label))
        self._fit()

    def key(self) -> str:
        """The place that was chosen, empty where none was."""
        return self.list.key()

    def choose(self, key: str) -> None:
        """Choose a place without telling."""
        self.list.choose(key)
        self._fit()

    def _take(self) -> None:
        self.choose(self._offered)
        self.list.setFocus()

    def _fit(self) -> None:
        self.chip.setVisible(bool(self._offered) and not self.list.key())
