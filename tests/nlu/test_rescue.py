"""The net rings for who asks to be taken away, or fears to go back to somebody; for no other fear."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.net import Net
from bot.nlu.phrases.speaker import speaks_of_self
from tests.nets import own_net

ASKED = {
    "en": [
        "im scared to go home to him",
        "im afraid of going back to him",
        "i'm terrified to be alone with him",
        "pls dont let him come back in",
        "please don't let them find me",
    ],
    "de": [
        "der soll endlich aufhören mich zu schlagen",
        "kann mich jemand hier rausholen",
        "könnt ihr mich hier rausholen",
        "holt mich bitte hier heraus",
        "ich hab angst vor dem typen nebenan",
    ],
    "fr": [
        "qu'on m'aide à partir",
        "j'ai peur de rentrer chez lui",
        "que quelqu'un me sorte de là",
    ],
    "it": ["fatemi uscire da qui", "qualcuno mi aiuti ad andare via", "qualcuno mi porti via"],
    "es": [
        "que alguien me ayude a irme",
        "tengo miedo de volver a casa con él",
        "necesito que alguien me saque de este piso",
    ],
    "ru": ["он опять придёт сегодня ночью, мне страшно", "боюсь, он скоро вернётся, помогите мне"],
}

SOMETHING_ELSE = {
    "en": [
        "im scared to go home to my wife after this",
        "im not scared to go home to him",
        "im scared to be alone with my thoughts",
        "dont let it get to you",
    ],
    "de": [
        "kann mich jemand aus der sucht rausholen",
        "ich soll endlich aufhören zu rauchen",
        "kann ich das geld da rausholen",
    ],
    "fr": [
        "qu'on m'aide à sortir de mon addiction",
        "j'ai peur de rentrer chez moi, ma femme saura",
    ],
    "it": ["fatemi uscire dalla lista", "qualcuno mi aiuti a uscire da questo vizio"],
    "es": ["que alguien me ayude a salir de este vicio", "tengo miedo de ir con el coche"],
    "ru": ["он придёт завтра, договорились", "мне страшно перед экзаменом"],
}


@pytest.fixture(scope="module", params=sorted(ASKED))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def net(language: str) -> Net:
    return own_net(language, "exploitation")


def test_who_asks_to_be_taken_away_is_heard(net: Net, language: str) -> None:
    assert [text for text in ASKED[language] if not net.catch(fold(text))] == []


def test_they_speak_of_themselves(language: str) -> None:
    """So that they are asked about it, also where they came to buy (`bot.dialogue.deciding.suspicion`)."""
    texts = [text for text in ASKED[language] if "dont let" not in fold(text)]
    assert [text for text in texts if not speaks_of_self(fold(text))] == []


def test_another_fear_rings_nothing(net: Net, language: str) -> None:
    assert [text for text in SOMETHING_ELSE[language] if net.catch(fold(text))] == []
