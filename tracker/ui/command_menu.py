"""The menu of the window: every command with its key."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from tracker.i18n import _
from tracker.ui import icons, theme
from tracker.ui.commands import ADD, DAY, PAGE, Command

FOLDED = {PAGE: "today", DAY: "calendar-pick", ADD: "edit"}
"""Groups that stand in a menu of their own, with its icon: the first menu stays short."""


class CommandMenu(QMenu):
    """Makes the actions, and gives them to the window, so that their keys work everywhere in it."""

    def __init__(self, commands: Sequence[Command], window: QWidget, *, read_only: bool) -> None:
        super().__init__(_("Menu"), window)
        self._icons: list[tuple[QAction, str]] = []
        self._by_key: dict[str, QAction] = {}
        groups: dict[str, QMenu] = {}
        for command in commands:
            if command.group not in groups:
                groups[command.group] = self._group(command.group)
            action = self._action(command, window)
            action.setEnabled(not (command.writes and read_only))
            if command.key != "menu":
                groups[command.group].addAction(action)
        self.aboutToShow.connect(self._color)

    def action(self, key: str) -> QAction:
        """The action of a command."""
        return self._by_key[key]

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; what would do nothing is off."""
        for key, plain, text, what in (
            ("undo", _("Undo"), _("Undo: {what}"), undo),
            ("redo", _("Redo"), _("Redo: {what}"), redo),
        ):
            self.action(key).setText((text.format(what=what) if what else plain).replace("&", "&&"))
            self.action(key).setEnabled(bool(what))

    def _group(self, group: str) -> QMenu:
        if group not in FOLDED:
            self.addSeparator()
            return self
        menu = self.addMenu(group)
        self._icons.append((menu.menuAction(), FOLDED[group]))
        return menu

    def _action(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.label.replace("&", "&&"), window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys.split()])
        action.triggered.connect(lambda _checked=False: command.do())
        window.addAction(action)
        self._icons.append((action, command.icon))
        self._by_key[command.key] = action
        return action

    def _color(self) -> None:
        look, ratio = theme.current(), self.devicePixelRatioF()
        for action, icon in self._icons:
            action.setIcon(icons.icon(icon, look.roles["ink"], look.roles["muted"], look.px(20), ratio))
