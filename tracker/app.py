"""Puts the window together and runs it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from tracker.domain.change import Edit
from tracker.domain.errors import TrackerError
from tracker.i18n import _, language, words_locale
from tracker.store.database import backups_of
from tracker.store.diary import Diary
from tracker.store.place import is_there
from tracker.ui import errors, second_start, theme
from tracker.ui.dialogs.message import offer, show_message
from tracker.ui.ending import Ending, save_and_end, save_for_session
from tracker.ui.main_window import MainWindow
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.preferences import Preferences
from tracker.ui.restoring import bring_back, choose, choose_and_bring_back, tell_refusal

PROGRAM = "B12 Tracker"


def run(path: Path) -> int:
    """Open the diary (begun where there is none) in a window; the answer is the exit status once it is closed."""
    app, preferences = make_application()
    errors.install(lambda sentence: show_message(PROGRAM, sentence))
    if second_start.is_answered(path):
        return 0
    if start(path, preferences) is None:
        return 1
    ending = Ending(app)
    ending.asked.connect(lambda: save_and_end(app))
    app.commitDataRequest.connect(save_for_session)
    return errors.with_whole_errors(app.exec)


def start(path: Path, preferences: Preferences, sentence: str = "") -> MainWindow | None:
    """A window over the diary, in which a sentence is told; None where it cannot be opened and nothing was restored."""
    if not may_begin(path, preferences):
        return None
    try:
        diary = Diary.open(path, program=_("the B12 Tracker window"), make=True)
    except TrackerError as refusal:
        restored = tell_refusal(path, refusal)
        return start(path, preferences, restored) if restored else None
    preferences.remember(path)
    window = open_window(diary, preferences)
    watch = second_start.Watch(diary.path, window)
    watch.asked.connect(second_start.bring_to_front)
    window.sample_wanted.connect(lambda: look_around(window, preferences))
    window.restore_wanted.connect(lambda: go_back(window, path, preferences))
    if sentence:
        window.tell(sentence)
    if remark := diary.remark:
        title = _("An unfinished change was set aside")
        QTimer.singleShot(0, window, lambda: show_message(title, remark, window))
    return window


def go_back(window: MainWindow, path: Path, preferences: Preferences) -> MainWindow | None:
    """Let the person choose a backup, close the diary, restore, and open it in a new window."""
    copy = choose(path, window)
    if copy is None:
        return None
    QApplication.setQuitOnLastWindowClosed(False)
    try:
        if not window.close():
            return None
        reopened = start(path, preferences, bring_back(path, copy))
    finally:
        QApplication.setQuitOnLastWindowClosed(True)
    if reopened is None:
        QApplication.exit(1)
    return reopened


def may_begin(path: Path, preferences: Preferences) -> bool:
    """A diary that was there before is never replaced by an empty one without a question."""
    if is_there(path) or not preferences.knows(path):
        return True
    text = _(
        "Your diary was at {path}, and is no longer there. If you moved it, put it back and open B12 Tracker again; "
        "if it is lost, its backups are in {backups}."
    ).format(path=path, backups=backups_of(path))
    ways = (_("Restore a backup…"), _("Start an empty diary"))
    taken = offer(_("The diary is missing"), text, ways, _("Cancel"))
    return bool(choose_and_bring_back(path)) if taken == 0 else taken == 1


def make_application() -> tuple[QApplication, Preferences]:
    """Qt, in the person's language and look."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("b12-tracker")
    app.setApplicationDisplayName(PROGRAM)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale(str(words_locale())))
    words = QTranslator(app)
    if words.load(f"qtbase_{language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    preferences = Preferences.of_device(app)
    wear(app, preferences)
    preferences.look_changed.connect(lambda: wear(app, preferences))
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: wear(app, preferences))
    return app, preferences


def wear(app: QApplication, preferences: Preferences) -> None:
    """Dress the window as chosen, else as the system does."""
    name = theme.system_theme() if preferences.theme == "system" else preferences.theme
    theme.apply(app, theme.load(name), preferences.text_size / 100)


def open_window(diary: Diary, preferences: Preferences, label: str = "") -> MainWindow:
    """A shown window over a diary; closing it lets the diary go."""
    observable = ObservableDiary(diary)
    window = MainWindow(observable, preferences, label)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    errors.install(window.tell)
    if not label:
        window.closed.connect(lambda: back_up_if_due(observable, window))
        QTimer.singleShot(0, window, lambda: back_up_if_due(observable, window))
    window.closed.connect(observable.close)
    window.show()
    return window


def back_up_if_due(diary: ObservableDiary, window: MainWindow) -> None:
    """Make a backup a day, when the window is on the screen or when it is closed; an empty diary needs none."""
    if diary.is_backup_due:
        diary.back_up()
        window.show_saved(None)


def look_around(own: MainWindow, preferences: Preferences) -> MainWindow:
    """A window over a copy of the sample diary, which is thrown away with it; the own window waits behind."""
    from tracker.exchange.sample import sample_records

    folder = TemporaryDirectory(prefix="b12-sample-")
    diary = Diary.open(Path(folder.name) / "sample.b12", make=True)
    diary.apply(Edit(None, record) for record in sample_records(diary.today))
    window = open_window(diary, preferences, _("Sample diary: made-up entries to try things on. Nothing here is kept."))
    window.closed.connect(lambda: _come_back(own, folder))
    own.hide()
    return window


def _come_back(own: MainWindow, sample: TemporaryDirectory[str]) -> None:
    sample.cleanup()
    errors.install(own.tell)
    own.show()
