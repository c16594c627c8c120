"""One sentence that must be read before going on."""

from collections.abc import Sequence

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


def offer(title: str, text: str, actions: Sequence[str], leave: str) -> int:
    """Show a sentence with ways on and one that leaves; the answer is which was taken, -1 for none of them."""
    dialog, buttons = _dialog(title, text, None)
    taken = [-1]
    for number, action in enumerate(actions):
        button = Button(action, variant="" if number else "primary")
        button.clicked.connect(lambda _on, number=number: taken.__setitem__(0, number))
        buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(Button(leave), QDialogButtonBox.ButtonRole.RejectRole)
    return taken[0] if dialog.exec() == QDialog.DialogCode.Accepted else -1


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
