"""B12 Tracker: a diary for recovering from vitamin B12 deficiency."""

import gc

__version__ = "0.1.0"

gc.set_threshold(50_000, 20, 20)
"""Starting makes some hundred thousand lasting objects; the usual 700 would look through them again and again."""
