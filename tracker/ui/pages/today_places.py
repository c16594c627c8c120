"""Where on the body, on the Today page: twitches by number, tingling and numbness by where they are felt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain import catalogue, observation
from tracker.domain.history import Day
from tracker.domain.item import COUNT
from tracker.i18n import _, format_day_month
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.widgets.body_map import BodyMap
from tracker.ui.widgets.columns import Columns
from tracker.ui.widgets.place_list import PlaceList
from tracker.ui.widgets.segmented import Segmented

ROLES = {"twitching": "twitching", "tingling": "tingling", "numbness": "series_3"}
"""What the map can speak of, and the colour of each."""


class PlacesPart(QWidget):
    """A map and a list of the same places; a switch says what they speak of."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._day = Day(diary.today)
        self.subject = next(iter(ROLES))
        self.switch = Segmented([(key, _label(key)) for key in ROLES], _("What the body map shows"))
        self.map = BodyMap()
        self.list = PlaceList()
        self._arrange()
        self.switch.show_choice(self.subject)
        self.switch.chosen.connect(self.speak_of)
        for places in (self.map, self.list):
            places.added.connect(self.add)
            places.removed.connect(self.remove)

    def show_day(self, day: Day) -> None:
        """Show a day's places."""
        self._day = day
        rows = [row for row in day.observations if row.item == self.subject]
        amounts = {row.site: row.value for row in rows if row.site and row.value}
        rest = sum(row.value for row in rows if not row.site) if self._counted else 0
        self.map.show_amounts(amounts, _label(self.subject), ROLES[self.subject], counted=self._counted)
        self.list.show_amounts(amounts, rest, counted=self._counted)

    def speak_of(self, subject: str) -> None:
        """Show another thing on the body."""
        self.subject = subject
        self.show_day(self._day)

    def add(self, site: str) -> None:
        """One more there; what is only felt or not is felt there, or taken off where it was."""
        if self._counted:
            self._count(site, 1)
        else:
            self._mark(site, felt=self._day.value(self.subject, site) is None)

    def remove(self, site: str) -> None:
        """One less there, or no longer marked there."""
        if self._day.value(self.subject, site) is None:
            return
        if self._counted:
            self._count(site, -1)
        else:
            self._mark(site, felt=False)

    @property
    def _counted(self) -> bool:
        return catalogue.items()[self.subject].kind == COUNT

    def _count(self, site: str, step: int) -> None:
        edit, count = observation.step(self._day.observations, self._day.day, self.subject, site, step)
        words = _("twitches {count} on {day} ({place})") if site else _("twitches {count} on {day} (no place given)")
        text = words.format(count=int(count), day=format_day_month(self._day.day), place=catalogue.site_label(site))
        self._diary.record((edit,), text, burst=f"taps {self._day.day} {site}")

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


def _label(key: str) -> str:
    return _(catalogue.items()[key].label)
