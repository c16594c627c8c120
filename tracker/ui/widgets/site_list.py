"""The places of injections as a list: whose turn it is comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from tracker.i18n import _
from tracker.ui import theme

ROW = 36
KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A place in words, the days since it was used and the day, as they are written."""

    site: str
    place: str
    days: str
    last: str


class SiteList(QTableWidget):
    """Up and down go through the places; as tall as they need."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setAccessibleName(_("Places of injections, the next one first"))
        self.setHorizontalHeaderLabels([_("Place"), _("Days since"), _("Last used")])
        self._dress()
        self.currentCellChanged.connect(lambda row, *_others: self.chosen.emit(self.site(row)))

    def show_lines(self, lines: Sequence[SiteLine]) -> None:
        """Replace all rows without telling; the place that was chosen stays so."""
        before, current = self.blockSignals(True), self.site(self.currentRow())
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, words in enumerate((line.place, line.days, line.last)):
                item = QTableWidgetItem(words)
                item.setData(KEY, line.site)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self.blockSignals(before)
        self.choose(current)
        self._fit()

    def choose(self, site: str) -> None:
        """Go to a place, where it is in the list."""
        for row in range(self.rowCount()):
            if site and self.site(row) == site:
                self.setCurrentCell(row, 0)

    def site(self, row: int) -> str:
        """The place of a row, '' where there is no such row."""
        item = self.item(row, 0)
        return str(item.data(KEY)) if item is not None else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _dress(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.current().px(ROW))
        for row in range(self.rowCount()):
            self.setRowHeight(row, theme.current().px(ROW))
        rows = theme.current().px(ROW) * self.rowCount()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)
