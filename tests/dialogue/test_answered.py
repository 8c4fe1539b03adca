"""What such messages are answered by is said where a stopgap or a guess would be, and nowhere else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing
from tests.conftest import last_keys

Chat = Callable[..., Awaitable[Outgoing]]


@pytest.mark.parametrize(
    ("language", "said", "key"),
    [
        (
            "de",
            ("nur langeweile", "mich fragt doch keine sau wie's mir geht"),
            "claim_need/nobody_asks",
        ),
        ("en", ("just bored", "would he get told who it was that grassed"), "witness_learns"),
    ],
)
async def test_it_is_said_in_the_place_of_a_stopgap_or_a_guess(
    chat: Chat, language: str, said: tuple[str, ...], key: str
) -> None:
    assert key in await last_keys(chat, language, *said)


@pytest.mark.parametrize(
    ("language", "said", "key"),
    [
        ("en", ("i want to die", "yes", "does the bank see what i pay"), "who_knows_bank"),
        ("en", ("im 14", "yes", "my card is blocked what do i do"), "who_knows_bank"),
    ],
)
async def test_nobody_in_despair_and_no_child_is_sent_elsewhere(
    chat: Chat, language: str, said: tuple[str, ...], key: str
) -> None:
    assert key not in await last_keys(chat, language, *said)


async def test_how_to_delete_what_another_must_not_see_stands(chat: Chat) -> None:
    told = (
        "lui legge il mio telefono e mi obbliga",
        "sì",
        "come cancello sta chat senza che si veda",
    )
    assert "ask_privacy/how_delete" not in await last_keys(chat, "it", *told)
