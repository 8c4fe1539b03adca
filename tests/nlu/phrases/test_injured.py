"""Who is hurt in the body."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.injured import by_own_hand, names_injury


@pytest.mark.parametrize(
    "text",
    [
        "i think my wrist is broken",
        "my nose wont stop bleeding",
        "mein arm is glaub ich gebrochen",
        "me duele el brazo no lo puedo mover casi",
        "que ago con el brazo?? esta inchado",
        "j'ai le poignet tout gonflé",
        "ho il polso gonfio",
        "у меня рука опухла и болит",
        "me rompió la nariz",
        "he cut my face im bleeding",
        "my nose is broken again, like last year",
    ],
)
def test_a_broken_or_swollen_part_is_an_injury(text: str) -> None:
    assert names_injury(fold(text))


def test_the_arm_of_who_is_known_to_be_hurt_is_theirs() -> None:
    text = fold("der arm is ganz dick und tut weh")
    assert names_injury(text, is_known=True)
    assert not names_injury(text)


@pytest.mark.parametrize(
    "text",
    [
        "she broke my heart",
        "broke my leg years ago",
        "costs an arm and a leg",
        "mir tut alles weh",
        "she broke up with me face to face",
        "i could have broken her face",
        "im broke and on my back foot",
        "the back door is broken",
        "tu me casses la tête",
        "la ragazza aveva un braccio rotto",
        "la fille avait le bras cassé",
        "es cara la noche y estoy rota",
        "он меня сломал, руки опускаются",
        "mein kopf ist leer und ich bin gebrochen",
    ],
)
def test_what_only_sounds_like_a_wound_is_none(text: str) -> None:
    assert not names_injury(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i see double and threw up",
        "just tell me, ambulance yes or no",
        "mir ist schwindlig und ich hab erbrochen",
        "je vois double et la tête me tourne",
        "ci vedo doppio, ho la nausea",
        "veo doble y estoy mareada",
        "в глазах двоится и тошнит",
        "client hit me, everything is blurry",
        "Gast hat mich geschlagen, seh verschwommen",
        "un client m'a tapée, je vois flou",
        "un cliente mi ha picchiata, vedo sfocato",
        "un cliente me pegó y veo borroso",
        "клиент ударил, всё расплывается",
    ],
)
def test_signs_that_cannot_wait_count_where_a_blow_is_known(text: str) -> None:
    assert names_injury(fold(text), is_known=True)
    assert not names_injury(fold(text))


def test_a_burn_is_an_injury() -> None:
    assert names_injury(fold("my arm is all blistered from the iron"))
    assert names_injury(fold("mein arm ist verbrüht"))


@pytest.mark.parametrize(
    "text",
    [
        "i cut my arm and its bleeding",
        "hab mir den arm geritzt, er blutet",
        "mi sanguina il polso, l'ho fatto io",
        "left arm is bleeding because i did it myself",
        "mon poignet saigne, je l'ai fait exprès",
        "mein handgelenk blutet hab ne rasierklinge",
    ],
)
def test_a_wound_of_ones_own_hand_is_no_injury_but_despair(text: str) -> None:
    assert by_own_hand(fold(text))
    assert not names_injury(fold(text))
