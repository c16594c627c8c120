"""The window: sidebar and pages, nothing else."""

from datetime import date, datetime

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tracker.domain.change import Change
from tracker.i18n import _, at_start, format_day_month
from tracker.ui import screen_fit
from tracker.ui.announce import Announcer
from tracker.ui.command_menu import CommandMenu
from tracker.ui.commands import commands, sheet
from tracker.ui.dialogs.closing import may_close
from tracker.ui.dialogs.form_dialog import FormDialog
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages import FOOT, PAGES
from tracker.ui.pages.dose_wishes import due_mark
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.today import TodayPage
from tracker.ui.preferences import Preferences
from tracker.ui.reading_order import ReadingOrder
from tracker.ui.save_state import SaveState
from tracker.ui.unsaved import open_form
from tracker.ui.widgets.banner import Banner
from tracker.ui.widgets.sidebar import Sidebar
from tracker.ui.widgets.toast import Toast

SIZE = (1280, 800)


class MainWindow(ReadingOrder, QMainWindow):
    """Shows one page at a time over one diary; `label` stands above a diary that is not the person's own."""

    closed = Signal()
    sample_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, diary: ObservableDiary, preferences: Preferences, label: str = "") -> None:
        super().__init__()
        self.diary, self.preferences, self._is_sample = diary, preferences, bool(label)
        self.sidebar = Sidebar("B12 Tracker", *_sidebar_entries())
        self.stack = QStackedWidget()
        self.label = Banner(warn=True)
        self._pages: dict[str, LivePage] = {}
        self.ending = False
        self.saves = SaveState(self)
        self._arrange(label)
        self.toast = Toast(self, over=self.stack)
        self.announcer = Announcer(self)
        self.commands = commands(self)
        self.menu = CommandMenu(self.commands, self, read_only=diary.read_only)
        self._wire()
        self.show_saved(None)
        self.open_page(PAGES[0].key)
        QTimer.singleShot(0, self, self.show_due)

    def page(self, key: str) -> LivePage:
        """A page by its key, built at its first use."""
        if key not in self._pages:
            page = next(entry for entry in PAGES if entry.key == key).build(self.diary, self.preferences)
            page.day_opened.connect(self.open_day)
            page.told.connect(self.tell)
            page.sample_wanted.connect(self.sample_wanted)
            self.stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def open_page(self, key: str) -> None:
        """Go to where a page begins; what is being typed on the one left is kept first."""
        self._leave()
        self.page(key).come_home()
        self._show(key)

    def _show(self, key: str) -> None:
        self.sidebar.show_current(key)
        self.stack.setCurrentWidget(self.page(key))
        self.page(key).take_focus()

    def open_day(self, day: date) -> None:
        """Go to a day on Today."""
        page = self.page(PAGES[0].key)
        assert isinstance(page, TodayPage), "the first page is Today"
        self._leave()
        page.show_day(day)
        self._show(PAGES[0].key)

    def open_today(self) -> TodayPage:
        """Go to Today, at the day where it stands while it is the page that is shown."""
        page = self.page(PAGES[0].key)
        assert isinstance(page, TodayPage), "the first page is Today"
        if self.stack.currentWidget() is not page:
            self.open_page(PAGES[0].key)
        return page

    def step(self, days: int) -> None:
        """Go some days on or back on the page that is shown, or on Today where it stands at no day."""
        current = self.stack.currentWidget()
        if not (isinstance(current, LivePage) and current.step(days)):
            self.open_today().step(days)

    def tell(self, sentence: str, *, undoable: bool = False) -> None:
        """Say a sentence: in the dialog that is open, else at the foot of the window; aloud in any case."""
        self.announcer.say(sentence)
        dialog = QApplication.activeModalWidget()
        if dialog is not None and hasattr(dialog, "tell"):
            dialog.tell(sentence)
        else:
            self.toast.tell(sentence, undoable=undoable)

    def show_menu(self) -> None:
        """Open the menu beside its button."""
        button = self.sidebar.menu
        self.menu.popup(button.mapToGlobal(QPoint(button.width() + 4, button.height() - self.menu.sizeHint().height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def show_keys(self) -> None:
        """Open the sheet of keys."""
        from tracker.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(sheet(self.commands), self).open()

    def want_restore(self) -> None:
        """Ask for an earlier state of the diary; the sample has none."""
        if self.label.isHidden():
            self.restore_wanted.emit()
        else:
            self.tell(_("This is the sample. Close it first, then restore a backup of your own diary."))

    def import_files(self) -> None:
        """Ask for files to import, show what they hold, and keep it if that is wanted."""
        from tracker.ui.exchange_actions import import_into

        import_into(self.diary, self)

    def export_files(self) -> None:
        """Ask for a format and a place, and write the diary there."""
        from tracker.ui.exchange_actions import export_diary

        export_diary(self.diary, self)

    def show_saved(self, moment: datetime | None) -> None:
        """Say at the foot of the sidebar what is saved and what is not, and when the diary was last backed up."""
        if moment is not None:
            self.saves.note_saved(moment)
        self.saves.look()
        self.menu.show_steps(self.diary.undo_text, self.diary.redo_text)

    def show_due(self) -> None:
        """Say beside Treatment how much is due, but for what was put off until tomorrow."""
        self.sidebar.show_mark("treatment", *due_mark(self.diary, self.preferences))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, also in a window that asks; ask about what cannot be kept, then go."""
        asking = open_form(self)
        if asking is not None and not (isinstance(asking, FormDialog) and asking.unsaved):
            asking.close()  # a count by the clock is kept by that
        if not (self.ending or self._is_sample or may_close(self, self.saves.refusal)):
            event.ignore()
            return
        self._go(event)

    def _go(self, event: QCloseEvent) -> None:
        self.ending = True
        form = open_form(self)
        if form is not None:
            form.done(QDialog.DialogCode.Rejected)
        self._leave()
        self.preferences.geometry = self.saveGeometry()
        super().closeEvent(event)
        self.closed.emit()

    def _consider_due(self, change: Change) -> None:
        if change.kinds & {"Dose", "Regimen"}:
            self.show_due()

    def _wire(self) -> None:
        self.sidebar.chosen.connect(self.open_page)
        self.sidebar.menu_wanted.connect(self.show_menu)
        self.toast.undone.connect(self.diary.undo)
        self.diary.saved.connect(self.show_saved)
        self.diary.not_saved.connect(self.saves.note_refused)
        self.saves.changed.connect(self._show_state)
        self.diary.recorded.connect(lambda text: self.announcer.say_soon(_("Saved: {what}").format(what=text)))
        self.diary.undone.connect(lambda text: self.tell(_("Undone: {what}").format(what=text)))
        self.diary.removed.connect(lambda text: self.tell(at_start(text), undoable=True))
        self.diary.brought_about.connect(lambda text: self.tell(text, undoable=True))
        self.diary.redone.connect(lambda text: self.tell(_("Redone: {what}").format(what=text)))
        self.diary.changed.connect(self._consider_due)
        self.preferences.postponed.connect(self.show_due)

    def _leave(self) -> None:
        current = self.stack.currentWidget()
        if isinstance(current, LivePage):
            current.leave()

    def _show_state(self) -> None:
        self.sidebar.show_status(*self.saves.words(self._backup_words()), warn=self.saves.wanting)

    def _backup_words(self) -> str:
        if self.diary.read_only:
            return _("open for reading only")
        newest = self.diary.newest_backup
        if newest is None:
            return _("no backup yet")
        if newest.date() == self.diary.today:
            return _("backed up today")
        return _("backed up {day}").format(day=format_day_month(newest.date()))

    def _arrange(self, label: str) -> None:
        self.setWindowTitle("B12 Tracker")
        self.setMinimumSize(640, 440)
        screen_fit.place(self, QSize(*SIZE), self.preferences.geometry)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.label.show_text(label, "", _("Close the sample"))
        self.label.setVisible(bool(label))
        self.label.acted.connect(self.close)
        column.addWidget(self.label)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(inside)


Entries = list[tuple[str, str, str]]


def _sidebar_entries() -> tuple[Entries, Entries]:
    upper = [(page.key, page.label, page.icon) for page in PAGES if page.key not in FOOT]
    foot = [(page.key, page.label, page.icon) for page in PAGES if page.key in FOOT]
    return upper, foot
