"""What an answer to a question of ours about a danger confirms, or denies."""

from __future__ import annotations

import dataclasses
import re

import pytest

from bot.dialogue.deciding.confirmed import SURE_YES, confirmed, denied
from bot.dialogue.deciding.suspicion import FAREWELLS, NEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.reading.roles import SURE_ROLE
from bot.dialogue.state.dangers import KIND_OF_YES
from bot.dialogue.state.situation import Situation
from bot.message import Understanding
from bot.server.app import Assistant
from tests.conftest import Chat, last_keys


def asked(question: str, kind: str = "") -> Situation:
    danger = "suspected" if kind else "none"
    return Situation("en", "web", "demo-en", asked=question, danger=danger, danger_kind=kind)


def heard(key: str, confidence: float = 0.9, **more: object) -> Understanding:
    intent, _, topic = key.partition("/")
    return dataclasses.replace(Understanding(intent, confidence, "en", topic=topic), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "kind", "key", "confirms"),
    [
        ("how_bad", "distress", "affirm", "distress"),
        ("is_violent", "violence", "affirm", "violence"),
        ("worry", "", "affirm", "concern"),
        ("danger_now", "distress", "affirm", ""),
        ("how_bad", "distress", "deny", ""),
        ("help", "", "affirm", ""),
        ("about_whom", "exploitation", "affirm", "exploitation"),
        ("about_whom", "concern", "affirm", ""),
        ("about_whom", "concern", "disclose_exploitation", "exploitation"),
        ("about_whom", "exploitation", "report_concern", "concern"),
        ("about_whom", "exploitation", "disclose_exploitation/not_me", ""),
        ("how_bad", "distress", "disclose_exploitation", ""),
    ],
)
def test_what_an_answer_confirms(question: str, kind: str, key: str, confirms: str) -> None:
    assert confirmed(asked(question, kind), heard(key)) == confirms


def test_only_a_sure_yes_is_one() -> None:
    assert confirmed(asked("how_bad"), heard("affirm", SURE_YES)) == "distress"
    assert confirmed(asked("how_bad"), heard("affirm", SURE_YES - 0.01)) == ""


@pytest.mark.parametrize("question", ["is_child", "is_minor"])
@pytest.mark.parametrize(("age", "is_young"), [(1, True), (17, True), (18, False), (40, False)])
def test_an_age_answers_whether_it_is_a_child(question: str, age: int, *, is_young: bool) -> None:
    said = heard("out_of_scope", number=age)
    assert confirmed(asked(question), said) == (KIND_OF_YES[question] if is_young else "")
    assert denied(asked(question), said) is not is_young
    assert confirmed(asked("how_bad"), said) == ""
    assert not denied(asked("how_bad"), said)
    assert confirmed(asked(question), dataclasses.replace(said, begins_with_no=True)) == ""


def test_a_sign_of_youth_answers_it_too() -> None:
    for sign in (
        {"safety": ("minor",)},
        {"suspected": "child_writes"},
        {"safety": ("attraction",)},
    ):
        assert confirmed(asked("is_child"), heard("out_of_scope", **sign)) == "child_writes"
        assert confirmed(asked("is_violent"), heard("out_of_scope", **sign)) == ""
    assert confirmed(asked("is_child"), heard("out_of_scope", suspected="violence")) == ""


def test_a_plain_no_denies_and_one_that_takes_everything_back_is_told_apart() -> None:
    assert denied(asked("how_bad", "distress"), heard("deny"))
    assert not denied(asked("how_bad", "distress"), heard("deny/misread"))
    assert not denied(asked("how_bad", "distress"), heard("ask_law"))


@pytest.mark.parametrize(
    "more", [{"safety": ("distress",)}, {"despair": SOME_DESPAIR}, {"confidence": SURE_ROLE - 0.01}]
)
def test_a_no_that_may_be_despair_is_none(more: dict[str, object]) -> None:
    situation = asked("how_bad", "distress")
    assert not denied(situation, dataclasses.replace(heard("deny"), **more))  # type: ignore[arg-type]
    almost = heard("deny", SURE_ROLE, despair=SOME_DESPAIR - 0.01)
    assert denied(situation, almost)


