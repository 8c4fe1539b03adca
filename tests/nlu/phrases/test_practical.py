"""Tests for what somebody in trouble asks for in practice."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.practical import (
    BED,
    CAUGHT,
    DOCTOR,
    EMBASSY,
    FOUND_OUT,
    GROUP,
    WAITS,
    WHAT_NOW,
    what_is_needed,
)

SAID = {
    DOCTOR: (
        "do I need insurance to see a GP, I've no papers",
        "Ruft die Notaufnahme die Polizei, wenn ich illegal hier bin",
        "à l'hôpital ils vont me dénoncer ?",
        "senza permesso di soggiorno il medico mi cura?",
        "¿me deportan si voy al médico?",
        "в больнице меня сдадут миграционной службе?",
    ),
    EMBASSY: (
        "can my consulate help me",
        "wie komm ich zum Konsulat",
        "comment refaire mon passeport",
        "dove sta l'ambasciata",
        "quién paga el billete para volver a mi país",
        "как вернуться домой без паспорта",
    ),
    BED: (
        "I've nowhere to sleep",
        "ich weiß nicht wo ich schlafen soll",
        "je sais pas où dormir ce soir",
        "non so dove andare a dormire",
        "no tengo dónde dormir",
        "негде переночевать",
    ),
    GROUP: (
        "can you recommend a therapist",
        "gibt's da Selbsthilfegruppen",
        "il existe des groupes pour ça ?",
        "mi consigli uno psicologo?",
        "¿hay alguna terapia?",
        "где найти психолога",
    ),
    WHAT_NOW: (
        "ok so what do I do now",
        "und was mach ich jetzt",
        "et je fais quoi maintenant",
        "e adesso cosa faccio",
        "y ahora qué hago",
        "и что мне теперь делать",
    ),
    FOUND_OUT: (
        "they will kill me if they find out",
        "der bringt mich um, wenn er das mitbekommt",
        "ils me tuent s'ils le savent",
        "se lo scoprono mi ammazzano",
        "si se enteran me matan",
        "если узнают, меня убьют",
    ),
    CAUGHT: (
        "the cops got me last night",
        "ich wurde gestern festgenommen",
        "je me suis fait arrêter hier",
        "sono stato fermato ieri",
        "me detuvieron anoche",
        "меня вчера задержали",
    ),
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in SAID.items() for text in texts]
)
def test_a_practical_need_is_heard_in_every_language(code: str, text: str) -> None:
    assert code in what_is_needed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "is an STI test free without insurance",
        "my wife will kill me if she finds out",
        "my boss kills me when I'm late",
        "a place to sleep with a girl tonight",
        "what are these groups, a sect?",
        "wie komme ich hier raus, er hat die Papiere",
        "does it cost money to see a therapist",
        "can I get arrested for that",
        "what if I get arrested",
        "meine Frau bringt mich um, wenn sie das rausfindet",
        "mia moglie mi ammazza se lo scopre",
        "was macht man in so einer Gruppe",
        "what now, you want my number?",
        "ich war beim Arzt",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert not what_is_needed(fold(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("he says I can have the couch if I sleep with him", BED),
        ("er bietet mir ein Bett, wenn ich mit ihm schlafe", BED),
        ("il propose un lit contre du sexe", BED),
        ("mi offre un letto se vado con lui", BED),
        ("me ofrece una cama a cambio de sexo", BED),
        ("предлагает ночлег за секс", BED),
        ("somewhere to sit until morning", WAITS),
        ("kann ich im Krankenhaus warten", WAITS),
        ("je peux aller à l'hôpital attendre avec le petit", WAITS),
        ("posso stare in stazione fino a domani", WAITS),
        ("¿puedo quedarme en urgencias?", WAITS),
        ("где пересидеть до утра", WAITS),
    ],
)
def test_a_bed_for_sex_is_no_wish_to_buy_and_where_to_wait_is_asked(text: str, code: str) -> None:
    assert code in what_is_needed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "need a bed with a girl tonight",
        "suche bett mit einer frau für sex",
        "wait for the hospital appointment",
        "quiero una cama con una chica",
    ],
)
def test_who_wants_company_asks_for_no_bed(text: str) -> None:
    assert not {BED, WAITS} & {*what_is_needed(fold(text))}
