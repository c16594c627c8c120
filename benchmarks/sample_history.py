"""The sample diary as a picture, by the way that a diary takes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import resources
from tracker.domain.change import Edit
from tracker.domain.history import History
from tracker.exchange import csv_folder
from tracker.store.diary import Diary


def sample_history() -> History:
    """From its first day to its last."""
    with TemporaryDirectory() as folder:
        diary = Diary.open(Path(folder) / "sample.b12", make=True)
        diary.apply([Edit(None, record) for record in csv_folder.read(resources.path("sample")).records])
        span = diary.span()
        assert span is not None, "the sample has days"
        history = diary.history(span)
        diary.close()
    return history
