"""Memory of the process, in MB: a bare window, the tracker with Today open, and after Recovery was seen."""

from pathlib import Path

from benchmarks.fresh import figures
from benchmarks.start import FLOOR

REPORT = """
from pathlib import Path as P
def resident():
    line = next(line for line in P("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    print(int(line.split()[1]) // 1024, flush=True)
"""
TRACKER = """
import sys
from pathlib import Path
from tracker.app import make_application, open_window
from tracker.store.diary import Diary
app, preferences = make_application()
window = open_window(Diary.open(Path(sys.argv[1])), preferences)
window.grab()
resident()
window.open_page("recovery")
window.grab()
resident()
"""


def measure(diary: Path) -> dict[str, int]:
    """Resident megabytes by state; Linux only, where the kernel tells."""
    (bare,) = figures(FLOOR + REPORT + "resident()")
    today, recovery = figures(REPORT + TRACKER, diary)
    return {"bare window": int(bare), "Today open": int(today), "after Recovery": int(recovery)}
