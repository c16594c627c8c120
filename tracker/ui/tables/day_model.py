"""The days of a diary as rows, in the order and with the days that are wanted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.i18n import _, format_day
from tracker.ui.tables.day_columns import DOSES, NOTES, Column
from tracker.ui.tables.days import Days
from tracker.ui.widgets.text import as_tip

Index = QModelIndex | QPersistentModelIndex
LATE = int(Qt.ItemDataRole.UserRole)
"""Whether a cell's value was back-filled."""

EMPTY = LATE + 1
"""What stands in a cell that holds nothing: a dash where a value was not recorded."""

ALL = "all"
KEPT: Mapping[str, tuple[str, Callable[[Days, int], bool]]] = {
    ALL: (_("All days"), lambda _days, _day: True),
    "filled": (_("Filled days"), lambda days, day: day in days.filled),
    "gaps": (_("Not recorded"), lambda days, day: day not in days.filled),
    "notes": (_("With a note"), lambda days, day: day in days.events),
    "injections": (_("With an injection"), lambda days, day: day in days.injections),
    "late": (_("Entered later"), lambda days, day: day in days.back_filled_days),
}
"""What the table can be narrowed down to: a label and the rule."""


class DayModel(QAbstractTableModel):
    """Sorts and narrows by itself: ten years are asked for in a few milliseconds, and no row is an object."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.shown: list[int] = []
        self._days: Days | None = None
        self._kept, self._words = ALL, ""
        self._by, self._descending = 0, True
        self._editable = True

    def show_days(self, days: Days, columns: Sequence[Column], *, editable: bool) -> None:
        """Show other days, or the same ones as they are now."""
        same = [column.key for column in columns] == [column.key for column in self.columns]
        self._days, self._editable = days, editable
        if same:
            self.columns = tuple(columns)
            self._arrange()
            return
        self.beginResetModel()
        by = self.columns[self._by].key if self.columns else ""
        self.columns = tuple(columns)
        self._by = next((place for place, column in enumerate(columns) if column.key == by), 0)
        self.shown = self._wanted()
        self.endResetModel()

    def narrow(self, kept: str, words: str) -> None:
        """Keep only days by a rule of KEPT that have all of the words."""
        self._kept, self._words = kept, words
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by, self._descending = max(0, column), order == Qt.SortOrder.DescendingOrder
        self._arrange()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and the direction of the order."""
        return self._by, Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder

    def day(self, row: int) -> date:
        """The day of a row."""
        return date.fromordinal(self.shown[row])

    def row_of(self, day: date) -> int | None:
        """Where a day stands, None where it is not shown."""
        wanted = day.toordinal()
        return self.shown.index(wanted) if wanted in self.shown else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tell = TOLD.get(role)
        return tell(self.columns[index.column()], self.shown[index.row()]) if tell else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, day = self.columns[index.column()], self.shown[index.row()]
        text = str(value).strip()
        if text == (column.typed(day) or ""):
            return False
        self.edited.emit(date.fromordinal(day), column.key, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if not (self._editable and index.isValid()):
            return found
        typed = self.columns[index.column()].typed(self.shown[index.row()])
        return found if typed is None else found | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        if role == Qt.ItemDataRole.ToolTipRole:
            words = _("Sort by {column} (Ctrl+Up, Ctrl+Down)")
            return as_tip(words.format(column=self.columns[section].label))
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _arrange(self) -> None:
        """Put the rows that are wanted in order; selected rows stay selected where none comes or goes."""
        wanted = self._wanted()
        if len(wanted) != len(self.shown):
            self.beginResetModel()
            self.shown = wanted
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        known = [(self.shown[index.row()], index.column()) for index in before]
        self.shown = wanted
        places = {day: row for row, day in enumerate(wanted)} if before else {}
        after = [self.index(places.get(day, -1), column) for day, column in known]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _wanted(self) -> list[int]:
        """The days that are kept, in order; those without what is sorted by come last in both directions."""
        days, words = self._days, self._words.casefold().split()
        if days is None:
            return []
        keep = KEPT[self._kept][1]
        kept = [day for day in days.ordinals if keep(days, day)]
        if words:
            kept = [day for day in kept if all(word in days.words.get(day, "") for word in words)]
        rank = self.columns[self._by].rank
        ranked = [(found, day) for day in kept if (found := rank(day)) is not None]
        ranked.sort(reverse=self._descending)
        with_rank = {day for _rank, day in ranked}
        return [day for _rank, day in ranked] + [day for day in reversed(kept) if day not in with_rank]


def _spoken(column: Column, day: int) -> str:
    text = column.text(day)
    if not text:
        return _("not recorded") if column.is_number else _("nothing")
    return _("{value}, entered later").format(value=text) if day in column.late else text


def _hint(column: Column, day: int) -> str | None:
    if not column.is_number:
        return column.text(day) if column.key in (NOTES, DOSES) else None
    text, when = _("{item} on {day}: {value}"), format_day(date.fromordinal(day))
    return text.format(item=column.label, day=when, value=_spoken(column, day))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignHCenter if column.is_number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


TOLD: Mapping[int, Callable[[Column, int], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, day: column.text(day),
    Qt.ItemDataRole.EditRole: lambda column, day: column.typed(day) or "",
    LATE: lambda column, day: day in column.late,
    EMPTY: lambda column, _day: "–" if column.is_number else "",
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _day: _alignment(column),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ToolTipRole: lambda column, day: as_tip(_hint(column, day) or ""),
}
"""What a cell says of its column and day, by Qt's roles."""
