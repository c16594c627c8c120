"""Every dose as a row: what is shown, what is sorted by, and how a cell that was typed becomes a dose again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.domain import catalogue
from tracker.domain.days import read_day
from tracker.domain.dose import SKIPPED, TAKEN, Dose, evening_of, refuse_impossible
from tracker.domain.dose_words import amount_of, medicine_words
from tracker.domain.doubts import dose_doubt
from tracker.domain.errors import InvalidEntry
from tracker.domain.regimen import Regimen
from tracker.domain.units import read_amount, shown_amount
from tracker.i18n import _, format_day_digits, format_day_short, format_time
from tracker.ui.tables.cell_editor import CHOICES
from tracker.ui.widgets.text import as_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the words of a dose under it, what it is sorted by, and how typed words change the dose.

    `written` is what stands in a cell to be typed over, where that differs from its words; where there are `choices`
    (key and words), one of them is chosen, and `written` is its key. A dose without choices cannot be changed there.
    """

    label: str
    words: Callable[[Dose], str]
    sorts: Callable[[Dose], Any]
    typed: Callable[[Dose, str, date], Dose] | None = None
    written: Callable[[Dose], str] | None = None
    choices: Callable[[Dose], list[tuple[str, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides of the doses: today, the day of birth, which were entered days later, the plans."""

    today: date = date.max
    born: date | None = None
    back_filled: frozenset[UUID] = frozenset()
    plans: tuple[Regimen, ...] = ()


def _day(dose: Dose) -> str:
    day = format_day_short(dose.day)
    return f"{day}, {format_time(dose.time)}" if dose.time else day


def _status(dose: Dose) -> str:
    return _("taken") if dose.taken else _("skipped")


def _planned(dose: Dose) -> str:
    """On the day, or the planned day."""
    if dose.planned_day is None:
        return _("not planned")
    if evening_of(dose) == dose.planned_day:
        return _("on the evening before")
    if dose.taken and dose.day == dose.planned_day:
        return _("on the day")
    return _("planned for {day}").format(day=format_day_short(dose.planned_day))


def _hint(dose: Dose) -> str:
    """The planned day of a dose, and its note, which may be cut in its column."""
    planned = _("Planned for {day}").format(day=format_day_short(dose.planned_day)) if dose.planned_day else ""
    return "\n".join(part for part in (planned, dose.note) if part)


def _amount(dose: Dose, text: str, _today: date) -> Dose:
    shown = shown_amount(dose.amount, dose.unit, in_mg=catalogue.is_injection(dose.route))
    amount = read_amount(text, shown.unit)
    if amount is None:
        raise InvalidEntry(_("Please type the amount."))
    return dose if amount == shown else dose.replaced(amount=amount.amount, unit=amount.unit)


def _amount_rank(dose: Dose) -> tuple[bool, str, float]:
    """Return the place of an amount: masses by size, then each other unit."""
    mass = dose.mass_ug
    return (False, "", mass) if mass is not None else (True, dose.unit, dose.amount)


def _places(dose: Dose) -> list[tuple[str, str]]:
    """The places for an injection that was taken, with the one that it has."""
    places = catalogue.injection_places(dose.route) if dose.taken else ()
    own = (dose.site,) if dose.site and dose.site not in places else ()
    known = [(place, catalogue.injection_site_label(place)) for place in (*places, *own)]
    return [("", _("not recorded")), *known] if known else []


def _moved(dose: Dose, text: str, today: date) -> Dose:
    return dose.replaced(day=read_day(text, today))


def _answered(dose: Dose, status: str, _today: date) -> Dose:
    """A dose that was skipped went nowhere."""
    return dose.replaced(status=status, site=dose.site if status == TAKEN else "")


COLUMNS = (
    Column(
        _("Day"),
        _day,
        lambda dose: (dose.day.toordinal(), _minutes(dose.time)),
        _moved,
        lambda dose: format_day_digits(dose.day),
    ),
    Column(_("Medicine"), medicine_words, lambda dose: medicine_words(dose).lower()),
    Column(_("Amount"), amount_of, _amount_rank, _amount),
    Column(
        _("Status"),
        _status,
        _status,
        _answered,
        lambda dose: dose.status,
        lambda _dose: [(TAKEN, _("taken")), (SKIPPED, _("skipped"))],
    ),
    Column(_("As planned"), _planned, lambda dose: (dose.planned_day or date.min).toordinal()),
    Column(
        _("Place"),
        lambda dose: catalogue.injection_site_label(dose.site) if dose.site else "",
        lambda dose: dose.site,
        lambda dose, place, _today: dose.replaced(site=place),
        lambda dose: dose.site,
        _places,
    ),
    Column(
        _("Batch"),
        lambda dose: dose.batch,
        lambda dose: dose.batch.lower(),
        lambda dose, text, _today: dose.replaced(batch=text),
    ),
    Column(
        _("Note"),
        lambda dose: dose.note,
        lambda dose: dose.note.lower(),
        lambda dose, text, _today: dose.replaced(note=text),
    ),
)


PLANNED = next(place for place, column in enumerate(COLUMNS) if column.words is _planned)


class DoseModel(QAbstractTableModel):
    """`edited` brings a dose before and after; the row changes when the diary has kept it."""

    edited = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doses: list[Dose] = []
        self._texts: dict[UUID, str] = {}
        self._editable, self._known = True, Known()
        self._order = (0, Qt.SortOrder.DescendingOrder)

    def show_doses(self, doses: Sequence[Dose], *, editable: bool, known: Known = Known()) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._doses, self._texts, self._editable, self._known = self._sorted(doses), {}, editable, known
        self.endResetModel()

    def dose(self, row: int) -> Dose:
        """The dose of a row."""
        return self._doses[row]

    def row_of(self, dose: Dose) -> int | None:
        """Where a dose stands, None where it is no more."""
        return next((row for row, found in enumerate(self._doses) if found.id == dose.id), None)

    def text(self, row: int) -> str:
        """All words of a row, for finding."""
        dose = self._doses[row]
        if dose.id not in self._texts:
            self._texts[dose.id] = " ".join(self._words(place, dose) for place in range(len(COLUMNS))).casefold()
        return self._texts[dose.id]

    def typed(self, index: Index, text: str) -> Dose:
        """The dose with a cell as typed; InvalidEntry where it cannot be."""
        column, dose = COLUMNS[index.column()], self._doses[index.row()]
        if column.typed is None:
            return dose
        after = column.typed(dose, text.strip(), self._known.today)
        refuse_impossible(after, self._known.today, self._known.born)
        return after

    def question(self, index: Index, text: str) -> str:
        """What is odd about the dose with a cell as typed, and was not so before; empty where nothing is."""
        before, known = self._doses[index.row()], self._known
        return dose_doubt(self.typed(index, text), self._doses, known.plans, known.today, before)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        marked = self.persistentIndexList()
        doses = [self._doses[index.row()] for index in marked]
        self._order = (column, order)
        self._doses = self._sorted(self._doses)
        rows = {dose.id: row for row, dose in enumerate(self._doses)} if marked else {}
        moved = [self.index(rows[dose.id], index.column()) for dose, index in zip(doses, marked, strict=True)]
        self.changePersistentIndexList(marked, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._doses)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, dose = COLUMNS[index.column()], self._doses[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.column(), dose)
        if role == Qt.ItemDataRole.EditRole:
            return (column.written or column.words)(dose)
        if role == CHOICES:
            return column.choices(dose) if column.choices else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(_hint(dose))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        before, after = self._doses[index.row()], self.typed(index, str(value))
        if after != before:
            self.edited.emit(before, after)
        return after != before

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        column = COLUMNS[index.column()]
        offered = column.choices is None or bool(column.choices(self._doses[index.row()]))
        changeable = self._editable and column.typed is not None and offered
        return found | Qt.ItemFlag.ItemIsEditable if changeable else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, column: int, dose: Dose) -> str:
        words = COLUMNS[column].words(dose)
        if column != PLANNED or dose.id not in self._known.back_filled:
            return words
        return _("entered later") if dose.planned_day is None else _("{when}, entered later").format(when=words)

    def _sorted(self, doses: Sequence[Dose]) -> list[Dose]:
        column, order = self._order
        by_day = sorted(doses, key=COLUMNS[0].sorts)
        down = order == Qt.SortOrder.DescendingOrder
        return sorted(by_day, key=COLUMNS[column].sorts, reverse=down)


def _minutes(moment: time | None) -> int:
    return moment.hour * 60 + moment.minute if moment else -1
