"""The rules of the house that a program can check."""

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from PySide6 import QtCore, QtGui, QtPrintSupport, QtSvg, QtWidgets

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "tracker").rglob("*.py"))
SOURCES = [
    ROOT / "main.py",
    *MODULES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "benchmarks").rglob("*.py")),
]
PAGES = [ROOT / "tracker" / "ui" / "main_window.py", *sorted((ROOT / "tracker" / "ui" / "pages").glob("*.py"))]
PAPERS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

LONGEST_MODULE = 300
LONGEST_PAGE_INIT = 25
HEAVY = {"matplotlib", "scipy", "alembic", "typst"}
NO_ROOMS = {"utils", "util", "common", "helpers", "helper", "constants", "managers", "manager", "core", "misc"}
NAMED_FILE = re.compile(r"^(?:\./)?[\w.*-]+(?:/[\w.*-]+)*(?:/|\.(?:py|md|toml|sh|png|svg|typ|txt|yml))$")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:home|root|tmp|work|Users)/\w")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef))


def test_rooms_import_only_what_lies_below_them() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("tracker.app", HEAVY), ("tracker.cli", HEAVY | {"PySide6", "numpy"}), ("tracker.store.diary", {"alembic"})],
)
def test_heavy_libraries_wait_until_they_are_needed(module: str, unwanted: set[str]) -> None:
    ask = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True, capture_output=True, text=True)
    assert module.partition(".")[0] in loaded.stdout.split()
    assert unwanted.isdisjoint(loaded.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", PAGES, ids=relative)
def test_page_only_wires_in_its_init(path: Path) -> None:
    inits = [function for function in functions(path) if function.name == "__init__"]
    lengths = [(function.end_lineno or 0) - function.body[0].lineno + 1 for function in inits]
    assert max(lengths, default=0) <= LONGEST_PAGE_INIT


def test_every_room_and_module_says_what_it_is_about() -> None:
    assert [relative(path) for path in MODULES if NO_ROOMS & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []


def test_only_resources_opens_packaged_files() -> None:
    opens = re.compile(r"__file__|importlib\.resources|_resources\b|resources\.path\([^)]*\)\.(?:open|read)")
    others = [path for path in MODULES if path.stem != "resources"]
    assert [relative(path) for path in others if opens.search(path.read_text(encoding="utf-8"))] == []


def test_pyplot_is_imported_nowhere() -> None:
    pyplot = re.compile(r"^\s*(?:import|from)\s.*\bpyplot\b", re.MULTILINE)
    assert [relative(path) for path in SOURCES if pyplot.search(path.read_text(encoding="utf-8"))] == []


def test_camel_case_is_for_what_qt_calls_by_name() -> None:
    classes = [
        thing
        for module in (QtCore, QtGui, QtWidgets, QtPrintSupport, QtSvg)
        for name in dir(module)  # vars() lacks what nobody has asked for yet
        if inspect.isclass(thing := getattr(module, name))
    ]
    known = {name for thing in classes for name in dir(thing)}
    own = [
        f"{relative(path)}: {function.name}"
        for path in MODULES
        for function in functions(path)
        if function.name != function.name.lower() and function.name not in known
    ]
    assert own == []


def test_slots_say_what_they_do() -> None:
    named = [
        f"{relative(path)}: {function.name}"
        for path in MODULES
        for function in functions(path)
        if re.match(r"_?(?:on|handle)_", function.name)
    ]
    assert named == []


def test_tests_wait_for_what_happens_and_not_for_time() -> None:
    waits = re.compile(r"\b(?:qtbot|QTest|time)\.(?:q?Wait|wait|sleep)\(")
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [relative(path) for path in tests if waits.search(path.read_text(encoding="utf-8"))] == []


def named_files(paper: Path) -> set[str]:
    """Links within the project, and what stands in backticks and looks like a file or folder."""
    text = paper.read_text(encoding="utf-8")
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link}
    words = {word for quoted in re.findall(r"`([^`\n]+)`", text) for word in quoted.split()}
    return {link for link in links if link} | {word for word in words if NAMED_FILE.match(word)}


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_is_named_exists(paper: str) -> None:
    """A path is meant from the top, or from the package; a bare file name may lie anywhere in the project."""
    missing = [
        name
        for name in sorted(named_files(ROOT / paper))
        if not any(ROOT.glob(name.removeprefix("./")))
        and not any((ROOT / "tracker").glob(name))
        and ("/" in name or not any((ROOT / "tracker").rglob(name)))
    ]
    assert missing == []


def test_project_names_no_place_on_somebodys_machine() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "setup.sh", ROOT / "pyproject.toml"]
    marked = [path for path in [*SOURCES, *papers] if MACHINE_PATH.search(path.read_text(encoding="utf-8"))]
    assert [relative(path) for path in marked] == []
