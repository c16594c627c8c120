"""What may be said of the symptom that was chosen in advance, with what to bear in mind; changes by the fortnight."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.analysis.baseline import baseline_so_far
from tracker.analysis.wording import baseline_wish
from tracker.domain.history import History
from tracker.i18n import _
from tracker.ui.dialogs.method import show_method
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.text import Text

if TYPE_CHECKING:
    from tracker.ui.pages.recovery_results import Figures


class StatementLine(QWidget):
    """One sentence in ink, muted ones under it; nothing until it is known. Before treatment, what days are good for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: list[str] = []
        self.sentence = Text("", wrap=True)
        self.caveats = Text("", "muted", wrap=True)
        self.looks = Text("", "small", wrap=True)
        self.how = Button(_("How sure is this?"), variant="link")
        self.how.clicked.connect(lambda: show_method(self._own, self.window()))
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 2, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        last = FlowLayout(gap=12, centered=True)
        last.addWidget(self.caveats)
        last.addWidget(self.looks)
        last.addWidget(self.how)
        column.addLayout(last)
        self.hide()

    def show_before(self, history: History) -> None:
        """Ask for days to compare with, while treatment has not begun."""
        found = baseline_so_far(history)
        if found is None:
            return
        first, *others = baseline_wish(found)
        self.sentence.setText(first)
        self.caveats.setText(" ".join(others))
        self.caveats.show()
        self.looks.hide()
        self.how.hide()
        self.show()

    def show_said(self, history: History, found: "Figures") -> None:
        """Say what the last two looks agree on."""
        from tracker.analysis import findings, recovery_words

        start = history.treatment_start
        if start is None or start > history.period.last:
            return
        self.setVisible(found.main is not None)
        if found.main is None or found.said is None:
            return
        item, rested = history.item(found.main.item), recovery_words.basis(found.said, found.main)
        said, *beside = recovery_words.change_sentences(item, found.said, found.main)
        self.sentence.setText(said)
        self._own = recovery_words.rests_on(item, rested)
        self.caveats.setText(" ".join((*beside, *recovery_words.caveats(rested))))
        self.caveats.setVisible(bool(self.caveats.text()))
        after = findings.next_look(start, history.period.last)
        self.looks.setText(recovery_words.looks(found.said, after) if found.main.estimate else "")
        self.looks.setVisible(bool(self.looks.text()))
        self.how.show()
