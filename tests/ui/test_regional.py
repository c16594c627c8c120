"""The window speaks and writes as the system does, or as was chosen on this device."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings

from tracker.i18n import Regional
from tracker.ui import regional
from tracker.ui.preferences import Preferences

GERMAN = Regional(("de_DE",), "de_DE", "de_DE", "de_DE")


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "device.ini"), QSettings.Format.IniFormat))


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_settings_of_the_system_go_before_the_environment_where_it_has_any(platform: str) -> None:
    found = regional.of_system(QLocale("de_AT"), platform, {"LANG": "fr_FR.UTF-8"})
    assert found.dates == found.numbers == found.paper == "de_AT"
    assert found.texts[0].startswith("de")


def test_environment_is_asked_on_linux() -> None:
    assert regional.of_system(QLocale("de_AT"), "linux", {"LANG": "fr_FR.UTF-8"}).dates == "fr_FR.UTF-8"


def test_what_was_chosen_goes_before_the_system(preferences: Preferences) -> None:
    assert regional.chosen(preferences, GERMAN) == GERMAN
    preferences.formats = "en_US"
    assert regional.chosen(preferences, GERMAN) == Regional(("de_DE",), "en_US", "en_US", "en_US")
    preferences.language = "en"
    assert regional.chosen(preferences, GERMAN) == Regional(("en",), "en_US", "en_US", "en_US")


def test_language_is_settled_before_a_page_is_loaded() -> None:
    ask = (
        "import sys, tracker.cli; from tracker.ui import regional; "
        "print([name for name in sys.modules if name.startswith(('tracker.ui.pages', 'tracker.ui.dialogs'))])"
    )
    loaded = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert loaded.stdout.strip() == "[]"