def test_a_no_that_goes_on_with_something_else_denies() -> None:
    more = heard("ask_law", SURE_ROLE, begins_with_no=True, despair=NEAR_DESPAIR - 0.01)
    assert denied(asked("how_bad", "distress"), more)
    assert not denied(asked("how_bad"), more), "nothing was suspected"
    for other in (
        {"begins_with_no": False},
        {"safety": ("concern",)},
        {"suspected": "violence"},
        {"despair": NEAR_DESPAIR},
        {"confidence": SURE_ROLE - 0.01},
        *({"intent": intent} for intent in sorted(FAREWELLS - {"deny"})),
    ):
        changed = dataclasses.replace(more, **other)  # type: ignore[arg-type]
        assert not denied(asked("how_bad", "distress"), changed), other


@pytest.mark.parametrize(
    ("campaign", "text", "told"),
    [
        ("demo-en", "I can't talk, he is in the room. I'm in London", "55"),
        ("demo-fr", "je ne peux pas parler, il est à côté. je suis à Paris", "114"),
        ("demo-de", "ich kann nicht reden, er ist im Zimmer. ich bin in Berlin", "nora"),
    ],
)
async def test_who_cannot_speak_is_told_how_to_call_at_once(
    chat: Chat, campaign: str, text: str, told: str
) -> None:
    outgoing = await chat(text, campaign=campaign)
    assert told in "\n".join(said.text for said in outgoing.messages)


PILLS = {
    "en": "i want to die, the pills are on the table",
    "de": "ich will nicht mehr, die tabletten liegen vor mir",
    "it": "non ce la faccio più, ho le pastiglie qui davanti",
}


@pytest.mark.parametrize("language", sorted(PILLS))
async def test_who_has_the_means_at_hand_is_told_to_get_away_from_them_first(
    chat: Chat, language: str
) -> None:
    outgoing = await chat(PILLS[language], campaign=f"demo-{language}")
    assert "utter_express_distress/means_at_hand" in [said.key for said in outgoing.messages]


BACKWARDS = r"(?i)steps? back|zurück|recule|indietro|atrás|назад"

HEIGHTS = {
    "en": ("i want to die, i'm standing on a bridge", "i want to die", "i'm up on the roof"),
    "de": ("ich will sterben, ich steh auf der brücke", "ich will sterben", "bin an den gleisen"),
    "fr": ("je veux mourir, je suis sur un pont", "je veux mourir", "je suis sur le toit"),
    "it": ("voglio morire, sono su un ponte", "voglio morire", "sto sul cornicione"),
    "es": ("quiero morir, estoy en un puente", "quiero morir", "estoy en el balcón, octavo piso"),
    "ru": ("хочу умереть, стою на мосту", "хочу умереть", "стою у рельсов"),
}
AWAY = {
    "en": r"away from the edge",
    "de": r"weg vom Rand",
    "fr": r"loigne[^.]* du bord",
    "it": r"llontan[^.]* dal bordo",
    "es": r"léj[^.]* del borde",
    "ru": r"от края",
}
"""Never "step back": whoever stands with their back to the edge would step over it."""


@pytest.mark.parametrize("language", sorted(HEIGHTS))
async def test_who_stands_where_they_would_fall_is_first_told_to_move_away_from_the_edge(
    chat: Chat, language: str
) -> None:
    at_once, first, then = HEIGHTS[language]
    for visitor, texts in (("one", [at_once]), ("two", [first, then])):
        for text in texts:
            outgoing = await chat(text, campaign=f"demo-{language}", visitor=visitor)
        told = next(
            said.text
            for said in outgoing.messages
            if said.key == "utter_express_distress/at_a_height"
        )
        sentence = told.partition(".")[0]
        assert re.search(AWAY[language], sentence)
        assert not re.search(BACKWARDS, sentence)


