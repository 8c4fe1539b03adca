"""Who sells sex by choice is shown organisations of their own, and nobody else is sent there."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.cards import Card
from bot.knowledge.needs import ANONYMOUS_FIRST, ANYWHERE, PURPOSES_OF, URGENT, Visitor
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.words import Words

NEED = "sex_worker"
PARTS = ("AT-9", "CA-BC", "CA-ON", "CA-QC", "DE-BE", "DE-BY", "GB-NIR", "GB-SCT", "US-NV")
EVERYWHERE = (None, *sorted(PARTICIPATING_STATES), *PARTS)
HOURS = [dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC) for day in (24, 28) for hour in (2, 10)]
LANGUAGES = ("en", "de", "es", "fr", "it", "ru")


def shown(
    directory: Directory, place: str | None, language: str = "en", count: int = 9
) -> list[Card]:
    visitor = Visitor(role=NEED)
    return directory.choose_for(NEED, place, language, HOURS[1], count=count, visitor=visitor)


def own_rows(directory: Directory) -> list[Resource]:
    return [row for file in directory.files for row in file.resources if row.kind == NEED]


@pytest.mark.parametrize(
    ("place", "language", "name"),
    [
        ("GB", "en", "National Ugly Mugs (NUM)"),
        ("GB-SCT", "en", "National Ugly Mugs (NUM)"),
        ("US-NV", "en", "SWOP Community Support Line"),
        ("CA-ON", "en", "Maggie's (Toronto)"),
        ("CA-QC", "fr", "Stella, l'amie de Maimie (Montréal)"),
        ("DE-BE", "de", "Hydra (Berlin)"),
        (
            "DE",
            "de",
            "bufaS – Bündnis der Fachberatungsstellen für Sexarbeiterinnen und Sexarbeiter",
        ),
        ("AT", "de", "LEFÖ-TAMPEP (Wien)"),
        ("CH", "de", "ProCoRe"),
        ("FR", "fr", "STRASS – Syndicat du travail sexuel"),
        ("BE", "fr", "UTSOPI"),
        ("ES", "es", "Stop (Barcelona; LGTB+)"),
        ("IT", "it", "SWIPE – Sex Worker Intersectional Peer Education"),
        ("CH", "it", "ProCoRe"),
        ("UA", "ru", "Legalife-Ukraine"),
        ("KZ", "ru", "Sex Workers' Rights Advocacy Network (SWAN)"),
        ("KG", "ru", "Sex Workers' Rights Advocacy Network (SWAN)"),
        ("NL", "en", "Ugly Mugs NL"),
        ("SE", "en", "Red Umbrella Sweden"),
    ],
)
def test_the_organisation_of_the_place_comes_first(
    directory: Directory, place: str, language: str, name: str
) -> None:
    assert shown(directory, place, language)[0].name == name


def test_everybody_is_shown_something_and_never_an_emergency_number(directory: Directory) -> None:
    assert NEED not in URGENT
    for place in EVERYWHERE:
        for moment in HOURS:
            for language in LANGUAGES:
                cards = directory.choose_for(NEED, place, language, moment, count=9)
                assert cards, place
                assert all(card.service is None for card in cards), place


def test_no_line_for_victims_comes_for_this_need(directory: Directory) -> None:
    for place in EVERYWHERE:
        for card in shown(directory, place):
            assert card.purposes == (NEED,), (place, card.id)


def test_nobody_else_is_sent_there(directory: Directory) -> None:
    assert all(row.purposes == (NEED,) and row.service is None for row in own_rows(directory))
    for need in set(PURPOSES_OF) - {NEED}:
        for place in EVERYWHERE:
            cards = directory.choose_for(need, place, "en", HOURS[1], count=9)
            assert all(NEED not in card.purposes for card in cards), (need, place)


def test_where_a_state_has_none_the_international_ones_serve(directory: Directory) -> None:
    for place in ("AD", "IE", "KZ", "MC", "MN", "PT", "SM", "TM", "VA", None):
        assert {card.country for card in shown(directory, place)} == {ANYWHERE}, place
    for place in ("GB", "DE", "FR", "IT"):
        foreign = [card.country == ANYWHERE for card in shown(directory, place)]
        assert foreign == sorted(foreign), "the State's own come first"


def test_who_could_be_punished_for_it_is_not_sent_there(directory: Directory) -> None:
    """Russia calls the global network undesirable: whoever takes part in it is punished there."""
    for language in LANGUAGES:
        names = {card.name for card in shown(directory, "RU", language)}
        assert names
        assert "Global Network of Sex Work Projects (NSWP)" not in names
        assert "Серебряная роза" not in names, "its address was last seen in 2013"
        unplaced = shown(directory, None, "ru", count=2)
        assert all("NSWP" not in (card.name or "") for card in unplaced)


def test_what_has_closed_or_was_not_seen_is_not_shown(directory: Directory) -> None:
    rows = {row.name: row for row in own_rows(directory)}
    for name in (
        "Sex Workers Alliance Ireland (SWAI)",
        "Ugly Mugs Ireland",
        "Comitato per i Diritti Civili delle Prostitute",
        "Tais Plus (Bishkek)",
    ):
        assert rows[name].withheld, name
        assert not rows[name].show, name
    assert all("Hetaira" not in (name or "") for name in rows), "it ended in 2019"


def test_a_nameless_one_comes_first_among_equals(directory: Directory) -> None:
    assert NEED in ANONYMOUS_FIRST
    ids = [card.id for card in shown(directory, "BE", "ru")]
    assert ids.index("be-peers-2") < ids.index("int-peers-1")
    for row in own_rows(directory):
        assert row.police_told == "unknown", "nobody said what they tell the police"


def test_a_line_without_a_name_has_words(words: Words, language: str) -> None:
    assert words.text(f"label_{NEED}", language)


def test_it_is_a_kind_of_its_own(directory: Directory) -> None:
    card = directory.choose("GB", "sex_worker", "en", HOURS[1])[0]
    assert card.id == "gb-peers-1"
    assert card.url == "https://nationaluglymugs.org/"
