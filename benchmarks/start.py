"""From the start of the process to the first painted Today page, beside a bare window that imports sqlmodel.

Each start is a fresh process, taken in turns so that a busy moment of the machine falls on all alike.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ratio import Ratio

ROUNDS = 9

FLOOR = """
import sys
import sqlmodel
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Today"))
window.resize(1280, 800)
window.show()
app.processEvents()
"""

PAINTED = """
print("painted", flush=True)
"""

TRACKER = """
import sys
from pathlib import Path
from tracker import cli
from tracker.ui.display import obstacle
assert not obstacle()
from tracker.app import make_application, open_window
from tracker.store.diary import Diary
app, preferences = make_application()
window = open_window(Diary.open(Path(sys.argv[1])), preferences)
window.grab()
"""


def measure(sample: Path, ten_years: Path) -> list[Ratio]:
    """Median seconds of each start as ratios."""
    runs: dict[str, list[float]] = {"floor": [], "sample": [], "ten years": []}
    for _round in range(ROUNDS):
        runs["floor"].append(_start(FLOOR))
        runs["sample"].append(_start(TRACKER, sample))
        runs["ten years"].append(_start(TRACKER, ten_years))
    floor, own, large = (statistics.median(runs[name]) for name in ("floor", "sample", "ten years"))
    return [
        Ratio("start to painted Today, sample diary / bare window + sqlmodel", own, floor, 1.5),
        Ratio("start to painted Today, ten years / sample diary", large, own, 1.15),
    ]


def _start(program: str, *arguments: Path) -> float:
    begun = time.perf_counter()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # installed packages are compiled; so is the app from its second start on
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program + PAINTED, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None, "asked for"
        line = process.stdout.readline()
        taken = time.perf_counter() - begun
        process.kill()
    if line.strip() != "painted":
        raise RuntimeError("the window did not appear")
    return taken
