"""The drawing of paths: nobody is lost on the way, and nothing lies outside or over another."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from bot.console.flows import END, GAP, Place, sankey, transitions
from bot.outcomes.paths import KINDS, NO_TOPIC, PATHS
from bot.settings import Settings
from tests.browser.operators import fill
from tests.console.operator import sign_in

walks = st.dictionaries(st.sampled_from(PATHS), st.integers(0, 10**6))


def test_a_path_is_a_band_from_each_step_to_the_next() -> None:
    assert transitions({"harms>excuses>ways_out": 10, "harms": 30, NO_TOPIC: 99}) == {
        ((0, "harms"), (1, "excuses")): 10,
        ((0, "harms"), (1, END)): 30,
        ((1, "excuses"), (2, "ways_out")): 10,
    }


@given(walks)
def test_whoever_comes_to_a_place_goes_on_or_ends_there(paths: dict[str, int]) -> None:
    arriving: dict[Place, int] = defaultdict(int)
    leaving: dict[Place, int] = defaultdict(int)
    for (start, end), count in transitions(paths).items():
        leaving[start] += count
        arriving[end] += count
    for place in {*arriving, *leaving}:
        if place[0] == 1 and place[1] != END:
            assert arriving[place] == leaving[place]
    begun = sum(count for place, count in leaving.items() if place[0] == 0)
    assert begun == sum(count for path, count in paths.items() if path != NO_TOPIC)


@given(walks)
def test_bars_and_bands_lie_beside_each_other(paths: dict[str, int]) -> None:
    drawing = sankey(paths)
    for step in range(drawing.steps):
        column = [bar for bar in drawing.bars if bar.place[0] == step]
        assert len(column) <= len(KINDS) + 1
        for upper, lower in pairwise(column):
            assert lower.top - (upper.top + upper.height) == pytest.approx(GAP, abs=0.2)
        for bar in column:
            assert bar.top >= GAP
            assert bar.top + bar.height <= drawing.height
            inside = [(b.left, b.height) for b in drawing.bands if b.start == bar.place]
            assert _fill(inside, bar.top, bar.height) or bar.place[1] == END or step == 2
            inside = [(b.right, b.height) for b in drawing.bands if b.end == bar.place]
            assert _fill(inside, bar.top, bar.height) or step == 0


def _fill(parts: list[tuple[float, float]], top: float, height: float) -> bool:
    """Whether the parts lie one below the other and are as high as the whole."""
    end = top
    for start, thick in sorted(parts):
        assert start == pytest.approx(end, abs=0.2)
        end = start + thick
    return end == pytest.approx(top + height, abs=0.2)


def test_the_page_draws_what_its_tables_say(browser: TestClient, settings: Settings) -> None:
    fill(settings, days=70)
    sign_in(browser, "bea")
    page = browser.get("/paths").text
    tables = {
        name: list(csv.DictReader(io.StringIO(browser.get(f"/export/paths/{name}.csv").text)))
        for name in ("first_to_second", "second_to_third", "whole")
    }
    assert all(f"/export/paths/{name}.csv" in page for name in tables)
    rows = [row for table in tables.values() for row in table]
    assert len(rows) > 20
    begun = [row for row in tables["first_to_second"] if row["First"] == "excuses"]
    total = sum(int(row["Conversations"]) for row in begun)
    assert f"Excuses · {total:,}<" in page
    whole = [row for row in tables["whole"] if row["Whole paths"].startswith("excuses")]
    assert "Excuses → Harm and evidence" in page
    assert total == sum(int(row["Conversations"]) for row in whole)
    assert page.count('class="flow') == sum(len(tables[name]) for name in list(tables)[:2])


def test_paths_are_told_by_language_too(browser: TestClient, settings: Settings) -> None:
    fill(settings, days=70)
    sign_in(browser, "cem")
    assert 'class="flow' in browser.get("/paths?only=language:en").text
    assert "There is nothing to show yet" in browser.get("/paths?campaign=demo-xx").text
