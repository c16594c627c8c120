"""What a power cut may leave of the files of a program: its calls to the system are recorded, then cut off anywhere.

Written to a file, but not synced: kept, dropped, or torn at a sector. Made, renamed or removed in a folder: kept in
order up to some point, at least up to the last sync of that folder. `strace` does the recording.
"""

import random
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.store.files import ROOT

CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,lseek"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
HANDLE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)")
SECTOR = 512


@dataclass(frozen=True)
class Operation:
    """One change to a file or a folder; `at` is where in the file, or how long it is cut."""

    kind: str
    path: str
    to: str = ""
    at: int = 0
    data: bytes = b""


def record(code: str, folder: Path, log: Path, *arguments: str) -> list[Operation]:
    """Run a program under `strace`; a line that begins with ACK on its standard output is a promise it made."""
    command = ["strace", "-f", "-o", str(log), "-xx", "-y", "-s", "10000000", "-e", f"trace={CALLS}"]
    done = subprocess.run(
        [*command, sys.executable, "-c", code, str(folder), *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return _read(log, f"{folder}/")


def _read(log: Path, inside: str) -> list[Operation]:
    found: list[Operation] = []
    positions: dict[int, int] = {}
    for line in log.read_text(errors="replace").splitlines():
        if (call := LINE.match(line)) and int(call[3]) >= 0:
            found += _operation(call[1], call[2], int(call[3]), positions)
    return [step for step in found if step.kind == "ack" or f"{step.path}/".startswith(inside)]


def _operation(name: str, arguments: str, result: int, positions: dict[int, int]) -> list[Operation]:
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(arguments)]
    if name == "openat":
        positions[result] = 0
        kind = "cut" if "O_TRUNC" in arguments else "make"
        return [Operation(kind, texts[0].decode())] if "O_CREAT" in arguments or kind == "cut" else []
    if name in ("unlink", "unlinkat"):
        folder = HANDLE.match(arguments)
        base = bytes.fromhex(folder[2].replace("\\x", "")).decode() if folder else ""
        return [Operation("remove", f"{base}/{texts[0].decode()}" if folder else texts[0].decode())]
    if name == "rename":
        return [Operation("rename", texts[0].decode(), texts[1].decode())]
    return _on_handle(name, arguments, result, positions, b"".join(texts))


def _on_handle(name: str, arguments: str, result: int, positions: dict[int, int], data: bytes) -> list[Operation]:
    handle = HANDLE.match(arguments)
    assert handle is not None, arguments
    number, path = int(handle[1]), bytes.fromhex(handle[2].replace("\\x", "")).decode()
    if name == "lseek":
        positions[number] = result
        return []
    if name in ("fsync", "fdatasync"):
        return [Operation("sync", path)]
    if name == "ftruncate":
        return [Operation("cut", path, at=int(arguments.rsplit(",", 1)[1]))]
    if number == 1:
        return [Operation("ack", "")] if data.startswith(b"ACK") else []
    at = int(arguments.rsplit(",", 1)[1]) if name == "pwrite64" else positions.get(number, 0)
    if name == "write":
        positions[number] = at + result
    return [Operation("write", path, at=at, data=data[:result])]


class Disk:
    """The files as the program saw them, with what it did to each of them and to each folder, in order."""

    def __init__(self, before: dict[str, bytes], steps: list[Operation]) -> None:
        self.files = list(before.values())
        self.at_first = {path: number for number, path in enumerate(before)}
        self.live = dict(self.at_first)
        self.written: dict[int, list[tuple[int, Operation]]] = {}
        self.named: dict[str, list[tuple[int, Operation, int]]] = {}
        self.synced: dict[int, int] = {}
        self.folders_synced: dict[str, int] = {}
        for when, step in enumerate(steps):
            self._take(when, step)

    def image(self, chance: random.Random, kept: str) -> dict[str, bytes]:
        """The files that a cut leaves: `all` that was done, `none` but what was synced, or `some`."""
        names = dict(self.at_first)
        for folder, steps in self.named.items():
            sure = sum(when < self.folders_synced.get(folder, -1) for when, _step, _file in steps)
            most = {"all": len(steps), "none": sure}.get(kept, chance.randint(sure, len(steps)))
            for _when, step, file in steps[:most]:
                _name(names, step, file)
        return {path: self._content(file, chance, kept) for path, file in names.items()}

    def _take(self, when: int, step: Operation) -> None:
        folder = step.path.rpartition("/")[0]
        if step.kind == "sync":
            if step.path in self.live:
                self.synced[self.live[step.path]] = when
            else:
                self.folders_synced[step.path] = when
        elif step.kind == "ack":
            return
        elif step.kind == "rename":
            file = self.live.get(step.path, -1)
            self.named.setdefault(step.to.rpartition("/")[0], []).append((when, step, file))
            _name(self.live, step, file)
        elif step.kind == "remove":
            self.named.setdefault(folder, []).append((when, step, -1))
            _name(self.live, step, -1)
        else:
            self._write(when, step, folder)

    def _write(self, when: int, step: Operation, folder: str) -> None:
        if step.path not in self.live:
            self.live[step.path] = len(self.files)
            self.files.append(b"")
            made = Operation("make", step.path)
            self.named.setdefault(folder, []).append((when, made, self.live[step.path]))
        if step.kind != "make":
            self.written.setdefault(self.live[step.path], []).append((when, step))

    def _content(self, file: int, chance: random.Random, kept: str) -> bytes:
        found = bytearray(self.files[file])
        for when, step in self.written.get(file, []):
            data = step.data
            if kept != "all" and when > self.synced.get(file, -1):
                if kept == "none" or chance.random() < 0.5:
                    continue
                if chance.random() < 0.25:
                    data = data[: chance.randrange(len(data) // SECTOR + 1) * SECTOR]
            if step.kind == "cut":
                del found[step.at :]
            found.extend(bytes(max(0, step.at - len(found))))
            found[step.at : step.at + len(data)] = data
        return bytes(found)


def _name(names: dict[str, int], step: Operation, file: int) -> None:
    if step.kind == "make":
        names[step.path] = file
    elif step.kind == "remove":
        names.pop(step.path, None)
    elif file >= 0:
        names.pop(step.path, None)
        names[step.to] = file
    else:  # a folder, with all that is in it
        for path in [path for path in names if path.startswith(f"{step.path}/")]:
            names[step.to + path.removeprefix(step.path)] = names.pop(path)


def cuts(before: dict[str, bytes], steps: list[Operation], count: int) -> list[tuple[dict[str, bytes], bool]]:
    """So many images, spread over the whole run, each with whether the promise had been made by then."""
    chance = random.Random(1)
    found = []
    for number in range(count):
        at = number * (len(steps) + 1) // count
        disk = Disk(before, steps[:at])
        kept = ("all", "none", "some", "some")[number % 4]
        found.append((disk.image(chance, kept), any(step.kind == "ack" for step in steps[:at])))
    return found
