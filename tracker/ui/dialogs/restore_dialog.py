"""Choose the backup that is to take the place of the diary."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.i18n import _
from tracker.store.copies import Copy, copies_of, copy_at
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.copy_list import CopyList
from tracker.ui.widgets.text import Text


class RestoreDialog(FormDialog):
    """Lists the copies of the diary at `path`; `chosen` is the one that was wanted when it was accepted."""

    WIDTH = 700

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("Restore a backup"), _("Restore this one"), parent)
        self._path = path
        self.chosen: Copy | None = None
        self.list = CopyList(_("Backups, the newest first"))
        self.elsewhere = Button(_("Choose a file…"), variant="link")
        self._arrange(copies_of(path))
        self.list.chosen.connect(self._fit)
        self.list.itemDoubleClicked.connect(lambda _item: self.submit())
        self.elsewhere.clicked.connect(lambda _on: self.ask_for_file())
        self._fit()

    def submit(self) -> None:
        """Take the choice."""
        self.chosen = self.list.choice()
        if self.chosen is not None:
            self.accept()

    def ask_for_file(self) -> None:
        """Offer a backup from elsewhere, such as a memory stick."""
        kinds = _("Diaries (*.b12)") + ";;" + _("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a backup"), str(self._path.parent), kinds)
        if name:
            self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """List a file from elsewhere at the top."""
        self.list.show()
        self.list.add(copy_at(path))

    def _arrange(self, copies: tuple[Copy, ...]) -> None:
        if copies:
            words = _(
                "The diary will be as it was then. What is there now is kept in this list, so you can go back to it."
            )
        else:
            words = _("There are no backups beside this diary. If you keep one elsewhere, choose its file.")
        self.body.addWidget(Text(words, "muted", wrap=True))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.elsewhere)
        self.list.setVisible(bool(copies))
        self.list.show_copies(copies)

    def _fit(self) -> None:
        self.save.setEnabled(self.list.choice() is not None)
