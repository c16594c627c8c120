"""Diary files for tests to break, and a look at whether anything was written to them."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from tracker.domain.change import Edit
from tracker.domain.dose import Dose
from tracker.domain.event import Event
from tracker.domain.observation import Observation
from tracker.domain.record import Record
from tracker.store.diary import Diary

ROOT = Path(__file__).parent.parent.parent
PAGE = 4096
FIRST = date(2026, 4, 1)


def write_diary(path: Path, days: int = 60) -> None:
    """A closed diary with a few pages of everything."""
    opened = Diary.open(path, make=True, clock=lambda: datetime(2026, 11, 22, 20, tzinfo=UTC), zone=UTC)
    opened.apply(Edit(None, record) for record in some_records(days))
    opened.close()


def some_records(days: int) -> list[Record]:
    found: list[Record] = []
    for day in (FIRST + timedelta(days=n) for n in range(days)):
        found += [
            Observation(day=day, item="twitching", value=day.day),
            Observation(day=day, item="tingling", value=day.day % 11),
            Event(day=day, text=f"note of {day} " * 8),
        ]
    found += [
        Dose(day=FIRST + timedelta(days=n), medicine="hydroxocobalamin", amount=1000, route="im")
        for n in range(0, days, 7)
    ]
    return found


def everything(diary: Diary) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as the driver reads it."""
    return rows_of(diary._raw)


def rows_of(raw: dbapi2.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: raw.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}


def traces(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What lies in a folder, with the time of the last write; the lock may come and go."""
    return {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns)
        for file in folder.iterdir()
        if file.is_file() and file.suffix != ".lock"
    }


def sql(path: Path, *statements: str) -> None:
    """Change a file behind the diary's back."""
    raw = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def run(code: str, *arguments: str | Path) -> str:
    """What a program of its own prints; its faults are the test's."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """A program of its own that goes on until it is ended; it has said a first line."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    going = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert going.stdout is not None
    assert going.stdout.readline() == "ready\n"
    return going


CUT_SHORT = """
import os, sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    raw.execute(statement).fetchall()
os._exit(0)
"""


def cut_short(path: Path, *statements: str) -> Path:
    """Begin a change in a program that is gone before it ends; the answer is the journal that it left."""
    run(CUT_SHORT, path, "PRAGMA synchronous=EXTRA", "PRAGMA cache_size=5", "BEGIN IMMEDIATE", *statements)
    return path.with_name(path.name + "-journal")
