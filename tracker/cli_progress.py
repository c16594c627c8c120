"""How far long work on the command line has come, told beside what it prints; nothing where it is quick."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tracker.i18n import format_number

T = TypeVar("T")
QUICK = 1.5
"""Seconds of work that need no word."""
BETWEEN = 0.2
"""Seconds between two updates of a line on a terminal."""
LOOK = 256
"""Things done between two looks at the clock."""
FEW = 5000
"""So many things need no word either, however slow the machine."""


class Progress:
    """Tells steps on the standard error: one line that is updated on a terminal, else a line for each step."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._told = clock()
        self._open, self._said, self._done = False, "", 0

    def through(self, things: Iterable[T], words: str) -> Iterator[T]:
        """Pass things on one by one; `words` name the step, with `{count}` for how many are done."""
        for done, thing in enumerate(things, 1):
            yield thing
            self._done += 1
            if not done % LOOK:
                self._tell(words, done)

    def step(self, words: str) -> None:
        """Say what is being done now, where the work takes long already."""
        self._tell(words, 0, at_once=True)

    def close(self) -> None:
        """End the line that was updated."""
        if self._open:
            print(file=sys.stderr, flush=True)
        self._open = False

    def _tell(self, words: str, count: int, *, at_once: bool = False) -> None:
        now = self._clock()
        if now - self._began < QUICK or self._done < FEW:
            return
        if sys.stderr.isatty():
            if at_once or now - self._told >= BETWEEN:
                self._told, self._open = now, True
                print(f"\r\x1b[K{words.format(count=format_number(count))}", end="", file=sys.stderr, flush=True)
        elif words != self._said:
            print(words.format(count=format_number(count)), file=sys.stderr, flush=True)
        self._said = words
