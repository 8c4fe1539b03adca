"""In a crisis a reply is whole, a disclosure is met, a witness is welcomed, and a link ends its line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.dialogue.telling.fillings import links_last
from bot.dialogue.words.library import Library
from bot.message import Outgoing
from bot.nlu.phrases.outright import row_of
from bot.words import Said
from tests.dialogue.test_telling import exchange

Chat = Callable[..., Awaitable[Outgoing]]

PLACES = {
    "en": ("i want to kill myself", "Bristol", "thank you", "116 123"),
    "de": ("ich will nicht mehr leben", "Bremen", "danke", "0800 111"),
    "fr": ("j'ai envie de mourir", "Lille", "merci", "3114"),
    "es": ("quiero morirme", "Málaga", "gracias", "024"),
    "ru": ("я не хочу больше жить", "Вена", "спасибо", "142"),
}


@pytest.mark.parametrize("language", sorted(PLACES))
async def test_who_thinks_of_dying_gets_a_sentence_lines_and_the_open_question(
    chat: Chat, language: str
) -> None:
    first, place, thanks, number = PLACES[language]
    campaign = f"demo-{language}"
    await chat(first, campaign=campaign)
    told = await chat(place, campaign=campaign)
    assert [said.key for said in told.messages[:2]] == [
        "utter_crisis_routes",
        "utter_still_in_danger",
    ]
    assert number in told.messages[0].text
    gone = await chat(thanks, campaign=campaign)
    assert number in "\n".join(said.text for said in gone.messages), "one number goes with them"


def test_a_number_that_was_given_is_never_left_out_in_a_crisis(library: Library) -> None:
    one = exchange(
        library,
        place="GB",
        place_told=True,
        role="despairing",
        danger="certain",
        danger_kind="distress",
        safety_kinds=["distress"],
    )
    assert "116 123" in one.facts.routes_due()
    one.shows_lines = False
    assert one.facts.routes_due() == "116 123 Samaritans (24/7)"
    assert one.facts.routes_due() == "", "not twice in one answer"
    one.shows_lines, one.situation.no_numbers = False, True
    assert one.facts.routes_due() == "", "who wants no numbers gets none"


WITNESSES = [
    "im no customer, im not a client. i heard something through the wall",
    "bin kein freier, mir ist da was aufgefallen",
    "chuis pas un client j'ai vu un truc",
    "nn sono un cliente, ho visto una cosa",
    "no soy cliente, vi algo",
    "я не покупатель, слышал кое-что",
]
BARE = [
    "it's not about me",
    "es geht nicht um mich",
    "c'est pas moi, c'est ma voisine",
    "non riguarda me",
    "no soy yo, es mi vecina",
    "это не обо мне",
]
NEIGHBOURS = [
    "im not a client i just got curious",
    "ich bin kein kunde",
    "pas moi merci",
    "non sono un cliente abituale",
    "no soy cliente todavía",
    "я не клиент",
]


@pytest.mark.parametrize("text", [*WITNESSES, *BARE])
def test_who_is_no_customer_and_saw_something_is_a_witness(text: str) -> None:
    row = row_of(text, ("first", "unknown"), asks=False)
    assert row is not None
    assert row.topic == "report_concern/seen_something"


@pytest.mark.parametrize("text", NEIGHBOURS)
def test_who_is_no_customer_and_says_no_more_is_none(text: str) -> None:
    assert row_of(text, ("first", "unknown"), asks=False) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Legge: https://a.it/ Che cosa faresti?", "Legge: https://a.it/\nChe cosa faresti?"),
        ("https://a.it/ Что дальше?", "https://a.it/\nЧто дальше?"),
        ("https://a.es/ ¿Y tú?", "https://a.es/\n¿Y tú?"),
        ("see https://a.it/ for more", "see https://a.it/ for more"),
        ("Samaritans: https://a.uk/", "Samaritans: https://a.uk/"),
    ],
)
def test_a_link_ends_its_line(before: str, after: str) -> None:
    assert [said.text for said in links_last([Said(before, (), "utter_x")])] == [after]
