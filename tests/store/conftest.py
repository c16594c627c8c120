"""A new diary in a folder of its own, with a clock that the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.store.diary import Diary


class Clock:
    """Stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 20, 0, 0, 123456, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.b12"


@pytest.fixture
def diary(path: Path, clock: Clock) -> Iterator[Diary]:
    opened = Diary.open(path, make=True, clock=clock, zone=UTC)
    yield opened
    opened.close()