SECOND_QUESTIONS = [
    ("demo-fr", "mon mari me frappe, je suis à Lyon", "j'ai pas d'argent", "refuge_cost"),
    ("demo-en", "my husband hits me, I'm in Leeds", "i have no money", "refuge_cost"),
    ("demo-es", "tengo 15 y un chico tiene fotos mías", "¿qué le contesto?", "answer_him"),
    ("demo-de", "ich bin 14 und einer hat Bilder von mir", "was antworte ich ihm?", "answer_him"),
    ("demo-ru", "меня заставляют, я в Алматы", "что мне сказать когда позвоню", "what_do_i_say"),
]


@pytest.mark.parametrize(("campaign", "first", "then", "topic"), SECOND_QUESTIONS)
async def test_a_second_question_in_danger_has_its_own_answer(
    chat: Chat, campaign: str, first: str, then: str, topic: str
) -> None:
    await chat(first, campaign=campaign)
    outgoing = await chat(then, campaign=campaign)
    assert any(said.key.endswith(f"/{topic}") for said in outgoing.messages), outgoing


async def test_only_turkish_asks_for_ones_own_language(chat: Chat) -> None:
    await chat("меня продали в клуб, паспорт забрали, я в Стамбуле", campaign="demo-ru")
    told = (await chat("говорят только по-турецки?", campaign="demo-ru")).messages[0].text
    assert "русский" in told


ASKED_BETWEEN = {
    "en": ("everything is too much, i cant do this", "who reads this", "yes"),
    "de": ("ich kann echt nicht mehr, alles zu viel", "wer liest das hier", "ja, schon"),
    "fr": ("j'en peux plus, tout est trop", "qui lit ça ?", "oui"),
    "it": ("non ce la faccio più", "chi legge?", "sì, ci penso"),
    "es": ("no puedo más con todo", "quién lee esto", "sí, a veces"),
    "ru": ("больше не могу, всё достало", "кто это читает", "да"),
}


@pytest.mark.parametrize("language", sorted(ASKED_BETWEEN))
async def test_a_yes_that_comes_a_question_late_is_one(chat: Chat, language: str) -> None:
    assert "express_distress/life" in await last_keys(chat, language, *ASKED_BETWEEN[language])


NO_USE = {
    "en": ("i dont want to live", "no point really. ill manage"),
    "de": ("ich will nicht mehr leben", "bringt doch nichts. geht schon irgendwie"),
    "fr": ("je veux plus vivre", "à quoi bon. ça ira"),
    "it": ("non voglio più vivere", "tanto non serve a niente. me la cavo"),
    "es": ("ya no quiero vivir", "no vale la pena. ya me las arreglo"),
    "ru": ("не хочу больше жить", "смысла нет. сам как-нибудь"),
}


@pytest.mark.parametrize("language", sorted(NO_USE))
async def test_who_sees_no_use_is_neither_relieved_nor_joking(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    assert "express_distress/no_help_works" in await last_keys(chat, language, *NO_USE[language])
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.danger == "certain"


SEEN = {
    "en": ("my boyfriend hits me", "can he see this on my phone?"),
    "de": ("mein mann schlägt mich", "kann er das auf meinem handy sehen?"),
    "fr": ("mon mari me frappe", "il peut voir ça sur mon tel ?"),
    "it": ("mio marito mi picchia", "lui può vedere questo sul telefono?"),
    "es": ("mi marido me pega", "¿él puede ver esto en mi móvil?"),
    "ru": ("муж меня бьёт", "он может это увидеть в телефоне?"),
}


@pytest.mark.parametrize("language", sorted(SEEN))
async def test_who_asks_what_another_can_see_is_told_and_not_met_by_silence(
    chat: Chat, language: str
) -> None:
    assert "ask_privacy/how_delete_watched" in await last_keys(chat, language, *SEEN[language])
