"""Nothing of Qt is made by names of properties that a Turkish locale cannot capitalise."""

import ast
from pathlib import Path

import tracker
from tracker.ui.timers import timer


def test_timer_waits_so_long_and_once_unless_told(qapp: object) -> None:
    from PySide6.QtCore import QObject

    parent = QObject()
    once, again = timer(parent, 250), timer(parent, 40, once=False)
    assert (once.interval(), once.isSingleShot(), once.isActive()) == (250, True, False)
    assert (again.interval(), again.isSingleShot()) == (40, False)


def test_no_property_that_begins_with_i_is_named_when_a_qt_object_is_made() -> None:
    faults = []
    for path in Path(tracker.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith("Q"):
                names = [word.arg for word in node.keywords if word.arg and word.arg.startswith("i")]
                faults += [f"{path}:{node.lineno} {name}" for name in names]
    assert faults == []
