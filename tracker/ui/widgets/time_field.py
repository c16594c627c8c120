"""A clock time that may be left empty."""

import re
from datetime import time

from PySide6.QtWidgets import QLineEdit, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _

WRITTEN = re.compile(r"\s*(\d{1,2})[:.h]?(\d{2})\s*")


class TimeField(QLineEdit):
    """Takes 9:41, 09.41 or 0941; empty means that the time is not known."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(_("hh:mm"))

    def show_time(self, moment: time | None) -> None:
        """Show a time, or nothing."""
        self.setText(f"{moment:%H:%M}" if moment else "")

    def value(self) -> time | None:
        """The time as typed, None where nothing was; InvalidEntry where it is no time."""
        if not self.text().strip():
            return None
        found = WRITTEN.fullmatch(self.text())
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise InvalidEntry(_("“{text}” is not a time; please type it like 09:41.").format(text=self.text()))
        return time(int(found[1]), int(found[2]))
