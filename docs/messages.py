"""Collects every text that is shown into resources/locale/tracker.pot: `python -m docs.messages`.

Texts stand in the code, in `_("…")` and its kin, and in the catalogue, whose columns named here reach the screen.
A comment that begins with "Translators:" just above a text goes along with it.
"""

import tomllib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "resources" / "locale" / "tracker.pot"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
SHOWN = ("label", "full_label", "left", "right", "unit", "loading", "maintenance", "text")
"""Columns of the catalogue whose words are shown."""
NAMES = ("items", "medicines", "routes", "lab_tests", "body_sites", "injection_sites", "regimens", "causes", "wording")


def collect() -> Catalog:
    """Return all texts with the places they stand at, in the order of the files."""
    found = Catalog(project="B12 Tracker", charset="utf-8", creation_date=None)
    for file, line, message, comments, context in sorted(_in_code(), key=lambda entry: (entry[0], entry[1])):
        found.add(message, locations=[(f"tracker/{file}", line)], auto_comments=comments, context=context)
    for file, message in _in_catalogue():
        found.add(message, locations=[(file, None)])
    return found


def written(catalog: Catalog) -> str:
    """Return the template as a file holds it; without a date, so that the same texts give the same file."""
    page = BytesIO()
    write_po(page, catalog, width=110, omit_header=True, include_lineno=False)
    return page.getvalue().decode("utf-8")


def _in_code() -> Iterable[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    return extract_from_dir(
        ROOT / "tracker",
        [("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )


def _in_catalogue() -> Iterator[tuple[str, str]]:
    for name in NAMES:
        content = tomllib.loads((ROOT / "resources" / "catalogue" / f"{name}.toml").read_text(encoding="utf-8"))
        for rows in content.values():
            for row in rows:
                texts = (row.get(column) for column in SHOWN)
                yield from (
                    (f"resources/catalogue/{name}.toml", text) for text in texts if isinstance(text, str) and text
                )


if __name__ == "__main__":
    TEMPLATE.write_text(written(collect()), encoding="utf-8")
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(collect())} texts")
