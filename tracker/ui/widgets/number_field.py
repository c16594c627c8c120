"""A number typed by a person, with whichever decimal sign they are used to."""

import re

from babel.numbers import get_decimal_symbol
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tracker.domain.errors import InvalidEntry
from tracker.i18n import _, format_number, locale
from tracker.ui.widgets.text import Text
from tracker.ui.widgets.typed_field import TypedField


class NumberField(TypedField):
    """`submitted` brings a float, or None for an empty field: missing, never 0."""

    def __init__(
        self, name: str, low: float = 0.0, high: float = 1e9, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self.setAccessibleName(name)
        self._unit = Text("", "muted", parent=self)
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_unit(unit)

    def value(self) -> float | None:
        """What the field says, None while it is empty; InvalidEntry if it cannot be read."""
        return self.read(self.text())

    def read(self, text: str) -> float | None:
        return read_number(text, self._low, self._high)

    def show_value(self, value: float | None) -> None:
        """Show what is recorded, or an empty field, without telling."""
        self.show_text("" if value is None else _plain(value))

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


def read_number(text: str, low: float, high: float) -> float | None:
    """The number in the text, with '.' or ',' as decimal sign in every language; None for an empty text."""
    typed = text.strip().replace("−", "-")
    if not typed:
        return None
    if not re.fullmatch(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)", typed):
        sentence = _("“{text}” is not a number. Please type digits, for example {example}.")
        raise InvalidEntry(sentence.format(text=typed, example=format_number(2.5)))
    if _may_be_thousands(typed):
        large = re.sub("[.,]", "", typed)
        small = format_number(float(typed.replace(",", ".")), 3)
        sentence = _("“{text}” could mean {small} or {large}. Please type the one that you mean.")
        raise InvalidEntry(sentence.format(text=typed, small=small, large=large))
    value = float(typed.replace(",", "."))
    if not low <= value <= high:
        sentence = _("Please type a number from {low} to {high}.")
        raise InvalidEntry(sentence.format(low=format_number(low), high=format_number(high)))
    return value


def _may_be_thousands(typed: str) -> bool:
    """1,000 is a thousand to some and one to others: an amount may not rest on a guess."""
    foreign = "," if get_decimal_symbol(locale()) == "." else "."
    return re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}{re.escape(foreign)}\d{{3}}", typed) is not None


def _plain(value: float) -> str:
    """As many decimals as the value has, the person's decimal sign, no grouping: the field can read it back."""
    return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", get_decimal_symbol(locale()))
