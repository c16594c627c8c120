"""After doses of the past were filled in: the plan that would go on like them, offered and not made unasked."""

from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.domain.back_fill import may_go_on
from tracker.domain.change import Edit
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.history import History
from tracker.domain.recurrence_words import how_often
from tracker.domain.regimen import Regimen
from tracker.i18n import _, format_weekday
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.banner import Banner


class GoingOnBanner(Banner):
    """Asks whether it goes on like this, and makes the plan where it does."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._diary = diary
        self._plan: Regimen | None = None
        self.hide()
        self.acted.connect(self.make)
        self.declined.connect(self.hide)

    def ask(self, plan: Regimen, following: date) -> None:
        """Offer a plan by its next day."""
        self._plan = plan
        what = _("{medicine} {amount}, {how_often}")
        self.show_text(
            _("Go on like this? Next: {day}").format(day=format_weekday(following)),
            what.format(medicine=medicine_words(plan), amount=amount_of(plan), how_often=how_often(plan)),
            _("Make the plan"),
            third=_("Not now"),
        )
        self.show()

    def show_history(self, history: History) -> None:
        """Take the offer back where a plan was made by hand meanwhile, or the doses were undone."""
        if self._plan is not None and not may_go_on(self._plan, history, self._diary.today):
            self._plan = None
            self.hide()

    def make(self) -> None:
        """Keep the plan, which takes up the doses that were filled in."""
        self.hide()
        plan, self._plan = self._plan, None
        if plan is not None:
            text = _("plan: {what}, {how}").format(what=medicine_words(plan), how=how_often(plan))
            self._diary.record((Edit(None, plan),), text)
