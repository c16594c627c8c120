"""Where on the body, on the Today page: twitches by number, tingling and numbness by where they are felt."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import catalogue, observation
from tracker.domain.change import Edit
from tracker.domain.history import Day
from tracker.domain.item import COUNT
from tracker.domain.observation import Observation
from tracker.i18n import _, format_day_month
from tracker.ui import theme
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.body_map import BodyMap
from tracker.ui.widgets.choice import Choice
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.place_list import PlaceList

Rule = Callable[[Iterable[Observation], date, str, str], tuple[Edit, ...]]


class PlacesPart(QWidget):
    """A map and a list of the same places; a switch says what they speak of."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._day = Day(diary.today)
        subjects = catalogue.placeable_items()
        self.subject = subjects[0]
        self.switch = Choice(_("What the body map shows"), [(key, _label(key)) for key in subjects])
        self.map = BodyMap()
        self.list = PlaceList()
        self._arrange()
        self.switch.currentIndexChanged.connect(lambda _index: self.speak_of(self.switch.key()))
        for places in (self.map, self.list):
            places.placed.connect(self.place)
            places.removed.connect(self.remove)
        self.list.added.connect(self.add)

    def show_day(self, day: Day) -> None:
        """Show a day's places."""
        self._day = day
        rows = [row for row in day.observations if row.item == self.subject]
        amounts = {row.site: row.value for row in rows if row.site and row.value}
        rest = sum(row.value for row in rows if not row.site) if self._counted else 0
        self.map.show_amounts(amounts, _label(self.subject), _role(self.subject), counted=self._counted)
        self.list.show_amounts(amounts, rest, counted=self._counted)

    def speak_of(self, subject: str) -> None:
        """Show another thing on the body."""
        self.subject = subject
        self.show_day(self._day)

    def place(self, site: str) -> None:
        """Give the site one of the twitches without a place, or one more; what is felt there or not changes over."""
        if self._counted:
            self._count(site, observation.place)
        else:
            self._mark(site, felt=self._day.value(self.subject, site) is None)

    def add(self, site: str) -> None:
        """Count one more there, and so on the day."""
        self._count(site, observation.add)

    def remove(self, site: str) -> None:
        """Take the place from one of them, which stays counted; what was felt there is felt there no longer."""
        if self._day.value(self.subject, site) is None:
            return
        if self._counted:
            self._count(site, observation.unplace)
        else:
            self._mark(site, felt=False)

    @property
    def _counted(self) -> bool:
        return catalogue.items()[self.subject].kind == COUNT

    def _count(self, site: str, rule: Rule) -> None:
        rows, day = self._day.observations, self._day.day
        edits = rule(rows, day, self.subject, site)
        counts = [edit.after.value for edit in edits if isinstance(edit.after, Observation) and edit.after.site == site]
        words = _("twitches {count} on {day} ({place})")
        text = words.format(count=int(sum(counts)), day=format_day_month(day), place=catalogue.site_label(site))
        self._diary.record(edits, text, burst=f"taps {day} {site}")

    def _mark(self, site: str, *, felt: bool) -> None:
        edit = observation.mark(self._day.observations, self._day.day, self.subject, site, felt=felt)
        words = _("{symptom} felt on {day} ({place})") if felt else _("{symptom} on {day}: place removed ({place})")
        place = catalogue.site_label(site)
        text = words.format(symptom=_label(self.subject), day=format_day_month(self._day.day), place=place)
        self._diary.record((edit,), text)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        both = QWidget()
        beside = Columns([61, 39], narrow=400, gap=12)
        both.setLayout(beside)
        beside.addWidget(self.map)
        beside.setAlignment(self.map, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.list)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(both, 1)


def _role(key: str) -> str:
    """Return the colour of an item: one of its own where the theme names it, else the next of the series."""
    if key in theme.current().roles:
        return key
    return f"series_{catalogue.placeable_items().index(key) + 1}"


def _label(key: str) -> str:
    return _(catalogue.items()[key].label)
