"""Who looks for a sister or daughter by a number is not wrong here, and is told where that is reported."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

SOUGHT = {
    "en": "good evening from lagos. i look for my sister, they told me she works with this number",
    "de": "ich suche meine schwester, sie soll mit dieser nummer in berlin arbeiten",
    "fr": "je cherche ma petite sœur, on m'a dit qu'elle travaille avec ce numéro à Lyon",
    "it": "buonasera cerco mia sorella, mi hanno detto che lavora con questo numero a torino",
    "es": "busco a mi hermana, me dijeron que trabaja con este número",
    "ru": "ищу сестру, сказали она работает по этому номеру",
}


@pytest.mark.parametrize("language", sorted(SOUGHT))
async def test_who_looks_for_a_sister_is_not_wrong_here(chat: Chat, language: str) -> None:
    outgoing = await chat(SOUGHT[language], campaign=f"demo-{language}")
    assert outgoing.messages[1].key == "utter_report_concern/my_daughter"


async def test_a_present_for_her_is_none_of_it(chat: Chat) -> None:
    outgoing = await chat("im looking for my sister a birthday present")
    assert "utter_report_concern/my_daughter" not in [said.key for said in outgoing.messages]
