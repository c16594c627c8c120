"""Shows what a folder would add to the diary, before anything is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QWidget

from tracker.domain.change import Edit
from tracker.exchange.preview import Problem
from tracker.i18n import _, ngettext
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.text import Text

LIST_HEIGHT = 220


@dataclass(frozen=True, slots=True)
class Offer:
    """What was read: in words, what cannot be imported, what looks like a slip, and the edits that add the rest."""

    words: Sequence[str]
    problems: Sequence[Problem]
    questions: Sequence[Problem]
    edits: Sequence[Edit]


class ImportDialog(FormDialog):
    """One button imports everything; where a line cannot be kept, nothing is, and each such line is listed."""

    WIDTH = 680

    def __init__(self, offer: Offer, keep: Callable[[Sequence[Edit]], None], parent: QWidget | None = None) -> None:
        count = len(offer.edits)
        save = ngettext("Import {count} entry", "Import {count} entries", count).format(count=count)
        super().__init__(_("Import into this diary"), save, parent)
        self._offer, self._keep = offer, keep
        self.lines = QListWidget()
        self.lines.setAccessibleName(_("Lines to look at"))
        self.lines.setWordWrap(True)
        self.lines.setMinimumHeight(LIST_HEIGHT)
        self._arrange()

    def submit(self) -> None:
        """Have everything kept, and close."""
        self._keep(self._offer.edits)
        self.accept()

    def _arrange(self) -> None:
        offer = self._offer
        self.body.addWidget(Text("\n".join(offer.words), wrap=True))
        listed = offer.problems or offer.questions
        if offer.problems:
            words = _("Nothing was imported. Fix these lines in the files and try again.")
        elif offer.questions:
            words = _("Look at these lines. If they are right, import them as they are.")
        elif offer.edits:
            words = _("A backup is made first. One undo takes the whole import back.")
        else:
            words = _("There is nothing new in these files.")
        self.body.addWidget(Text(words, "strong" if listed else "muted", wrap=True))
        self.lines.addItems([str(problem) for problem in listed])
        self.body.addWidget(self.lines)
        self.lines.setVisible(bool(listed))
        self.save.setVisible(bool(offer.edits) and not offer.problems)
        if not self.save.isVisibleTo(self):
            self.cancel.setText(_("Close"))
