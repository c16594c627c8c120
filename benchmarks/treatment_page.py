"""Treatment in the window with ten years of doses: its first paint beside that of an empty diary.

Each opening is a fresh process, both in turns; in processor time, since another process may take the machine meanwhile.
"""

import statistics
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

from benchmarks import due
from benchmarks.fresh import figures
from benchmarks.ratio import Ratio
from tracker.domain.change import Edit
from tracker.store.diary import Diary

ROUNDS = 9
LIMIT = 1.3

OPEN = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from tracker.app import make_application, open_window
from tracker.store.diary import Diary
app, preferences = make_application()
evening = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
window = open_window(Diary.open(Path(sys.argv[1]), make=True, clock=lambda: evening, zone=UTC), preferences)
until = time.monotonic() + 0.3
while time.monotonic() < until:
    app.processEvents()
begun = time.process_time()
window.open_page("treatment")
window.grab()
print(time.process_time() - begun)
app.processEvents()
window.grab()
print(time.process_time() - begun, flush=True)
"""


def measure(folder: Path) -> list[Ratio]:
    """The medians of the first paint, and of the moment at which everything is shown."""
    full, empty = folder / "ten-years-of-doses.b12", folder / "no-doses.b12"
    write_doses(full)
    runs: dict[Path, list[list[float]]] = {empty: [], full: []}
    for _round in range(ROUNDS):
        for path, found in runs.items():
            found.append(figures(OPEN, path))
    first, whole = (statistics.median(run[place] for run in runs[full]) for place in range(2))
    floor = statistics.median(run[0] for run in runs[empty])
    return [
        Ratio("first paint of Treatment, ten years of doses / without any", first, floor, LIMIT),
        Ratio("the whole of Treatment, ten years of doses / one second", whole, 1.0, 1.0),
    ]


def write_doses(path: Path) -> None:
    """A diary of a tablet every day and an injection every 12 days, each entered on the evening of its day."""
    plans, doses = due.ten_years()
    evening = time(18, 5, tzinfo=UTC)
    entered = [dose.replaced(recorded_at=datetime.combine(dose.day, evening)) for dose in doses]
    with closing(Diary.open(path, make=True, zone=UTC)) as diary:
        diary.apply(Edit(None, record) for record in (*plans, *entered))
