"""Worked cases from outside: data, figures and how near they must be met."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = {case["id"]: case for case in json.loads((Path(__file__).parents[1] / "data" / "statistics.json").read_text())}


def cases(kind: str) -> list[str]:
    """The cases whose names begin with a kind."""
    return [name for name in CASES if name.split("-")[0] == kind]


def near(case: dict[str, Any], name: str) -> Any:
    """What a figure of a case must be near to."""
    allowed = case["tolerance"]
    if isinstance(allowed, dict):
        allowed = allowed.get(name, allowed["default"])
    return pytest.approx(case["expected"][name], abs=allowed)
