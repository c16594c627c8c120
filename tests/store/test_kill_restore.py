"""kill -9 while a backup is restored, at each line that runs: then the diary is the old one or the backup, whole."""

import json
import sys
from pathlib import Path

import pytest

from tests.store.files import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a fork server is a matter of POSIX")

ROUNDS = """
import json, os, pathlib, random, shutil, signal, sys
from contextlib import closing
from datetime import UTC, datetime

from tests.store.files import FIRST, cut_short, write_diary
from tests.store.test_hot_journal import content
from tracker.domain.event import Event
from tracker.store import hot_journal, restore as module
from tracker.store.diary import Diary
from tracker.store.restore import latest_replaced, restore
from tracker.store.set_aside import set_aside_of

folder, rounds, control = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "control"
master, work = folder / "master", folder / "work"
path = work / "diary.b12"
NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
STORE = os.sep + os.path.join("tracker", "store") + os.sep

master.mkdir()
write_diary(master / "diary.b12", 40)
with closing(Diary.open(master / "diary.b12")) as diary:
    copy = diary.back_up().relative_to(master)
    diary.add(Event(day=FIRST, text="later " * 3000))
OLD, BACKUP = content(master / "diary.b12"), content(master / copy)
cut_short(master / "diary.b12", "UPDATE event SET text = text || 'zzzz'", "UPDATE observation SET value = 1")
LAY = {file.name: file.read_bytes() for file in master.glob("diary.b12*") if file.suffix != ".lock"}
assert len(LAY) == 2
if control:  # as it was before: a copy like any other, and whatever journal lies there is played
    module.mark_as_copy = lambda copy: None
    hot_journal.settle = lambda path, moment: ""

def in_child(kill_at):
    # Restore in a process that is killed at a line, counted over all that run in the store; all of them for None.
    seen = []
    def trace(frame, event, value):
        if STORE not in frame.f_code.co_filename:
            return None
        if event == "line":
            seen.append((os.path.basename(frame.f_code.co_filename), frame.f_code.co_name, frame.f_lineno))
            if len(seen) - 1 == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(master, work)
    sys.settrace(trace)
    restore(path, work / copy, NOW, "a test")
    sys.settrace(None)
    return seen

def killed(kill_at):
    child = os.fork()
    if child == 0:
        try:
            in_child(kill_at)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])

def check():
    try:
        Diary.open(path).close()
        found = content(path)
    except Exception as error:
        return f"not opened: {type(error).__name__}"
    if found not in (OLD, BACKUP):
        return "neither the old diary nor the backup"
    if found == BACKUP:
        kept = [{file.name: file.read_bytes() for file in entry.folder.glob("diary*")} for entry in set_aside_of(path)]
        if LAY not in kept:
            return "what was there is not kept"
    left = [file.name for file in work.glob(".*")]
    return f"left behind: {left}" if left else ""

lines = in_child(None)
inner = [at for at, (file, function, line) in enumerate(lines) if file == "restore.py" and function == "_exchange"]
firsts = list({place: at for at, place in reversed(list(enumerate(lines)))}.values())
chance = random.Random(1)
step = 1 if rounds > len(firsts) else len(firsts) // max(rounds, 1) + 1
spread = sorted({*inner} if control else {*inner, *sorted(firsts)[::step]})
spread += [chance.randrange(len(lines)) for _kill in range(rounds - len(spread))]
bad, ends = [], {"old": 0, "backup": 0}
for at in spread:
    assert killed(at), at
    if fault := check():
        bad.append((fault, lines[at]))
        continue
    ends["backup" if content(path) == BACKUP else "old"] += 1
    if at % 5 == 0:
        restore(path, work / copy, NOW, "a test")
        assert content(path) == BACKUP
        restore(path, latest_replaced(path), NOW, "a test")
        assert content(path) in (OLD, BACKUP)
print(json.dumps({"kills": len(spread), "bad": bad, "lines": len(set(lines)), **ends}))
"""


def rounds(folder: Path, count: int, control: str = "") -> dict[str, object]:
    found: dict[str, object] = json.loads(run(ROUNDS, folder, str(count), control))
    return found


def test_kills_at_thirty_places_of_a_restore_leave_the_old_diary_or_the_backup(tmp_path: Path) -> None:
    found = rounds(tmp_path, 30)
    assert found["bad"] == []
    assert found["old"]
    assert found["backup"]


def test_without_its_mark_a_restored_file_is_spoiled_by_the_journal_left_beside_it(tmp_path: Path) -> None:
    """The test above would notice: here the journal is played into the backup."""
    assert rounds(tmp_path, 0, "control")["bad"]


@pytest.mark.long
def test_kills_at_every_line_of_a_restore_leave_the_old_diary_or_the_backup(tmp_path: Path) -> None:
    found = rounds(tmp_path, 400)
    assert found["bad"] == []
    assert isinstance(found["kills"], int)
    assert found["kills"] >= 300
