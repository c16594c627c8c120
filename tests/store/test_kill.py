"""kill -9 while saving: nothing that was acknowledged is lost, and the next start needs no help."""

import json
import sys
from pathlib import Path

import pytest

from tests.store.files import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a fork server is a matter of POSIX")

ROUNDS = """
import json, os, pathlib, random, select, signal, sys, time
from datetime import date, timedelta
from tracker.domain.change import Edit
from tracker.domain.event import Event
from tracker.domain.observation import Observation
from tracker.store.diary import Diary

path, rounds = pathlib.Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(1)
FIRST = date(1950, 1, 1)

def pair(number):
    day = FIRST + timedelta(days=number)
    note = Event(day=day, text="x" * chance.randrange(9000))
    return Observation(day=day, item="twitching", value=number % 50), note

def save_on(write, number):
    diary = Diary.open(path)
    os.write(write, b"0\\n")
    while True:
        number += 1
        diary.apply([Edit(None, record) for record in pair(number)])
        os.write(write, b"%d\\n" % number)  # acknowledged only once apply has returned

def read_for(read, seconds):
    end, found = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        if select.select([read], [], [], left)[0]:
            found += os.read(read, 65536)
    return found

def rest(read):
    found = b""
    while more := os.read(read, 65536):
        found += more
    return found

diary = Diary.open(path, make=True)
diary.apply([Edit(None, record) for record in pair(0)])
diary.close()
last, hot, done = 0, 0, 0
while done < rounds or hot < rounds // 10 or last <= rounds:
    done += 1
    assert done < 20 * rounds, f"only {hot} kills fell into a save, {last} saves in all"
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            save_on(write, last)
        finally:
            os._exit(9)
    os.close(write)
    said = os.read(read, 2)
    said += read_for(read, chance.uniform(0.001, 0.04))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child failed by itself"
    said += rest(read)
    os.close(read)
    acknowledged = max(int(line) for line in said.split()) or last
    hot += path.with_name(path.name + "-journal").exists()
    diary = Diary.open(path)
    days = {row.day for row in diary.records(Observation)}
    assert days == {row.day for row in diary.records(Event)}, "half a save"
    assert days == {FIRST + timedelta(days=n) for n in range(len(days))}, "a hole"
    assert len(days) - 1 >= acknowledged, "an acknowledged entry is gone"
    steps = diary._raw.execute("SELECT count(*) FROM journal").fetchone()[0]
    assert steps == 2 * len(days), "journal and rows differ"
    last = len(days) - 1
    diary.close()
print(json.dumps({"saved": last, "cut short": hot}))
"""


def test_fifty_kills_during_saves_lose_nothing_acknowledged(path: Path) -> None:
    found = json.loads(run(ROUNDS, path, "50"))
    assert found["saved"] > 50
    assert found["cut short"] >= 5


@pytest.mark.long
def test_thousand_kills_during_saves_lose_nothing_acknowledged(path: Path) -> None:
    found = json.loads(run(ROUNDS, path, "1000"))
    assert found["cut short"] >= 100
