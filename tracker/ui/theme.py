"""Roles become a palette, a font and a style sheet; the look of the app is data in resources/themes."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tracker import resources
from tracker.ui import icons
from tracker.ui.focus_ring import FocusFollower

BODY = 13.5
PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "shade",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent_ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control_line",
    QPalette.ColorRole.Shadow: "control_line",
}
DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


@dataclass(frozen=True)
class Theme:
    """Colours by role ("#RRGGBB"), and how much larger than usual everything is."""

    name: str
    dark: bool
    roles: Mapping[str, str]
    scale: float = 1.0

    def color(self, role: str) -> QColor:
        return QColor(self.roles[role])

    def px(self, length: float) -> int:
        """A length of the design in pixels at the chosen text size."""
        return round(length * self.scale)

    def points(self, pixels: float) -> float:
        """The font size that has so many pixels at the usual text size."""
        return round(pixels * self.scale * 72 / _dots_per_inch(), 2)


def names() -> list[str]:
    """All themes there are."""
    return [name.removesuffix(".toml") for name in resources.names("themes") if name.endswith(".toml")]


@cache
def load(name: str) -> Theme:
    """The theme of this name at the usual text size."""
    content = tomllib.loads(resources.read_text("themes", f"{name}.toml"))
    return Theme(name, content["dark"], content["roles"])


def system_theme() -> str:
    """The theme that suits the system's setting; light where the system says nothing."""
    hints = QGuiApplication.styleHints()
    color = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    wishes = hints.accessibility()
    more = wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
    return f"high_contrast_{color}" if more else color


def current() -> Theme:
    """The theme that the application wears."""
    wardrobe = _wardrobe()
    return wardrobe.theme if wardrobe else load("light")


def apply(app: QApplication, theme: Theme, text_scale: float = 1.0) -> None:
    """Dress the whole application; every open window follows at once."""
    wardrobe = _wardrobe() or Wardrobe(app)
    wardrobe.theme = theme = replace(theme, scale=text_scale)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(theme.points(BODY))
    app.setFont(font)
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, Path(_pictures().name)))


class Wardrobe(QObject):
    """What the application wears, for as long as it lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.theme = load("light")
        self.follower = FocusFollower(app)
        app.setStyle("Fusion")


def _wardrobe() -> Wardrobe | None:
    app = QApplication.instance()
    return app.findChild(Wardrobe) if app else None


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette: what it does not name would be Fusion's grey."""
    made = QPalette()
    for place, role in PALETTE.items():
        made.setColor(place, theme.color(role))
    for place in DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, place, theme.color("muted"))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, theme.color("line"))
    return made


def style_sheet(theme: Theme, pictures: Path) -> str:
    """The style sheet with colours and measures filled in; its icons are written to the folder in their colours."""
    template = Template(resources.read_text("themes", "style.qss"))
    return template.substitute({name: _value(theme, name, pictures) for name in template.get_identifiers()})


def _value(theme: Theme, name: str, pictures: Path) -> str:
    """A role, a length ($px_36), a font size ($pt_13_5) or an icon in a role's colour ($icon__check__accent)."""
    if name.startswith("icon__"):
        icon, role = re.sub("^icon__", "", name).split("__")
        return _picture(pictures, icon.replace("_", "-"), theme.roles[role])
    unit, _, length = name.partition("_")
    if unit == "px":
        return f"{theme.px(float(length.replace('_', '.')))}px"
    if unit == "pt":
        return f"{theme.points(float(length.replace('_', '.')))}pt"
    return theme.roles[name]


def _picture(folder: Path, icon: str, color: str) -> str:
    """Style sheets take pictures from files only; the name carries the colour, since Qt keeps them by name."""
    file = folder / f"{icon}-{color.removeprefix('#')}.svg"
    if not file.exists():
        file.write_text(icons.svg(icon, color), encoding="utf-8")
    return file.as_posix()


@cache
def _pictures() -> TemporaryDirectory[str]:
    """Where style sheets find their icons; gone with the program."""
    return TemporaryDirectory(prefix="b12-look-")


def _dots_per_inch() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()
