"""Asks before a window is closed over something that is not in the diary."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.unsaved import Unsaved, keep_all, open_form, unsaved
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

MARGIN = 24
TALL = 120


class ClosingDialog(QDialog):
    """Shows what would be lost, so that it can be read, copied or put in a file; staying is the usual answer."""

    def __init__(self, found: Sequence[Unsaved], reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Not everything is saved"))
        self.setMinimumWidth(theme.current().px(460))
        self.text = "\n\n".join(f"{one.name}:\n{one.text}" for one in found)
        self.reason = Text(reason, wrap=True)
        self.shown = QPlainTextEdit(self.text)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(_("What is not saved"))
        self.shown.setFixedHeight(theme.current().px(TALL))
        self.fault = Text("", "error", wrap=True)
        self.stay = Button(_("Keep the window open"), variant="primary")
        self.write = Button(_("Save the text in a file…"))
        self.leave = Button(_("Close without it"))
        self._arrange()
        self.stay.clicked.connect(lambda _on: self.reject())
        self.write.clicked.connect(lambda _on: self.choose_file())
        self.leave.clicked.connect(lambda _on: self.accept())

    def choose_file(self) -> None:
        """Put the text where the person says, and close."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / "b12-not-saved.txt")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the text in a file"), proposed, _("Text (*.txt)"))
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the text and close; where that is refused, say so and stay."""
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(self.text + "\n")
        except OSError as error:
            message = _("The text could not be written to {path}: {reason}. Please choose another place.")
            self.fault.setText(message.format(path=path, reason=error.strerror or error))
            self.fault.show()
            return
        self.accept()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(14)
        column.addWidget(Text(_("Not everything is saved"), "heading", wrap=True))
        column.addWidget(self.reason)
        column.addWidget(self.shown)
        column.addWidget(self.fault)
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.leave, self.write, self.stay):
            row.addWidget(button)
        column.addLayout(row)
        self.stay.setDefault(True)
        self.stay.setFocus()


def may_close(window: QWidget, refusal: str) -> bool:
    """Whether a window may go: at once where all is kept, else as the person says."""
    keep_all(window)
    found = unsaved(window)
    if not found:
        return True
    reason = refusal or _("This is typed and not in the diary yet.")
    return ClosingDialog(found, reason, open_form(window) or window).exec() == QDialog.DialogCode.Accepted
