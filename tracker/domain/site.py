"""Places on the body: a base, alone or with a side, as `calf-left`; '' where no place is given."""

import re

SIDES = ("left", "right")


def is_well_formed(site: str) -> bool:
    """Whether a text could name a place at all."""
    return site == "" or bool(re.fullmatch(r"[a-z][a-z0-9_]{0,59}(-left|-right)?", site))


def split(site: str) -> tuple[str, str]:
    """The base and the side ('' where there is none) of a place."""
    base, dash, side = site.rpartition("-")
    return (base, side) if dash and side in SIDES else (site, "")
