"""Previews show what a visitor of the organisation's own place would read."""

from __future__ import annotations

import html

import pytest
from starlette.testclient import TestClient

from bot.console.editing.examples import filled, own_place
from bot.console.editing.material import Material
from bot.console.pages.content import Content
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import sign_in


@pytest.fixture
def material(settings: Settings, content: Content) -> Material:
    return Material(settings, open_database(settings.database), content.library)


def test_values_are_the_organisations_own(material: Material) -> None:
    assert filled(material, "{operator}, {minutes}", "en") == (
        f"{material.settings.operator}, {material.settings.session_minutes}"
    )


def test_facts_are_those_of_the_place(material: Material, own: OwnContent) -> None:
    assert own_place(material) == "GB"
    assert "999" in filled(material, "{emergency}", "en")
    own.put("campaign", "leipzig", {"language": "de", "place": "DE", "kind": "poster"}, "ada")
    material.refresh()
    assert own_place(material) == "DE"
    assert "112" in filled(material, "{emergency}", "de")
    assert filled(material, "{law_short}", "de") == material.library.law_text.short("DE", "de")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_only_a_talk_knows_is_said_in_words(material: Material, language: str) -> None:
    text = filled(material, "{routes} {unheard_of}", language)
    assert "{" not in text
    assert ("numbers of the place" in text) == (language == "en")
    assert filled(material, "a brace { too many", language) == "a brace { too many"


def test_a_figure_is_told_as_it_is(material: Material) -> None:
    figure = next(one for one in material.library.figures.all if one.sentence)
    told = filled(material, f"{{figure_{figure.id}}}", "fr")
    assert told == material.library.figure_text.render(figure, "fr")


def test_the_page_of_an_experiment_shows_it(browser: TestClient) -> None:
    sign_in(browser)
    page = html.unescape(browser.get("/experiments/first-theme").text)
    assert "‹figure_" not in page
    assert "Fewer is better" in page
