"""Who sells and was hurt by a client says so; a witness, a carer's worry or a no does not."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.at_home import is_hurt_by_client


@pytest.mark.parametrize(
    "told",
    [
        "a client hit me last night and my ear is ringing",
        "I got beaten up by a punter in Leeds",
        "ein Kunde hat mich gestern Abend geschlagen",
        "ich bin von einem Freier vergewaltigt worden",
        "un client m'a cogné hier soir, j'ai l'oreille qui siffle",
        "je me suis fait agresser par un client",
        "un cliente ieri sera mi ha picchiato",
        "sono stata violentata da un cliente",
        "un cliente anoche me pegó",
        "me ha pegado un cliente",
        "клиент ударил меня вчера, в ухе звенит",
        "меня вчера избил клиент",
    ],
)
def test_who_was_hurt_by_a_client_says_so(told: str) -> None:
    assert is_hurt_by_client(fold(told))


@pytest.mark.parametrize(
    "told",
    [
        "a client hit her, I saw it",
        "a client hit me up on whatsapp",
        "my boss hit me in front of a customer",
        "ein Kunde hat sie geschlagen",
        "ein Kunde hat mich gefragt, ob das legal ist",
        "un client m'a demandé si elle était majeure",
        "un cliente mi ha chiesto il prezzo",
        "un cliente le pegó a ella",
        "un cliente me preguntó por los precios",
        "клиент ударил её",
    ],
)
def test_what_was_done_to_others_or_asked_is_none(told: str) -> None:
    assert not is_hurt_by_client(fold(told))
