"""A small thing to choose or leave: a symptom to show, a place on the body."""

from PySide6.QtWidgets import QWidget

from tracker.ui import theme
from tracker.ui.widgets.button import Button


class Chip(Button):
    """Chosen is told by a check mark as well as by colour; Space and Enter change it."""

    def __init__(self, text: str, *, chosen: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, variant="chip", parent=parent)
        self.setCheckable(True)
        self.setProperty("ring_radius", theme.current().px(18))
        self.toggled.connect(self._mark)
        self.setChecked(chosen)

    def _mark(self, chosen: bool) -> None:
        self.show_icon("check" if chosen else "")
