"""Twitches counted while a minute or five run: one huge button, a calm clock, nothing else to aim at."""

import time
from collections.abc import Callable
from datetime import datetime
from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tracker.domain import catalogue
from tracker.domain.timed_count import TimedCount
from tracker.domain.timed_count_words import counted_words, minutes_words, rate_words
from tracker.i18n import _
from tracker.ui import theme
from tracker.ui.announce import Announcer
from tracker.ui.reading_order import ReadingOrder
from tracker.ui.stopwatch import Stopwatch
from tracker.ui.timers import timer
from tracker.ui.unsaved import Unsaved
from tracker.ui.widgets.button import PRESSES
from tracker.ui.widgets.timed_counter import COUNTING, State, TimedCounter

SIZE = (560, 520)
LOOK_EVERY_MS = 200
SETTLE_MS = 1500
"""So long after the end a press may still mean a twitch, and closes nothing."""


class TimedCountDialog(ReadingOrder, QDialog):
    """Hands a TimedCount to `keep` when the time is over; `now` is the wall clock, `seconds` runs evenly."""

    def __init__(
        self,
        minutes: int,
        now: Callable[[], datetime],
        keep: Callable[[TimedCount], None],
        parent: QWidget | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.minutes, self._now, self._keep = minutes, now, keep
        self.count = 0
        self.state = State.READY
        self._began = now()
        self._watch = Stopwatch(seconds)
        self._timer = timer(self, LOOK_EVERY_MS, once=False)
        self.face = TimedCounter([(site, catalogue.site_label(site)) for site in catalogue.body_places()])
        self.announcer = Announcer(self)
        self.setWindowTitle(_("Count for {minutes}").format(minutes=minutes_words(minutes)))
        self._arrange()
        self._wire()
        self._enter(State.READY)

    def press(self) -> None:
        """The huge button: begin, count one, or go on after a pause."""
        if self.state is not State.RUNNING:
            self.run()
            return
        self.show_time()
        if self.state is State.RUNNING:
            self.count += 1
            self.face.show_count(self.count)

    def take_back(self) -> None:
        """One twitch less: a press that slipped."""
        self.count = max(0, self.count - 1)
        self.face.show_count(self.count)

    def run(self) -> None:
        """Let the time run, or run on."""
        if self.state is State.READY:
            self._began = self._now()
        self._watch.start()
        self._timer.start()
        self._enter(State.RUNNING)

    def pause(self) -> None:
        """Let the time stand still, or run on."""
        if self.state is State.PAUSED:
            self.run()
        else:
            self._stop(State.PAUSED)

    def show_time(self) -> None:
        """Show what is left; when nothing is, the count is kept."""
        left = max(0.0, self.minutes * 60 - self._watch.elapsed)
        self.face.show_left(ceil(left), self.minutes * 60)
        if not left and self.state is State.RUNNING:
            self._stop(State.OVER)
            self.keep()

    def keep(self) -> None:
        """Have the count kept; what is refused stays here, and can be kept again."""
        self._keep(self._counted())
        self._enter(State.KEPT)

    def drop(self) -> None:
        """Close, and forget what was counted."""
        super().reject()

    def reject(self) -> None:
        """Cancel and Escape: a question only where something was counted."""
        if self.state is State.ASKED:
            self._enter(State.PAUSED)
        elif self._unkept:
            self._stop(State.ASKED)
        else:
            super().reject()

    def tell(self, sentence: str) -> None:
        """Show why the count was not kept."""
        self.face.show_fault(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press the huge button, unless another control has the focus and wants them."""
        if event.key() not in PRESSES:
            super().keyPressEvent(event)
        elif self.state in COUNTING and not event.isAutoRepeat():
            self.press()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside: what was counted is kept, over the time that had run."""
        event.ignore()
        if self._unkept:
            self._stop(State.OVER)
            self.keep()
        self.accept()
        event.accept()

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """What was counted and is not kept, in words."""
        return (Unsaved(self.windowTitle(), counted_words(self.count)),) if self._unkept else ()

    @property
    def _unkept(self) -> bool:
        return self.count > 0 and self.state is not State.KEPT

    def _counted(self) -> TimedCount:
        began, offset = self._began, self._began.utcoffset()
        return TimedCount(
            day=began.date(),
            time=began.time().replace(second=0, microsecond=0),
            utc_offset=None if offset is None else int(offset.total_seconds() // 60),
            minutes=max(0.01, round(min(self._watch.elapsed / 60, self.minutes), 2)),
            count=self.count,
            site=self.face.site(),
        )

    def _stop(self, state: State) -> None:
        self._watch.stop()
        self._timer.stop()
        self._enter(state)

    def _enter(self, state: State) -> None:
        self.state = state
        self.face.show_state(state)
        if state in COUNTING:
            self.face.show_count(self.count)
            self.face.tap.setFocus()
            self.show_time()
            return
        counted = self._counted()
        self.face.show_result(rate_words(counted), counted_words(counted.count), minutes_words(counted.minutes))
        self.announcer.say(f"{self.face.result.text()}. {self.face.words.text()}")
        self.setFocus()
        QTimer.singleShot(SETTLE_MS, self, self._offer_the_way_on)

    def _offer_the_way_on(self) -> None:
        """The keyboard's place after the end, once the last presses have run out."""
        button = self.face.close_it if self.state is State.KEPT else self.face.keep
        if button.isVisible() and self.hasFocus():
            button.setFocus()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        look, around = theme.current(), self.parentWidget()
        room = around.size() if around is not None else self.screen().availableSize()
        self.resize(min(look.px(SIZE[0]), room.width() - 48), min(look.px(SIZE[1]), room.height() - 48))

    def _wire(self) -> None:
        face = self.face
        self._timer.timeout.connect(self.show_time)
        face.tap.pressed.connect(self.press)
        for button, do in (
            (face.less, self.take_back),
            (face.pause, self.pause),
            (face.cancel, self.reject),
            (face.keep, self.keep),
            (face.drop, self.drop),
            (face.go_on, self.run),
            (face.close_it, self.accept),
        ):
            button.clicked.connect(do)
