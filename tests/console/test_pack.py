"""The evaluation pack from the console: only for whoever may take figures away, and always logged."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from starlette.testclient import TestClient

from bot.settings import Settings
from tests.browser.operators import fill
from tests.console.operator import send, sign_in

LINK = "/export/evaluation-pack.zip"


def test_a_stranger_is_refused(browser: TestClient) -> None:
    answer = browser.get(LINK, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in"
    sign_in(browser, "ada")
    assert "evaluation-pack" not in browser.get("/operators").text


def test_a_viewer_is_refused_and_is_not_offered_it(browser: TestClient, settings: Settings) -> None:
    fill(settings, days=70)
    sign_in(browser, "cem")
    assert browser.get(LINK).status_code == 403
    assert LINK not in browser.get("/").text
    sign_in(browser, "ada")
    assert f"<td>cem</td><td>was refused</td><td>{LINK}</td>" in browser.get("/operators").text


@pytest.mark.parametrize("name", ["bea", "ada"])
def test_analysts_and_administrators_get_what_the_page_offers(
    browser: TestClient, settings: Settings, name: str
) -> None:
    fill(settings, days=70)
    sign_in(browser, name)
    send(browser, "/appearance", language="de")
    assert f'href="{LINK}?period=' in browser.get("/?campaign=demo-de").text
    answer = browser.get(f"{LINK}?campaign=demo-de")
    assert "evaluation-pack.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as pack:
        assert pack.read("report.pdf").startswith(b"%PDF")
        assert "Sprach weiter" in pack.read("funnel.svg").decode()
        rows = list(csv.DictReader(io.StringIO(pack.read("figures.csv").decode())))
    counts = [int(row["count"]) for row in rows if row["count"]]
    assert max(counts) > 100
    assert min(counts) >= 3
    send(browser, "/appearance", language="en")
    sign_in(browser, "ada")
    line = f"<td>{name}</td><td>exported</td><td>evaluation-pack</td><td>campaign=demo-de</td>"
    assert line in browser.get("/operators").text


def test_a_pack_of_a_demonstration_is_called_so(browser: TestClient) -> None:
    sign_in(browser, "bea")
    answer = browser.get(f"{LINK}?data=demonstration")
    assert "invented-evaluation-pack.zip" in answer.headers["content-disposition"]
