"""The one symptom of which changes are stated: chosen beforehand, since afterwards one finds a change too easily."""

from PySide6.QtWidgets import QWidget

from tracker.domain import tracked
from tracker.domain.item import YES_NO, Item
from tracker.domain.profile import MAIN_OUTCOME, Profile, preferring
from tracker.domain.tracked import SYMPTOM
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.labelled import Labelled

UNSAID = ("", _("Twitches, or what is recorded most often"))


class OutcomeSettings(Card):
    """One choice, kept in the diary."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Recovery"), parent=parent)
        self._diary = diary
        self._profile: Profile | None = None
        self.choice = Choice(_("Main symptom"), [UNSAID])
        hint = _(
            "Recovery and the report say “lower”, “higher” or “little change” of this one only. Choose it before you "
            "look at the figures, and stay with it: among many symptoms one always seems to change."
        )
        self.body.addWidget(Labelled(_("Main symptom"), self.choice, hint))
        self.choice.currentIndexChanged.connect(lambda _place: self.keep(self.choice.key()))

    def show_choice(self, own: tuple[Item, ...], profile: Profile | None) -> None:
        """Show what is chosen, among the symptoms that are shown."""
        self._profile = profile
        chosen = str(profile.preferences.get(MAIN_OUTCOME, "")) if profile else ""
        offered = [
            (item.key, _(item.label))
            for item in tracked.shown(own, {chosen})
            if tracked.section(item) == SYMPTOM and item.kind != YES_NO
        ]
        self.choice.offer([UNSAID, *offered])
        self.choice.choose(chosen)
        self.choice.setEnabled(not self._diary.read_only)

    def keep(self, key: str) -> None:
        """Have the choice kept."""
        text = _("main symptom: {item}").format(item=self.choice.currentText())
        self._diary.record((preferring(self._profile, MAIN_OUTCOME, key),), text)
