"""Pleas that it may stop, in six languages and by every door: none silences, each is answered.

`pleas/<language>.yml` was written without a look at the patterns. In each situation the whole file is sent;
`PLEAS=all` sends it by every door, a plain run by one door after the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import yaml

from bot.engine.engine import Engine
from bot.nlu.folding import fold
from bot.nlu.phrases.opt_out import names_somebody
from bot.outcomes.tables import metadata
from tests.platforms import Platforms

PLEAS = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "pleas").glob("*.yml"))
}
DOORS = ("web", "sms", "whatsapp", "telegram")

CHILD = {
    "en": "I am 15 and he hits me",
    "de": "ich bin 15 und er schlägt mich",
    "fr": "j'ai 15 ans et il me frappe",
    "it": "ho 15 anni e lui mi picchia",
    "es": "tengo 15 años y él me pega",
    "ru": "мне 15 лет и он меня бьёт",
}
FORCED = {
    "en": "he forces me to sell my body",
    "de": "er zwingt mich meinen Körper zu verkaufen",
    "fr": "il me force à vendre mon corps",
    "it": "mi costringe a vendere il mio corpo",
    "es": "me obliga a vender mi cuerpo",
    "ru": "он заставляет меня продавать своё тело",
}
AWAY = {
    "en": ["take him out of my life", "delete him from my life", "erase him", "get rid of him"],
    "de": ["nehmt ihn von mir weg", "löscht ihn aus meinem leben", "haltet ihn fern"],
    "fr": ["éloignez-le de moi", "effacez-le de ma vie", "débarrassez-moi de lui"],
    "it": ["portatelo via da me", "cancellatelo dalla mia vita", "toglietemelo di dosso"],
    "es": ["aléjenlo de mí", "borradlo de mi vida", "llévenselo lejos de mí"],
    "ru": ["заберите его от меня", "удалите его из моей жизни", "избавьте меня от него"],
}
"""Wishes that a person be gone, in words by which others ask us to forget them."""

NOT_AGAIN = {
    "en": ["get him off me before he does it again", "no no not tonight, dont let him come up"],
    "de": ["ich halt das keine nacht länger durch", "macht dass er weggeht"],
    "fr": ["emmenez-le loin de moi", "je tiendrai pas une nuit de plus"],
    "it": ["fate che se ne vada", "portatelo lontano da me", "non reggo un'altra notte così"],
    "es": [
        "no soporto otra noche así",
        "llévenselo de aquí",
        "llévenme lejos de él",
        "que se vaya de una vez, por dios",
    ],
    "ru": ["пусть он уйдёт", "я не переживу ещё одну такую ночь"],
}
"""Pleas of a stranger who attacked: none names a danger."""

ABOUT_WHOM = {"en": "somebody else", "fr": "quelqu", "es": "otra persona"}

BESIDE = {
    "en": ["unsubscribe, he is going to kill me", "stop texting me i want to kill myself"],
    "de": ["STOPP er bringt mich um", "schreib mir nicht mehr, ich bring mich heute um"],
    "fr": ["STOP il va me tuer", "ne m'écrivez plus, je veux mourir"],
    "it": ["STOP lui mi ammazza", "non scrivetemi più, voglio morire"],
    "es": ["ALTO me va a matar", "no me escriban más, me quiero morir"],
    "ru": ["СТОП он меня убьёт", "не пишите мне больше, я хочу умереть"],
}
"""A wish for silence and a danger in one message."""

people = count(1000)


@pytest.fixture(scope="module", params=sorted(PLEAS))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def cases(language: str, doors: tuple[str, ...] = DOORS) -> Iterator[tuple[str, str]]:
    """Each plea with the doors by which it is sent."""
    for number, plea in enumerate(PLEAS[language]):
        for door in doors if os.environ.get("PLEAS") == "all" else (doors[number % len(doors)],):
            yield door, plea


class Talk:
    """One person at one door."""

    def __init__(self, platforms: Platforms, door: str, language: str) -> None:
        self._platform = platforms[door]
        self._person, self._language = next(people), language

    def say(self, text: str) -> str:
        """What the person sees."""
        campaign = f"demo-{self._language}"
        if self._platform.name == "telegram" and not text.startswith("/start"):
            campaign = ""
        answer = self._platform.say(text, person=self._person, campaign=campaign)
        assert answer.status == 200
        return str(answer.text)


def silenced(platforms: Platforms) -> int:
    with platforms.assistant.database.connect() as connection:
        return len(connection.execute(metadata.tables["opt_outs"].select()).all())


def test_there_are_enough() -> None:
    assert sum(map(len, PLEAS.values())) >= 374
    assert {*PLEAS} == {*CHILD} == {*FORCED}
    for pleas in PLEAS.values():
        assert len({*pleas}) == len(pleas) > 50


def test_a_plea_is_answered_and_silences_nobody(platforms: Platforms, language: str) -> None:
    wrong = []
    for door, plea in cases(language):
        talk = Talk(platforms, door, language)
        if not talk.say(plea) or "112" not in talk.say(CHILD[language]):
            wrong.append((door, plea))
    assert wrong == []
    assert silenced(platforms) == 0


def test_a_plea_is_neither_forgotten_nor_sent_away(engine: Engine, language: str) -> None:
    context = {"conversation_language": language}
    wrong = []
    for plea in (*PLEAS[language], *AWAY[language]):
        read = engine.parse(plea, context)
        is_sent_away = read.topic == "go_away" and names_somebody(fold(plea), language)
        if read.intent in ("delete_data", "opt_out") or is_sent_away:
            wrong.append((plea, read.intent, read.topic))
    assert wrong == []


def test_a_person_to_whom_somebody_does_harm_is_asked_about_whom_they_speak(
    platforms: Platforms, language: str
) -> None:
    for text in AWAY[language]:
        talk = Talk(platforms, "sms", language)
        talk.say("hello")
        answer = talk.say(text)
        assert "?" in answer or "112" in answer, text
        assert "112" in talk.say(CHILD[language]), "the talk goes on"


def test_a_plea_in_a_talk_about_a_danger_is_answered(platforms: Platforms, language: str) -> None:
    wrong = []
    for door, plea in cases(language):
        talk = Talk(platforms, door, language)
        talk.say(FORCED[language])
        if not talk.say(plea) or not talk.say(CHILD[language]):
            wrong.append((door, plea))
    assert wrong == []
    assert silenced(platforms) == 0


@pytest.mark.parametrize(
    ("language", "bought", "plea"),
    [
        ("en", "how much for an hour", "can anyone get me out of this flat"),
        ("fr", "c'est combien l'heure", "sortez-moi d'ici s'il vous plaît"),
        ("es", "cuánto cuesta una hora", "sáquenme de este piso"),
    ],
)
def test_a_plea_of_whoever_asked_for_a_price_is_asked_about(
    platforms: Platforms, language: str, bought: str, plea: str
) -> None:
    """Who holds the telephone may change in the middle of a talk."""
    for door in DOORS:
        talk = Talk(platforms, door, language)
        talk.say(bought)
        answer = talk.say(plea)
        assert ABOUT_WHOM[language] in answer or "112" in answer, (door, answer)


def test_a_plea_after_stop_is_answered_and_the_silence_stays(
    platforms: Platforms, language: str
) -> None:
    wrong = []
    for door, plea in cases(language, ("sms", "whatsapp", "telegram")):
        talk = Talk(platforms, door, language)
        talk.say("hello")
        talk.say("STOP")
        before = silenced(platforms)
        if "112" not in talk.say(plea) and silenced(platforms) == before:
            wrong.append((door, plea))
        if "112" not in talk.say(CHILD[language]):
            wrong.append((door, CHILD[language]))
    assert wrong == []


def test_what_no_list_of_words_holds_is_answered_after_stop(
    platforms: Platforms, language: str
) -> None:
    for door in ("sms", "whatsapp", "telegram"):
        for text in NOT_AGAIN[language]:
            talk = Talk(platforms, door, language)
            talk.say("hello")
            talk.say("STOP")
            assert "112" in talk.say(text), (door, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "macht dass er weggeht"),
        ("fr", "emmenez-le loin de moi"),
        ("it", "portatelo lontano da me"),
        ("it", "portatemi via da lui"),
        ("es", "llévenselo de aquí"),
        ("ru", "пусть он уйдёт"),
    ],
)
def test_a_plea_against_somebody_is_no_answer_to_whether_it_is_safe(
    platforms: Platforms, language: str, text: str
) -> None:
    for door in DOORS:
        talk = Talk(platforms, door, language)
        talk.say(FORCED[language])
        assert "112" in talk.say(text), door


def test_who_opted_out_and_asks_for_nothing_is_not_written_to(platforms: Platforms) -> None:
    talk = Talk(platforms, "sms", "en")
    talk.say("STOP")
    for text in ("how much for an hour", "is it legal in germany", "ok", "leave it", "who is this"):
        assert talk.say(text) == "", text


def test_a_danger_beside_a_wish_for_silence_is_answered(
    platforms: Platforms, language: str
) -> None:
    for door in DOORS:
        for text in BESIDE[language]:
            talk = Talk(platforms, door, language)
            answer = talk.say(text)
            assert "112" in answer or "?" in answer, (door, text)
            assert talk.say(CHILD[language])
    assert silenced(platforms) == 0
