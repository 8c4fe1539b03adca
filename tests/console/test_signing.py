"""Who signed which text and law: by name and day, of the exact text, and open again when it changes."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.console.locales import interface_languages
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import send, sign_in, token_on
from tests.console.test_editing import act, save

TODAY = dt.datetime.now(dt.UTC).date()
GREETING = "/signing?language=en&search=utter_greet"


def ticks(page: str) -> dict[str, str]:
    """What can be ticked: keys, and what is sent for each."""
    found = re.findall(r'name="read" value="(([^" ]+) [^"]+)"', page)
    return {key: html.unescape(value) for value, key in found}


def sign(browser: TestClient, address: str, keys: list[str], **fields: str) -> Any:
    """Tick some texts of a page, fill in the form and send it."""
    page = browser.get(address)
    offered = ticks(page.text)
    language = re.search(r'name="language" value="(\w+)"', page.text)
    form = {"name": "Mara Muster", "day": f"{TODAY}", "verdict": "signed", "remark": "", **fields}
    form |= {"csrf": token_on(page), "language": language[1] if language else "en"}
    data = {**form, "read": [offered.get(key, key) for key in keys]}
    return browser.post(address.partition("&told")[0], data=data, follow_redirects=False)


def state(browser: TestClient, address: str = GREETING) -> str:
    """The mark of the greeting."""
    section = browser.get(address).text.partition('<a href="/edit/words/utter_greet">')[2]
    found = re.search(r'<span class="tag (?:done|old)">([^<]+)</span>', section)
    return found[1] if found else ""


def test_a_native_signs_a_text_and_a_change_opens_it_again(
    team: TestClient, own: OwnContent
) -> None:
    sign_in(team, "rea")
    assert state(team) == "not signed"
    answer = sign(team, GREETING, ["words/en/utter_greet"], name="  Mara\n Muster ")
    assert answer.headers["location"] == f"{GREETING}&told=signed"
    page = html.unescape(team.get(GREETING).text)
    assert f"Mara Muster, {TODAY.day} {TODAY:%B %Y}" in page
    assert state(team) == "signed"
    assert own.published().edition == 0, "for visitors nothing changed, and no worker looks anew"
    assert team.get("/edit?part=history").text.count("Mara") == 0
    sign_in(team, "wim")
    save(team, "words/utter_greet", **{"en.0.text": "Hello from Leeds. What brings you?"})
    assert state(team) == "signed", "the draft is not what visitors read"
    sign_in(team, "rea")
    act(team, "/publishing/publish")
    assert state(team) == "changed since it was read"
    assert state(team, "/signing?language=de&search=utter_greet") == "not signed"
    act(team, "/publishing/undo", "history")
    assert state(team) == "signed", "it is the text that was signed"
    sign_in(team)
    assert "signed words/en/utter_greet" in team.get("/operators").text


def test_a_signature_is_taken_back(team: TestClient, own: OwnContent) -> None:
    sign_in(team, "rea")
    sign(team, GREETING, ["words/en/utter_greet"])
    answer = send(team, "/signing/back?search=x", GREETING, key="words/en/utter_greet")
    assert answer.headers["location"] == "/signing?search=x&told=back"
    assert (state(team), dict(own.signatures())) == ("not signed", {})
    sign_in(team)
    assert "took back words/en/utter_greet" in team.get("/operators").text


def test_a_lawyer_signs_the_law_of_a_state_with_its_parts(
    team: TestClient, own: OwnContent
) -> None:
    sign_in(team)
    address = "/signing?part=law&language=de&state=GB"
    keys = list(ticks(team.get(address).text))
    assert {"law/GB", "law/GB-EAW", "law/GB-NIR"} <= set(keys)
    assert sign(team, address, keys).headers["location"].endswith("told=signed")
    assert set(own.signatures()) == set(keys)
    page = team.get(address).text
    assert page.count("Mara Muster") == len(keys)
    assert f"Signed: {len(keys)} of {len(keys)}." in page
    save(team, "law/GB-EAW", **{"offences.0.penalty.fine_max": "2500"})
    own.put("law", "GB-EAW", own.drafts()[0].value, "rea")
    page = team.get(address).text
    assert page.count("changed since it was read") == 1


def test_a_text_that_was_changed_while_somebody_read_it_is_not_signed(
    team: TestClient, own: OwnContent
) -> None:
    sign_in(team, "rea")
    answer = sign(team, GREETING, ["words/en/utter_greet " + "0" * 12])
    assert answer.headers["location"].endswith("told=changed")
    for key in ("words/en/utter_nothing x", "law/XX x", "rule/alone x", "words/de/utter_greet x"):
        assert sign(team, GREETING, [key]).headers["location"].endswith("told=changed"), key
    assert dict(own.signatures()) == {}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "Write who did it."),
        ({"name": "x\u202ey"}, "Write who did it."),
        ({"day": "2999-01-01"}, "Write the day"),
        ({"verdict": "perfect"}, "Tick what was read."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    team: TestClient, own: OwnContent, fields: dict[str, str], said: str
) -> None:
    sign_in(team, "rea")
    answer = sign(team, GREETING, ["words/en/utter_greet"], **fields)
    assert (answer.status_code, said in answer.text) == (400, True)
    assert "Tick what was read." in sign(team, GREETING, []).text
    assert dict(own.signatures()) == {}


def test_a_remark_is_shown_as_text(team: TestClient) -> None:
    sign_in(team, "rea")
    fields = {"verdict": "to change", "remark": "<b>shorter</b>", "name": "<i>Mara</i>"}
    sign(team, GREETING, ["words/en/utter_greet"], **fields)
    page = team.get(GREETING).text
    assert state(team) == "to be changed"
    assert "<b>shorter" not in page
    assert "&lt;b&gt;shorter" in page
    assert "<i>Mara" not in page


@pytest.mark.parametrize("name", ["wim", "bea", "cem"])
def test_others_read_and_sign_nothing(team: TestClient, own: OwnContent, name: str) -> None:
    sign_in(team, name)
    page = team.get(GREETING)
    assert page.status_code == 200
    assert ticks(page.text) == {}
    for path in ("/signing", "/signing/back"):
        assert send(team, path, "/account", key="words/en/utter_greet").status_code == 403
    assert dict(own.signatures()) == {}


def test_signatures_go_with_the_content_and_come_as_drafts(
    team: TestClient, own: OwnContent, settings: Settings
) -> None:
    sign_in(team)
    sign(team, GREETING, ["words/en/utter_greet"])
    exported = team.get("/publishing/export").content
    assert json.loads(exported)["items"]["signature"]["words/en/utter_greet"]["reader"] == (
        "Mara Muster"
    )
    send(team, "/signing/back", GREETING, key="words/en/utter_greet")
    sign_in(team, "wim")
    files = {"file": ("own-content.json", exported, "application/json")}
    form = {"csrf": token_on(team.get("/account"))}
    team.post("/publishing/import", data=form, files=files)
    assert dict(own.signatures()) == {}, "who may only write signs nothing by importing it"
    sign_in(team, "rea")
    waiting = html.unescape(team.get("/edit?part=waiting").text)
    assert "/signing?language=en&search=utter_greet" in waiting
    act(team, "/publishing/publish")
    assert state(team) == "signed"


@pytest.mark.parametrize("language", interface_languages())
def test_the_page_is_read_in_every_language(team: TestClient, language: str) -> None:
    sign_in(team, "rea")
    send(team, "/appearance", language=language)
    for address in ("/signing", "/signing?which=all&begin=30", "/signing?part=law&state=US"):
        page = team.get(address)
        assert (page.status_code, f'<html lang="{language}"' in page.text) == (200, True)
    for odd in ("?language=xx&state=ZZ&begin=x", "?part=nothing&begin=999999", "?search=%00"):
        assert team.get(f"/signing{odd}").status_code == 200


def test_the_first_page_and_the_item_lead_there(team: TestClient) -> None:
    sign_in(team, "cem")
    page = html.unescape(team.get("/").text)
    assert "texts for people in danger were not signed by a native reader." in page
    assert 'href="/signing"' in page
    assert "/signing?language=en&search=utter_greet" in html.unescape(
        team.get("/edit/words/utter_greet").text
    )
    assert "/signing?part=law&state=GB" in html.unescape(team.get("/edit/law/GB-EAW").text)
