"""Whose telephone another reads: numbers without names, and nothing that a glance would understand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from bot.nlu.folding import fold
from bot.nlu.phrases.deleting import speaks_of_deleting
from bot.nlu.phrases.read_phone import names_read_phone
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

WATCHED = {
    "en": (
        "my husband hits me and goes through my phone, I'm in Leeds",
        "0808 200 0247",
        "National",
    ),
    "de": (
        "mein Mann schlägt mich und kontrolliert mein Handy, bin in Köln",
        "116 016",
        "Gewalt gegen",
    ),
    "fr": (
        "mon mari me frappe et il lit mon téléphone, je suis à Lyon",
        "3919",
        "Violences Femmes",
    ),
    "it": (
        "mio marito mi picchia e mi controlla il telefono, sono a Milano",
        "1522",
        "Antiviolenza",
    ),
    "es": ("mi marido me pega y me revisa el móvil, vivo en Madrid", "016", "Violencia"),
    "ru": ("муж меня бьёт, он контролирует мой телефон, я в Алматы", "111", "Помощь пострадавшим"),
}
"""What somebody watched writes first, the number that is shown, and a part of its name."""

SEES = {
    "en": ("he can see this", "who can help me?"),
    "de": ("er kann das sehen", "wer hilft mir?"),
    "fr": ("il peut voir ça", "qui peut m'aider ?"),
    "it": ("e se vede questo?", "chi posso chiamare?"),
    "es": ("¿y si lo ve?", "¿a quién llamo?"),
    "ru": ("он это увидит", "куда позвонить"),
}

TELLING = {
    "en": ("hit", "polic"),
    "de": ("schlag", "poliz"),
    "fr": ("frapp", "polic"),
    "it": ("picchi", "poliz"),
    "es": ("peg", "polic"),
    "ru": ("бить", "полиц"),
}


def text_of(outgoing: Outgoing) -> str:
    return "\n".join(said.text for said in outgoing.messages)


def answer_of(outgoing: Outgoing) -> str:
    """The first text behind the reveal, which says what this is."""
    return next(said.text for said in outgoing.messages if said.key != "utter_reveal")


@pytest.mark.parametrize("language", sorted(WATCHED))
async def test_a_line_stands_as_its_number_from_the_first_sign_on(
    chat: Chat, language: str
) -> None:
    first, number, name = WATCHED[language]
    campaign = f"demo-{language}"
    outgoing = await chat(first, campaign=campaign)
    assert number in text_of(outgoing)
    beginning = answer_of(outgoing).splitlines()[0].lower()
    assert not any(word in beginning for word in TELLING[language]), beginning
    _, who = SEES[language]
    for text in (*SEES[language], who):
        outgoing = await chat(text, campaign=campaign)
        assert name not in text_of(outgoing), text_of(outgoing)
        assert "http" not in text_of(outgoing)
    assert number in text_of(outgoing), text_of(outgoing)


async def test_who_is_read_along_and_asks_is_told_how_a_line_is_written_to(chat: Chat) -> None:
    await chat(WATCHED["es"][0], campaign="demo-es")
    outgoing = await chat("no puedo hablar, se puede escribir?", campaign="demo-es")
    assert "WhatsApp 600 00 00 16" in text_of(outgoing), text_of(outgoing)


@pytest.mark.parametrize("language", sorted(SEES))
async def test_how_this_is_deleted_is_told_once(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    await chat(WATCHED[language][0], campaign=campaign)
    first = await chat(SEES[language][0], campaign=campaign)
    second = await chat(SEES[language][0], campaign=campaign)
    assert first.messages[0].key == "utter_ask_privacy/how_delete_watched", text_of(first)
    assert second.messages[0].key == "utter_watched_again", text_of(second)


async def test_asked_again_how_it_is_deleted_it_is_told(chat: Chat) -> None:
    await chat(WATCHED["en"][0])
    await chat("he can see this")
    outgoing = await chat("how do I delete this chat?")
    assert "ask_privacy/how_delete" in outgoing.messages[0].key


async def test_what_answered_stays_what_was_said_last(chat: Chat, assistant: Assistant) -> None:
    await chat(WATCHED["en"][0])
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.watched
    assert not situation.said[-1].startswith("utter_plain_opening")


@pytest.mark.parametrize(
    "text",
    [
        "he goes through my phone",
        "he knows the code of my phone",
        "er kontrolliert mein Handy",
        "der schaut immer in mein Telefon",
        "il fouille mon portable",
        "lui guarda il mio cellulare",
        "me revisa el móvil",
        "он проверяет мой телефон",
        "он читает переписку",
    ],
)
def test_a_telephone_that_another_reads_is_spoken_of(text: str) -> None:
    assert names_read_phone(fold(text))


@pytest.mark.parametrize(
    "text",
    ["he has a phone", "er hat mein Handy repariert", "il a un portable", "у него есть телефон"],
)
def test_a_telephone_alone_is_not_read(text: str) -> None:
    assert not names_read_phone(fold(text))


async def test_nobody_else_is_answered_so(chat: Chat) -> None:
    outgoing = await chat("my husband hits me, I'm in Leeds")
    assert "National Domestic Abuse Helpline" in text_of(outgoing)


async def test_a_buyer_whose_wife_checks_his_phone_is_in_no_danger(
    chat: Chat, assistant: Assistant
) -> None:
    await chat("looking for a girl tonight")
    await chat("my wife checks my phone")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert not situation.watched


@pytest.mark.parametrize(
    ("folded", "deletes"),
    [
        ("comment jefface ca", True),
        ("wie losche ich das", True),
        ("как удалить", True),
        ("he sees it", False),
    ],
)
def test_deleting_is_spoken_of(folded: str, *, deletes: bool) -> None:
    assert speaks_of_deleting(folded) is deletes


@pytest.mark.parametrize(
    ("language", "told", "asked"),
    [
        ("en", "my boyfriend makes me do clients", "hes here cant talk, how do i delete this chat"),
        ("it", "il mio compagno mi fa fare i clienti", "arriva. devo chiudere. come tolgo questa chat"),
    ],
)  # fmt: skip
async def test_who_must_close_and_asks_how_it_is_deleted_is_told_in_the_same_breath(
    chat: Chat, language: str, told: str, asked: str
) -> None:
    await chat(told, campaign=f"demo-{language}")
    said = await chat(asked, campaign=f"demo-{language}")
    (delete,) = [one for one in said.messages if one.key == "utter_ask_privacy/how_delete_watched"]
    assert "http" not in delete.text
