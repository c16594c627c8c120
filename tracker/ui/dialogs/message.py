"""One sentence that must be read before going on."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text


def show_message(title: str, text: str, parent: QWidget | None = None) -> None:
    """Show a sentence until it is closed."""
    dialog, buttons = _dialog(title, text, parent)
    buttons.addButton(Button(_("Close"), variant="primary"), QDialogButtonBox.ButtonRole.AcceptRole)
    dialog.exec()


def confirm(title: str, text: str, action: str, parent: QWidget | None = None) -> bool:
    """Whether the person wants the action; leaving it is always possible."""
    dialog, buttons = _dialog(title, text, parent)
    buttons.addButton(Button(action, variant="primary"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(Button(_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
    return dialog.exec() == QDialog.DialogCode.Accepted


def _dialog(title: str, text: str, parent: QWidget | None) -> tuple[QDialog, QDialogButtonBox]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(Text(title, "heading", wrap=True))
    column.addWidget(Text(text, wrap=True))
    buttons = QDialogButtonBox()
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    return dialog, buttons
