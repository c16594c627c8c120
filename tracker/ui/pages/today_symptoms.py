"""The day's symptoms on the Today page: a row of 0 to 10 for each, and what else is followed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.domain.before import as_the_day_before
from tracker.domain.change import Edit
from tracker.domain.history import Day, History
from tracker.domain.tracked import SYMPTOM
from tracker.i18n import _, format_day_month, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.today_items import ItemsCard
from tracker.ui.widgets.button import Button


class SymptomsCard(ItemsCard):
    """Rates each shown symptom; unset rows are not recorded, which is not zero."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Symptoms"), SYMPTOM, diary, parent)
        self.show_hint(_("0 none · 10 worst imaginable"))
        self._repeated: tuple[Edit, ...] = ()
        self.same = Button(_("Same as yesterday"), variant="link")
        self.same.clicked.connect(lambda _on: self.repeat())
        self.body.addWidget(self.same, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_day(self, day: Day, upto: History) -> None:
        """Show a day's symptoms, and how many could be taken over from the day before."""
        super().show_day(day, upto)
        self._repeated = as_the_day_before(day, upto)
        is_today = day.day == self._diary.today
        self.same.setText(_("Same as yesterday") if is_today else _("Same as the day before"))
        count = len(self._repeated)
        if count:
            words = ngettext(
                "Fills in {count} symptom that is not recorded yet",
                "Fills in {count} symptoms that are not recorded yet",
                count,
            )
            self.same.enable(words.format(count=count))
        else:
            self.same.disable(_("Everything recorded the day before is filled in here too"))

    def repeat(self) -> None:
        """Record the ratings of the day before where this day has none, as one step."""
        text = _("symptoms as the day before on {day}").format(day=format_day_month(self._day.day))
        self._diary.record(self._repeated, text)
