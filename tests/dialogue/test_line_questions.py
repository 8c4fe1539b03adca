"""A question about a line is answered from its row: the one just shown, or the one that is named."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

BEATEN = {
    "en": ("he hits me, I'm in Leeds", "is it free?", "do they speak Polish?", "on my bill?"),
    "de": (
        "er schlägt mich, ich bin in Köln",
        "ist das kostenlos?",
        "sprechen die Russisch?",
        "steht das auf der Rechnung?",
    ),
    "fr": (
        "mon mari me frappe, je suis à Lyon",
        "c'est gratuit ?",
        "ils parlent russe ?",
        "ça se voit sur la facture ?",
    ),
    "it": (
        "mio marito mi picchia, sono a Milano",
        "è gratis?",
        "parlano russo?",
        "si vede in bolletta?",
    ),
    "es": (
        "mi marido me pega, vivo en Madrid",
        "¿es gratis?",
        "¿hablan ruso?",
        "¿sale en la factura?",
    ),
    "ru": (
        "муж меня бьёт, я в Алматы",
        "это бесплатно?",
        "они говорят по-русски?",
        "это будет видно в счёте?",
    ),
}
"""What somebody beaten writes first, and three questions about the line that is shown."""

WORD_OF_COST = {"en": "free", "de": "kostenlos", "fr": "gratuit", "it": "gratis", "es": "gratis"}


def text_of(outgoing: Outgoing) -> str:
    return "\n".join(said.text for said in outgoing.messages)


@pytest.mark.parametrize("language", sorted(BEATEN))
async def test_a_line_just_shown_is_told_of_in_danger(chat: Chat, language: str) -> None:
    first, cost, tongue, bill = BEATEN[language]
    campaign = f"demo-{language}"
    await chat(first, campaign=campaign)
    asked = [(cost, "on_the_bill"), (tongue, "my_language")]
    asked += [(bill, "on_the_bill")] if language != "en" else []
    for text, topic in asked:
        outgoing = await chat(text, campaign=campaign)
        assert outgoing.language == language
        keys = [said.key for said in outgoing.messages]
        assert keys[0] == f"utter_ask_human/{topic}", (text, text_of(outgoing))
        if text == cost and language in WORD_OF_COST:
            assert WORD_OF_COST[language] in text_of(outgoing).lower()


@pytest.mark.parametrize(
    ("campaign", "text", "told"),
    [
        ("demo-it", "Telefono Amico risponde di notte?", "02 2327 2327"),
        ("demo-en", "what are Samaritans' hours?", "Samaritans (116 123): day and night."),
        ("demo-de", "Ist der Weisse Ring anonym?", "ohne Namen"),
        ("demo-fr", "le 3919 est ouvert la nuit ?", "(3919)\N{NO-BREAK SPACE}: jour et nuit."),
        ("demo-es", "¿el 016 deja rastro en la factura?", "no sale en la factura"),
        ("demo-es", "¿el 016 habla ruso?", "ruso"),
    ],
)
async def test_a_named_line_is_told_of_with_its_number(
    chat: Chat, campaign: str, text: str, told: str
) -> None:
    assert told in text_of(await chat(text, campaign=campaign))


async def test_asked_again_it_is_told_in_other_words(chat: Chat) -> None:
    await chat("what are Samaritans' hours?")
    first, second = [text_of(await chat("are they open at night?")) for _ in range(2)]
    assert "Samaritans: day and night." in first
    assert "Samaritans: day and night." in second
    assert first != second


async def test_an_emergency_number_is_no_helpline_to_be_asked_about(chat: Chat) -> None:
    await chat("its 1am i cant do this anymore. leeds")
    assert text_of(await chat("are they free")) == "Samaritans: free."


async def test_it_means_the_line_that_was_asked_about(chat: Chat) -> None:
    await chat("what are Samaritans' hours?")
    assert text_of(await chat("is it free?")) == "Samaritans: free."


async def test_another_line_that_speaks_the_language_is_shown(chat: Chat) -> None:
    await chat("je veux mourir. je suis à Lyon", campaign="demo-fr")
    assert "SOS Help" in text_of(await chat("ils parlent anglais ?", campaign="demo-fr"))


async def test_a_danger_is_met_before_a_question_about_a_line(chat: Chat) -> None:
    outgoing = await chat("is Samaritans free? I want to kill myself")
    assert any("express_distress" in said.key for said in outgoing.messages)


async def test_he_will_see_it_on_the_bill_is_a_question_and_not_silence(chat: Chat) -> None:
    await chat("he hits me, I'm in Leeds")
    told = text_of(await chat("will he see the call on the bill?"))
    assert "bill" in told
    assert "write again" not in told


async def test_nothing_is_about_a_line_before_one_was_shown(chat: Chat) -> None:
    outgoing = await chat("is it anonymous?")
    assert any("ask_privacy" in said.key for said in outgoing.messages)
