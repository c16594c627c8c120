"""Importing and exporting from the window: dialogs above, the formats of tracker.exchange below."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QWidget

from tracker.domain.change import Edit
from tracker.domain.errors import ImportRefused
from tracker.domain.item import Item
from tracker.domain.record import Record
from tracker.exchange import IMPORTS, Export, Import
from tracker.exchange.arrival import arrival
from tracker.exchange.arrival_words import arrival_words
from tracker.exchange.columns import TABLES
from tracker.exchange.csv_folder import Row
from tracker.exchange.doubts import impossible, questions
from tracker.exchange.preview import Problem
from tracker.i18n import _, format_number, ngettext
from tracker.ui.dialogs.export_dialog import ExportDialog
from tracker.ui.dialogs.import_dialog import ImportDialog, Offer
from tracker.ui.dialogs.message import offer as ask
from tracker.ui.dialogs.message import show_message
from tracker.ui.observable_diary import ObservableDiary

SHOW_AFTER_MS = 800
EVERY = 500
"""Lines between two looks at the screen while a long file is read."""


def export_diary(diary: ObservableDiary, parent: QWidget) -> None:
    """Let the person choose a format and a place, and write the diary there."""

    def write(way: Export, place: Path) -> None:
        written = way.write(all_records(diary), place)
        words = ngettext("{count} file was written to {place}.", "{count} files were written to {place}.", len(written))
        folder = written[0].parent if written else place
        show_message(_("Export finished"), words.format(count=len(written), place=folder), parent)

    ExportDialog(write, parent).open()


def import_into(diary: ObservableDiary, parent: QWidget) -> None:
    """Let the person choose a format and a place, show what it holds, and keep it as one step if that is wanted."""
    way = _format()
    if way is None:
        return
    if way.suffix:
        name, _kind = QFileDialog.getOpenFileName(parent, _("Choose the file"), str(Path.home()), f"*{way.suffix}")
    else:
        name = QFileDialog.getExistingDirectory(parent, _("Choose the folder with the files"), str(Path.home()))
    if name:
        show_offer(diary, way, Path(name), parent)


def _format() -> Import | None:
    """Return the format to read, asked for where there are several."""
    if len(IMPORTS) == 1:
        return IMPORTS[0]
    labels = [_(way.label) for way in IMPORTS]
    chosen = ask(_("Import into this diary"), _("What do you want to import?"), labels, _("Cancel"))
    return IMPORTS[chosen] if chosen >= 0 else None


def show_offer(diary: ObservableDiary, way: Import, place: Path, parent: QWidget) -> ImportDialog:
    """Read a place in a format and show what it would add."""

    def keep(edits: Sequence[Edit]) -> None:
        if diary.span() is not None:
            diary.back_up("import")
        text = ngettext("import of {count} entry", "import of {count} entries", len(edits))
        diary.record(edits, text.format(count=format_number(len(edits))))

    dialog = ImportDialog(offer_of(diary, way, place, parent), keep, parent)
    dialog.open()
    return dialog


def offer_of(diary: ObservableDiary, way: Import, place: Path, parent: QWidget | None = None) -> Offer:
    """Return what a place would add to the diary; nothing is kept."""
    present = all_records(diary)
    try:
        preview = way.read(place, diary.records(Item), lambda rows: _watched(rows, parent))
    except ImportRefused as refusal:
        return Offer((), (Problem(place.name, 0, str(refusal)),), (), ())
    found = arrival(preview.lines, present)
    problems = (*preview.problems, *found.problems, *impossible(found.lines, present, diary.today))
    asked = () if problems else questions(found.lines, present, diary.today)
    return Offer(arrival_words(preview, found), problems, asked, found.edits)


def all_records(diary: ObservableDiary) -> tuple[Record, ...]:
    """Return every record of the diary."""
    return tuple(record for table in TABLES for record in diary.records(table.record))


def _watched(rows: Iterator[Row], parent: QWidget | None) -> Iterator[Row]:
    """Yield rows as they are, with a line about how far reading has come where it takes a while."""
    progress = QProgressDialog(_("Reading the files …"), "", 0, 0, parent)
    progress.setCancelButton(None)
    progress.setMinimumDuration(SHOW_AFTER_MS)
    progress.setAccessibleName(_("Reading the files …"))
    try:
        for number, row in enumerate(rows, start=1):
            if number % EVERY == 0:
                words = _("Reading the files: {count} lines …")
                progress.setLabelText(words.format(count=format_number(number)))
                progress.setValue(0)
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            yield row
    finally:
        progress.close()
        progress.deleteLater()
