"""Settings: how the window looks on this device."""

from PySide6.QtWidgets import QWidget

from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.preferences import TEXT_SIZES, Preferences
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

LOOKS = (
    ("system", _("As the system")),
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("high_contrast_light", _("High contrast")),
    ("high_contrast_dark", _("High contrast, dark")),
)
SIZES = tuple((str(size), f"{size} %") for size in TEXT_SIZES)


class SettingsPage(LivePage):
    """Each choice takes effect at once and is remembered."""

    def __init__(self, diary: ObservableDiary, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Settings"), parent)
        self._preferences = preferences
        self.look = Segmented(LOOKS, _("Colours"))
        self.text_size = Segmented(SIZES, _("Size of text"))
        card = Card(_("Look"))
        for name, field in ((_("Colours"), self.look), (_("Size of text"), self.text_size)):
            card.body.addWidget(Text(name, "muted"))
            card.body.addWidget(field)
        self.add(card)
        self.content.addStretch(1)
        self.look.chosen.connect(self.choose_look)
        self.text_size.chosen.connect(self.choose_size)

    def refresh(self) -> None:
        """Show what is chosen."""
        self.look.show_choice(self._preferences.theme)
        self.text_size.show_choice(str(self._preferences.text_size))

    def choose_look(self, key: str) -> None:
        """Wear other colours."""
        self._preferences.theme = key

    def choose_size(self, key: str) -> None:
        """Write larger or smaller."""
        self._preferences.text_size = int(key)
