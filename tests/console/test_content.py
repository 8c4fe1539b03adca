"""The page of content: everything that visitors read, with its date, its source and its state."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from starlette.testclient import TestClient

from bot.console.pages.content import PARTS, TYPOLOGY, Content
from bot.dialogue.words.library import KNOWLEDGE
from bot.knowledge.calls import FILE, Call, Calls, number_of, rows_to_call
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.settings import Settings
from tests.console.operator import sign_in

TODAY = dt.date(2026, 11, 24)
LATER = dt.date(2028, 1, 1)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_kind_of_law_is_explained(content: Content, language: str) -> None:
    told = dict(content.typology(language))
    assert tuple(told) == TYPOLOGY
    assert all(sentence.endswith(".") for sentence in told.values())


def test_every_participating_state_is_in_the_table(content: Content) -> None:
    rows = content.law_table("en", TODAY)
    assert len({row.code for row in rows if "-" not in row.code}) == 57
    assert not any(row.is_stale for row in rows)


def test_old_facts_are_marked(content: Content) -> None:
    assert all(row.is_stale for row in content.law_table("en", LATER))
    assert all(piece.is_stale for piece in content.addresses("SE", LATER))
    assert any(piece.is_expired for piece in content.addresses("SE", LATER))
    assert not any(piece.is_expired for piece in content.addresses("SE", TODAY))
    assert any(piece.is_stale for piece in content.figures(LATER))
    assert not any(piece.is_stale for piece in content.addresses("SE", TODAY))


def test_a_state_without_a_victim_service_is_named(content: Content) -> None:
    gaps = dict(content.gaps("en"))
    assert "Belarus" in gaps["victim"]
    assert "Sweden" not in gaps.get("crisis", [])


def test_every_message_stands_there_in_every_language(content: Content) -> None:
    pieces = content.words()
    assert len(pieces) > 50
    for piece in pieces:
        assert len({text.language for text in piece.texts}) == 6, piece.id


def test_a_word_of_any_language_finds_its_message(content: Content) -> None:
    found = content.words("Polizei")
    assert found
    assert len(found) < len(content.words())
    assert content.words("xyzzy") == []


def test_an_address_that_no_visitor_sees_is_marked(content: Content) -> None:
    hidden = [
        piece
        for state, _ in content.states("en")
        for piece in content.addresses(state, TODAY)
        if not piece.is_shown
    ]
    assert hidden


def test_each_number_that_people_call_says_when_they_did(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser)

    def all_of_it() -> str:
        """Every page of the list, as its links lead from one to the next."""
        page = browser.get("/content?part=addresses&state=GB").text
        every = [page]
        while found := re.search(r'href="([^"]+)">The next ones', page):
            page = browser.get(f"/content{html.unescape(found[1])}").text
            every.append(page)
        assert len(every) > 3
        return "".join(every)

    shown = all_of_it()
    assert "number not called yet" in shown
    assert "last called" not in shown
    number = number_of(resource("gb-crisis-1"))
    assert number is not None
    call = Call(resource="gb-crisis-1", number=number, day=TODAY, by="AB", language="en")
    Calls((call,)).save(settings.home)
    shown = all_of_it()
    assert "number last called on 24 November 2026" in shown
    (settings.home / FILE).write_text("calls: [nonsense]", encoding="utf-8")
    shown = all_of_it()
    assert "number not called" not in shown
    assert "number last called" not in shown


def test_nobody_is_asked_to_call_an_emergency_number_or_one_that_is_hidden(
    content: Content,
) -> None:
    pieces = {
        piece.id: piece
        for state, _ in content.states("en")
        for piece in content.addresses(state, TODAY, Calls())
    }
    to_call = {row.id for row in rows_to_call(directory(), None)}
    assert {name for name, piece in pieces.items() if piece.called} == to_call & set(pieces)
    assert all(piece.called is None or piece.called.is_due for piece in pieces.values())


def test_a_number_without_a_name_is_told_by_itself(content: Content) -> None:
    assert content.address_names()["gb-emergency-11"] == "999 (gb-emergency-11)"
    titles = {piece.id: piece.title for piece in content.addresses("GB", TODAY)}
    assert titles["gb-emergency-11"] == "999"


def directory() -> Directory:
    return Directory.load(KNOWLEDGE / "resources")


def resource(identifier: str) -> Resource:
    rows = rows_to_call(directory(), None)
    return next(row for row in rows if row.id == identifier)


@pytest.mark.parametrize("part", [*PARTS, "nonsense"])
@pytest.mark.parametrize("state", ["SE", "US", "nonsense"])
def test_every_part_can_be_opened(browser: TestClient, part: str, state: str) -> None:
    sign_in(browser, "cem")
    page = browser.get("/content", params={"part": part, "state": state, "search": "<b>"})
    assert page.status_code == 200
    assert "<b>" not in page.text


def test_an_operator_reads_the_law(browser: TestClient) -> None:
    sign_in(browser)
    page = browser.get("/content?part=law&state=FR").text
    assert "Sweden (SE)" in page
    assert "Using a victim knowingly" in page
    assert 'lang="ru"' in page


def test_health_says_how_many_numbers_are_to_be_called(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser, "cem")
    card = browser.get("/health").text.partition("Numbers to call")[2]
    assert int(card.partition('<p class="value">')[2].partition("<")[0]) > 10
    (settings.home / "calls.yml").write_text("calls: nobody\n")
    card = browser.get("/health").text.partition("Numbers to call")[2]
    assert card.partition('<p class="value">')[2].startswith("not known")
