"""The part of a State that a town lies in, as far as the directory has a line for that part alone."""

from __future__ import annotations

import pytest

from bot.knowledge.resources import Directory
from bot.nlu.places.areas import ELSEWHERE, _areas, area_called
from bot.settings import PROJECT

OF_THE_GAZETTEER = ("GB", "US", "CA")
"""States whose parts the gazetteer tells itself."""


@pytest.mark.parametrize(
    ("named", "state", "area"),
    [
        ("München", "DE", "DE-BY"),
        ("Мюнхене", "DE", "DE-BY"),
        ("Hannover", "DE", f"DE-{ELSEWHERE}"),
        ("Murcia", "ES", "ES-MC"),
        ("Zaragoza", "ES", f"ES-{ELSEWHERE}"),
        ("Bruxelles", "BE", "BE-BRU"),
        ("Dublin", "IE", "IE-D"),
        ("Zurigo", "CH", "CH-ZH"),
        ("Lugano", "CH", "CH-TI"),
    ],
)
def test_a_town_lies_in_its_part_of_the_state(named: str, state: str, area: str) -> None:
    assert area_called(named, state) == area


def test_every_part_that_a_line_serves_has_names() -> None:
    directory = Directory.load(PROJECT / "bot" / "knowledge" / "resources")
    served = {
        area
        for file in directory.files
        for row in file.resources
        if row.show and file.country not in OF_THE_GAZETTEER
        for area in row.area
    }
    assert served - {*_areas()} == set()
