"""The button of this app: a verb, perhaps an icon, one of a few weights."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.ui import icons, theme
from tracker.ui.widgets.text import as_tip

ICON_GAP = 4
ICON_ROLES = {"primary": "on_accent", "tally-primary": "on_accent", "link": "accent"}
PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
RECOLORING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange)
CHECKED_ROLES = {"nav": "accent_ink", "chip": "accent_ink"}


class Button(QPushButton):
    """Variants: "" (secondary), primary, quiet, link, nav, chip, tally, tally-primary; Enter presses it too."""

    _icon_name = ""  # Qt may ask for colours before __init__ has come this far
    _variant = ""

    def __init__(self, text: str = "", icon: str = "", variant: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._variant = variant
        self.once = False
        self.setProperty("variant", variant)
        self.setProperty("square", "true" if icon and not text else "false")
        self.setAutoDefault(False)
        self.toggled.connect(self._color_icon)
        self._color_icon()

    def setText(self, text: str) -> None:
        """The icon keeps its distance from words, and none where there are none."""
        super().setText(text)
        self._color_icon()

    def setToolTip(self, text: str) -> None:
        """What a person typed, the name of an item for instance, is no markup."""
        super().setToolTip(as_tip(text))

    def show_icon(self, name: str) -> None:
        """Wear another icon, or none."""
        self._icon_name = name
        self._color_icon()

    def disable(self, reason: str) -> None:
        """Switch off and say why."""
        self.setEnabled(False)
        self.setToolTip(reason)

    def enable(self, hint: str = "") -> None:
        """Switch on again."""
        self.setEnabled(True)
        self.setToolTip(hint)

    def sizeHint(self) -> QSize:
        """Room for the bold letters of the chosen state, so that choosing moves nothing."""
        size = super().sizeHint()
        if self.isCheckable():
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
                self.text()
            )
            size.setWidth(size.width() + max(0, wider) + 2)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RECOLORING:
            self._color_icon()

    def event(self, event: QEvent) -> bool:
        """Space and Enter belong to the button that has the focus, whatever the window makes of them elsewhere."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._color_icon()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in PRESSES:
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click is one press of a button that is pressed `once`: the second may fall on what came after."""
        if self.once:
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _color_icon(self) -> None:
        if not self._icon_name:
            self.setIcon(QIcon())
            return
        look = theme.current()
        role = ICON_ROLES.get(self._variant, "ink")
        if self.isChecked():
            role = CHECKED_ROLES.get(self._variant, role)
        color = look.roles[role if self.isEnabled() else "muted"]
        side = look.px(20)
        room = look.px(ICON_GAP) if self.text() else 0
        self.setIcon(icons.icon(self._icon_name, color, color, side, self.devicePixelRatioF(), room))
        self.setIconSize(QSize(side + room, side))
