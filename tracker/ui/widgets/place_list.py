"""The places of a day as a list: what the body map shows, for the keyboard and for a screen reader."""

from collections.abc import Mapping
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.site import SIDES, split
from tracker.i18n import _, format_number
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.place_popup import PlacePopup
from tracker.ui.widgets.text import Text

NOWHERE = ""


class PlaceName(Button):
    """Writes a long name in two lines, for which the height of a chip has room."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, "place", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Change what is written."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self._fit()

    def sizeHint(self) -> QSize:
        """Room for one line."""
        return self._room(self._words)

    def minimumSizeHint(self) -> QSize:
        return self._room(_in_two(self._words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self._words if self.width() >= self.sizeHint().width() else _in_two(self._words))
        self.updateGeometry()

    def _room(self, words: str) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() - self._advance(self.text()) + self._advance(words), size.height())

    def _advance(self, words: str) -> int:
        return max(self.fontMetrics().horizontalAdvance(line) for line in words.split("\n"))


class PlaceChip(QFrame):
    """A place and its number: the name places one there, minus takes a place away, plus counts one more.

    Where something is felt, the name alone takes the place off. What has no place yet waits to be given one.
    """

    placed = Signal()
    added = Signal()
    removed = Signal()

    def __init__(self, label: str, *, counted: bool, rest: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self.setProperty("rest", "true" if rest else "false")
        self._label = label
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.name = PlaceName("" if counted else "check")
        self.less = self._step("minus", _("{place}: remove one from here").format(place=label), self.removed)
        self._row.addWidget(self.name)
        self.more = self._step("plus", _("{place}: one more").format(place=label), self.added)
        self.less.setToolTip(_("Remove one from this place; the day’s total stays"))
        self.more.setToolTip(_("One more here, and on the day"))
        for step in (self.less, self.more):
            step.setVisible(counted and not rest)  # not before it is in the row: it would be a window for a moment
        self.name.setProperty("ring_radius", 18)
        self.name.clicked.connect(self.placed.emit if counted else self.removed.emit)
        self._describe_name(_("One of the twitches was here") if counted else _("Remove this place"), rest=rest)

    def show_amount(self, amount: float | None) -> None:
        """Show the number of a place; None for a place that is only felt."""
        self.name.show_words(self._label if amount is None else f"{self._label} · {format_number(amount)}")

    def _describe_name(self, does: str, *, rest: bool) -> None:
        if rest:
            does = _("Click the body, or a place in the list, to say where they were")
            self.name.disable(does)
        self.name.setToolTip(does)
        self.name.setAccessibleDescription(does)

    def _step(self, icon: str, name: str, signal: SignalInstance) -> Button:
        button = Button(icon=icon, variant="place-less")
        button.setAccessibleName(name)
        button.setProperty("ring_radius", 18)
        button.clicked.connect(lambda _on: signal.emit())
        self._row.addWidget(button)
        return button


class PlaceList(QWidget):
    """A chip for each place that holds something, and the way to all others."""

    placed = Signal(str)
    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, PlaceChip] = {}
        self._counted = True
        self.heading = Text(_("Where?"), "strong")
        self.hint = Text("", "small", wrap=True)
        self.add = Button(_("Add place…"), icon="plus")
        self._flow = FlowLayout(gap=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self._flow)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.add.clicked.connect(self.open_choice)

    def show_amounts(self, amounts: Mapping[str, float], rest: float, *, counted: bool) -> None:
        """Show what each place holds, and how much has no place; only what changed is made anew."""
        if counted != self._counted:
            self._drop(list(self.chips))
            self._counted = counted
        shown = {site: amounts[site] for site in sorted(amounts, key=in_order)}
        if rest:
            shown[NOWHERE] = rest
        self._drop([site for site in self.chips if site not in shown])
        for site, amount in shown.items():
            if site not in self.chips:
                self._make(site, list(shown).index(site))
            self.chips[site].show_amount(amount if counted else None)
        self.hint.setText(
            self._counted_hint(rest) if counted else _("Click the body where you feel it; click again to take it off.")
        )

    def _counted_hint(self, rest: float) -> str:
        if rest:
            return _("Click the body to say where they were. Right-click to remove a place.")
        return _("Click the body to count one there. Right-click to remove the place.")

    def changeEvent(self, event: QEvent) -> None:
        """A diary that can only be read asks for no clicks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.hint.setVisible(self.isEnabled())

    @cached_property
    def popup(self) -> PlacePopup:
        """All places, made when first asked for."""
        popup = PlacePopup(sorted(all_sites(), key=in_order), self)
        popup.picked.connect(self.placed)
        return popup

    def open_choice(self) -> None:
        """Open all places under the button."""
        self.popup.open_at(self.add)

    def _make(self, site: str, at: int) -> None:
        label = catalogue.site_label(site) if site else _("No place yet")
        chip = PlaceChip(label, counted=self._counted, rest=not site)
        chip.placed.connect(partial(self.placed.emit, site))
        chip.added.connect(partial(self.added.emit, site))
        chip.removed.connect(partial(self.removed.emit, site))
        self.chips[site] = chip
        self._flow.insert_widget(at, chip)

    def _drop(self, sites: list[str]) -> None:
        for site in sites:
            chip = self.chips.pop(site)
            if chip.isAncestorOf(self.window().focusWidget() or self):
                self.add.setFocus()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()


def _in_two(words: str) -> str:
    """Broken at the space that makes the longer line shortest."""
    breaks = [at for at, letter in enumerate(words) if letter == " "]
    at = min(breaks, key=lambda place: max(place, len(words) - place), default=None)
    return words if at is None else f"{words[:at]}\n{words[at + 1 :]}"


def all_sites() -> list[str]:
    """Every place there is: both sides of what has two."""
    return [
        site
        for base, found in catalogue.body_sites().items()
        for site in ([f"{base}-{side}" for side in SIDES] if found.paired else [base])
    ]


def in_order(site: str) -> tuple[bool, int, int, str]:
    """From head to foot as in the catalogue, a part beside what it is a part of; what has no place comes last."""
    known = catalogue.body_sites()
    bases = list(known)
    base, side = split(site)
    if base not in known:
        return not site, len(bases), 0, side
    return False, bases.index(known[base].parent or base), bases.index(base), side
