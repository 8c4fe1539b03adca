"""Who is brought customers by somebody close, and is not sure what that is, is answered what they ask."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

TALKS = {
    "en": ("my cousin finds me punters", "he sulks when i say no", "i could leave, i love him"),
    "de": ("mein Mann bringt mir Kunden", "er ist sauer wenn ich nein sag", "ich lieb ihn halt"),
    "fr": ("ma cousine me trouve des clients", "elle boude si je refuse", "je l'aime"),
    "it": ("mia zia mi procura clienti", "se dico di no si arrabbia", "le voglio bene"),
    "es": ("mi primo me consigue clientes", "si digo que no se enoja", "es que lo quiero"),
    "ru": ("сестра находит мне клиентов", "она злится если я отказываюсь", "я люблю её"),
}
"""What is told, one after the other: who brings them, a no that is not taken, love."""


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_who_is_unsure_is_answered_without_a_number_or_a_verdict(
    chat: Chat, language: str
) -> None:
    first, no, love = TALKS[language]
    campaign = f"demo-{language}"
    told = [await chat(text, campaign=campaign) for text in (first, no, love)]
    keys = [said.key for out in told for said in out.messages]
    assert {"utter_brought_told", "utter_brought_gave_in", "utter_brought_loves"} <= {*keys}
    brought = [s.text for out in told for s in out.messages if s.key.startswith("utter_brought_")]
    assert not any("112" in text or "911" in text for text in brought)


async def test_no_wish_for_police_leaves_the_answer_on_what_may_happen_to_him(chat: Chat) -> None:
    await chat("my husband put me on one of those sites")
    said = await chat("would he go to jail? i dont want police here")
    assert said.messages[0].key == "utter_brought_trouble"
    assert "helpline" in said.messages[0].text


async def test_who_was_threatened_by_a_client_is_never_taken_for_leaving(chat: Chat) -> None:
    await chat("i do sex work, my own choice")
    keys = [s.key for s in (await chat("a regular threatened me, hes coming with mates")).messages]
    assert keys[0] == "utter_client_threat"
    later = await chat("so he doesnt turn up")
    assert later.messages[0].key == "utter_client_threat"
