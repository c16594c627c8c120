"""The settings of language and formats, with an example of how dates, times and numbers are written."""

from datetime import datetime

from tracker import i18n
from tracker.i18n import Regional, _
from tracker.ui import regional
from tracker.ui.preferences import SYSTEM, Preferences
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.labelled import Labelled
from tracker.ui.widgets.text import Text

FORMATS = (
    *("en_GB", "en_IE", "en_US", "en_CA", "en_AU", "en_NZ", "en_ZA", "en_IN"),
    *("de_DE", "de_AT", "de_CH", "fr_FR", "fr_BE", "fr_CA", "fr_CH", "nl_NL", "nl_BE"),
    *("es_ES", "es_MX", "pt_PT", "pt_BR", "it_IT", "el_GR", "tr_TR"),
    *("da_DK", "nb_NO", "sv_SE", "fi_FI", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "bg_BG", "uk_UA", "ru_RU"),
    *("he_IL", "ar_EG", "hi_IN", "zh_CN", "zh_TW", "ja_JP", "ko_KR"),
)
"""Places whose formats can be chosen; any other comes with the system."""
EXAMPLE_TIME = (15, 30)
EXAMPLE_NUMBER = 12345.5


class RegionalSettings(Card):
    """Both are remembered for this device, and in force from the next start: a page is never half in one language."""

    def __init__(self, preferences: Preferences, now: datetime) -> None:
        super().__init__(_("Language and formats"))
        self._preferences, self._now = preferences, now
        self._system = regional.of_system()
        self.language = Choice(_("Language"), _languages())
        self.formats = Choice(_("Dates, times and numbers"), _places())
        self._labelled = Labelled(self.formats.accessibleName(), self.formats)
        self.note = Text("", "small", wrap=True)
        columns = Columns([1, 1], narrow=420)
        columns.addWidget(Labelled(self.language.accessibleName(), self.language))
        columns.addWidget(self._labelled)
        self.body.addLayout(columns)
        self.body.addWidget(self.note)
        self.language.currentIndexChanged.connect(lambda _index: self.choose_language(self.language.key()))
        self.formats.currentIndexChanged.connect(lambda _index: self.choose_formats(self.formats.key()))
        self.show_choice()

    def choose_language(self, key: str) -> None:
        """Remember the language of the texts."""
        self._preferences.language = key
        self.show_choice()

    def choose_formats(self, key: str) -> None:
        """Remember where dates, times and numbers are from."""
        self._preferences.formats = key
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is chosen, how it looks, and whether it is in force yet."""
        self.language.choose(self._preferences.language)
        self.formats.choose(self._preferences.formats)
        wanted = regional.chosen(self._preferences, self._system)
        self._labelled.show_hint(_example(wanted, self._now))
        waits = wanted != i18n.in_use()
        self.note.setText(_("Your choice takes effect when you next open B12 Tracker.") if waits else "")
        self.note.setVisible(waits)


def _languages() -> list[tuple[str, str]]:
    names = [(code, str(i18n.words_locale().languages.get(code, code))) for code in i18n.languages()]
    return [(SYSTEM, _("As the system")), *names]


def _places() -> list[tuple[str, str]]:
    words = i18n.words_locale()
    form = _("{country} ({language})")
    places = []
    for key in FORMATS:
        language, country = key.split("_")
        places.append((key, form.format(country=words.territories[country], language=words.languages[language])))
    return [(SYSTEM, _("As the system")), *sorted(places, key=lambda place: place[1].casefold())]


def _example(wanted: Regional, now: datetime) -> str:
    """22/11/2026 · 15:30 · 12 345.5: a time after noon, so that the clock shows."""
    with i18n.writing_as(wanted):
        moment = now.replace(hour=EXAMPLE_TIME[0], minute=EXAMPLE_TIME[1])
        parts = (i18n.format_day_digits(moment), i18n.format_time(moment.time()), i18n.format_exact(EXAMPLE_NUMBER))
    return " · ".join(parts)
