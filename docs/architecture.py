"""Draws docs/architecture.svg from the imports of the code: `python -m docs.architecture`.

Rooms stand from the one that knows most to the one that knows least. An arrow says that modules of a room import from
another, the thicker the more; a red one would run back up, and there is none.
"""

import ast
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
ROOMS = {
    "cli": "the command line",
    "app": "puts the window together",
    "ui": "the window: pages, dialogs, widgets",
    "report": "the doctor’s page",
    "exchange": "files in and out",
    "charts": "pictures of a History",
    "wording": "every sentence about the diary",
    "analysis": "what a History tells",
    "store": "the diary file, the only SQL",
    "domain": "records and rules",
    "i18n": "words, dates, numbers",
    "resources": "packaged files",
}
"""From top to bottom, with what each is about."""
LEFT, WIDTH, HEIGHT, GAP, REACH = 20, 300, 44, 18, 26


@dataclass(frozen=True, slots=True)
class House:
    """The modules and lines of each room, and how many modules of one import from another."""

    modules: Counter[str]
    lines: Counter[str]
    arrows: Counter[tuple[str, str]]


def survey(package: Path) -> House:
    """Return what the code of a package says of its rooms."""
    house = House(Counter(), Counter(), Counter())
    for path in sorted(package.rglob("*.py")):
        room = _room(path.relative_to(package).parts[0])
        if room is None:
            continue
        text = path.read_text(encoding="utf-8")
        house.modules[room] += 1
        house.lines[room] += text.count("\n")
        for other in _imported(text) - {room}:
            house.arrows[room, other] += 1
    return house


def drawn(house: House) -> str:
    """Return the picture as SVG."""
    rooms = [room for room in ROOMS if house.modules[room]]
    places = {room: 20 + index * (HEIGHT + GAP) for index, room in enumerate(rooms)}
    arcs = [_arc(places, start, end, count) for (start, end), count in sorted(house.arrows.items())]
    boxes = [_box(house, room, top) for room, top in places.items()]
    tall = max(places.values()) + HEIGHT + 20
    wide = LEFT + WIDTH + REACH * len(rooms) + 20
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" font-family="sans-serif" role="img">',
            "<title>The rooms of B12 Tracker and who imports whom</title>",
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            *arcs,
            *boxes,
            "</svg>\n",
        )
    )


def _room(name: str) -> str | None:
    found = name.removesuffix(".py")
    return found if found in ROOMS else "cli" if found.startswith("cli_") else None


def _imported(text: str) -> set[str]:
    """Return the rooms that a module imports from, `from tracker import …` among them."""
    names: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module == "tracker":
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tracker."):
            names.append(node.module.split(".")[1])
    return {room for name in names if (room := _room(name))}


def _box(house: House, room: str, top: int) -> str:
    many = "module" if house.modules[room] == 1 else "modules"
    size = f"{house.modules[room]} {many} · {house.lines[room]} lines"
    return (
        f'<rect x="{LEFT}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="8" fill="#e1f1f1" stroke="#0b6e75"/>'
        f'<text x="{LEFT + 12}" y="{top + 19}" font-size="15" font-weight="bold" fill="#17212b">{room}</text>'
        f'<text x="{LEFT + WIDTH - 12}" y="{top + 19}" font-size="11" text-anchor="end" fill="#55626f">{size}</text>'
        f'<text x="{LEFT + 12}" y="{top + 35}" font-size="12" fill="#55626f">{escape(ROOMS[room])}</text>'
    )


def _arc(places: dict[str, int], start: str, end: str, count: int) -> str:
    """Return an arrow: grey where it goes down, red where it runs back up."""
    first, last = places[start] + HEIGHT // 2, places[end] + HEIGHT // 2
    down = last > first
    side = LEFT + WIDTH
    out = side + abs(last - first) // (HEIGHT + GAP) * REACH
    color = "#8a96a3" if down else "#a3261c"
    shift = 8 if down else -8
    first, last = first + shift, last - shift
    return (
        f'<path d="M {side} {first} C {out} {first}, {out} {last}, {side + 7} {last}" fill="none" stroke="{color}" '
        f'stroke-width="{min(6.0, 0.8 + count / 12):.1f}" opacity="0.75"/>'
        f'<path d="M {side} {last} l 7 -4 l 0 8 z" fill="{color}"/>'
    )


if __name__ == "__main__":
    PICTURE.write_text(drawn(survey(ROOT / "tracker")), encoding="utf-8")
