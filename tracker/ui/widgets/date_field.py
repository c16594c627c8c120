"""A day that is typed as people type days, or picked."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from tracker.domain.days import read_day
from tracker.i18n import _, format_day_in_words, format_day_short
from tracker.ui import icons, theme
from tracker.ui.widgets.calendar_popup import CalendarPopup
from tracker.ui.widgets.echo_edit import EchoEdit

ONE_DAY = timedelta(days=1)
YEARS_AHEAD = 10
STEPS = {Qt.Key.Key_Up: ONE_DAY, Qt.Key.Key_Down: -ONE_DAY}


def far_ahead(today: date) -> date:
    """Return the last day that a plan or an event may reasonably have."""
    return date(today.year + YEARS_AHEAD, 12, 31)


class OptionalDateField(EchoEdit[date]):
    """A day, or none. Up and Down go a day on and back, Alt+Down and F4 open the month.

    Days after `latest` are refused; with `ahead` a day without a year is the one nearest to today.
    """

    def __init__(
        self,
        name: str,
        today: date,
        day: date | None = None,
        *,
        latest: date | None = None,
        ahead: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._today, self._latest, self._ahead = today, latest, ahead
        self._month: CalendarPopup | None = None
        self._pick = QAction(self)
        self._pick.setToolTip(_("Choose a day from a calendar"))
        self._pick.triggered.connect(self.open_month)
        self.edit.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.edit.findChildren(QToolButton):
            button.setAccessibleName(self._pick.toolTip())
        self.edit.setPlaceholderText(_("for example {day}").format(day=format_day_short(today)))
        self._color()
        self.show_meaning(day)

    def day(self) -> date | None:
        """Return the day as typed, None where there is none; InvalidEntry where it cannot be read."""
        return self.asked()

    def show_day(self, day: date | None) -> None:
        """Show a day, or an empty field, without telling."""
        self.show_meaning(day)

    def limit(self, latest: date) -> None:
        """Refuse days after this one from now on."""
        self._latest = latest

    def open_month(self) -> None:
        """Open the calendar at the day that is shown."""
        if self._month is None:
            self._month = CalendarPopup(self)
            self._month.picked.connect(self._picked)
        shown = self.understood or self._today
        self._month.open_at(self.edit, min(shown, self._latest) if self._latest else shown, self._latest)

    def read(self, text: str) -> date:
        return read_day(text, self._today, latest=self._latest, ahead=self._ahead)

    def written(self, meaning: date) -> str:
        return format_day_short(meaning)

    def in_words(self, meaning: date) -> str:
        return format_day_in_words(meaning)

    def missing(self) -> str:
        return _("Please type a day, for example {day}.").format(day=format_day_short(self._today))

    def pressed(self, event: QKeyEvent) -> bool:
        opens = event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens:
            self.open_month()
            return True
        step = STEPS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if step is not None and self.settle():
            day = (self.understood or self._today - step) + step
            if self._latest is None or day <= self._latest:
                self.put(day)
            return True
        return super().pressed(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_pick"):
            self._color()

    def _picked(self, day: date) -> None:
        self.put(day)
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _color(self) -> None:
        look = theme.current()
        colors = look.roles["muted"], look.roles["control_line"]
        self._pick.setIcon(icons.icon("calendar-pick", *colors, scale=self.devicePixelRatioF()))


class DateField(OptionalDateField):
    """A day that has to be there; without one it begins with today."""

    optional = False

    def __init__(
        self,
        name: str,
        today: date,
        day: date | None = None,
        *,
        latest: date | None = None,
        ahead: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, today, day or today, latest=latest, ahead=ahead, parent=parent)

    def day(self) -> date:
        """Return the day as typed; InvalidEntry where it is none."""
        day = self.asked()
        assert day is not None, "a line that may not be empty is refused when it is"
        return day

    @property
    def shown(self) -> date:
        """The day that was last understood, for previews."""
        return self.understood or self._today


class ShortDateField(DateField):
    """A day in a row of controls, which has no room to be said back."""

    echoes = False
