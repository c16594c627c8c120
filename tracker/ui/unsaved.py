"""What stands on the screen and is not in the diary: half-typed fields, notes, cells, and forms that are open."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from tracker.i18n import _
from tracker.ui.tables.cell_editor import CellEditor
from tracker.ui.widgets.note_editor import NoteEditor
from tracker.ui.widgets.typed_field import TypedField


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text that is not kept yet, and what it is called."""

    name: str
    text: str


def keep_all(window: QWidget) -> None:
    """Have all that is typed on the pages kept; what is refused stays as it is."""
    for field in _fields(window):
        field.submit(again=True)
    for editor in window.findChildren(NoteEditor):
        editor.flush()
    for view, cell in _cells(window):
        delegate = view.itemDelegate()
        if not isinstance(delegate, CellEditor) or delegate.is_sound(cell, asks=False):
            view.commitData(cell)


def unsaved(window: QWidget) -> tuple[Unsaved, ...]:
    """What is not in the diary, from the pages and from the form that is open over them."""
    found = [Unsaved(_name(field), field.unsaved) for field in _fields(window)]
    found += [Unsaved(_name(editor.text), editor.unsaved) for editor in window.findChildren(NoteEditor)]
    found += [Unsaved(_name(cell), _of_cell(view, cell)) for view, cell in _cells(window)]
    dialog = open_form(window)
    if dialog is not None:
        found += getattr(dialog, "unsaved", ())
    return tuple(one for one in found if one.text.strip())


def held_back(window: QWidget) -> tuple[str, ...]:
    """The names of what was to be kept and could not be; what is still being typed is not among them."""
    fields = [_name(field) for field in _fields(window) if field.told_in_vain]
    return (*fields, *(_name(note.text) for note in window.findChildren(NoteEditor) if note.told_in_vain))


def open_form(window: QWidget) -> QDialog | None:
    """The form or question that stands over a window."""
    dialog = QApplication.activeModalWidget()
    inside = isinstance(dialog, QDialog) and dialog.parentWidget() is not None
    return dialog if inside and dialog.parentWidget().window() is window else None  # type: ignore[return-value,union-attr]


def texts_in(form: QWidget) -> dict[QWidget, str]:
    """What stands in each field for text."""
    lines: dict[QWidget, str] = {line: line.text() for line in form.findChildren(QLineEdit)}
    return lines | {area: area.toPlainText() for area in form.findChildren(QPlainTextEdit)}


def typed_since(before: dict[QWidget, str], form: QWidget) -> tuple[Unsaved, ...]:
    """What stands in the fields of a form and did not stand there before."""
    return tuple(
        Unsaved(_name(field), text)
        for field, text in texts_in(form).items()
        if text.strip() and text != before.get(field, "") and field.isVisible()
    )


def _fields(window: QWidget) -> list[TypedField]:
    """Those of the pages: the fields of forms are kept by their button."""
    return [field for field in window.findChildren(TypedField) if field.window() is window and field.isEnabled()]


def _cells(window: QWidget) -> Iterator[tuple[QAbstractItemView, QLineEdit]]:
    for view in window.findChildren(QAbstractItemView):
        for cell in view.viewport().findChildren(QLineEdit):
            if not cell.isHidden() and cell.window() is window:
                yield view, cell


def _of_cell(view: QAbstractItemView, cell: QLineEdit) -> str:
    kept = view.currentIndex().data(Qt.ItemDataRole.EditRole)
    return "" if cell.text() == str(kept if kept is not None else "") else cell.text()


def _name(widget: QWidget | None) -> str:
    """What a screen reader calls it, or the nearest thing around it that has a name."""
    while widget is not None:
        if widget.accessibleName():
            return widget.accessibleName()
        widget = widget.parentWidget()
    return _("Text")
