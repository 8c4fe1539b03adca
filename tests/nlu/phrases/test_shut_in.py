"""Who is behind a bolt while another wants in, who would be heard, and who is out."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.sends_out import sends_out
from bot.nlu.phrases.shut_in import hides, is_out, would_be_heard
from bot.words import Words

INSIDE = (
    "ask_human/come_here",
    "ask_human/who_comes",
    "disclose_exploitation/behind_door",
    "disclose_exploitation/call_silently",
    "disclose_exploitation/stay_with_me",
)
"""Topics whose words are said to who is kept in."""

SENDING = (
    "utter_ask_human/cannot_call",
    "utter_danger_yes",
    "utter_disclose_exploitation/how_get_out",
    "utter_disclose_exploitation/on_the_way",
    "utter_other_people",
    "utter_stay_again",
)
"""Texts of which at least one for a child sends it out."""


@pytest.mark.parametrize(
    "text",
    [
        "I've locked myself in the bathroom and he's outside the door",
        "bolt is on. he keeps banging on the door",
        "hab mich im Zimmer eingeschlossen, er steht vor der Tür",
        "der hämmert gegen die Tür",
        "je me suis enfermée dans les toilettes, il est derrière la porte",
        "il tape comme un fou à la porte",
        "mi sono chiusa in camera, lui è dietro la porta",
        "sta cercando di entrare",
        "me he encerrado en el baño y está en la puerta",
        "está aporreando la puerta",
        "я заперлась в ванной, он стоит за дверью",
        "он ломится в дверь",
    ],
)
def test_who_is_behind_a_bolt_and_another_wants_in_hides(text: str) -> None:
    assert hides(fold(text), known="")


@pytest.mark.parametrize(
    "text",
    [
        "locked my door so my mum doesn't see this",
        "my kids are banging on the door",
        "meine Frau hämmert gegen die Tür",
        "hab mich im Bad eingeschlossen, damit mama nichts merkt",
        "ma femme tape à la porte",
        "mia moglie batte alla porta",
        "mi mujer está dando golpes en la puerta",
        "жена стучит в дверь",
        "he's at her door with flowers",
        "should I stay or go",
    ],
)
def test_who_shuts_the_door_before_the_family_hides_from_nobody(text: str) -> None:
    assert not hides(fold(text), known="")


@pytest.mark.parametrize(
    "text",
    [
        "should I open or stay",
        "soll ich aufmachen",
        "je reste ou je sors",
        "esco o resto qui",
        "me quedo o salgo",
        "выйти или остаться",
    ],
)
def test_what_is_asked_behind_a_door_is_asked_by_who_is_known_to_hide(text: str) -> None:
    assert hides(fold(text), known="hiding")
    assert not hides(fold(text), known="heard")
    assert not hides(fold(text), known="")


@pytest.mark.parametrize(
    "text",
    [
        "they can hear me",
        "die hören mich",
        "ils m'entendent",
        "mi sentono",
        "me oyen",
        "меня услышат",
    ],
)
def test_who_would_be_heard_cannot_speak(text: str) -> None:
    assert would_be_heard(fold(text))


@pytest.mark.parametrize(
    "text", ["my mum can hear me", "mama hört mich", "мама меня услышит", "I hear them upstairs"]
)
def test_whom_a_parent_hears_is_not_held(text: str) -> None:
    assert not would_be_heard(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm out now",
        "the police are here",
        "bin draußen",
        "la police est là",
        "je suis dehors",
        "sono fuori",
        "ha llegado la policía",
        "estoy a salvo",
        "я на улице",
        "полиция приехала",
    ],
)
def test_who_is_out_says_so(text: str) -> None:
    assert is_out(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "how do I get out",
        "he's here now",
        "if I'm out he'll find me",
        "wenn ich draußen bin",
        "non sono fuori",
        "no estoy fuera",
        "он вышел",
        "I'm out of credit",
        "я не на улице",
    ],
)
def test_who_asks_how_to_get_out_is_not_out(text: str) -> None:
    assert not is_out(fold(text))


def test_no_word_for_who_is_kept_in_sends_them_out() -> None:
    words = Words.of_the_project()
    for language in words.languages:
        for key in INSIDE:
            for wording in words.variations(f"utter_{key}", language):
                role = dict(wording.conditions).get("role", "exploited")
                if key in INSIDE[1:] or role in ("exploited", "child"):
                    is_theirs = bool(wording.conditions) or key in INSIDE[1:]
                    sends = is_theirs and sends_out(fold(wording.text))
                    assert not sends, (language, key, wording.text)


@pytest.mark.parametrize("key", SENDING)
def test_words_that_send_a_child_out_are_known_in_every_language(key: str) -> None:
    words = Words.of_the_project()
    for language in words.languages:
        said = words.fitting(key, language, slots={"role": "child", "danger": "certain"})
        assert any(sends_out(fold(wording.text)) for wording in said), language


@pytest.mark.parametrize(
    "text",
    [
        "hes kicking the bathroom door in, with my daughter in here",
        "er tritt die tür ein, ich und mein kind sind im bad",
        "il défonce la porte je suis avec ma fille",
        "sta sfondando la porta, sono con mio figlio",
        "está tumbando la puerta y estoy con mi hijo",
        "выламывает дверь, я с дочкой в ванной",
    ],
)
def test_who_has_a_child_with_them_behind_the_door_hides(text: str) -> None:
    assert hides(fold(text), known="")
