"""A number typed by a person, with whichever decimal sign they are used to."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tracker.domain.numbers import read_number, read_whole
from tracker.i18n import format_exact
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.typed_field import TypedField


class NumberField(TypedField):
    """`submitted` brings a float, or None for an empty field: missing, never 0."""

    def __init__(
        self,
        name: str,
        low: float = 0.0,
        high: float = 1e9,
        unit: str = "",
        parent: QWidget | None = None,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self._reader = read_whole if whole else read_number
        self.setAccessibleName(name)
        self._unit = Text("", "muted", parent=self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_unit(unit)

    def value(self) -> float | None:
        """What the field says, None while it is empty; InvalidEntry if it cannot be read."""
        return self.read(self.text())

    def read(self, text: str) -> float | None:
        return self._reader(text, self._low, self._high)

    def show_value(self, value: float | None) -> None:
        """Show what is recorded, or an empty field, without telling."""
        self.show_text("" if value is None else format_exact(value))

    @property
    def unit(self) -> str:
        """What stands at the right."""
        return self._unit.text()

    def show_unit(self, unit: str) -> None:
        """Change the unit at the right."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self.setAccessibleDescription(unit)
        self._place_unit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._place_unit()
        return done

    def _place_unit(self) -> None:
        size = self._unit.sizeHint()
        self.setTextMargins(0, 0, size.width() + 6 if self._unit.text() else 0, 0)
        self._unit.setGeometry(self.width() - size.width() - 10, 0, size.width(), self.height())
