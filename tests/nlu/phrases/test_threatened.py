"""Who may be killed at home says so in earnest; of wives, bosses and jokes it is said as well."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.threatened import fears_to_be_killed


@pytest.mark.parametrize(
    "text",
    [
        "my husband will kill me if he sees this",
        "my boyfriend threatened to kill me last night",
        "wenn mein mann das merkt bringt er mich um",
        "mein mann bringt mich um",
        "mein Freund sagt er schlägt mich tot",
        "si mon mari le voit il me tue",
        "mon mec a dit qu'il va me tuer",
        "mio marito mi ammazza se lo scopre",
        "il mio compagno vuole uccidermi",
        "mi marido me mata si se entera",
        "mi novio me va a matar",
        "если муж узнает он меня убьёт",
        "мой муж грозится убить",
    ],
)
def test_a_man_at_home_who_may_kill_is_feared(text: str) -> None:
    assert fears_to_be_killed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "lui se vede che ho guardato il telefono mi ammazza",
        "he'll kill me if he finds out",
        "er bringt mich um wenn er das liest",
        "s'il voit ça il me tue",
        "el si se entera me mata",
        "он меня убьёт если увидит",
    ],
)
def test_in_a_talk_about_him_he_is_enough(text: str) -> None:
    assert fears_to_be_killed(fold(text), knows_partner=True)
    assert not fears_to_be_killed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "my wife will kill me if she finds out",
        "my boss will kill me, my husband is at home",
        "my husband will kill me if i buy more shoes lol",
        "mein chef bringt mich um",
        "mein mann bringt mich um vor lachen, haha",
        "meine frau bringt mich um",
        "mi jefe me mata",
        "mi mujer me mata si se entera",
        "mon patron me tue",
        "mio marito mi uccide dalle risate, scherzo",
        "муж меня не убьёт",
        "mein mann bringt mich nicht um",
        "my husband won't kill me over it",
        "mom is gonna kill me about the phone",
    ],
)
def test_a_figure_of_speech_is_none(text: str) -> None:
    assert not fears_to_be_killed(fold(text), knows_partner=True)
