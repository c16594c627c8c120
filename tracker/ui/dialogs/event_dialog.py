"""What happened besides: another medicine, an illness, an examination, on a day or over several."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from tracker.domain.errors import InvalidEntry
from tracker.domain.event import NOTE, Event
from tracker.domain.event_words import KINDS
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.date_field import DateField, far_ahead
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.segmented import Segmented

DAY, SPAN = "day", "span"
LASTS = ((DAY, _("One day")), (SPAN, _("Several days")))
HEIGHT = 96


class EventDialog(FormDialog):
    """Hands a complete event to `keep` and closes once that is done; begins with a day, or an event to be changed."""

    WIDTH = 560

    def __init__(
        self, start: date | Event, today: date, keep: Callable[[Event], None], parent: QWidget | None = None
    ) -> None:
        self._before = start if isinstance(start, Event) else None
        title = _("Change an event") if self._before else _("Add a medicine or event")
        super().__init__(title, _("Save"), parent)
        self._keep, self._today = keep, today
        first = start.day if isinstance(start, Event) else start
        own = KINDS if self._before is not None and self._before.kind == NOTE else KINDS.keys() - {NOTE}
        self.kind = Choice(_("What it was"), [(key, _(label)) for key, label in KINDS.items() if key in own])
        self.text = QPlainTextEdit()
        self.lasts = Segmented(LASTS, _("How long"))
        self.day = DateField(_("Day"), today, first, latest=far_ahead(today), ahead=True)
        self.last_day = DateField(_("Last day"), today, first, latest=far_ahead(today), ahead=True)
        self.for_doctor = QCheckBox(_("Show to doctor"))
        self._arrange()
        self._prefill()
        self.lasts.chosen.connect(lambda _key: self._fit())
        for signal in (self.text.textChanged, self.day.changed, self.last_day.changed):
            signal.connect(lambda *_values: self.settle())

    def event_typed(self) -> Event:
        """The event as typed; InvalidEntry where something is missing or cannot be."""
        text = self.text.toPlainText().strip()
        if not text:
            raise InvalidEntry(_("Please say in a few words what it was."))
        fields: dict[str, Any] = {
            "kind": self.kind.key(),
            "text": text,
            "day": self.day.day(),
            "last_day": self.last_day.day() if self.lasts.choice() == SPAN else None,
            "for_doctor": self.for_doctor.isChecked(),
        }
        return self._before.replaced(**fields) if self._before else Event(**fields)

    def submit(self) -> None:
        """Have the event kept, and close."""
        kept = self.event_typed()
        self.refuse_far_ahead(kept, self._today, self.last_day if kept.last_day else self.day)
        self._keep(kept)
        self.accept()

    def _prefill(self) -> None:
        before = self._before
        self.lasts.show_choice(SPAN if before is not None and before.last_day else DAY)
        if before is not None:
            self.kind.choose(before.kind)
            self.text.setPlainText(before.text)
            self.last_day.show_day(before.last_day or before.day)
            self.for_doctor.setChecked(before.for_doctor)
        self._fit()

    def _fit(self) -> None:
        several = self.lasts.choice() == SPAN
        self._last.setVisible(several)
        self._first.label.setText(_("First day") if several else _("Day"))
        self.settle()

    def _arrange(self) -> None:
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.current().px(HEIGHT))
        self.text.setPlaceholderText(_("For example “Omeprazole 20 mg every day”"))
        self._first = Labelled(_("Day"), self.day)
        self._last = Labelled(_("Last day"), self.last_day)
        days = Columns([1, 1], narrow=400)
        days.addWidget(self._first)
        days.addWidget(self._last)
        self.body.addWidget(Labelled(_("What it was"), self.kind))
        self.body.addWidget(Labelled(_("In words"), self.text))
        self.body.addWidget(self.lasts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(days)
        self.body.addWidget(self.for_doctor)
