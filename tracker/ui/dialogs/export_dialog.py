"""Writes the diary in one of the formats that others can read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.exchange import EXPORTS, Export
from tracker.i18n import _
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.text import Text

USUAL_NAME = "b12-diary"


class ExportDialog(FormDialog):
    """Asks for a format and a place, and hands both to `write`."""

    WIDTH = 520

    def __init__(self, write: Callable[[Export, Path], None], parent: QWidget | None = None) -> None:
        super().__init__(_("Export the diary"), _("Choose where to save…"), parent)
        self._write = write
        self.format = Choice(_("Format"), [(way.key, _(way.label)) for way in EXPORTS])
        words = _("The files hold everything in this diary, unencrypted. Your diary itself stays as it is.")
        self.body.addWidget(Text(words, "muted", wrap=True))
        self.body.addWidget(Labelled(_("Format"), self.format))

    def submit(self) -> None:
        """Ask for a place, have the diary written there, and close."""
        way = next(way for way in EXPORTS if way.key == self.format.key())
        if (place := self._place(way)) is not None:
            self._write(way, place)
            self.accept()

    def _place(self, way: Export) -> Path | None:
        start = str(Path.home() / f"{USUAL_NAME}{way.suffix}")
        if way.suffix:
            name, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), start, f"*{way.suffix}")
        else:
            name = QFileDialog.getExistingDirectory(self, _("Choose a folder for the files"), str(Path.home()))
        return Path(name) if name else None
