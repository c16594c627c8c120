"""Commands beside an open window: those that read work, those that write say who has the diary."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.files import start
from tests.store.test_lock import HOLD
from tracker.cli import main

SAMPLE = Path(__file__).parent / "data" / "diary"

READING = [
    ("due",),
    ("due", "--day", "2026-11-22"),
    ("dose", "list"),
    ("lab", "list"),
    ("results",),
    ("report", "--out", "page.pdf"),
    ("export", "folder"),
    ("import", str(SAMPLE), "--dry-run"),
]
WRITING = [
    ("import", str(SAMPLE)),
    ("lab", "add", "--day", "2026-05-06", "--test", "serum_b12", "--value", "128", "--unit", "pmol/L"),
    ("dose", "add", "--medicine", "cyanocobalamin", "--amount", "1 mg", "--route", "oral"),
]


@pytest.fixture(scope="module")
def sample_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "diary.b12"
    assert main(["import", str(SAMPLE), "--diary", str(path)]) == 0
    return path


@pytest.fixture
def open_elsewhere(tmp_path: Path, sample_diary: Path) -> Iterator[Path]:
    """A diary that another process has open."""
    path = tmp_path / "diary.b12"
    shutil.copy(sample_diary, path)
    with start(HOLD, path) as going:
        yield path
        going.kill()


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_command_that_reads_works_and_leaves_the_diary_alone(
    command: tuple[str, ...], open_elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = open_elsewhere.read_bytes(), open_elsewhere.stat().st_mtime_ns
    assert main([*command, "--diary", str(open_elsewhere)]) == 0
    assert (open_elsewhere.read_bytes(), open_elsewhere.stat().st_mtime_ns) == before


@pytest.mark.parametrize("command", WRITING, ids=lambda command: " ".join(command[:2]))
def test_command_that_writes_says_who_has_the_diary(
    command: tuple[str, ...], open_elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_elsewhere.read_bytes()
    assert main([*command, "--diary", str(open_elsewhere)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The diary is already open in b12-tracker import (process ")
    assert said.endswith("Close it there, then try again; nothing was changed.\n")
    assert open_elsewhere.read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that cannot be read is at hand on Linux only")
@pytest.mark.parametrize("command", [*READING, *WRITING], ids=" ".join)
def test_disk_that_cannot_be_read_is_told_in_one_sentence_by_every_command(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "diary.b12"
    path.symlink_to("/proc/self/mem")
    assert main([*command, "--diary", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("The disk could not read the diary at ")
    assert said.count("\n") == 1
