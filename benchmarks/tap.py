"""A tap on +1 in a window over ten years, until the new number is painted, beside writing the same rows plainly."""

import shutil
from pathlib import Path

from benchmarks.fresh import figures
from benchmarks.ratio import Ratio

TAPS = 200
FRAME = 0.016
"""Seconds that a tap may take beyond the write with its file sync."""

TAP = """
import sys, time
from datetime import date, timedelta
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from benchmarks.save import plain_driver, write_plainly
from tracker.app import make_application, open_window
from tracker.store.diary import Diary

class Painted(QObject):
    at = {}
    def eventFilter(self, field, event):
        if event.type() != QEvent.Type.Paint:
            return False
        field.event(event)
        self.at.setdefault(field.text(), time.perf_counter())
        return True

app, preferences = make_application()
window = open_window(Diary.open(Path(sys.argv[1])), preferences)
counter, painted = window.page("today").twitches.counter, Painted()
counter.count.installEventFilter(painted)
raw = plain_driver(Path(sys.argv[2]))
for _event in range(20):
    app.processEvents()
beyond = []
for place in range(int(sys.argv[3])):
    begun = time.perf_counter()
    QTest.mouseClick(counter.plus, Qt.MouseButton.LeftButton)
    while counter.count.text() not in painted.at:
        app.processEvents()
    taken = painted.at[counter.count.text()] - begun
    app.processEvents()
    begun = time.perf_counter()
    write_plainly(raw, date(2040, 1, 1) + timedelta(days=place))
    beyond.append(taken - (time.perf_counter() - begun))
print(sorted(beyond)[len(beyond) * 95 // 100], flush=True)
"""


def measure(ten_years: Path, folder: Path) -> list[Ratio]:
    """The 95th percentile of what a tap takes longer than the plain write that follows it."""
    own, floor = folder / "tapped.b12", folder / "written.b12"
    for target in (own, floor):
        shutil.copy(ten_years, target)
    beyond = figures(TAP, own, floor, TAPS)[0]
    return [Ratio("tap on +1 to painted beyond the plain write, ten years, p95 / 16 ms", beyond, FRAME, 1)]
