"""A clock time that may be left empty."""

from datetime import time

from PySide6.QtWidgets import QWidget

from tracker.domain.clock import read_time
from tracker.i18n import format_time
from tracker.ui.widgets.echo_edit import EchoEdit


class TimeField(EchoEdit[time]):
    """Takes 21:41, 9:41 pm, 9.41 or 0941 and shows times as the rest of the window does."""

    echoes = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.edit.setPlaceholderText(format_time(time(9, 41)))

    def show_time(self, moment: time | None) -> None:
        """Show a time, or nothing."""
        self.show_meaning(moment)

    def value(self) -> time | None:
        """Return the time as typed, None where nothing was; InvalidEntry where it is no time."""
        return self.asked()

    def read(self, text: str) -> time:
        return read_time(text)

    def written(self, meaning: time) -> str:
        return format_time(meaning)

    def in_words(self, meaning: time) -> str:
        return format_time(meaning)
