"""Time that runs, stands still and runs on, by a clock that is handed in."""

from collections.abc import Callable


class Stopwatch:
    """Stands still at first; `seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._kept = 0.0
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def elapsed(self) -> float:
        """Seconds that it ran, without those that it stood still."""
        return self._kept + (self._seconds() - self._since if self._since is not None else 0.0)

    def start(self) -> None:
        """Run, or run on."""
        if self._since is None:
            self._since = self._seconds()

    def stop(self) -> None:
        """Stand still."""
        self._kept, self._since = self.elapsed, None
