"""Lab results: samples as they were printed, and each test over time."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from tracker.domain import catalogue
from tracker.domain.change import Change, Edit
from tracker.domain.history import History, Period
from tracker.domain.lab_entry import Sheet
from tracker.domain.lab_sample import Identity, Sample, identity, samples, tests_of
from tracker.domain.profile import Profile
from tracker.domain.units import unit_label
from tracker.i18n import _, format_day_month, ngettext
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.labs_rows import rows
from tracker.ui.pages.labs_trend import TrendCard
from tracker.ui.pages.live import LivePage
from tracker.ui.tables.lab_table import LabTable
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

KINDS = frozenset({"LabResult", "Dose", "Profile"})


class LabsPage(LivePage):
    """The table leads: the test that the keyboard is on is the one that is drawn."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Lab results"), parent)
        self.add_button = Button(_("Add sample…"), "plus", "primary")
        self.edit_button = Button(_("Change…"), "edit")
        self.remove_button = Button(_("Remove"), "delete")
        self.table = LabTable(_("Samples and their results"))
        self.trend = TrendCard()
        self.empty = EmptyState(
            _("Each blood sample will appear here as the laboratory printed it, with a chart of each test over time."),
            "" if diary.read_only else _("Add sample…"),
        )
        self._history: History | None = None
        self._samples: tuple[Sample, ...] = ()
        self._tests: tuple[str, ...] = ()
        self._arrange()
        self._wire()

    def refresh(self) -> None:
        """Read all results, and show them with the row and test that were chosen."""
        chosen = self._chosen()
        self._read()
        self._show_state()
        if self._history is None or not self._samples:
            return
        table = rows(self._history, self._samples, self._tests)
        row, column = self._place(*chosen)
        self.table.show_rows([catalogue.test_label(test) for test in self._tests], table, (row, column))
        self.draw(column)

    def concerns(self, change: Change) -> bool:
        """Results, the injections before them, and the units that they are shown in."""
        return bool(change.kinds & KINDS)

    def draw(self, column: int) -> None:
        """Show the test of a column over time."""
        if self._history is not None and 0 <= column < len(self._tests):
            self.trend.show_test(self._history, self._tests, self._tests[column])

    def go_to(self, test: str) -> None:
        """Move to the column of a test, which draws it."""
        row = max(0, self.table.currentIndex().row())
        self.table.setCurrentIndex(self.table.samples.index(row, self._tests.index(test)))

    def go_to_day(self, day: date) -> None:
        """Move to the sample nearest to a day that was clicked in the chart."""
        column = max(0, self.table.currentIndex().column())
        measured = [row for row, sample in enumerate(self._samples) if sample.of(self._tests[column])]
        row = min(measured, key=lambda row: abs((self._samples[row].day - day).days))
        self.table.setCurrentIndex(self.table.samples.index(row, column))

    def show_in(self, test: str, unit: str) -> None:
        """Show a test in another unit from now on, also on the other pages; what was printed stays."""
        assert self._history is not None, "asked only beside a chart"
        before = self._history.profile
        profile = before or Profile()
        after = profile.replaced(lab_units={**profile.lab_units, test: unit})
        if self.diary.read_only:
            self._history = replace(self._history, profile=after)
            self.draw(self._tests.index(test))
            return
        text = _("{test} shown in {unit}").format(test=catalogue.test_label(test), unit=unit_label(unit))
        self.diary.record((Edit(before, after),), text)

    def add_entry(self) -> None:
        """Open the form for a new sample."""
        self.ask()

    def ask(self, sample: Sample | None = None) -> None:
        """Open the form for a new sample, or to change one; its module is loaded when it is first wanted."""
        if self.diary.read_only or self._history is None:
            return
        from tracker.ui.dialogs.lab_dialog import LabBook, LabDialog

        born = self._history.profile.date_of_birth if self._history.profile else None
        book = LabBook(self._history.labs, self.diary.today, born)
        LabDialog(book, self.keep, sample, self.window()).open()

    def edit(self, row: int) -> None:
        """Open the form for the sample of a row."""
        if 0 <= row < len(self._samples):
            self.ask(self._samples[row])

    def keep(self, sheet: Sheet, edits: tuple[Edit, ...]) -> None:
        """Keep a sample from the form as one step, and go to it."""
        self.diary.record(edits, _("lab results of {day}").format(day=format_day_month(sheet.day)))
        places = [row for row, sample in enumerate(self._samples) if _is_of(sample, sheet)]
        if places:
            self.table.setCurrentIndex(self.table.samples.index(places[0], max(0, self.table.currentIndex().column())))

    def remove(self, row: int) -> None:
        """Take a sample with all its results out of the diary; undo brings it back."""
        if 0 <= row < len(self._samples) and not self.diary.read_only:
            sample = self._samples[row]
            text = _("removed: lab results of {day}").format(day=format_day_month(sample.day))
            self.diary.record([Edit(lab, None) for lab in sample.results], text)

    def _read(self) -> None:
        span, today = self.diary.span(), self.diary.today
        self._history = self.diary.history(Period(span.first, max(span.last, today)) if span else Period(today, today))
        self._samples = samples(self._history.labs)
        self._tests = tests_of(self._history.labs)

    def _chosen(self) -> tuple[Identity | None, str]:
        """The sample and test that the keyboard was on."""
        index = self.table.currentIndex()
        if not index.isValid():
            return None, ""
        return self._samples[index.row()].identity, self._tests[index.column()]

    def _place(self, chosen: Identity | None, test: str) -> tuple[int, int]:
        row = next((place for place, sample in enumerate(self._samples) if sample.identity == chosen), 0)
        return row, self._tests.index(test) if test in self._tests else 0

    def _show_state(self) -> None:
        """Which parts there are: an empty diary has one sentence and one action."""
        any_samples = bool(self._samples)
        self.empty.setVisible(not any_samples)
        for part in (self.card, self.trend, self.add_button):
            part.setVisible(any_samples)
        for button in (self.add_button, self.edit_button, self.remove_button):
            if self.diary.read_only:
                button.disable(_("This diary is open for reading only."))
        labs = sum(len(sample.results) for sample in self._samples)
        counted = ngettext("{count} sample", "{count} samples", len(self._samples)).format(count=len(self._samples))
        results = ngettext("{count} result", "{count} results", labs).format(count=labs)
        self.show_subtitle(f"{counted}, {results}" if any_samples else "")

    def _wire(self) -> None:
        self.add_button.clicked.connect(lambda _on: self.ask())
        self.empty.acted.connect(self.ask)
        self.edit_button.clicked.connect(lambda _on: self.edit(self.table.currentIndex().row()))
        self.remove_button.clicked.connect(lambda _on: self.remove(self.table.currentIndex().row()))
        self.table.edit_wanted.connect(self.edit)
        self.table.remove_wanted.connect(self.remove)
        self.table.chosen.connect(lambda _row, column: self.draw(column))
        self.trend.test_chosen.connect(self.go_to)
        self.trend.unit_chosen.connect(self.show_in)
        self.trend.day_chosen.connect(self.go_to_day)

    def _arrange(self) -> None:
        self.add_button.setToolTip(_("Add lab result (Ctrl+N)"))
        self.tools.addWidget(self.add_button)
        self.card = Card()
        self.card.setAccessibleName(_("Samples"))
        actions = QWidget()
        flow = FlowLayout(actions, gap=8)
        flow.addWidget(self.edit_button)
        flow.addWidget(self.remove_button)
        flow.addWidget(Text(_("As printed. Enter changes the chosen sample."), "small", wrap=True))
        self.card.body.addWidget(self.table)
        self.card.body.addWidget(actions)
        self.add(self.empty, 1)
        self.add(self.card)
        self.add(self.trend, 1)


def _is_of(sample: Sample, sheet: Sheet) -> bool:
    return sample.identity == identity(sheet.day, sheet.laboratory, sheet.time)
