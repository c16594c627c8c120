"""Report: the doctor's page, seen before it is printed or saved."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from tracker import report
from tracker.domain.history import History, Period
from tracker.i18n import _, paper
from tracker.report import output
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.live import LivePage
from tracker.ui.pages.recovery_range import ALL, RANGES, first_range, period_of
from tracker.ui.timers import timer
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.empty_state import EmptyState
from tracker.ui.widgets.page_preview import PagePreview
from tracker.ui.widgets.segmented import Segmented
from tracker.ui.widgets.text import Text

PERIODS = RANGES[1:]
HALF_YEAR = "182"
PAPERS = (("a4", "A4"), ("letter", _("Letter")))
INCHES_WIDE = {"a4": 8.27, "letter": 8.5}
SETTLE_MS = 150


class ReportPage(LivePage):
    """Shows the very page that is printed and saved."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(diary, _("Report"), parent)
        self.period = Segmented(PERIODS, _("Period"))
        self.paper = Segmented(PAPERS, _("Paper"))
        self.named = QCheckBox(_("With name"))
        self.save_button = Button(_("Save as PDF…"), "save", "primary")
        self.print_button = Button(_("Print…"), "printer")
        self.preview = PagePreview(_("The page as it will be printed"))
        self.empty = EmptyState(_("The doctor's page is made from your diary, from the first day on."), _("Open today"))
        self._history: History | None = None
        self._settle = timer(self, SETTLE_MS)
        self._arrange()
        for choice in (self.period.chosen, self.paper.chosen, self.named.toggled):
            choice.connect(lambda _choice: self.show_page())
        self._settle.timeout.connect(self.show_page)
        self.preview.resized.connect(self._settle.start)
        self.save_button.clicked.connect(self.save_page)
        self.print_button.clicked.connect(self.print_page)
        self.empty.acted.connect(lambda: self.day_opened.emit(diary.today))

    def refresh(self) -> None:
        """Read the diary, and show its page."""
        span = self.diary.span()
        self.empty.setVisible(span is None)
        for part in (self.sheet, self.save_button, self.print_button):
            part.setVisible(span is not None)
        if span is not None:
            self._history = self.diary.history(Period(span.first, max(span.last, self.diary.today)))
            self.period.show_choice(self.period.choice() or _first_period(self._history))
            self.show_page()

    def show_page(self) -> None:
        """Show the first page as chosen, sharp at the present width."""
        if self._history is None or not self.isVisible():
            return
        ppi = max(40.0, self.preview.pixels_wide() / INCHES_WIDE[self._paper()])
        page = report.page_images(*self._wish(), ppi=ppi)[0]
        self.preview.show_page(page, _("The doctor's page; “Save as PDF” gives a copy that screen readers can read."))

    def save_page(self) -> None:
        """Let the person choose a file, and write the page there."""
        if self._history is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"b12-report-{self.diary.today.isoformat()}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save as PDF"), proposed, _("PDF page (*.pdf)"))
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the page as a PDF, and say so."""
        document = report.make(*self._wish())
        output.save(document.pdf, path)
        told = (
            _("Saved {name}.")
            if document.tagged
            else _(
                "Saved {name}. Some characters needed another font, so this PDF may not read well in a screen reader."
            )
        )
        self.told.emit(told.format(name=path.name))

    def print_page(self) -> None:
        """Print through the system's dialog."""
        if self._history is not None:
            from tracker.ui import printing

            printing.ask_and_print(self._paper(), lambda ppi: report.page_images(*self._wish(), ppi=ppi), self)

    def _paper(self) -> str:
        return self.paper.choice() or PAPERS[0][0]

    def _wish(self) -> tuple[History, Period, date, str, bool]:
        assert self._history is not None, "asked only when there is a diary"
        whole = self._history.period
        period = period_of(self.period.choice() or ALL, whole)
        return self._history, period, self.diary.today, self._paper(), self.named.isChecked()

    def _arrange(self) -> None:
        self.paper.show_choice(paper())
        self.named.setChecked(True)
        self.tools.addWidget(self.print_button)
        self.tools.addWidget(self.save_button)
        self.sheet = QWidget()
        columns = Columns([7, 3], narrow=820)
        self.sheet.setLayout(columns)
        columns.addWidget(self.preview)
        columns.addWidget(self._choices())
        self.add(self.empty)
        self.add(self.sheet)

    def _choices(self) -> QWidget:
        card = Card(_("The page"))
        for name, field in ((_("Period"), self.period), (_("Paper"), self.paper)):
            card.body.addWidget(Text(name, "muted"))
            card.body.addWidget(field)
        card.body.addWidget(self.named)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return side


def _first_period(history: History) -> str:
    """Half a year; a year where it takes one to show the weeks before treatment too."""
    needed = first_range(history, PERIODS[1:])
    return HALF_YEAR if needed == ALL else needed
