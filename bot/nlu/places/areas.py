"""The part of a State that a named town lies in, as far as the directory has a line for that part alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bot.nlu.folding import fold

FILE = Path(__file__).with_name("areas.yml")

ELSEWHERE = "OTHER"
"""Stands for every part of a State for which no line is: `DE-OTHER`."""


def area_called(named: str, state: str) -> str:
    """The code of the part where a town or region of that name lies: `DE-BY`, or `DE-OTHER`.

    Args:
        named: as it stands in the text.
        state: the code of the State where it lies.
    """
    folded = fold(named)
    found = (
        code for code, names in _areas().items() if code[:2] == state and folded.startswith(names)
    )
    return next(found, f"{state}-{ELSEWHERE}")


@cache
def _areas() -> dict[str, tuple[str, ...]]:
    read = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {code: tuple(fold(name) for name in names) for code, names in read.items()}
