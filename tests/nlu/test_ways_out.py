"""Who goes out to eat, drink or buy threatens nobody; who goes to somebody to hurt them does."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.net import Net
from tests.nets import own_net


@pytest.fixture(scope="module")
def net() -> Net:
    """The English patterns of violence."""
    return own_net("en", "violence")


@pytest.mark.parametrize(
    "text",
    [
        "mate im not suicidal. forget it, im off to get sorted elsewhere",
        "going out to get pissed",
        "off to get a kebab",
        "off to get a pint",
        "heading to get wasted",
        "going to do a shop",
        "im going to get her some flowers",
        "going to break for lunch",
        "what are they going to do with me",
    ],
)
def test_who_goes_out_threatens_nobody(net: Net, text: str) -> None:
    assert net.catch(fold(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "coming over to sort him out",
        "i'm on my way over to sort you out",
        "on my way to do her in",
        "im going round to get that bastard",
        "going round to get even with her",
        "going to break him",
        "sending someone to batter her",
        "heading there to shoot him",
    ],
)
def test_who_goes_to_hurt_somebody_does(net: Net, text: str) -> None:
    assert net.catch(fold(text)) == ["violence"]
