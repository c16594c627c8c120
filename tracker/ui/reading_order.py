"""Tab goes through a window as the eye does, whatever was made first."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

Edge = Callable[[QRect], int]

CLOSED = (QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class ReadingOrder:
    """For a window or a dialog: where Tab and Shift+Tab lead."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next control, or the one before, and bring it into sight; from the last one to the first."""
        assert isinstance(self, QWidget), "mixed into windows"
        order = list(_inside(self))[:: 1 if forward else -1]
        here = self.focusWidget()
        start = order.index(here) + 1 if here in order else 0
        found = next((widget for widget in order[start:] + order[:start] if takes_tab(widget)), None)
        if found is None:
            return False
        reveal(found)
        found.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True


def reveal(widget: QWidget) -> None:
    """Bring a widget into sight in whatever it scrolls in."""
    for area in widget.window().findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)


def stops(place: QWidget) -> list[QWidget]:
    """What Tab comes to inside a widget, in its order."""
    return [widget for widget in _inside(place) if takes_tab(widget)]


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here. Of buttons of which one is chosen it comes to that one; arrow keys lead to the others."""
    if not (widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None):
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        return widget is (group.checkedButton() or group.buttons()[0])
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _inside(place: QWidget) -> Iterator[QWidget]:
    """What can be seen inside a widget, each followed by what is inside it."""
    for child in _as_read([child for child in _children(place) if child.isVisible() and not child.isWindow()]):
        yield child
        yield from _inside(child)


def _children(place: QWidget) -> list[QWidget]:
    """What Qt's own controls are made of is never touched: a table loses its header when Python has held that once."""
    if isinstance(place, QScrollArea):
        inside = place.widget()
        return [inside] if inside is not None else []
    return [] if isinstance(place, CLOSED) else place.findChildren(QWidget, options=DIRECT)


def _as_read(widgets: list[QWidget]) -> list[QWidget]:
    """Rows one below the other where nothing reaches from one into the next, each by its columns in the same way."""
    for cuts in (_cut(widgets, QRect.top, QRect.bottom), _cut(widgets, QRect.left, QRect.right)):
        if len(cuts) > 1:
            return [widget for part in cuts for widget in _as_read(part)]
    return widgets


def _cut(widgets: list[QWidget], start: Edge, end: Edge) -> list[list[QWidget]]:
    """Apart wherever no widget lies on both sides of a line."""
    parts: list[list[QWidget]] = []
    reach = -1
    for widget in sorted(widgets, key=lambda found: start(found.geometry())):
        if not parts or start(widget.geometry()) > reach:
            parts.append([])
        parts[-1].append(widget)
        reach = max(reach, end(widget.geometry()))
    return parts
