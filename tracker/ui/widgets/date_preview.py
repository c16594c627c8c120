"""The next days of a plan, before it is kept."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.i18n import _, at_start, format_weekday, ngettext
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.text import Text


class DatePreview(Card):
    """How a plan reads and its days, or a sentence on what is missing; a screen reader hears all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Next dates"), parent=parent)
        self.how = Text("", "muted", wrap=True)
        self.days = Text("", wrap=True)
        self.body.addWidget(self.how)
        self.body.addWidget(self.days)
        self.body.addStretch(1)

    def show_days(self, how: str, days: Sequence[date]) -> None:
        """Show days with the year where it changes."""
        lines = [_line(day, days[place - 1] if place else None) for place, day in enumerate(days)]
        self._show(at_start(how), "\n".join(lines) or _("No further day is planned."))
        count = ngettext("Next {count} date", "Next {count} dates", len(days)).format(count=len(days))
        self.show_title(count if days else _("Next dates"))

    def show_sentence(self, sentence: str) -> None:
        """Say what is still missing."""
        self.show_title(_("Next dates"))
        self._show(sentence, "")

    def _show(self, how: str, days: str) -> None:
        self.how.setText(how)
        self.days.setText(days)
        self.days.setVisible(bool(days))
        self.setAccessibleDescription("\n".join(part for part in (how, days) if part))


def _line(day: date, before: date | None) -> str:
    weekday = format_weekday(day)
    return weekday if before is not None and before.year == day.year else f"{weekday} {day.year}"
