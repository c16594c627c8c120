"""The failures a person may meet; each carries one sentence fit for the screen.

TrackerError
├── InvalidEntry        what was typed or read cannot be kept
├── DiaryError          the diary file cannot be used as asked
│   ├── DiaryMissing    there is no diary at the place named
│   ├── DiaryForeign    the file is not a diary
│   ├── DiaryNewer      a newer version of the program made it
│   ├── DiaryDamaged    the file fails its checks
│   ├── DiaryUnreadable the disk does not give the file out; it may be sound
│   ├── DiaryReadOnly   the diary is open for reading only, or may not be read
│   ├── DiaryInUse      another window, command or program holds it
│   └── DiaryNotSaved   an entry could not be kept
│       ├── DiskFull       there is no room
│       ├── DiaryLocked    another program is using the file just now
│       ├── DiaryGone      the file is no longer where it was opened
│       └── DiaryReplaced  another file stands there, or another program wrote into it
├── ImportRefused       files to bring in have faults; nothing was changed
└── OutputNotWritten    a page or an export could not be written
"""


class TrackerError(Exception):
    """Something a person can be told in one sentence."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self._sentence = sentence

    def __str__(self) -> str:
        """Return the sentence as it was given: Qt's bridge puts names of functions before it on the way up."""
        return self._sentence


class InvalidEntry(TrackerError, ValueError):
    """What was typed or read cannot be kept."""


class DiaryError(TrackerError):
    """The diary file cannot be used as asked."""


class DiaryMissing(DiaryError):
    """There is no diary at the place named."""


class DiaryForeign(DiaryError):
    """The file is not a diary."""


class DiaryNewer(DiaryError):
    """A newer version of the program made the file."""


class DiaryDamaged(DiaryError):
    """The file fails its checks."""


class DiaryUnreadable(DiaryError):
    """The disk does not give the file out; it may be sound."""


class DiaryReadOnly(DiaryError):
    """The diary is open for reading only, or may not be read."""


class DiaryInUse(DiaryError):
    """Another window, command or program holds the diary."""


class DiaryNotSaved(DiaryError):
    """An entry could not be kept."""


class DiskFull(DiaryNotSaved):
    """There is no room."""


class DiaryLocked(DiaryNotSaved):
    """Another program is using the file just now."""


class DiaryGone(DiaryNotSaved):
    """The file is no longer where it was opened."""


class DiaryReplaced(DiaryNotSaved):
    """Another file stands where the diary was opened, or another program wrote into it."""


class ImportRefused(TrackerError):
    """Files to bring in have faults; nothing was changed."""


class OutputNotWritten(TrackerError):
    """A page or an export could not be written."""
