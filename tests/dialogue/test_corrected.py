"""Who corrects us is answered what they asked, and the wrong answer is not given again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.dialogue.deciding.confirmed import takes_back
from bot.dialogue.reading.corrected import barred_by_correction, note_correction, unlikely_since
from bot.dialogue.state.situation import Situation
from bot.message import Outgoing, Understanding
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

HE_HITS = "report_concern/he_hits"

NO_BLOW = {
    "en": ("my husband sees prostitutes", "he doesn't hit me or anything. is it even illegal?"),
    "de": ("mein Mann geht in den Puff", "er ist nicht gewalttätig. ist das überhaupt strafbar?"),
    "fr": ("mon mari va voir des prostituées", "il me frappe pas. c'est illégal ou pas ?"),
    "it": ("mio marito va a prostitute", "non mi picchia. ma è un reato?"),
    "es": ("mi marido va de putas", "no me pega ni nada. ¿es delito?"),
    "ru": ("муж ходит к проституткам", "он меня не бьёт. это вообще законно?"),
}
"""A partner who says that there is no violence, and asks something."""

DO_YOU_REPORT = {
    "en": ("my husband sees prostitutes", "do YOU report it. i want nobody reporting", "report"),
    "de": ("mein Mann geht in den Puff", "meldet ihr das? ich will keine anzeige", "melden"),
    "fr": ("mon mari va voir des prostituées", "vous allez le dénoncer ?", "signal"),
    "it": ("mio marito va a prostitute", "lo segnalate voi?", "segnal"),
    "es": ("mi marido va de putas", "¿lo vais a denunciar?", "denunc"),
    "ru": ("муж ходит к проституткам", "вы на него заявите?", "сообщаем"),
}
"""A partner who wants nobody reported, and a part of the word for it in our first sentence."""


def keys(outgoing: Outgoing) -> list[str]:
    return [said.key for said in outgoing.messages]


@pytest.mark.parametrize("language", sorted(NO_BLOW))
async def test_no_violence_is_made_of_a_no_to_it(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    for text in NO_BLOW[language]:
        outgoing = await chat(text, campaign=f"demo-{language}")
    assert not any(HE_HITS in key for key in keys(outgoing))
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.danger == "none"
    assert situation.role == "witness"


@pytest.mark.parametrize("language", sorted(DO_YOU_REPORT))
async def test_who_wants_nobody_reported_hears_that_we_report_nobody(
    chat: Chat, language: str
) -> None:
    *texts, word = DO_YOU_REPORT[language]
    for text in texts:
        outgoing = await chat(text, campaign=f"demo-{language}")
    first = outgoing.messages[0]
    assert first.key == "utter_ask_police/did_you_report"
    assert word in first.text.partition(".")[0]


async def test_a_frightened_no_lifts_no_danger_and_leaves_the_way_open(
    chat: Chat, assistant: Assistant
) -> None:
    await chat("my husband hits me")
    outgoing = await chat("no he doesnt hit me")
    assert keys(outgoing)[0] == "utter_as_they_say"
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.in_danger
    assert HE_HITS not in situation.denied


async def test_he_does_not_hit_but_locks_her_in_is_heard(chat: Chat, assistant: Assistant) -> None:
    await chat("he doesn't hit me, he locks me in and takes my passport")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.in_danger


async def test_nothing_happened_and_what_is_the_fine_is_answered_with_the_law(chat: Chat) -> None:
    await chat("was kostet ne stunde", campaign="demo-de")
    text = "mir is NIX passiert, war ne frage... was krieg ich wenn ich erwischt werd"
    assert keys(await chat(text, campaign="demo-de"))[0] == "utter_ask_law/penalty"


async def test_no_apology_is_said_three_times(chat: Chat) -> None:
    await chat("was kostet ne stunde", campaign="demo-de")
    said = [await chat("ich bin nicht süchtig", campaign="demo-de") for _ in range(4)]
    texts = [outgoing.messages[0].text for outgoing in said]
    assert len({*texts}) == len(texts)


async def test_a_flat_and_no_street_is_no_resolve_to_stop(chat: Chat) -> None:
    await chat("quiero una chica esta noche", campaign="demo-es")
    outgoing = await chat("no voy a ir a la calle es un piso", campaign="demo-es")
    assert keys(outgoing) == ["utter_claim_choice/independent"]


async def test_who_asks_to_call_unseen_is_not_met_by_silence(chat: Chat) -> None:
    await chat("mon mec me frappe", campaign="demo-fr")
    outgoing = await chat("je peux appeler sans qu'il voie", campaign="demo-fr")
    assert keys(outgoing)[0] == "utter_ask_human/call_hidden"


def test_a_wrong_answer_is_barred_and_one_that_tells_of_a_place_is_not() -> None:
    assert barred_by_correction("ask_help_to_stop/illness") == {"ask_help_to_stop/illness"}
    assert barred_by_correction("ask_law/here") == set()
    assert barred_by_correction("mention_minor/pictures") == set()


def test_what_was_denied_stays_barred_for_the_talk() -> None:
    situation = Situation("de", "web", "demo-de", role="buyer", turns=3)
    situation.last_topic = "ask_help_to_stop/illness"
    note_correction(situation, Understanding("deny", 1.0, "de", corrects=True, denies=("habit",)))
    assert {"ask_help_to_stop/illness", "ask_help_to_stop/cant_stop"} <= {*situation.denied}


def test_other_topics_of_what_was_taken_for_known_are_unlikely() -> None:
    assert "ask_law/lawyer" in unlikely_since(("ask_police/what_happens_if_caught",))
    assert unlikely_since(("ask_help_to_stop/illness",)) == frozenset()


def test_that_he_does_not_hit_takes_no_other_danger_back() -> None:
    reading = Understanding("deny", 1.0, "en", topic="not_so", denies=("blow",))
    assert not takes_back(reading.moves[0], reading)


TAKEN_BACK = {
    "en": ("nobody hits me", "nobody hits me. who are you?"),
    "de": ("mich schlägt niemand", "mich schlägt niemand. wer seid ihr?"),
    "fr": ("personne me frappe", "personne me frappe. vous êtes qui ?"),
    "it": ("nessuno mi picchia", "nessuno mi picchia. chi siete?"),
    "es": ("nadie me pega", "nadie me pega. ¿quiénes sois?"),
    "ru": ("меня никто не бьёт", "меня никто не бьёт. вы кто?"),
}
"""First words that deny a blow, and the same once more with a question."""


@pytest.mark.parametrize("language", sorted(TAKEN_BACK))
async def test_who_begins_with_nobody_hits_me_is_not_told_that_somebody_does(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    first, again = TAKEN_BACK[language]
    outgoing = await chat(first, campaign=f"demo-{language}")
    assert {"utter_disclose_exploitation/forced", "utter_check_exploited"}.isdisjoint(
        keys(outgoing)
    )
    outgoing = await chat(again, campaign=f"demo-{language}")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.danger == "none"
    assert any("ask_identity" in key for key in keys(outgoing))


TAKEN_OUT = "utter_taken_out"

HELD = {
    "en": (
        "they took my passport and make me work",
        "i've got a bed tonight",
        "i don't sell sex, i wash dishes",
    ),
    "de": (
        "mein Zuhälter zwingt mich",
        "hab heute einen Schlafplatz",
        "ich bin keine Hure, ich arbeite in der Küche",
    ),
    "fr": (
        "mon copain me force",
        "j'ai déjà où dormir cette nuit",
        "je suis pas une pute, je garde des enfants",
    ),
    "it": (
        "mi obbliga a lavorare",
        "ho dove dormire stanotte",
        "non sono una puttana, lavoro in cucina",
    ),
    "es": (
        "mi novio me hace trabajar",
        "ya tengo donde dormir hoy",
        "no soy puta, cuido a su madre",
    ),
    "ru": ("меня заставляют", "мне есть где ночевать", "я не шлюха, я мою посуду"),
}
"""Somebody who is held, has a bed for tonight, and sells nothing."""


@pytest.mark.parametrize("language", sorted(HELD))
async def test_a_detail_of_who_is_held_is_taken_back_and_their_danger_is_not(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    first, *details = HELD[language]
    await chat(first, campaign=f"demo-{language}")
    for text in details:
        assert keys(await chat(text)) == [TAKEN_OUT]
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.in_danger
    assert not situation.needs_bed


NOT_TONIGHT = {
    "en": "not now, maybe in three weeks",
    "de": "nicht jetzt, in drei Wochen vielleicht",
    "fr": "pas maintenant, la semaine prochaine",
    "it": "non adesso, tra un mese",
    "es": "hoy no, no ahora, en unos meses",
    "ru": "не сегодня, через месяц",
}


@pytest.mark.parametrize("language", sorted(NOT_TONIGHT))
async def test_who_goes_another_day_is_told_of_a_plan_and_of_no_bed_tonight(
    chat: Chat, language: str
) -> None:
    await chat(HELD[language][0], campaign=f"demo-{language}")
    assert keys(await chat(NOT_TONIGHT[language]))[0] == "utter_not_tonight"


NO_CHILD = {
    "en": ("im 14", "no, im 38, a grown woman"),
    "de": ("ich bin 13", "quatsch, ich bin 52 und erwachsen"),
    "fr": ("j'ai 15 ans", "pardon, j'ai 51 ans"),
    "it": ("ho 14 anni", "ma no, ho 39 anni"),
    "es": ("tengo 14 años", "no, tengo 41 años"),
    "ru": ("мне 13 лет", "да нет, мне 44 года"),
}


@pytest.mark.parametrize("language", sorted(NO_CHILD))
async def test_who_was_taken_for_a_child_and_is_grown_up_is_none(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    first, second = NO_CHILD[language]
    await chat(first, campaign=f"demo-{language}")
    assert keys(await chat(second)) == ["utter_mention_minor/not_minor"]
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.role != "child"


async def test_a_child_that_tells_another_age_stays_one(chat: Chat, assistant: Assistant) -> None:
    for text in ("im 14", "he is 44"):
        await chat(text, campaign="demo-en")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert situation.role == "child"
