"""Asks for a backup and puts it in the place of a diary that nobody has open."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from tracker.domain.errors import DiaryDamaged, DiaryError, DiaryForeign, DiaryGone, DiaryMissing, TrackerError
from tracker.i18n import _
from tracker.store.copies import Copy, copy_at, look_into
from tracker.store.copy_words import in_words
from tracker.store.restore import restore
from tracker.ui.dialogs.message import offer, show_message
from tracker.ui.dialogs.restore_dialog import RestoreDialog

CURABLE = (DiaryDamaged, DiaryForeign, DiaryMissing, DiaryGone)
"""Refusals of a file that a backup can take the place of."""


def choose(path: Path, parent: QWidget | None = None) -> Copy | None:
    """Return the copy that the person wants back, None if it is to stay as it is."""
    dialog = RestoreDialog(path, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if wanted else None


def bring_back(path: Path, copy: Copy) -> str:
    """Restore a copy, or not; the answer is the sentence about it."""
    try:
        return _bring_back(path, copy)
    except TrackerError as refusal:  # the diary that is there is opened again, and says so
        return str(refusal)


def _bring_back(path: Path, copy: Copy) -> str:
    done = restore(path, copy.path, datetime.now().astimezone(), _("the B12 Tracker window"))
    contents = in_words(look_into(copy_at(done.path)))
    if done.aside is None:
        return _("Restored: {contents}.").format(contents=contents)
    return _("Restored: {contents}. What was there before is kept: find it under “Restore a backup…”.").format(
        contents=contents
    )


def tell_refusal(path: Path, refusal: TrackerError) -> str:
    """Show why a diary cannot be opened, with a way back where a backup helps; the answer is what was restored."""
    title = _("The diary cannot be opened")
    if not isinstance(refusal, CURABLE):
        show_message(title, str(refusal))
        return ""
    if offer(title, str(refusal), (_("Restore a backup…"),), _("Close")) != 0:
        return ""
    return choose_and_bring_back(path)


def choose_and_bring_back(path: Path) -> str:
    """Let the person choose and restore; the answer is the sentence about it, empty where nothing was done."""
    while copy := choose(path):
        try:
            return _bring_back(path, copy)
        except DiaryError as refusal:
            show_message(_("The backup could not be restored"), str(refusal))
    return ""
