"""B12 Tracker: a diary for recovering from vitamin B12 deficiency."""

__version__ = "0.1.0"
