"""The diary as the window sees it: it does, undoes, and says what changed."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from tracker.domain import answer_words, answers
from tracker.domain.change import Change, Edit, summary
from tracker.domain.dose import Dose
from tracker.domain.errors import DiaryError
from tracker.domain.history import Day, History, Period
from tracker.domain.observation import Observation, put
from tracker.domain.record import Record
from tracker.domain.regimen import Regimen
from tracker.i18n import _
from tracker.store.diary import Diary

R = TypeVar("R", bound=Record)

BURST = timedelta(seconds=1)
MERGING, SINGLE = 1, -1


class Step(QUndoCommand):
    """What one undo takes back; the diary has it already, so pushing it does nothing more."""

    def __init__(self, edits: tuple[Edit, ...], text: str, burst: str, at: datetime) -> None:
        super().__init__(text)
        self.edits = edits
        self.burst = burst
        self.at = at

    def id(self) -> int:
        """Only steps of a burst may merge."""
        return MERGING if self.burst else SINGLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a later step of the same burst, if it came within a second."""
        assert isinstance(other, Step), "only steps are pushed"
        if other.burst != self.burst or other.at - self.at > BURST:
            return False
        self.edits, self.at = (*self.edits, *other.edits), other.at
        self.setText(other.text())
        return True


class ObservableDiary(QObject):
    """Every wish of a page goes through here; what a wish is called is what undo will say."""

    changed = Signal(object)
    saved = Signal(object)
    not_saved = Signal(str, str)
    recorded = Signal(str)
    undone = Signal(str)
    redone = Signal(str)
    removed = Signal(str)
    brought_about = Signal(str)

    def __init__(self, diary: Diary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diary = diary
        self._steps = QUndoStack(self)
        self._pictures: dict[Period, History] = {}

    @property
    def path(self) -> Path:
        """Where the diary lies."""
        return self._diary.path

    @property
    def read_only(self) -> bool:
        """Whether the diary can only be read."""
        return self._diary.read_only

    @property
    def today(self) -> date:
        """The local calendar day."""
        return self._diary.today

    @property
    def now(self) -> datetime:
        """The local moment, with its offset."""
        return self._diary.clock().astimezone(self._diary.zone)

    @property
    def undo_text(self) -> str:
        """What the next undo takes back; empty where there is nothing."""
        return self._steps.undoText()

    @property
    def redo_text(self) -> str:
        """What the next redo brings back; empty where there is nothing."""
        return self._steps.redoText()

    @property
    def newest_backup(self) -> datetime | None:
        """When the newest backup was made, in local time."""
        return self._diary.newest_backup()

    def span(self) -> Period | None:
        """From the first to the last day with anything recorded."""
        return self._diary.span()

    def day(self, day: date) -> Day:
        """All records of one day."""
        return self._diary.day(day)

    def history(self, period: Period) -> History:
        """The picture of a period; that of a single day, which many ask for, is kept until the next change."""
        if period.days > 1:
            return self._diary.history(period)
        if period not in self._pictures:
            self._pictures = {period: self._diary.history(period)}
        return self._pictures[period]

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one kind, oldest first."""
        return self._diary.records(kind)

    def put(self, observation: Observation, text: str) -> None:
        """Record a value, whether there was one before or not."""
        before = self._diary.observation(*observation.key)
        self.record((put((before,) if before else (), observation),), text)

    def record(self, edits: Iterable[Edit], text: str, burst: str = "") -> None:
        """Make all edits or none, as one step that undo will call `text`; steps of one burst join.

        What they mean for the doses and plans that are there belongs to the step.
        """
        stored = self._apply(self._answered(tuple(edits)), text)
        if not stored:
            return
        self._steps.push(Step(stored, text, burst, self._diary.clock()))
        self._tell(stored)
        if not burst and any(edit.after is None for edit in stored):
            self.removed.emit(text)
        else:
            self.recorded.emit(text)
        if besides := answer_words.brought_about(stored):
            self.brought_about.emit(besides)

    def undo(self) -> None:
        """Take the last step back; it stays undoable if the disk refuses."""
        if not self._steps.canUndo():
            return
        step = self._step(self._steps.index() - 1)
        stored = self._apply(
            (edit.inverse for edit in reversed(step.edits)), _("Undo: {what}").format(what=step.text())
        )
        self._steps.undo()
        self._tell(stored)
        self.undone.emit(step.text())

    def redo(self) -> None:
        """Make the step that was taken back once more."""
        if not self._steps.canRedo():
            return
        step = self._step(self._steps.index())
        stored = self._apply(step.edits, step.text())
        self._steps.redo()
        self._tell(stored)
        self.redone.emit(step.text())

    @property
    def is_backup_due(self) -> bool:
        """Whether a day has passed since the newest backup."""
        return self._diary.is_backup_due()

    def back_up(self, reason: str = "daily") -> None:
        """Make a verified copy beside the diary."""
        self._diary.back_up(reason)

    def close(self) -> None:
        """Let the diary file go."""
        self._diary.close()

    def _answered(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        if not any(isinstance(edit.record, Dose | Regimen) for edit in edits):
            return edits
        return answers.with_answers(edits, self._diary.records(Regimen), self._diary.records(Dose))

    def _apply(self, edits: Iterable[Edit], text: str) -> tuple[Edit, ...]:
        """Have the diary make the edits; a refusal by the file is told with what was to be kept."""
        try:
            return self._diary.apply(edits)
        except DiaryError as refusal:
            self.not_saved.emit(text, str(refusal))
            raise

    def _step(self, index: int) -> Step:
        step = self._steps.command(index)
        assert isinstance(step, Step), "only steps are pushed"
        return step

    def _tell(self, edits: tuple[Edit, ...]) -> None:
        self._pictures.clear()
        self.saved.emit(self.now)
        self.changed.emit(summary(edits))


def touches(change: Change, day: date) -> bool:
    """Whether a change can show on a day's page: days of doses and plans reach further than their own."""
    return day in change.days or bool(change.kinds - {"Observation", "TimedCount"})
