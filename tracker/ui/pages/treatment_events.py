"""Other medicines and what happened besides, on the Treatment page."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tracker.domain.change import Edit
from tracker.domain.event import NOTE, Event
from tracker.domain.event_words import event_detail, event_title
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.entry_list import Entry, EntryList
from tracker.ui.widgets.text import Text

FEW = 6


class EventsCard(Card):
    """The newest first, the rest when asked for; the notes of a day stay on its page."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Medicines and events"), parent=parent)
        self._diary = diary
        self._events: dict[str, Event] = {}
        self._all = False
        self.empty = Text(
            _(
                "Other medicines, illness, diet, examinations: they appear on the Recovery chart, and on the "
                "report if they are marked for the doctor."
            ),
            "muted",
            wrap=True,
        )
        self.list = EntryList()
        self.add = Button(_("Add medicine or event…"))
        self.more = Button(variant="link")
        self._arrange()
        self.add.clicked.connect(lambda _on: self.ask())
        self.more.clicked.connect(lambda _on: self._show_all())
        self.list.opened.connect(self.ask)
        self.list.removed.connect(self.remove)

    def show_events(self, events: Iterable[Event]) -> None:
        """Show the events of the whole diary."""
        found = sorted((event for event in events if event.kind != NOTE), key=lambda event: event.day, reverse=True)
        self._events = {str(event.id): event for event in found}
        self._show()

    def ask(self, key: str = "") -> None:
        """Open the form of an event, or of a new one; its module is loaded when it is first wanted."""
        from tracker.ui.dialogs.event_dialog import EventDialog

        before = self._events.get(key)

        def keep(event: Event) -> None:
            words = _("changed: {what}") if before else _("added: {what}")
            self._diary.record((Edit(before, event),), words.format(what=_short(event)))

        dialog = EventDialog(before or self._diary.today, self._diary.today, keep, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove(self, key: str) -> None:
        """Take an event out; undo brings it back."""
        event = self._events[key]
        self._diary.record((Edit(event, None),), _("removed: {what}").format(what=_short(event)))

    def _show(self) -> None:
        shown = list(self._events.items())[: None if self._all else FEW]
        entries = (Entry(key, event_title(event), event_detail(event)) for key, event in shown)
        self.list.show_lines(entries, editable=not self._diary.read_only)
        self.empty.setVisible(not shown)
        self.more.setVisible(len(self._events) > FEW)
        all_of_them = _("Show all {count}").format(count=len(self._events))
        self.more.setText(_("Show the newest only") if self._all else all_of_them)
        if self._diary.read_only:
            self.add.disable(_("This diary is open for reading only."))

    def _show_all(self) -> None:
        self._all = not self._all
        self._show()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.add)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)
        self.body.addStretch(1)


def _short(event: Event) -> str:
    title = event_title(event)
    return title if len(title) <= 40 else _("{text} …").format(text=title[:40].rsplit(" ", 1)[0])
