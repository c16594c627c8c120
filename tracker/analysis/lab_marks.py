"""Which laboratory results lie outside the range that was printed with them."""

from tracker.analysis.doses import is_treated
from tracker.domain import catalogue
from tracker.domain.history import History
from tracker.domain.lab import LabResult

LOW, HIGH = "low", "high"


def mark(history: History, lab: LabResult) -> str:
    """Return LOW, HIGH or '' against the range printed with a result; '' where its comparator leaves it open.

    A high B12 under treatment is what treatment does, so it is never marked; a low one always is.
    """
    if lab.number is None:
        return ""
    if lab.low is not None and lab.comparator not in (">", ">=") and _below(lab.number, lab.low, lab.comparator == "<"):
        return LOW
    if lab.high is None or lab.comparator in ("<", "<=") or not _below(lab.high, lab.number, lab.comparator == ">"):
        return ""
    return "" if catalogue.is_b12_test(lab.test) and is_treated(history, lab.day, lab.time) else HIGH


def _below(lower: float, upper: float, or_equal: bool) -> bool:
    return lower < upper or (or_equal and lower == upper)
