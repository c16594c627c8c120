"""Timers, made in the one way that works in every locale."""

from PySide6.QtCore import QObject, QTimer


def timer(parent: QObject, milliseconds: int, *, once: bool = True) -> QTimer:
    """Return a timer that is not running yet.

    `QTimer(parent, interval=…)` is refused in a Turkish locale: PySide makes `setInterval` of the name by the rules of
    the language, in which the capital of i is not I.
    """
    made = QTimer(parent)
    made.setInterval(milliseconds)
    made.setSingleShot(once)
    return made
