"""Whoever lets us go is let go, and not asked whether they want to die."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.plain_words.last_words import at_last
from bot.message import Understanding
from bot.nlu.folding import fold


def last(text: str, meaning: Understanding, **known: object) -> Understanding:
    return at_last(meaning, text, fold(text), {"asked": "open", **known})


@pytest.mark.parametrize(
    "text",
    [
        "then ill let you go love",
        "dann lass ich dich mal in Ruhe",
        "je vous laisse",
        "ti lascio",
        "te dejo",
        "отпускаю вас",
    ],
)
def test_who_lets_us_go_is_no_alarm(text: str) -> None:
    heard = Understanding(
        "express_hostility", 0.4, "en", suspected="distress", safety=("distress",)
    )
    meant = last(text, heard)
    assert (meant.intent, meant.safety, meant.suspected) == ("goodbye", (), "")


def test_who_is_in_danger_and_lets_us_go_is_heard_as_before() -> None:
    heard = Understanding("goodbye", 0.9, "en", safety=("distress",))
    assert last("then ill let you go love", heard, in_danger=True) == heard
    assert last("then ill let you go love", heard, asked="how_bad") == heard


def test_a_question_beside_it_is_answered() -> None:
    heard = Understanding("ask_law", 0.9, "en", topic="here", asks=True)
    assert last("is it legal? then ill leave you to it", heard) == heard


@pytest.mark.parametrize(
    "text",
    [
        "im safe. i wont talk to him today. bye",
        "bin sicher. ich rufe morgen die Hebamme an. danke",
        "je vais chez ma soeur demain. merci",
        "chiamo da casa di mia sorella domani. grazie",
        "sí, a salvo. no le voy a hablar hoy. adiós",
        "завтра позвоню врачу, спасибо",
    ],
)
def test_a_goodbye_with_a_plan_is_no_alarm(text: str) -> None:
    heard = Understanding("threaten_violence", 0.5, "en", topic="will_hurt", suspected="violence")
    heard = replace(heard, language="de") if "Hebamme" in text else heard
    meant = last(text, heard, asked="safe_at_home", role="witness")
    assert (meant.intent, meant.suspected) == ("goodbye", "")


@pytest.mark.parametrize(
    "text", ["ill go to my sisters and kill him. bye", "he hits me. ill call my mum. thanks"]
)
def test_a_threat_beside_a_goodbye_is_heard(text: str) -> None:
    heard = Understanding("threaten_violence", 0.5, "en", topic="will_hurt", suspected="violence")
    assert last(text, heard, role="witness").suspected == "violence"


def test_who_is_held_and_takes_leave_with_a_plan_is_heard_as_before() -> None:
    heard = Understanding("report_concern", 0.5, "en", suspected="exploitation")
    assert last("ill call my mum. thanks", heard, role="exploited").suspected == "exploitation"


GOES_HOME = [
    "i'm not looking any more tonight, driving home now",
    "ich such heute nix mehr, fahr jetzt heim",
    "je ne cherche plus personne ce soir, je rentre chez moi",
    "stasera non cerco niente, torno a casa",
    "esta noche no quiero a nadie, me vuelvo a casa",
    "сегодня никого не ищу, еду домой",
]


@pytest.mark.parametrize("text", GOES_HOME)
def test_who_came_to_buy_and_goes_home_has_decided_and_threatens_nobody(text: str) -> None:
    heard = Understanding("threaten_violence", 0.6, "en", suspected="violence", suspicion=0.9)
    meant = last(text, heard, role="buyer")
    assert (meant.moves[0].key, meant.suspected) == ("commit_to_stop/tonight_off", "")


@pytest.mark.parametrize("text", GOES_HOME)
def test_who_is_held_and_goes_home_has_decided_nothing(text: str) -> None:
    heard = Understanding("out_of_scope", 0.6, "en")
    assert last(text, heard, role="exploited").intent != "commit_to_stop"


@pytest.mark.parametrize(
    "text",
    [
        "i'm going home and then i'll beat her up",
        "ich fahr heim und bring mich um",
        "i'm going home with a girl",
        "me voy a casa de ella",
    ],
)
def test_who_goes_home_to_hurt_to_die_or_to_buy_has_decided_nothing(text: str) -> None:
    heard = Understanding("threaten_violence", 0.6, "en", suspected="violence", suspicion=0.9)
    assert last(text, heard, role="buyer").intent == "threaten_violence"


@pytest.mark.parametrize(
    "text",
    [
        "i won't go there tonight, but she may be in danger",
        "ich fahr heim, aber ich hab angst um sie",
        "je rentre chez moi, j'ai peur pour elle",
        "torno a casa, ho paura per lei",
        "me voy a casa, pero tengo miedo por ella",
        "еду домой, но боюсь за неё",
    ],
)
def test_who_goes_home_and_worries_for_her_is_told_where_to_say_it(text: str) -> None:
    heard = Understanding("threaten_violence", 0.6, "en", suspected="violence", suspicion=0.9)
    meant = last(text, heard, role="buyer")
    assert (meant.moves[0].key, meant.suspected) == ("report_concern/it_was_me_customer", "")
