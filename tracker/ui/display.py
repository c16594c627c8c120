"""Whether a window can be opened here; asked before Qt is loaded, since Qt would abort instead of answering."""

import ctypes
import os
import sys
from pathlib import Path

from tracker.i18n import _

NEEDED = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_X = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def obstacle() -> str:
    """One sentence on why no window can be opened, with what to do; empty where one can."""
    if not sys.platform.startswith("linux"):
        return ""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not (chosen or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return _(
            "There is no screen here to open a window on; “{command} report --out report.pdf” makes the doctor's page "
            "without a window."
        ).format(command=_command())
    on_x = chosen.startswith("xcb") or (not chosen and not os.environ.get("WAYLAND_DISPLAY"))
    missing = [package for library, package in (NEEDED | (FOR_X if on_x else {})).items() if not _is_there(library)]
    if not missing:
        return ""
    return _(
        "The window needs parts of the system that are not installed; install them with: apt install {packages}"
    ).format(packages=" ".join(missing))


def _command() -> str:
    """How this program was called, as it can be typed again in the same place."""
    called = Path(sys.argv[0])
    if called.suffix != ".py":
        return called.name
    python = Path(sys.executable)
    near = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{near} {called}"


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
