"""What belongs to the device, not to the diary: look, size of text, place of the window."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

THEMES = ("system", "light", "dark", "high_contrast_light", "high_contrast_dark")
SYSTEM = "system"
"""As the system has it."""
TEXT_SIZES = (100, 125, 150, 175, 200)


def keep_private(file: Path) -> None:
    """Let only the owner read the settings, which name the diary and what is followed; Qt keeps the mode of the file.

    Windows and macOS keep them elsewhere, or private by themselves.
    """
    if os.name == "posix" and sys.platform != "darwin":
        with suppress(OSError):  # settings that cannot be written are no reason not to open the diary
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
            file.chmod(0o600)


class Preferences(QObject):
    """Typed access to the settings of this device; what is unreadable counts as not set."""

    look_changed = Signal()
    postponed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @classmethod
    def of_device(cls, parent: QObject | None = None) -> "Preferences":
        """The settings of the person who uses this device."""
        settings = QSettings("b12-tracker", "b12-tracker")
        keep_private(Path(settings.fileName()))
        return cls(settings, parent)

    @property
    def language(self) -> str:
        """The language of the texts, `system` at first."""
        return str(self._settings.value("regional/language", SYSTEM))

    @language.setter
    def language(self, key: str) -> None:
        self._settings.setValue("regional/language", key)

    @property
    def formats(self) -> str:
        """The locale of dates, times, numbers and paper, `system` at first."""
        return str(self._settings.value("regional/formats", SYSTEM))

    @formats.setter
    def formats(self, key: str) -> None:
        self._settings.setValue("regional/formats", key)

    @property
    def theme(self) -> str:
        """A key of THEMES."""
        found = str(self._settings.value("look/theme", THEMES[0]))
        return found if found in THEMES else THEMES[0]

    @theme.setter
    def theme(self, key: str) -> None:
        self._settings.setValue("look/theme", key)
        self.look_changed.emit()

    @property
    def text_size(self) -> int:
        """Per cent of the usual size, one of TEXT_SIZES."""
        found = str(self._settings.value("look/text_size", TEXT_SIZES[0]))
        return int(found) if found.isdecimal() and int(found) in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._settings.setValue("look/text_size", per_cent)
        self.look_changed.emit()

    @property
    def chart_shown(self) -> tuple[str, ...] | None:
        """What the Recovery chart shows, by key and in order (symptoms, tests, doses, events); None at first."""
        found = self._settings.value("recovery/shown")
        return None if found is None else tuple(str(found).split())

    @chart_shown.setter
    def chart_shown(self, keys: Sequence[str]) -> None:
        self._settings.setValue("recovery/shown", " ".join(keys))

    @property
    def chart_weeks(self) -> bool:
        """Whether its axis has weeks since treatment began rather than dates."""
        return str(self._settings.value("recovery/axis", "weeks")) != "dates"

    @chart_weeks.setter
    def chart_weeks(self, weeks: bool) -> None:
        self._settings.setValue("recovery/axis", "weeks" if weeks else "dates")

    @property
    def chart_range(self) -> str:
        """A number of days up to today, `all`, or `first/last` as ISO dates; empty at first."""
        return str(self._settings.value("recovery/range", ""))

    @chart_range.setter
    def chart_range(self, days: str) -> None:
        self._settings.setValue("recovery/range", days)

    @property
    def diary_item(self) -> str:
        """What the calendar of the Diary page is shaded by, by key; empty at first."""
        return str(self._settings.value("diary/item", ""))

    @diary_item.setter
    def diary_item(self, key: str) -> None:
        self._settings.setValue("diary/item", key)

    @property
    def diary_columns(self) -> tuple[str, ...] | None:
        """The items that its table shows, by key and in order; None at first."""
        found = self._settings.value("diary/columns")
        return None if found is None else tuple(str(found).split())

    @diary_columns.setter
    def diary_columns(self, keys: Sequence[str]) -> None:
        self._settings.setValue("diary/columns", " ".join(keys))

    def knows(self, diary: Path) -> bool:
        """Whether a diary was open at this place before."""
        return str(diary.absolute()) in self._known()

    def remember(self, diary: Path) -> None:
        """Expect a diary at this place from now on."""
        self._settings.setValue("diary/known", sorted({*self._known(), str(diary.absolute())}))

    def _known(self) -> list[str]:
        found = self._settings.value("diary/known", [])
        return [str(place) for place in found] if isinstance(found, list) else [str(found)]

    def put_off(self, reminder: str, today: date) -> None:
        """Say no more of a reminder until tomorrow; it is no answer, so the diary does not hear of it."""
        self._settings.setValue("reminders/put_off", [today.isoformat(), *sorted({*self.put_off_on(today), reminder})])
        self.postponed.emit()

    def put_off_on(self, today: date) -> frozenset[str]:
        """The reminders that were put off today; those of other days are back."""
        found = self._settings.value("reminders/put_off", [])
        day, *reminders = [str(part) for part in found] if isinstance(found, list) and found else [""]
        return frozenset(reminders) if day == today.isoformat() else frozenset()

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty at first."""
        found = self._settings.value("window/geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, place: QByteArray) -> None:
        self._settings.setValue("window/geometry", place)
