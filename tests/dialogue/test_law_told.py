"""A law is told in full once in a talk, then what is new of it; two places stand beside each other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

ASKED = {
    "en": ("is it legal in Germany?", "what is the penalty there?", "is it a crime in Germany?"),
    "de": ("ist das in Frankreich legal?", "welche Strafe gibt es da?", "ist es dort strafbar?"),
    "fr": ("c'est légal en Suède ?", "et la peine ?", "c'est un délit en Suède ?"),
    "it": ("è legale in Norvegia?", "che pena c'è?", "è reato in Norvegia?"),
    "es": ("¿es legal en Irlanda?", "¿qué pena hay?", "¿es delito en Irlanda?"),
    "ru": ("это законно во Франции?", "какое наказание?", "это преступление во Франции?"),
}


def text_of(outgoing: Outgoing) -> str:
    return "\n".join(said.text for said in outgoing.messages)


@pytest.mark.parametrize("language", sorted(ASKED))
async def test_the_block_is_not_told_twice(chat: Chat, language: str) -> None:
    answers = [text_of(await chat(text, campaign=f"demo-{language}")) for text in ASKED[language]]
    first, second, third = (answer.split("\n") for answer in answers)
    assert len(set(answers)) == 3
    assert not {line for line in first if len(line) > 150} & {*second, *third}
    links = [[word for word in answer.split() if word.startswith("http")] for answer in answers]
    assert all(links), "each names the official text"


async def test_where_it_says_so_behind_a_law_is_the_statute(chat: Chat) -> None:
    await chat("is it legal in Germany?")
    told = text_of(await chat("and where does it say so?"))
    assert "§ 232a" in told
    assert "https://www.gesetze-im-internet.de" in told


async def test_two_places_stand_beside_each_other(chat: Chat) -> None:
    told = text_of(await chat("is it legal in France or Sweden?"))
    assert "in France" in told
    assert "in Sweden" in told
    assert told.count("under 18") == 2


async def test_one_name_of_two_places_is_asked_about(chat: Chat) -> None:
    outgoing = await chat("is it legal in Georgia?")
    assert outgoing.messages[-1].key == "utter_which_place"


async def test_here_behind_another_state_is_where_they_are(chat: Chat) -> None:
    await chat("I'm in Berlin. is it legal here?")
    await chat("and in Sweden?")
    assert "in Germany" in text_of(await chat("and here?"))


RISKED = {
    "en": "what are the risks in Sweden?",
    "de": "was riskiere ich in Schweden?",
    "fr": "quels sont les risques en Suède ?",
    "it": "quali rischi in svezia?",
    "es": "¿qué riesgos hay en Suecia?",
    "ru": "какие риски в Швеции?",
}


@pytest.mark.parametrize("language", sorted(RISKED))
async def test_what_is_risked_at_a_place_is_told_once_with_a_figure_and_a_link(
    chat: Chat, language: str
) -> None:
    asked = {"campaign": f"demo-{language}"}
    told = text_of(await chat(RISKED[language], **asked))
    assert "456" in told, "people who were punished there"
    assert " 18" in told
    assert "https://www.riksdagen.se" in told
    assert "456" not in text_of(await chat(RISKED[language], **asked))
