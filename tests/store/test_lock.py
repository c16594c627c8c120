"""One holder of a diary at a time: named to others, gone with its process, respected while it lives."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from tests.store.files import start
from tracker.domain.errors import DiaryError, DiaryInUse, DiaryMissing
from tracker.store.diary import Diary
from tracker.store.lock import Lock

HOLD = """
import pathlib, sys
from tracker.store.diary import Diary
diary = Diary.open(pathlib.Path(sys.argv[1]), program="b12-tracker import")
print("ready", flush=True)
sys.stdin.read()
diary.close()
"""


@pytest.fixture
def holder(path: Path) -> Iterator[Popen[str]]:
    """Another process that has the diary open until its input ends."""
    Diary.open(path, make=True).close()
    with start(HOLD, path) as going:
        yield going
        going.kill()


def refusal(path: Path) -> str:
    with pytest.raises(DiaryInUse) as refused:
        Diary.open(path)
    return str(refused.value)


def test_second_holder_is_refused_and_told_who_has_it(holder: Popen[str], path: Path) -> None:
    assert refusal(path) == (
        f"The diary is already open in b12-tracker import (process {holder.pid} on {socket.gethostname()}). "
        "Close it there, then try again; nothing was changed."
    )


def test_diary_is_free_as_soon_as_its_holder_closes_it(holder: Popen[str], path: Path) -> None:
    holder.communicate(timeout=60)
    assert holder.returncode == 0
    Diary.open(path).close()


def test_diary_of_a_killed_holder_is_taken_over_at_once(holder: Popen[str], path: Path) -> None:
    holder.kill()
    holder.wait(timeout=60)
    taken = Diary.open(path)
    assert not taken.read_only
    taken.close()


@pytest.mark.skipif(os.name != "posix", reason="processes are stopped by signals")
def test_holder_that_hangs_is_still_respected(holder: Popen[str], path: Path) -> None:
    holder.send_signal(signal.SIGSTOP)
    try:
        os.waitid(os.P_PID, holder.pid, os.WSTOPPED)
        assert f"process {holder.pid} " in refusal(path)
    finally:
        holder.send_signal(signal.SIGCONT)


def test_second_opening_in_the_same_program_is_refused_too(diary: Diary, path: Path) -> None:
    assert f"process {os.getpid()} " in refusal(path)


def test_refused_opener_leaves_the_name_of_the_holder(holder: Popen[str], path: Path) -> None:
    assert refusal(path) == refusal(path)


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "17", '{"pid": 5}'])
def test_lock_without_a_readable_name_is_still_a_lock(path: Path, content: str) -> None:
    with Lock(path, "one"):
        path.with_name("diary.b12.lock").write_text(content)
        with pytest.raises(DiaryInUse, match=r"Close it there, then try again; nothing was changed\.$"):
            Lock(path, "two")


def test_name_of_a_longer_earlier_holder_is_gone(path: Path) -> None:
    Lock(path, "a program with a very long name indeed").release()
    with Lock(path, "short"), pytest.raises(DiaryInUse, match=r"already open in short \(process \d+ on"):
        Lock(path, "other")


def test_lock_is_not_written_through_a_link(tmp_path: Path, path: Path) -> None:
    Diary.open(path, make=True).close()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear doctor")
    path.with_name("diary.b12.lock").unlink()
    path.with_name("diary.b12.lock").symlink_to(letter)
    with pytest.raises(DiaryError, match=r"it is a link to another file\. Nothing was changed"):
        Diary.open(path)
    assert letter.read_text() == "Dear doctor"


@pytest.mark.parametrize("make", [False, True])
def test_diary_that_is_a_link_to_nothing_is_not_filled_unasked(tmp_path: Path, path: Path, *, make: bool) -> None:
    path.symlink_to(tmp_path / "stick" / "diary.b12")
    with pytest.raises(DiaryMissing, match=r"is a link to .*stick.*, and nothing is there\. Nothing was made"):
        Diary.open(path, make=make)
    assert not (tmp_path / "stick").exists()
