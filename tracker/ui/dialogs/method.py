"""How sure is this? The method in plain words, what this diary gave it, and where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.text import Text

WIDE, TALL = 600, 560

PARTS = (
    (
        _("What is compared"),
        _(
            "The mean of the last 28 days with the mean of the 28 days before treatment began; where too few of those "
            "were recorded, with the first two weeks after it. Only recorded days count: an empty day is not a zero. "
            "Counts such as twitches are compared as a ratio, ratings as a difference in points. With fewer than 7 "
            "days on the one side or 10 on the other nothing is said."
        ),
    ),
    (
        _("The likely range"),
        _(
            "Neighbouring days resemble each other and some are missing, so simple averages look surer than they are. "
            "Here each day carries over a part of the day before and has a chance of its own, on the real calendar. "
            "How much carries over is not guessed but averaged over everything that fits your diary, and each side "
            "has a spread of its own. In made-up diaries whose truth is known, these 95% ranges held it in 93 to 99 of "
            "100; in about 90 where a mild symptom vanished and few days were recorded."
        ),
    ),
    (
        _("When a sentence is said"),
        _(
            "Every fourteenth day of treatment the diary is looked at as it stood then. “Lower” or “higher” is said "
            "only where two looks in a row agree that the whole range lies on one side, and never for less than half a "
            "point; the sentence has the figures of the later look. So looking more often changes nothing. In "
            "made-up diaries in which nothing changed, a false “lower” came up in fewer than 4 of 100 over 16 weeks. "
            "One symptom is chosen in advance; the others are shown with their ranges alone."
        ),
    ),
    (
        _("Between injections"),
        _(
            "The days since an injection are set beside the symptom, next to the slow course of recovery and the day "
            "of the week. Loading doses and the cycle under way are left out. With injections on the same weekdays it "
            "cannot be told from the day of the week, and nothing is said."
        ),
    ),
    (
        _("What went together"),
        _(
            "Each trigger is set beside each symptom in the same way, for the same day and the day after. Because so "
            "many pairs are tried, only those are named that still stand out when the number of tries is allowed for: "
            "of what is named, about one in ten is expected to be chance."
        ),
    ),
    (
        _("What it cannot tell"),
        _(
            "Why something changed. A diary that was begun in a bad spell, a course that was improving already, other "
            "treatments, and days that were left out because they were bad can all look like a change. A point on the "
            "0 to 10 scale is about what people notice; that was found for pain, not for these symptoms. Home twitch "
            "counts are not a validated test: they help to describe a day, and cannot tell one condition from another."
        ),
    ),
)
SOURCES = (
    "Newcombe RG. Statistics in Medicine 2006; 25: 559–573.",
    "Parker RI, Vannest K. Behavior Therapy 2009; 40: 357–367.",
    "Satterthwaite FE. Biometrics Bulletin 1946; 2: 110–114.",
    "Harville DA. Journal of the American Statistical Association 1977; 72: 320–338.",
    "Benjamini Y, Hochberg Y. Journal of the Royal Statistical Society B 1995; 57: 289–300.",
    "Farrar JT et al. Pain 2001; 94: 149–158.",
    "Salaffi F et al. European Journal of Pain 2004; 8: 283–291.",
)


def show_method(own: Sequence[str], parent: QWidget) -> None:
    """Show the method, with the figures of one's own diary, until it is closed."""
    method_dialog(own, parent).exec()


def method_dialog(own: Sequence[str], parent: QWidget) -> QDialog:
    """The dialog; `own` are sentences about what this diary gave the method."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("How sure is this?"))
    look = theme.current()
    dialog.resize(look.px(WIDE), look.px(TALL))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(Text(_("How sure is this?"), "title", wrap=True))
    column.addWidget(_scrolled(own), 1)
    buttons = QDialogButtonBox()
    buttons.addButton(Button(_("Close"), variant="primary"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    column.addWidget(buttons)
    return dialog


def _scrolled(own: Sequence[str]) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(10, 8, 14, 8)
    column.setSpacing(6)
    parts = [(_("In your diary"), "\n".join(own)), *PARTS] if own else PARTS
    for title, words in parts:
        column.addWidget(Text(title, "heading", wrap=True))
        column.addWidget(Text(words, wrap=True))
        column.addSpacing(10)
    column.addWidget(Text(_("Where this comes from"), "heading", wrap=True))
    column.addWidget(Text("\n".join(SOURCES), "small", wrap=True))
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(_("The method"))
    area.setWidget(inside)
    return area
