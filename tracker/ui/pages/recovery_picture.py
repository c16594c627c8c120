"""Where the picture of the Recovery chart is to be written."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.i18n import _

PNG, SVG = _("Picture (*.png)"), _("Drawing that stays sharp at any size (*.svg)")


def ask_where(parent: QWidget, name: str) -> Path | None:
    """The file that a person chose, with the ending of the kind that was chosen; None where it was left."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    proposed = str(Path(folder) / f"{name}.png")
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Save the picture"), proposed, f"{PNG};;{SVG}")
    if not chosen:
        return None
    path = Path(chosen)
    known = path.suffix.lower() in (".png", ".svg")
    return path if known else path.with_name(f"{path.name}{'.svg' if kind == SVG else '.png'}")
