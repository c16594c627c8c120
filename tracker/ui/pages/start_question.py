"""Asks once when treatment began, where the diary can be read in two ways."""

from PySide6.QtWidgets import QWidget

from tracker.domain.change import Edit
from tracker.domain.history import History
from tracker.domain.profile import Profile
from tracker.domain.treatment_start import Starts, starts_to_choose_from
from tracker.domain.treatment_start_words import start_question
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.banner import Banner


class StartQuestion(Banner):
    """A banner that is there only while the question is open; the answer is kept in the profile and can be undone."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._diary = diary
        self._starts: Starts | None = None
        self._profile: Profile | None = None
        self.setVisible(False)
        self.acted.connect(lambda: self._keep(course=True))
        self.postponed.connect(lambda: self._keep(course=False))

    def show_history(self, history: History) -> None:
        """Ask, or be gone; the history must reach back to the first dose."""
        self._profile = history.profile
        answered = history.profile is not None and history.profile.treatment_start is not None
        open_question = not answered and not self._diary.read_only
        self._starts = starts_to_choose_from(history.doses, history.regimens) if open_question else None
        self.setVisible(self._starts is not None)
        if self._starts is not None:
            words = start_question(self._starts)
            self.show_text(words.question, words.details, words.course, words.first)

    def _keep(self, *, course: bool) -> None:
        assert self._starts is not None, "the buttons are there only with a question"
        day = (self._starts.course if course else self._starts.first).day
        before = self._profile
        after = (before or Profile()).replaced(treatment_start=day)
        self._diary.record((Edit(before, after),), _("start of treatment"))
