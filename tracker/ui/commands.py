"""All that can be done from the keyboard: one list makes the menu, the keys, and the sheet that shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtGui import QKeySequence

from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import PAGES
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.today import TodayPage

STEP, PAGE, DAY, ADD, PAPER, PROGRAM = _("Undo"), _("Pages"), _("Days"), _("Write down"), _("On paper"), _("Program")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do, with its keys as Qt writes them, apart by blanks; `writes` if it changes the diary."""

    key: str
    group: str
    label: str
    keys: str
    do: Callable[[], object]
    icon: str = ""
    writes: bool = False


class Commanded(Protocol):
    """What the commands ask of a window."""

    diary: ObservableDiary

    def open_page(self, key: str) -> None: ...
    def open_today(self) -> TodayPage: ...
    def page(self, key: str) -> LivePage: ...
    def step(self, days: int) -> None: ...
    def show_menu(self) -> None: ...
    def show_keys(self) -> None: ...
    def close(self) -> bool: ...
    def want_restore(self) -> None: ...
    def import_files(self) -> None: ...
    def export_files(self) -> None: ...


def commands(window: Commanded) -> tuple[Command, ...]:
    """The commands of a window, in the order of its menu."""
    diary = window.diary

    def day(wish: Callable[[TodayPage], None]) -> Callable[[], None]:
        return lambda: wish(window.open_today())

    def on(key: str, wish: Callable[[LivePage], None]) -> Callable[[], None]:
        def do() -> None:
            window.open_page(key)
            wish(window.page(key))

        return do

    return (
        Command("undo", STEP, _("Undo"), "Ctrl+Z", diary.undo, "undo"),
        Command("redo", STEP, _("Redo"), "Ctrl+Shift+Z", diary.redo, "redo"),
        *(
            Command(page.key, PAGE, page.label, f"Ctrl+{place}", partial(window.open_page, page.key), page.icon)
            for place, page in enumerate(PAGES, start=1)
        ),
        Command("before", DAY, _("Previous day"), "Alt+Left", partial(window.step, -1), "chevron-left"),
        Command("after", DAY, _("Next day"), "Alt+Right", partial(window.step, 1), "chevron-right"),
        Command("find", DAY, _("Search in notes"), "Ctrl+F", on("diary", lambda page: page.start_search()), "search"),
        Command(
            "pick", DAY, _("Choose a day"), "Ctrl+G", day(lambda page: page.header.open_calendar()), "calendar-pick"
        ),
        Command(
            "log", ADD, _("Log what is due"), "Alt+L", day(lambda page: page.doses.log_first()), "check", writes=True
        ),
        Command("dose", ADD, _("Add dose…"), "Alt+D", day(lambda page: page.doses.ask()), "treatment", writes=True),
        Command(
            "count_1", ADD, _("Count for 1 minute…"), "Alt+1", day(lambda page: page.count(1)), "clock", writes=True
        ),
        Command(
            "count_5", ADD, _("Count for 5 minutes…"), "Alt+5", day(lambda page: page.count(5)), "clock", writes=True
        ),
        Command(
            "lab", ADD, _("Add lab result…"), "Ctrl+N", on("labs", lambda page: page.add_entry()), "lab", writes=True
        ),
        Command("print", PAPER, _("Print…"), "Ctrl+P", on("report", lambda page: page.print_page()), "printer"),
        Command("save", PAPER, _("Save as PDF…"), "Ctrl+Shift+S", on("report", lambda page: page.save_page()), "save"),
        Command("menu", PROGRAM, _("Menu"), "F10 Alt+M", window.show_menu, "menu"),
        Command("keys", PROGRAM, _("Shortcuts"), "Ctrl+/", window.show_keys, "keyboard"),
        Command("import", PROGRAM, _("Import…"), "Ctrl+Shift+I", window.import_files, "plus", writes=True),
        Command("export", PROGRAM, _("Export…"), "Ctrl+Shift+E", window.export_files, "save"),
        Command("restore", PROGRAM, _("Restore a backup…"), "Ctrl+Shift+B", window.want_restore, "history"),
        Command("quit", PROGRAM, _("Quit"), "Ctrl+Q", window.close, "quit"),
    )


KEYS_OF_CONTROLS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        _("Today"),
        (
            ("0–9", _("type the number of twitches, when the ring is on the number or on nothing")),
            (_("Space"), _("add one twitch, when the ring is on the number or on nothing")),
            (_("Enter"), _("keep what is typed and go on to the next row")),
        ),
    ),
    (
        _("A row from 0 to 10"),
        (
            ("0–9", _("set the value; 1 and 0 make 10")),
            (_("Delete"), _("back to not recorded")),
            ("↑ ↓", _("to the row above or below")),
        ),
    ),
    (
        _("The body"),
        (
            ("← → ↑ ↓", _("to the place beside it")),
            (_("Enter"), _("one of the twitches was there")),
            (_("Backspace"), _("take that place away")),
        ),
    ),
    (
        _("Months and tables"),
        (
            ("← → ↑ ↓", _("from day to day, from cell to cell")),
            (_("Enter"), _("open the day, or change the entry")),
            (_("Delete"), _("remove it; undo brings it back")),
            ("Ctrl+↑ Ctrl+↓", _("sort by this column")),
        ),
    ),
    (
        _("The table of days"),
        (
            (_("Delete"), _("clear the cell; undo brings it back")),
            (_("Shift+Delete"), _("remove the whole day; undo brings it back")),
        ),
    ),
    (
        _("The chart of Recovery"),
        (
            ("← →", _("read one day after another")),
            ("+ −", _("show fewer days or more")),
            (_("Home"), _("show all days")),
            (_("Enter"), _("open the day")),
        ),
    ),
    (
        _("Everywhere"),
        (
            (_("Tab"), _("to the next control; with Shift to the one before")),
            (_("Space"), _("press the button with the ring around it")),
            (_("Escape"), _("close, or bring back what was recorded")),
        ),
    ),
)
"""What single controls do with keys while they have the focus: shown beside the commands."""


def sheet(listed: Sequence[Command]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Keys as they are written here and what they do, by group: the commands first, then the keys of controls."""
    groups: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for command in listed:
        groups.setdefault(command.group, []).append((tuple(map(written, command.keys.split())), command.label))
    for place, lines in KEYS_OF_CONTROLS:
        groups.setdefault(place, []).extend(((keys,), label) for keys, label in lines)
    return groups


def written(keys: str) -> str:
    """Keys as the system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
