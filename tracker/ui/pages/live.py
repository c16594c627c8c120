"""What all pages share: they show the diary as it is, and look again only when they can be seen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from tracker.domain.change import Change
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.page import Page


class LivePage(Page):
    """A page that refreshes when the diary changed: at once while visible, else when it is shown next."""

    told = Signal(str)
    day_opened = Signal(object)
    sample_wanted = Signal()

    def __init__(self, diary: ObservableDiary, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("no_ring", True)
        self.diary = diary
        self._stale = True
        diary.changed.connect(self._consider)
        diary.not_saved.connect(lambda _text, _why: QTimer.singleShot(0, self, self._look_again))

    def refresh(self) -> None:
        """Show the diary as it is now."""
        raise TypeError("each page says what it shows")

    def concerns(self, change: Change) -> bool:
        """Whether a change can alter what this page shows."""
        return bool(change.kinds)

    def come_home(self) -> None:
        """Go to where the page begins when it is opened from the sidebar or by its key."""

    def leave(self) -> None:
        """Keep what is still being typed; called before another page or the end."""

    def step(self, days: int) -> bool:
        """Go some days on or back; False on a page that stands at no day."""
        return False

    def start_search(self) -> None:
        """Put the keyboard where words are looked for, where there is such a field."""

    def add_entry(self) -> None:
        """Open the form for what this page is about, where it has one."""

    def print_page(self) -> None:
        """Put the page on paper, where it is one for paper."""

    def save_page(self) -> None:
        """Write the page to a file, where it is one for paper."""

    def take_focus(self) -> None:
        """Put the keyboard on the page itself; Tab goes on to its first control."""
        self.setFocus()

    def refresh_if_stale(self) -> None:
        """Look again if something changed since."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        self.refresh_if_stale()

    def _look_again(self) -> None:
        """After a refused save: what was only clicked must not look as if it were kept; typed text stays."""
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()

    def _consider(self, change: Change) -> None:
        if self.concerns(change):
            self._stale = True
            if self.isVisible():
                self.refresh_if_stale()
