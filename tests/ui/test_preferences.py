"""The settings name the diary and what is followed, so only their owner may read them."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tracker.ui.preferences import Preferences, keep_private

pytestmark = pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="modes of files on Linux")


@pytest.mark.parametrize("before", [None, 0o644, 0o666])
def test_settings_are_for_the_owner_only_whatever_the_umask(tmp_path: Path, before: int | None) -> None:
    file = tmp_path / "b12-tracker" / "settings.conf"
    if before is not None:
        file.parent.mkdir()
        file.write_text("[look]\ntheme=dark\n")
        file.chmod(before)
    umask = os.umask(0)
    try:
        keep_private(file)
        settings = QSettings(str(file), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        assert preferences.theme == ("system" if before is None else "dark")
        preferences.remember(tmp_path / "diary.b12")
        settings.sync()
    finally:
        os.umask(umask)
    assert "diary.b12" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
