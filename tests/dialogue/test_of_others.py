"""What a child writes of itself, or somebody drawn to children, is not told to who speaks of others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                "vi niñas en el hotel con extranjeros, tienen 13 años, trabajo de camarera en Medellín",
                "ok gracias. dios quiera que no le pase nada a esas niñas",
            ),
        ),
        (
            "it",
            (
                "ciao quanto prendi",
                "non mi tocca più nessuno e mi vergogno. faccio l'autista dello scuolabus, "
                "dalle 9 alle 12 sono solo",
            ),
        ),
    ],
)
async def test_no_attraction_is_made_of_who_tells_of_none(
    chat: Chat, language: str, texts: tuple[str, ...]
) -> None:
    assert not any("attraction" in key for key in await last_keys(chat, language, *texts))


async def test_a_buyer_who_says_so_is_heard(chat: Chat) -> None:
    said = ("ciao quanto prendi", "mi attirano le ragazzine, ho bisogno di aiuto")
    assert any("attraction" in key for key in await last_keys(chat, "it", *said))


async def test_a_mother_is_not_answered_as_a_child_that_ran_away(chat: Chat) -> None:
    said = (
        "дочке 16, её шантажируют голыми фото, Пенза",
        "завтра в шесть за моим ребенком приедут. мне в полицию? он сказал всей школе разошлет",
    )
    keys = await last_keys(chat, "ru", *said)
    assert "mention_minor/back_to_home" not in keys


async def test_who_has_pills_at_hand_is_told_no_words_for_a_chemist(chat: Chat) -> None:
    said = (
        "мне 72 года, жить незачем, Хайфа",
        "таблетки на столе лежат",
        "скажи лучше как мне марику сказать. прямо так что таблетки?",
    )
    assert "who_knows_vital_words" not in await last_keys(chat, "ru", *said)
