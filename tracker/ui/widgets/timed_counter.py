"""What is seen of a count in a window of time: the clock, the huge button, and few others below."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracker.i18n import _, at_start, format_number
from tracker.ui.widgets.button import Button
from tracker.ui.widgets.flow_layout import FlowLayout
from tracker.ui.widgets.huge_button import HugeButton
from tracker.ui.widgets.text import Text, restyle

MARGIN = 24


class State(Enum):
    """Where a count stands; OVER is one that could not be kept yet."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    ASKED = auto()
    OVER = auto()
    KEPT = auto()


COUNTING = (State.READY, State.RUNNING, State.PAUSED)
STOPPED = (State.ASKED, State.OVER, State.KEPT)


class TimedCounter(QWidget):
    """Shows one state at a time; which buttons are there follows from it."""

    def __init__(self, sites: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.READY
        self.left = Text("", "figure")
        self.bar = QProgressBar()
        self.tap = HugeButton()
        self.said = QWidget()
        self.result = Text("", "figure", wrap=True)
        self.words = Text("", wrap=True)
        self.fault = Text("", "error", wrap=True)
        self.place = QComboBox()
        self.less = Button(_("One less"), icon="minus")
        self.pause = Button(_("Pause"))
        self.keep = Button(variant="primary")
        self.go_on = Button(_("Go on counting"))
        self.drop = Button(_("Discard them"))
        self.cancel = Button(_("Cancel"))
        self.close_it = Button(_("Close"), variant="primary")
        self._offer(sites)
        self._arrange()

    def site(self) -> str:
        """The one place that is watched, '' where none was chosen."""
        return str(self.place.currentData())

    def show_state(self, state: State) -> None:
        """Show what this state needs."""
        self._state = state
        for widget, states in self._shown_in().items():
            widget.setVisible(state in states)
        self.fault.hide()
        self.pause.setText(_("Go on") if state is State.PAUSED else _("Pause"))
        self.tap.setProperty("quiet", "true" if state is State.PAUSED else "false")
        for widget in (self.tap, self.tap.figure, self.tap.caption):
            restyle(widget)

    def show_left(self, seconds: int, whole: int) -> None:
        """Show how many seconds are left."""
        self.left.setText(f"{seconds // 60}:{seconds % 60:02}")
        self.bar.setRange(0, whole)
        self.bar.setValue(whole - seconds)

    def show_count(self, count: int) -> None:
        """Show the count, and what a press does now."""
        number = format_number(count, 0)
        words = {
            State.READY: (_("Start"), _("then press at each twitch, or Space"), _("Start the clock")),
            State.PAUSED: (number, _("paused: press to go on"), _("Go on counting")),
        }.get(self._state, (number, _("press at each twitch"), _("Count one twitch")))
        self.tap.show_words(*words)
        self.less.setEnabled(count > 0)

    def show_result(self, rate: str, counted: str, window: str) -> None:
        """Show what came of it: before it may be dropped, and once it is kept."""
        sentence = {
            State.ASKED: _("{counted} in {window}. Keep them as a count over that time, or discard them for good."),
            State.KEPT: _("{counted} in {window}. Kept beside the day’s number, not added to it."),
        }.get(self._state, _("{counted} in {window}, not saved yet."))
        self.result.setText(_("Stop counting?") if self._state is State.ASKED else rate)
        self.words.setText(sentence.format(counted=at_start(counted), window=window))
        self.keep.setText(_("Keep {counted}").format(counted=counted))

    def show_fault(self, sentence: str) -> None:
        """Say why it was not kept."""
        self.fault.setText(sentence)
        self.fault.show()

    def _shown_in(self) -> dict[QWidget, tuple[State, ...]]:
        under_way = (State.RUNNING, State.PAUSED)
        return {
            **dict.fromkeys((self.left, self.bar, self.tap, self.cancel), COUNTING),
            self.said: STOPPED,
            **dict.fromkeys((self.less, self.pause), under_way),
            **dict.fromkeys((self.keep, self.drop), (State.ASKED, State.OVER)),
            self.place: (State.READY,),
            self.go_on: (State.ASKED,),
            self.close_it: (State.KEPT,),
        }

    def _offer(self, sites: Sequence[tuple[str, str]]) -> None:
        self.place.addItem(_("Anywhere on the body"), "")
        for key, label in sites:
            self.place.addItem(label, key)
        self.place.setAccessibleName(_("Where you count"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Time so far"))
        self.less.setAccessibleName(_("One twitch less"))

    def _arrange(self) -> None:
        clock = QHBoxLayout()
        clock.setSpacing(16)
        clock.addWidget(self.left)
        clock.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout(self.said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addStretch(1)
        for words in (self.result, self.words, self.fault):
            said.addWidget(words)
        said.addStretch(1)
        foot = FlowLayout(gap=12, spread=True)
        for part in (self.place, self.keep, self.go_on, self.less, self.pause, self.drop, self.cancel, self.close_it):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 8, MARGIN, MARGIN)
        column.setSpacing(16)
        column.addLayout(clock)
        column.addWidget(self.tap, 1)
        column.addWidget(self.said, 1)
        column.addLayout(foot)
