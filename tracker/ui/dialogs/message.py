"""One sentence that must be read before going on."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text


def show_message(title: str, text: str, parent: QWidget | None = None) -> None:
    """Show a sentence until it is closed."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(Text(title, "heading", wrap=True))
    column.addWidget(Text(text, wrap=True))
    buttons = QDialogButtonBox()
    buttons.addButton(Button(_("Close"), variant="primary"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    column.addWidget(buttons)
    dialog.exec()
