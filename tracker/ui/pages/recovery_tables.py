"""Below the Recovery chart: every symptom, every regimen and every trigger, each with its days and its range."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tracker.domain.history import History
from tracker.i18n import _, ngettext
from tracker.ui.tables.lab_table import LabRow, LabTable
from tracker.ui.widgets.card import Card
from tracker.ui.widgets.text import Text

if TYPE_CHECKING:
    from tracker.analysis.results import Results


WIDEST = 340
NOWHERE = (-1, -1)
"""No row is chosen in a table that is only read, until the keyboard comes to it."""


class TableCard(Card):
    """Sentences, a table whose rows are all there, and what the figures in it are."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.sentences = Text("", wrap=True)
        self.table = LabTable(title, most_rows=None, widest=WIDEST)
        self.note = Text("", "small", wrap=True)
        for part in (self.sentences, self.table, self.note):
            self.body.addWidget(part)

    def show_table(self, heads: Sequence[str], rows: Iterable[LabRow], note: str, said: Sequence[str] = ()) -> None:
        """Replace everything; without a row there is nothing to show."""
        shown = tuple(rows)
        self.setVisible(bool(shown))
        self.sentences.setText("\n".join(said))
        self.sentences.setVisible(bool(said))
        self.note.setText(note)
        self.table.show_rows(heads, shown, NOWHERE)


class RecoveryTables(QWidget):
    """Not there until they are worked out; the table of symptoms is placed by the page, under its chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symptoms = TableCard(_("Every symptom"))
        self.regimens = TableCard(_("Plan by plan"))
        self.triggers = TableCard(_("What went together"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.regimens, self.triggers):
            column.addWidget(card)
        self.hide()

    def show_results(self, history: History, found: "Results", items: Sequence[str]) -> None:
        """Show what was worked out; `items` are the symptoms that are shown on the chart."""
        from tracker.ui.pages import recovery_rows as rows

        self.setVisible(True)
        treated = found.start is not None
        stood_in = [course.change.first is not None for course in found.courses if course.change.estimate]
        first = bool(stood_in) and all(stood_in)
        note = _(
            "Means, with the days recorded, and 95% likely ranges. Only the main symptom is put into a "
            "sentence: among many, one would seem to change by chance. “Recent change” is over the last 8 "
            "weeks."
        )
        shown = rows.symptom_rows(history, found) if treated else ()
        self.symptoms.show_table(rows.symptom_heads(first=first), shown, note)
        note = _(
            "Means of the recorded days; plans may overlap. A change after a plan began need not come from the plan."
        )
        self.regimens.show_table(rows.regimen_heads(history, items), rows.regimen_rows(history, found, items), note)
        self._show_triggers(history, found)

    def _show_triggers(self, history: History, found: "Results") -> None:
        from tracker.analysis.pattern_words import together_groups
        from tracker.ui.pages import recovery_rows as rows

        asked = sum(one.chance is not None for one in found.compared)
        said = [*together_groups(history, found.together)]
        if asked and not said:
            form = ngettext(
                "Nothing stood out, allowing for {count} comparison.",
                "Nothing stood out, allowing for {count} comparisons.",
                asked,
            )
            said = [form.format(count=asked)]
        elif said:
            said.append(_("This allows for all {count} comparisons, listed below.").format(count=asked))
        note = _(
            "The change of the symptom for one unit more, with its likely range (twitches in twitches), over the last "
            "year at most. All comparisons are listed. What goes together need not be a cause."
        )
        shown = rows.trigger_rows(history, found.compared, found.together)
        self.triggers.show_table(rows.trigger_heads(), shown, note, said)
