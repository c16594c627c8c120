"""Recovery in the window: its first opening, the way back to it, the day under the pointer.

Each opening is a fresh process, in turns with its floor: importing the Qt backend and drawing four bare panels once.
"""

import statistics
from pathlib import Path

from benchmarks.fresh import figures
from benchmarks.ratio import Ratio

ROUNDS = 7
SWITCH, HOVER = 0.050, 0.004
"""Seconds that a page shown again, and a read-out, may take."""

FLOOR = """
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Today"))
window.resize(1280, 800)
window.show()
app.processEvents()
begun = time.perf_counter()
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
figure = Figure(figsize=(7, 4.5), dpi=96)
for row in range(4):
    axes = figure.add_axes((0.08, 0.78 - 0.23 * row, 0.9, 0.16))
    axes.plot(range(182), range(182), "o")
    axes.plot(range(182), range(182))
    axes.set_title("Panel")
canvas = FigureCanvasQTAgg(figure)
window.setCentralWidget(canvas)
canvas.draw()
window.grab()
print(time.perf_counter() - begun, flush=True)
"""

OPEN = """
import sys, time
from pathlib import Path
from tracker.app import make_application, open_window
from tracker.store.diary import Diary
app, preferences = make_application()
window = open_window(Diary.open(Path(sys.argv[1])), preferences)
app.processEvents()
begun = time.perf_counter()
window.open_page("recovery")
page = window.page("recovery")
while not page.chart.figure.axes:
    app.processEvents()
window.grab()
print(time.perf_counter() - begun, flush=True)
"""

USE = """
from PySide6.QtCore import QPoint, QThreadPool
from PySide6.QtTest import QTest
quiet = time.monotonic() + 1
while time.monotonic() < quiet or QThreadPool.globalInstance().activeThreadCount():
    app.processEvents()  # the ranges are found beside the window first
def timed(do):
    begun = time.perf_counter()
    do()
    app.processEvents()
    return time.perf_counter() - begun
switches = []
for _round in range(40):
    window.open_page("today")
    app.processEvents()
    switches.append(timed(lambda: window.open_page("recovery")))
moves = [timed(lambda: QTest.mouseMove(page.chart, QPoint(100 + 4 * step, 150))) for step in range(100)]
print(sorted(switches)[len(switches) * 95 // 100], sorted(moves)[len(moves) * 95 // 100], flush=True)
"""


def measure(sample: Path, ten_years: Path) -> list[Ratio]:
    """Medians of the openings, 95th percentiles of what is done often, as ratios."""
    runs: dict[str, list[float]] = {"floor": [], "sample": []}
    for _round in range(ROUNDS):
        runs["floor"] += figures(FLOOR)
        runs["sample"] += figures(OPEN, sample)
    floor, own = (statistics.median(runs[name]) for name in ("floor", "sample"))
    _first, switch, move = figures(OPEN + USE, ten_years)
    return [
        Ratio("first opening of Recovery / importing the Qt backend, drawing once", own, floor, 1.3),
        Ratio("Recovery shown again, ten years, p95 / 50 ms", switch, SWITCH, 1),
        Ratio("day under the pointer read out, ten years, p95 / 4 ms", move, HOVER, 1),
    ]
