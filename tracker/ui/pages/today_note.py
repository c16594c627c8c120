"""The day's note on the Today page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.change import Edit
from tracker.domain.event import NOTE, Event
from tracker.domain.history import Day
from tracker.i18n import _, format_day_month
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.reading_order import reveal
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.note_editor import NoteEditor
from tracker.ui.widgets.text import Text


class NoteCard(Card):
    """Edits the day's first note; other happenings of the day are shown beneath."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Note"), parent=parent)
        self._diary = diary
        self._day = Day(diary.today)
        self.editor = NoteEditor()
        self.others = Text(kind="muted", wrap=True)
        self.body.addWidget(self.editor)
        self.body.addWidget(self.others)
        self.body.addStretch(1)
        self.editor.written.connect(self.record)

    def show_day(self, day: Day) -> None:
        """Show a day's note; what is still being typed for another day is kept first."""
        same_day = day.day == self._day.day
        if not same_day:
            self.editor.flush()
        self._day = day
        self.editor.name_day(is_today=day.day == self._diary.today)
        note = self._note()
        text, for_doctor = (note.text, note.for_doctor) if note else ("", False)
        self.editor.show_note(text, for_doctor=for_doctor, same_day=same_day)
        others = [event.text for event in day.events if event is not note]
        self.others.setText("\n".join(others))
        self.others.setVisible(bool(others))

    @property
    def settled(self) -> bool:
        """Whether nothing is written that is not kept."""
        return self.editor.settled

    def settle(self) -> None:
        """Keep what is being written."""
        self.editor.flush()

    def show_refused(self) -> None:
        """Put the keyboard into the note that could not be kept."""
        self.take_focus()

    def take_focus(self) -> bool:
        """Put the keyboard into the note."""
        self.editor.text.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(self.editor)
        return True

    def record(self, text: str, for_doctor: bool) -> None:
        """Keep the note; an emptied one is removed."""
        before = self._note()
        after = None
        if text.strip():
            kept = before or Event(day=self._day.day, kind=NOTE, text=text)
            after = kept.replaced(text=text, for_doctor=for_doctor)
        words = _("note on {day}").format(day=format_day_month(self._day.day))
        self._diary.record((Edit(before, after),), words, burst=f"note {self._day.day}")

    def _note(self) -> Event | None:
        return next((event for event in self._day.events if event.kind == NOTE), None)
