"""Language and formats of the window: the system's, unless the person has chosen others on this device."""

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QLocale

from tracker import i18n
from tracker.i18n import Regional
from tracker.ui.preferences import SYSTEM, Preferences

OWN_SETTINGS = ("win32", "darwin")
"""Where the system's settings hold the language; elsewhere Qt reads the same variables of the environment as we do."""


def of_system(
    system: QLocale | None = None, platform: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> Regional:
    """Return the languages and formats that the system is set to."""
    if platform not in OWN_SETTINGS:
        return i18n.from_environment(environ)
    found = system or QLocale.system()
    place = found.name()
    return Regional(tuple(found.uiLanguages()), place, place, place)


def chosen(preferences: Preferences, system: Regional) -> Regional:
    """Return what the person has chosen, and the system's where nothing is."""
    texts = system.texts if preferences.language == SYSTEM else (preferences.language,)
    if (place := preferences.formats) != SYSTEM:
        return Regional(texts, place, place, place)
    return Regional(texts, system.dates, system.numbers, system.paper)


def settle() -> None:
    """Choose language and formats; to be called before the pages are loaded, since they keep texts."""
    i18n.use(chosen(Preferences.of_device(), of_system()))
