"""Tests for what somebody in trouble asks for in practice."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.of_work import PAPERS
from bot.nlu.phrases.practical import (
    AFTER_CALL,
    AFTER_HER_CALL,
    AT_DESK,
    BED,
    BED_FOR_HER,
    BELIEVED,
    BOSS_TOLD,
    CAUGHT,
    DOCTOR,
    EMBASSY,
    FLARES_UP,
    FOUND_OUT,
    GROUP,
    HER_CHILDREN,
    INTERPRETER,
    MORE_OF_DESK,
    OWN_ID,
    SCHOOL,
    UNPAPERED,
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
    AFTER_CALL: (
        "when I ring then what happens, who comes? what do they do after I call",
        "wenn ich da anrufe, wer kommt dann",
        "qu'est-ce qui se passe si j'appelle",
        "se telefono poi che fanno",
        "¿qué pasa si llamo?",
        "что дальше, когда я позвоню",
    ),
    AFTER_HER_CALL: (
        "what happens once she calls",
        "und wenn sie anruft, was machen die dann",
        "si elle appelle, ils font quoi",
        "se lei telefona che succede",
        "si ella llama, ¿qué hacen?",
        "а если она позвонит, что будет",
    ),
    BED_FOR_HER: (
        "my friend has nowhere to go",
        "hat sie irgendwo einen Platz, wo soll sie heute schlafen",
        "où elle peut dormir ce soir",
        "c'è un posto per lei",
        "¿hay una cama para ella?",
        "куда ей идти с детьми",
    ),
    UNPAPERED: (
        "could I get out without my papers",
        "kann man ohne Papiere da weggehen",
        "partir sans passeport c'est possible",
        "posso scappare senza documenti?",
        "¿puedo salir sin pasaporte?",
        "можно сбежать без документов",
    ),
    HER_CHILDREN: (
        "do they take her kids away",
        "nimmt das Amt ihr die Kinder",
        "ils vont retirer ses enfants ?",
        "le tolgono i bambini?",
        "¿le quitan a los niños?",
        "у неё заберут детей?",
    ),
    SCHOOL: (
        "and school tomorrow?",
        "und was ist mit der Schule",
        "et l'école demain ?",
        "e la scuola domani",
        "¿y la escuela el lunes?",
        "а как же школа",
    ),
    FLARES_UP: (
        "what if he loses it this evening",
        "und falls er heute Nacht durchdreht",
        "et s'il s'énerve cette nuit",
        "se stasera torna e lui alza le mani, se alza le mani stanotte",
        "¿y si pega esta noche?",
        "а если он вечером напьётся",
    ),
    BELIEVED: (
        "who would believe me",
        "wer soll mir das glauben",
        "personne me croira",
        "chi mi crede",
        "¿quién me va a creer?",
        "кто мне поверит",
    ),
    BOSS_TOLD: (
        "will they call my employer",
        "sagen die das meinem Arbeitgeber",
        "ils appellent mon patron ?",
        "avvisano il mio capo?",
        "¿avisan a mi jefe?",
        "они позвонят начальнику?",
    ),
    AT_DESK: (
        "I take the calls at a parlour, could I go to prison",
        "ich sitze am Telefon in so einem Bordell, mach ich mich strafbar",
        "je prends les appels, je suis complice ?",
        "prendo le telefonate, rischio il carcere?",
        "abro la puerta nomás, ¿soy cómplice?",
        "я сижу на телефоне, это соучастие?",
    ),
    INTERPRETER: (
        "is there an interpreter if the police come",
        "gibt es Gebärdensprachdolmetscher bei der Polizei",
        "il y a un interprète à l'hôpital ?",
        "alla polizia c'è un interprete?",
        "¿la policía trae intérprete?",
        "полиция приедет с переводчиком?",
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
        "what happens if she rings me",
        "что мне говорить, когда позвоню",
        "cosa dico quando chiamo",
        "¿qué digo si llamo?",
        "was soll ich sagen wenn ich anrufe",
        "I take calls at a hotel reception, can I get in trouble",
        "if he loses his job",
        "her boss took the phone",
        "my children go to school",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert not {*what_is_needed(fold(text))} - {MORE_OF_DESK, PAPERS}


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


@pytest.mark.parametrize(
    "text",
    [
        "im british and he keeps my id card",
        "bin österreicherin, er hat meinen ausweis",
        "je suis belge, il refuse de rendre ma carte d'identité",
        "comment renouveler ma cni s'il la cache",
        "sono svizzera e mi ha preso la carta d'identità",
        "soy española y él tiene mi dni",
        "cómo saco otra cédula",
        "я гражданка россии, паспорт у него",
    ],
)
def test_a_national_asks_for_their_own_card(text: str) -> None:
    assert OWN_ID in what_is_needed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he took my passport, im from brazil",
        "mein pass ist weg, ich komme aus ghana",
        "il garde mon passeport",
        "mi tiene el pasaporte",
        "он забрал паспорт",
    ],
)
def test_who_is_from_elsewhere_does_not(text: str) -> None:
    assert OWN_ID not in what_is_needed(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "i haven't sent them anything",
        "hab denen noch nichts überwiesen",
        "je n'ai jamais payé",
        "non ho mandato soldi",
        "todavía no he pagado",
        "я ничего не переводил",
    ],
)
def test_who_paid_a_blackmailer_nothing_says_so(text: str) -> None:
    assert what_is_needed(fold(text)) == ("not_paid",)


def test_who_once_paid_or_was_not_paid_says_another_thing() -> None:
    for text in ("i paid once but not again", "he never paid me", "non ho pagato l'affitto"):
        assert "not_paid" not in what_is_needed(fold(text))


def test_a_counsellor_is_no_consul() -> None:
    assert EMBASSY not in what_is_needed(fold("где у вас консультация психолога"))
    assert EMBASSY in what_is_needed(fold("мне нужен консул, паспорт отобрали"))
