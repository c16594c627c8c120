"""The failures a person may meet; each carries one sentence fit for the screen.

TrackerError
├── InvalidEntry        what was typed or read cannot be kept
├── DiaryError          the diary file cannot be used as asked
│   ├── DiaryMissing    there is no diary at the place named
│   ├── DiaryForeign    the file is not a diary
│   ├── DiaryNewer      a newer version of the program made it
│   ├── DiaryDamaged    the file fails its checks
│   ├── DiaryReadOnly   the diary is open for reading only
│   ├── DiaryInUse      another window or command holds it
│   └── DiaryNotSaved   the disk refused to keep an entry
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


class DiaryReadOnly(DiaryError):
    """The diary is open for reading only."""


class DiaryInUse(DiaryError):
    """Another window or command holds the diary."""


class DiaryNotSaved(DiaryError):
    """The disk refused to keep an entry."""


class ImportRefused(TrackerError):
    """Files to bring in have faults; nothing was changed."""


class OutputNotWritten(TrackerError):
    """A page or an export could not be written."""
