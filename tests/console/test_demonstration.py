"""A demonstration at one click: marked on every page, apart from what is real, gone at another click."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from bot.console.app import console_application
from bot.console.demonstration import CAMPAIGNS
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import metadata
from bot.settings import Settings
from tests.console.operator import send, sign_in
from tests.outcomes.test_database import AN_OUTCOME

PAGES = ("/", "/campaigns", "/places", "/topics", "/paths", "/safety", "/experiments")
EMPTY = ("/", "/topics", "/paths", "/safety")
MAKE, REMOVE = "Show a demonstration", "Remove the demonstration"


@pytest.fixture
def made(browser: TestClient) -> TestClient:
    """An administrator's browser after the click."""
    sign_in(browser)
    assert MAKE in browser.get("/").text
    answer = send(browser, "/demonstration")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?data=demonstration")
    return browser


def test_every_page_shows_it_and_says_that_it_is_invented(made: TestClient) -> None:
    for path in PAGES:
        page = made.get(f"{path}?data=demonstration").text
        assert "These numbers are invented" in page
        assert "There is nothing to show yet" not in page
    assert "demo-en" in made.get("/campaigns?data=demonstration").text
    answer = made.get("/export/campaigns/campaigns.csv?data=demonstration")
    assert "invented-" in answer.headers["content-disposition"]


def test_nothing_of_it_is_counted(made: TestClient, settings: Settings) -> None:
    database = open_database(settings.database)
    with database.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name not in ("operators", "console_log", "invitations"):
                number = select(func.count()).select_from(table)
                assert connection.execute(number).scalar_one() == 0, table.name
    database.dispose()
    invented = open_database(f"sqlite:///{settings.home}/simulation/outcomes.sqlite")
    assert all(row.synthetic for row in OutcomeStore(invented).rows(100_000))
    invented.dispose()
    for path in PAGES[:-1]:
        page = made.get(path).text
        assert not any(name in page for name in CAMPAIGNS if path != "/campaigns")


def test_it_goes_at_one_click_and_comes_again(made: TestClient, settings: Settings) -> None:
    assert REMOVE in made.get("/?data=demonstration").text
    assert send(made, "/demonstration/remove").headers["location"] == "/"
    for path in EMPTY:
        assert "There is nothing to show yet" in made.get(f"{path}?data=demonstration").text
    for path in (*EMPTY, "/campaigns", "/experiments"):
        assert MAKE in made.get(path).text
    send(made, "/demonstration")
    assert "There is nothing to show yet" not in made.get("/?data=demonstration").text


def test_a_console_that_starts_later_finds_it(made: TestClient, settings: Settings) -> None:
    with TestClient(console_application(settings), base_url="https://console.example.org") as later:
        sign_in(later, "cem")
        page = later.get("/").text
        assert "Look at a demonstration" in page
        assert MAKE not in page
        assert REMOVE not in later.get("/?data=demonstration").text


@pytest.mark.parametrize("name", ["bea", "cem"])
def test_only_administrators_make_and_remove_it(browser: TestClient, name: str) -> None:
    sign_in(browser, name)
    assert MAKE not in browser.get("/").text
    for path in ("/demonstration", "/demonstration/remove"):
        assert send(browser, path, "/account").status_code == 403
        assert browser.get(path).status_code == 405


def test_a_form_of_another_site_does_nothing(browser: TestClient) -> None:
    sign_in(browser)
    assert browser.post("/demonstration", data={"csrf": "forged"}).status_code == 400
    assert MAKE in browser.get("/").text


def test_real_outcomes_in_its_place_are_not_deleted(
    browser: TestClient, settings: Settings
) -> None:
    database = open_database(f"sqlite:///{settings.home}/simulation/outcomes.sqlite")
    OutcomeStore(database).write([dataclasses.replace(AN_OUTCOME, synthetic=False)])
    sign_in(browser)
    assert send(browser, "/demonstration/remove").status_code == 400
    assert OutcomeStore(database).count() == 1
    database.dispose()
