"""Where a template comes from: what its source prints, in which country, and whether sources agree."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker.domain.regimen_start import Start
from tracker.i18n import _
from tracker.ui.widgets.text import Text


class SourceNote(QFrame):
    """Not there while nothing is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.printed = Text("", "strong", wrap=True)
        self.disagree = Text("", "warn", wrap=True)
        self.details = Text("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        for part in (self.printed, self.disagree, self.details):
            column.addWidget(part)
        self.show_start(None)

    def show_start(self, start: Start | None) -> None:
        """Say where a start is from, or nothing."""
        self.setVisible(start is not None)
        if start is None:
            return
        printed = start.printed.replace(" ug", " µg")
        disagree = _("Sources differ: {notes}").format(notes=start.notes)
        self.printed.setText(_("{country}: “{text}”").format(country=start.country, text=printed))
        self.disagree.setText("" if start.agreed else disagree)
        self.disagree.setVisible(not start.agreed)
        self.details.setText(" ".join(_details(start)))
        self.setAccessibleName(self.printed.text())
        self.setAccessibleDescription(f"{self.disagree.text()} {self.details.text()}".strip())


def _details(start: Start) -> list[str]:
    notes = [start.notes] if start.agreed and start.notes else []
    sources = _("From: {sources}.").format(sources="; ".join(start.sources))
    return [*notes, sources, _("This is not advice. Please change it to what was prescribed for you.")]
