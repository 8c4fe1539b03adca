"""Who answers at an hour: the rows' hours say it, and where no line is known to, the emergency number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

DESPAIRING_IN_ROME = {
    "en": ("I don't want to be alive anymore, I'm in Rome", "who answers at 2 at night?"),
    "de": ("ich will nicht mehr leben, bin in Rom", "wer geht um zwei nachts ran?"),
    "fr": ("je veux mourir, je suis à Rome", "qui répond à 3h du matin ?"),
    "it": ("voglio morire, sono a Roma", "chi risponde alle 3 di notte?"),
    "es": ("ya no quiero vivir, estoy en Roma", "¿quién contesta a las tres de la madrugada?"),
    "ru": ("я больше не хочу жить, я в Риме", "кто ответит в два часа ночи?"),
}
"""What somebody writes first, and the question for an hour at which the line of the place is closed."""


def text_of(outgoing: Outgoing) -> str:
    return "\n".join(said.text for said in outgoing.messages)


@pytest.mark.parametrize("language", sorted(DESPAIRING_IN_ROME))
async def test_a_line_that_sleeps_then_is_not_promised(chat: Chat, language: str) -> None:
    first, asked = DESPAIRING_IN_ROME[language]
    await chat(first, campaign=f"demo-{language}")
    outgoing = await chat(asked, campaign=f"demo-{language}")
    assert [said.key for said in outgoing.messages] == ["utter_nobody_then"]
    assert "10:00–24:00" in text_of(outgoing)
    assert "112" in text_of(outgoing)


async def test_a_line_that_is_open_then_is_told_by_its_name(chat: Chat) -> None:
    await chat("my husband hits me, I'm in Leeds")
    assert "day and night" in text_of(await chat("who will pick up at 4am?"))


async def test_another_line_stands_in_for_one_that_is_closed_then(chat: Chat) -> None:
    await chat("sono una ragazza di 14 anni e mio zio mi tocca, sono a Milano", campaign="demo-it")
    told = text_of(await chat("chi risponde alle 3 di notte?", campaign="demo-it"))
    assert "giorno e notte" in told


async def test_it_is_asked_about_the_hour_in_every_talk_of_somebody_in_need(chat: Chat) -> None:
    await chat("i want to kill myself", campaign="nowhere")
    outgoing = await chat("who would answer at 3 at night?", campaign="nowhere")
    assert "911" in text_of(outgoing)


async def test_a_buyer_who_asks_who_is_there_at_night_is_declined(chat: Chat) -> None:
    await chat("hi")
    outgoing = await chat("who is available at 2 tonight?")
    assert any("seek_services" in said.key for said in outgoing.messages), text_of(outgoing)
