"""The pages of figures: what they show, hide, export, and write into the log."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from starlette.testclient import TestClient

from bot.console import charts
from bot.console.filters import NOT_UNDERSTOOD, read_selection
from bot.console.locales import best_language, interface_languages
from bot.console.pages.places import steps_of
from bot.console.sheets import Heading, Row, Sheet, to_csv
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Point, Share
from bot.settings import Settings
from tests.browser.operators import fill
from tests.console.operator import send, sign_in
from tests.statements import statements_to

WEEK = Period.of(Kind.WEEK, dt.date(2026, 11, 24))
PAGES = ("/", "/campaigns", "/experiments", "/places", "/topics", "/paths", "/safety", "/health")


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_installation_says_so_and_fails_nowhere(browser: TestClient, path: str) -> None:
    sign_in(browser, "cem")
    assert browser.get(path).status_code == 200


@pytest.mark.parametrize("language", interface_languages())
def test_every_page_can_be_read_in_every_language(browser: TestClient, language: str) -> None:
    sign_in(browser)
    send(browser, "/appearance", language=language)
    for path in (*PAGES, "/content?part=law", "/account", "/operators"):
        page = browser.get(path)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_drawings_tell_the_numbers_of_their_tables_to_a_pointer(
    browser: TestClient, settings: Settings
) -> None:
    fill(settings, days=70)
    sign_in(browser, "bea")
    told = _told(browser.get("/places").text)
    exported = csv.DictReader(io.StringIO(browser.get("/export/places/country.csv").text))
    numbers = {row["Country"]: row["Conversations"] for row in exported}
    states = numbers.keys() & told.keys()
    assert len(states) > 2
    for state in states:
        assert told[state].replace(",", "") == numbers[state] or not numbers[state]
    assert "Using a victim knowingly" in _told(browser.get("/places?layer=law").text).values()


def _told(page: str) -> dict[str, str]:
    """What the parts of drawings say when a pointer rests on them."""
    return dict(re.findall(r"<title>([^<:]+): ([^<]+)</title>", page))


def test_figures_are_shown_filtered_and_exported(browser: TestClient, settings: Settings) -> None:
    fill(settings, days=70)
    sign_in(browser, "bea")
    page = browser.get("/").text
    assert "Said they will stop" in page
    link = "/export/overview/funnel.csv"
    assert link in page
    answer = browser.get(link)
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0][0] == "Stage"
    assert rows[1][0] == "contacted"
    assert all(int(row[1]) > 0 for row in rows[1:] if row[1])
    assert browser.get("/?campaign=demo-de").text.count("demo-de") > 1
    assert browser.get("/export/overview/nothing.csv").status_code == 404


def test_a_viewer_exports_nothing(browser: TestClient) -> None:
    sign_in(browser, "cem")
    assert browser.get("/export/overview/funnel.csv").status_code == 403


def test_who_looked_and_exported_stands_in_the_log(browser: TestClient) -> None:
    sign_in(browser, "cem")
    browser.get("/export/overview/funnel.csv")
    sign_in(browser, "bea")
    browser.get("/topics?campaign=demo-en")
    browser.get("/export/overview/funnel.csv")
    sign_in(browser, "ada")
    log = browser.get("/operators").text
    for line in (
        "<td>bea</td><td>exported</td><td>overview/funnel</td>",
        "<td>bea</td><td>looked</td><td>Topics and gaps</td><td>campaign=demo-en</td>",
        "<td>cem</td><td>was refused</td><td>/export/overview/funnel.csv</td>",
    ):
        assert line in log


def test_what_was_typed_for_a_name_is_not_logged(browser: TestClient) -> None:
    sign_in(browser, "my secret password in the wrong field", "x")
    sign_in(browser)
    assert "wrong field" not in browser.get("/operators").text


def test_the_demonstration_is_kept_apart_and_marked(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)
    assert "These numbers are invented" not in browser.get("/").text
    assert "Look at a demonstration" not in browser.get("/").text, "nothing was simulated here"
    assert "These numbers are invented" in browser.get("/?data=demonstration").text


@given(st.dictionaries(st.sampled_from(["period", "campaign", "only", "data"]), st.text()))
def test_any_address_makes_a_selection_that_its_link_repeats(query: dict[str, str]) -> None:
    selection = read_selection(query)
    again = dict(part.split("=") for part in selection.link()[1:].split("&") if part)
    assert read_selection(again).link() == selection.link()


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"from": "2026-10-01", "to": "2026-09-01"}, NOT_UNDERSTOOD),
        ({"period": "yesterday"}, NOT_UNDERSTOOD),
        ({"only": "name:ada"}, NOT_UNDERSTOOD),
        ({"campaign": "<b>"}, NOT_UNDERSTOOD),
        ({"period": "2026-Q4", "campaign": "demo-en", "only": "arm:offer/1/choice"}, None),
    ],
)
def test_what_is_not_understood_is_said(query: dict[str, str], problem: str | None) -> None:
    assert read_selection(query).problem == problem


def test_the_period_before_is_of_the_same_kind() -> None:
    before = read_selection({"period": "2026-W01", "campaign": "demo-en"}).before()
    assert before is not None
    assert before.link() == "?period=2025-W52&campaign=demo-en"
    assert read_selection({"period": "all"}).before() is None


@given(st.lists(st.integers(0, 10**6) | st.none(), min_size=1, max_size=60))
def test_columns_stay_inside_the_chart(counts: list[int | None]) -> None:
    points = [Point(WEEK, Share(count, count)) for count in counts]
    chart = charts.columns(points)
    for column, count in zip(chart.columns, counts, strict=True):
        assert (column.top is None) == (count is None)
        assert column.top is None or 0 <= column.top <= chart.height
        assert column.left >= chart.left
        assert column.left + column.width <= 100
    assert sum(column.is_labelled for column in chart.columns) <= 6


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(500, 900)), min_size=1, max_size=30))
def test_points_lie_within_their_intervals(pairs: list[tuple[int, int]]) -> None:
    chart = charts.shares([Point(WEEK, Share(*pair)) for pair in pairs])
    for column in chart.columns:
        assert column.high is not None
        assert column.top is not None
        assert column.low is not None
        assert 0 <= column.high <= column.top <= column.low <= chart.height


@given(st.dictionaries(st.text(), st.integers(0, 10**7) | st.none()))
def test_shades_of_the_map_rise(counts: dict[str, int | None]) -> None:
    limits = steps_of(counts)
    assert limits == sorted(set(limits))


def test_a_spreadsheet_runs_nothing_that_we_export() -> None:
    headings = (Heading("What", "words"), Heading("Share", "percent"), Heading("Range", "range"))
    rows = (
        Row(("=1+1", Share(None, 40), Share(None, 40))),
        Row(("a", Share(10, 40), Share(10, 40))),
    )
    lines = to_csv(Sheet("x", "X", headings, rows)).splitlines()
    assert lines[0] == "What,Share,Range (low),Range (high)"
    assert lines[1] == "'=1+1,,0.0000,0.1117"
    assert lines[2].startswith("a,0.2500,0.1")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("", "en"), ("xx", "en"), ("en-GB,en;q=0.5", "en"), (";q=x,,", "en")],
)
def test_the_browser_wishes_a_language(accepted: str, language: str) -> None:
    assert best_language(accepted) == language


def test_every_page_says_how_exact_its_counts_are(browser: TestClient) -> None:
    sign_in(browser)
    for path in PAGES:
        page: Any = browser.get(path)
        assert "up to 3 too high or too low" in page.text


def test_a_page_reads_sums_and_no_outcome(browser: TestClient, settings: Settings) -> None:
    fill(settings, days=70)
    sign_in(browser, "bea")
    for path in PAGES[:1] + PAGES[3:]:
        with statements_to(Engine) as asked:
            browser.get(path)
        assert not [statement for statement in asked if "FROM outcomes" in statement], path
