"""A finished chart as a file: the same picture gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def png(figure: Figure, dpi: float) -> bytes:
    """The picture in pixels, so many an inch."""
    stream = BytesIO()
    figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None}, facecolor=figure.get_facecolor())
    return stream.getvalue()


def svg(figure: Figure) -> str:
    """The picture as SVG without a date in it; text stays text, so that it can be found and read aloud."""
    from matplotlib import rc_context

    stream = BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "b12-tracker"}):
        figure.savefig(stream, format="svg", metadata={"Date": None}, facecolor=figure.get_facecolor())
    return stream.getvalue().decode("utf-8")
