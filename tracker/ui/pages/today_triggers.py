"""What can set twitches off, on the Today page: sleep, caffeine, stress, exercise, alcohol, and the person's own."""

from PySide6.QtWidgets import QWidget

from tracker.domain.tracked import TRIGGER
from tracker.i18n import _
from tracker.ui.observable_diary import ObservableDiary
from tracker.ui.pages.today_items import ItemsCard


class TriggersCard(ItemsCard):
    """A row for each shown trigger, by its kind."""

    def __init__(self, diary: ObservableDiary, parent: QWidget | None = None) -> None:
        super().__init__(_("Sleep, coffee, stress"), TRIGGER, diary, parent)
        self.body.addStretch(1)
