"""Settings: what the person follows, and how the window looks on this device."""

from PySide6.QtWidgets import QWidget

from tracker.domain.change import Change
from tracker.domain.history import Period
from tracker.domain.item import Item
from tracker.domain.profile import Profile
from tracker.domain.tracked import SYMPTOM, TRIGGER
from tracker.i18n import _, format_percent
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.settings_items import ItemsSettings
from tracker.ui.pages.settings_outcome import OutcomeSettings
from tracker.ui.pages.settings_profile import ProfileSettings
from tracker.ui.pages.settings_regional import RegionalSettings
from tracker.ui.preferences import TEXT_SIZES, Preferences
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.labelled import Labelled

LOOKS = (
    ("system", _("As the system")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("high_contrast_light", _("High contrast")),
    ("high_contrast_dark", _("High contrast, dark")),
)
SIZES = tuple((str(size), format_percent(size / 100)) for size in TEXT_SIZES)


class SettingsPage(LivePage):
    """Each choice takes effect at once and is remembered."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Settings"), parent)
        self._preferences = preferences
        self.look = Choice(_("Colours"), LOOKS)
        self.text_size = Choice(_("Size of text"), SIZES)
        self.regional = RegionalSettings(preferences, diary.now)
        self.outcome = OutcomeSettings(diary)
        self.profile = ProfileSettings(diary)
        self.symptoms = ItemsSettings(_("What I track: symptoms"), SYMPTOM, diary)
        self.triggers = ItemsSettings(_("What I track: sleep, coffee, stress"), TRIGGER, diary)
        card = Card(_("Look"))
        look = Columns([1, 1], narrow=420)
        for field in (self.look, self.text_size):
            look.addWidget(Labelled(field.accessibleName(), field))
        card.body.addLayout(look)
        self.add(_side_by_side(card, self.regional))
        self.add(self.outcome)
        self.add(_side_by_side(card, self.outcome))
        self.add(self.profile)
        self.add(_side_by_side(self.symptoms, self.triggers))
        self.content.addStretch(1)
        self.look.currentIndexChanged.connect(lambda _place: self.choose_look(self.look.key()))
        self.text_size.currentIndexChanged.connect(lambda _place: self.choose_size(self.text_size.key()))

    def refresh(self) -> None:
        """Show what is chosen."""
        own = self.diary.records(Item)
        for part in (self.symptoms, self.triggers):
            part.show_items(own)
        self.outcome.show_choice(own, next(iter(self.diary.records(Profile)), None))
        self.profile.show_profile(self.diary.history(Period(self.diary.today, self.diary.today)))
        self.look.choose(self._preferences.theme)
        self.text_size.choose(str(self._preferences.text_size))

    def concerns(self, change: Change) -> bool:
        """Return whether what is followed, who keeps the diary or the first dose may have changed."""
        return bool(change.kinds & {"Item", "Profile", "Dose"})

    def choose_look(self, key: str) -> None:
        """Wear other colours."""
        self._preferences.theme = key

    def choose_size(self, key: str) -> None:
        """Write larger or smaller."""
        self._preferences.text_size = int(key)


def _side_by_side(*cards: QWidget) -> QWidget:
    found = QWidget()
    columns = Columns([1] * len(cards), narrow=900)
    found.setLayout(columns)
    for card in cards:
        columns.addWidget(card)
    return found
