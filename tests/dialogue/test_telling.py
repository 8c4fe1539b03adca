"""The facts of a reply: lines once, for the right place and person; answers about a line; new figures."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.dialogue.actions.safety import SafeToWrite
from bot.dialogue.deciding.danger import Decision
from bot.dialogue.planning.reply import _show_lines_of_place
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.needs import OF_A_FEW, QUESTION_OF_TOPIC, URGENT, need_of, visitor_of
from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.message import Move, Outgoing, Understanding
from bot.nlu.clock import nearest
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def exchange(
    library: Library,
    key: str = "out_of_scope",
    *,
    need: str = "",
    places: str = "",
    **known: object,
) -> Exchange:
    known = {"language": "en", "channel": "web", "campaign": "demo-en", **known}
    situation = Situation(**known)  # type: ignore[arg-type]
    intent, _, topic = key.partition("/")
    reading = Understanding(intent, 1.0, situation.language, places=tuple(places.split()))
    return Exchange(
        situation, reading, library, NOW, move=Move(intent, topic), need=need, was_asked="nothing"
    )


def numbers(text: str) -> list[str]:
    return re.findall(r"\+?\d[\d /()-]{2,}\d|\bhttps?://\S+", text)


def test_lines_that_were_shown_are_not_shown_again(library: Library) -> None:
    one = exchange(library, need="victim", place="GB", place_told=True)
    first = one.facts.routes_due()
    assert numbers(first)
    assert len(one.situation.resources) == 2
    assert one.facts.routes_due() == ""
    assert one.facts.routes_again() == first, "asked for again, they are said again"
    assert len(one.situation.resources) == 2, "shown once, counted once"


def test_lines_of_a_danger_stand_once_more_in_short_two_turns_later(library: Library) -> None:
    one = exchange(library, need="crisis", place="GB", place_told=True, role="despairing")
    first = one.facts.routes_due()
    later = replace(one, replies=[], shows_lines=False, numbers_said=set())
    later.situation.turns = 1
    assert later.facts.routes_due() == "", "they stand in the answer before"
    later.situation.turns = 2
    reminder = later.facts.routes_due()
    assert reminder.splitlines() == ["Samaritans: 116 123", "Emergency: 999"]
    assert len(reminder) < len(first)
    later.situation.turns = 3
    assert later.facts.routes_due() == "", "no list at every turn"
    later.situation.turns, later.situation.no_numbers = 9, True
    assert later.facts.routes_due() == "", "who wants no numbers gets none"


def test_lines_to_stop_buying_are_no_standing_matter(library: Library) -> None:
    one = exchange(library, need="buyer_help", place="GB", place_told=True, role="buyer")
    assert one.facts.routes_due()
    later = replace(one, replies=[], shows_lines=False)
    later.situation.turns = 5
    assert later.facts.routes_due() == ""


@pytest.mark.parametrize("role", ["witness", "professional"])
def test_who_asks_for_others_gets_the_lines_of_the_likely_place_under_its_name(
    library: Library, role: str
) -> None:
    one = exchange(library, need="report", place="GB", role=role)
    assert one.facts.routes_due().startswith("In the United Kingdom:")
    one.ask_place_if_needed()
    assert [reply.key for reply in one.replies] == ["utter_safety_where_else"], (
        "and may name another country all the same"
    )
    of_minor = exchange(library, need="child_report", place="GB", role=role)
    assert of_minor.facts.routes_due().startswith("In the United Kingdom:")
    desperate = exchange(library, need="crisis", place="GB", role="despairing", danger="certain")
    assert "In the United Kingdom" not in desperate.facts.routes_due()


@pytest.mark.parametrize(("role", "need"), [("child", "child"), ("exploited", "domestic_abuse")])
def test_a_child_and_who_is_beaten_get_the_lines_of_the_likely_place_beside_the_question(
    library: Library, role: str, need: str
) -> None:
    kind = "child_writes" if role == "child" else "exploitation"
    hurt: dict[str, Any] = {"place": "GB", "role": role, "danger": "certain", "danger_kind": kind}
    one = exchange(library, need=need, last_need=need, **hurt)
    told = one.facts.routes_due()
    assert told.startswith("In the United Kingdom:")
    assert "999" not in told, "of a likely place no emergency number is dialled"
    one.ask_place_if_needed()
    assert [reply.key for reply in one.replies] == ["utter_safety_where_else"]
    assert one.situation.asked == "safety_place"
    held = exchange(library, need="victim", **hurt | {"role": "exploited"})
    assert "In the United Kingdom" not in held.facts.routes_due()


async def test_a_number_of_the_likely_place_is_repeated_under_its_name(chat: Chat) -> None:
    await chat("mon mari me frappe", campaign="demo-fr")
    told = "\n".join(m.text for m in (await chat("quel numéro ?", campaign="demo-fr")).messages)
    assert "En France\N{NO-BREAK SPACE}:\nViolences Femmes Info: 3919" in told


def test_who_said_that_they_cannot_speak_is_shown_written_lines_from_then_on(
    library: Library,
) -> None:
    spoke, wrote = (
        exchange(library, need="child", place="GB", place_told=True, role="child") for _ in range(2)
    )
    wrote.situation.note_said("utter_mention_minor/chat_not_call#0")
    assert not visitor_of(spoke.situation).writes
    assert visitor_of(wrote.situation).writes
    for language in ("en", "fr"):
        first = wrote.library.directory.choose_for(
            "child", "FR", language, NOW, visitor=visitor_of(wrote.situation)
        )[0]
        assert {"sms", "whatsapp", "chat", "mail"} & {*first.channels}


def test_a_topic_that_asks_for_lines_gets_them_each_time(library: Library) -> None:
    topic = next(topic.key for topic in topics().values() if topic.first == "routes")
    one = exchange(library, topic, need="victim", place="GB", place_told=True)
    assert one.facts.routes_due() == one.facts.routes_due() != ""


def test_another_need_shows_other_lines(library: Library) -> None:
    one = exchange(library, need="victim", place="GB", place_told=True)
    one.facts.routes_due()
    one.need = "crisis"
    assert numbers(one.facts.routes_due())
    one.need = "victim"
    assert one.facts.routes_due() == ""


def test_said_again_or_said_that_there_is_nothing(library: Library) -> None:
    one = exchange(library, need="victim", place="GB", place_told=True)
    for key in ("utter_routes", "utter_routes_again", "utter_routes_again"):
        one.replies.clear()  # of the message before; within one answer no line stands twice
        one.say_routes("utter_routes")
        assert [said.key for said in one.replies] == [key]
        assert numbers(one.replies[0].text)


def test_whoever_wants_no_numbers_gets_none_unless_they_ask(library: Library) -> None:
    one = exchange(library, need="crisis", place="GB", place_told=True, no_numbers=True)
    assert one.facts.routes_due() == ""
    one.move = Move("ask_human", "which_number")
    assert one.facts.routes_due() != ""


@pytest.mark.parametrize("need", sorted(URGENT - {"emergency"}))
def test_a_place_of_the_campaign_is_too_little_where_a_life_hangs_on_it(
    library: Library, need: str
) -> None:
    hint = exchange(library, place="GB")
    assert hint.facts.line_place(need) is None
    assert hint.facts.line_place("buyer_help") == "GB"
    assert exchange(library, place="GB", place_told=True).facts.line_place(need) == "GB"
    named = (
        None if need == "crisis" else "FR"
    )  # "I was in France" is where nobody picks up for them
    assert exchange(library, places="FR", place="GB").facts.line_place(need) == named
    assert "112 (Europe) or 911" in hint.facts.emergency()
    assert "999" in exchange(library, place="GB", place_told=True).facts.emergency()


@pytest.mark.parametrize("role", ["exploited", "child", "despairing"])
def test_who_is_in_need_may_speak_of_home(library: Library, role: str) -> None:
    one = exchange(library, places="RO", place="GB", place_told=True, role=role, danger="certain")
    assert one.facts.line_place("victim") == "GB"


@pytest.mark.parametrize("need", ["crisis", "victim", "child", "report"])
def test_without_a_place_there_are_lines_for_everybody(library: Library, need: str) -> None:
    one = exchange(library, need=need, danger="certain")
    assert numbers(one.facts.routes_due())
    shown = [library.directory.card(row, "en", NOW) for row in one.situation.resources]
    assert not {card.audience for card in shown if card} & OF_A_FEW


def test_an_emergency_number_reaches_whom_the_person_needs(library: Library) -> None:
    def told(need: str, role: str) -> str:
        return exchange(
            library, need=need, role=role, place="AM", place_told=True
        ).facts.emergency()

    assert told("victim", "exploited") == told("report", "witness")
    assert "police" in told("victim", "exploited").lower()


@pytest.mark.parametrize("key", sorted(QUESTION_OF_TOPIC))
def test_a_question_about_a_line_is_answered_by_its_row(library: Library, key: str) -> None:
    one = exchange(library, need="victim", role="exploited", place="GB", place_told=True)
    one.facts.routes_due()
    shown = list(one.situation.resources)
    intent, _, topic = key.partition("/")
    one.move, one.need = Move(intent, topic), ""
    answer = one.facts.routes_due()
    cards = [library.directory.card(row, "en", NOW) for row in shown]
    assert all(card is not None and library.card_text.name(card, "en") in answer for card in cards)
    assert one.situation.resources == shown, "nothing new was offered"


def test_the_first_line_stays_the_first_through_questions_about_it(library: Library) -> None:
    one = exchange(library, "ask_human", role="despairing", place="AT", place_told=True)
    one.facts.routes_due()
    first = library.directory.card(one.situation.resources[0], "en", NOW)
    assert first is not None
    for topic in ("open_now", "is_anonymous", "which_number", "", "on_the_bill"):
        later = Exchange(one.situation, one.reading, library, NOW, move=Move("ask_human", topic))
        answer = later.facts.routes_due()
        assert library.card_text.name(first, "en") in answer.partition("\n")[0], topic
        assert one.situation.lines_shown[0] == first.id, topic


def test_a_question_about_a_line_before_any_was_shown_shows_one(library: Library) -> None:
    one = exchange(library, "ask_human/open_now", role="exploited", place="GB", place_told=True)
    assert numbers(one.facts.routes_due())


def test_what_a_row_does_not_say_is_said_to_be_unknown(library: Library) -> None:
    one = exchange(library, "ask_human/on_the_bill", place="GB", place_told=True)
    rows = [row.id for file in library.directory.files for row in file.resources]
    unknown = next(
        row
        for row in rows
        if (card := library.directory.card(row, "en", NOW)) and card.bill == "unknown"
    )
    one.situation.lines_shown = [unknown]
    card = library.directory.card(unknown, "en", NOW)
    assert card is not None
    told = one.facts.routes_due()
    assert told == library.words.text(
        "line_bill_unknown", "en", name=library.card_text.name(card, "en")
    )


def test_lines_in_no_language_of_the_visitors_are_said_to_be_so_once(library: Library) -> None:
    note = library.words.text("utter_language_of_lines", "ru")
    one = exchange(library, need="victim", language="ru", place="FR", place_told=True)
    texts = [one.facts.routes("report", count=1), one.facts.routes("report", count=1)]
    languages = [
        card.languages
        for row in one.situation.resources
        if (card := library.directory.card(row, "ru", NOW))
    ]
    assert languages
    assert all(spoken and "ru" not in spoken for spoken in languages)
    assert [note in text for text in texts] == [True, False]


def test_no_figure_is_told_twice_and_their_end_is_known(library: Library) -> None:
    one = exchange(library, "ask_figures", place="DE")
    told = []
    while one.figures.is_left():
        told.append(one.figures.due())
    assert len(told) > 5
    assert len(set(told)) == len(told)
    assert one.figures.due() == ""


def test_an_excuse_is_met_with_another_figure_the_second_time(library: Library) -> None:
    one = exchange(library, "claim_choice", place="DE")
    first = one.figures.tell_or_another("farley_leave")
    second = one.figures.tell_or_another("farley_leave")
    assert first
    assert second not in ("", first)
    other = exchange(library, "ask_help_to_stop", place="DE", figures=["kast_stopped"])
    assert other.figures.tell_or_another("kast_stopped") == "", "nothing else bears on that"


@pytest.mark.parametrize("key", ["claim_choice", "ask_harm", "ask_risk"])
def test_a_figure_bears_on_what_is_answered(library: Library, key: str) -> None:
    one = exchange(library, key, place="DE")
    assert one.figures.due()
    (told,) = one.situation.figures
    assert set(library.figures.get(told).topics) & {
        "choice",
        "harm",
        "violence",
        "health",
        "scam",
        "buyers",
    }


def test_a_name_that_nothing_fills_is_an_error_and_not_a_gap(library: Library) -> None:
    with pytest.raises(KeyError):
        exchange(library).say("utter_place_noted")


@pytest.mark.parametrize(
    ("hour", "is_shown_first"),
    [(None, "Telefono Amico Italia"), (14, "Telefono Amico"), (2, "112")],
)
def test_an_hour_that_the_visitor_states_beats_the_clock(
    library: Library, hour: int | None, is_shown_first: str
) -> None:
    one = exchange(
        library,
        need="crisis",
        place="IT",
        place_told=True,
        hour_told=hour,
        hour_told_at=int(NOW.timestamp()),
    )
    assert is_shown_first in one.facts.routes_due().splitlines()[0]


def test_a_number_that_a_sentence_says_is_no_card_beside_it(library: Library) -> None:
    for place in ("GB", "GB-NIR", "FR", "DE"):
        one = exchange(
            library, "express_distress/life", role="despairing", place=place, place_told=True
        )
        one.say_topic("express_distress/life")
        text = one.replies[0].text
        (number,) = re.findall(r"\d+", one.facts.emergency())
        assert len(re.findall(rf"(?<!\d){number}(?!\d)", text)) == 1, text
        assert len(one.situation.resources) == 2
        if place == "GB-NIR":
            assert "116 123" in text, "Samaritans beside Lifeline"


def test_who_told_of_violence_at_home_keeps_its_lines(library: Library) -> None:
    known = {"role": "witness", "place": "DE", "place_told": True, "language": "de"}
    one = exchange(library, "report_concern/temper", **known)  # type: ignore[arg-type]
    one.situation.danger, one.situation.danger_kind = "certain", "violence"
    one.say_topic("report_concern/temper")
    assert "116 016" in one.replies[0].text
    later = exchange(library, **known, last_need="domestic_abuse")  # type: ignore[arg-type]
    for need in ("", "victim", "violence", "domestic_abuse"):
        later.need = need
        assert "116 016" in (later.facts.routes_due() or later.facts.routes_again()), need
    assert later.situation.last_need == "domestic_abuse"


async def test_who_is_beaten_at_home_gets_lines_for_that(chat: Chat) -> None:
    said = await chat("mein Mann schlägt mich, wir sind in Köln", campaign="demo-de")
    assert "116 016" in said.messages[-1].text
    assert "Menschenhandel" not in said.messages[-1].text


@pytest.mark.parametrize("place", ["GB", "DE", "FR", "RU", "IE", ""])
def test_who_sells_sex_by_choice_is_shown_organisations_of_their_own(
    library: Library, place: str
) -> None:
    one = exchange(library, role="sex_worker", place=place or None, place_told=bool(place))
    assert need_of(one.situation) == "sex_worker"
    assert visitor_of(one.situation).role == "sex_worker", "no buyer"
    assert one.facts.routes_due()
    assert one.situation.resources
    assert all("-peers-" in row for row in one.situation.resources)
    assert one.situation.last_need == "sex_worker"


def test_who_told_of_violence_gets_the_lines_for_it_whatever_the_work(library: Library) -> None:
    known = {"role": "exploited", "danger": "confirmed", "danger_kind": "exploitation"}
    one = exchange(library, need="victim", place="GB", place_told=True, **known)
    assert one.facts.routes_due()
    assert all("-peers-" not in row for row in one.situation.resources)


@pytest.mark.parametrize(("last_need", "are_shown"), [("sex_worker", True), ("", False)])
def test_a_place_told_later_brings_its_lines_where_they_were_asked_for(
    library: Library, last_need: str, are_shown: bool
) -> None:
    one = exchange(library, role="sex_worker", last_need=last_need, place="AT", place_told=True)
    _show_lines_of_place(one, Decision(tells_place=True))
    assert ("at-peers-1" in one.situation.resources) is are_shown


def test_where_no_place_is_known_both_emergency_numbers_stand_and_where_one_is_no_page_for_all(
    library: Library,
) -> None:
    lost = exchange(library, need="crisis", language="fr", danger="certain")
    assert {"112", "911"} <= {*re.findall(r"\d+", lost.facts.routes_due())}
    at_home = exchange(library, need="victim", language="de", place="AT", place_told=True)
    assert "lastradainternational" not in at_home.facts.routes_due()


def test_who_is_exploited_and_blackmailed_is_shown_a_line_for_either(library: Library) -> None:
    known: dict[str, Any] = {
        "place": "IT", "place_told": True, "role": "exploited", "danger": "certain",
        "danger_kind": "exploitation", "language": "it",
    }  # fmt: skip
    one = exchange(library, "ask_risk/blackmail_known", need="extortion", **known)
    shown = one.facts.routes_due()
    purposes = [
        {*card.purposes}
        for row in one.situation.resources
        if (card := library.directory.card(row, "it", NOW))
    ]
    assert any("victim" in of for of in purposes), shown
    assert any("extortion" in of for of in purposes), shown
    assert one.situation.last_need == "victim"


def test_who_fears_the_police_is_not_shown_its_number_as_a_line(library: Library) -> None:
    known: dict[str, Any] = {
        "place": "RU", "place_told": True, "role": "exploited", "danger": "certain"
    }  # fmt: skip
    said = ["utter_ask_police/deported#0"]
    assert "102" in exchange(library, need="victim", language="ru", **known).facts.routes_due()
    refused = exchange(library, need="victim", language="ru", said=said, **known)
    assert "102" not in refused.facts.routes_due()


def test_who_is_lonely_is_shown_somebody_to_talk_to_and_no_group_for_addicts(
    library: Library,
) -> None:
    lonely = exchange(library, "claim_need/lonely", place="GB", role="buyer")
    told = lonely.facts.routes_due()
    assert "116 123" in told
    assert "slaa" not in told
    assert "999" not in told


@pytest.mark.parametrize(
    ("language", "town", "text"),
    [
        ("en", "Dublin", "it's 3"),
        ("de", "Wien", "es ist 3"),
        ("fr", "Lyon", "il est 3h"),
        ("it", "Torino", "sono le 3"),
        ("es", "Madrid", "son las 3"),
        ("ru", "Рига", "сейчас 3 часа"),
    ],
)
async def test_an_open_hour_is_read_by_the_clock_where_somebody_is(
    assistant: Assistant, chat: Chat, library: Library, language: str, town: str, text: str
) -> None:
    await chat(town, campaign=f"demo-{language}", visitor=text)
    await chat(text, campaign=f"demo-{language}", visitor=text)
    situation = await assistant.turn.conversations.find(f"web {text}")
    assert situation is not None
    assert situation.place is not None
    zone = library.directory.zone(situation.place)
    assert zone is not None
    told_at = datetime.fromtimestamp(situation.hour_told_at, ZoneInfo(zone))
    assert situation.hour_told == nearest(3, told_at.hour)


@pytest.mark.parametrize(
    ("key", "figure", "place", "wanted"),
    [
        ("claim_legal/registered", "eu_registered", "FR", "eu"),
        ("claim_legal/registered", "eu_registered", "KZ", "world"),
        ("claim_legal/registered", "denmark_victims", "DK", "DK"),
        ("claim_legal/registered", "denmark_victims", "FR", "FR"),
        ("claim_choice/independent", "eu_suspects", "CH", "world"),
        ("ask_harm/forced", "unodc_sexual", "CH", "world"),
        ("ask_figures/lies", "eu_convicted", "US-NY", "world"),
        ("ask_risk/blackmail", "catalonia_extortion", "DE", "ES"),
        ("ask_help_to_stop/does_it_work", "kast_stopped", "DE", "SE"),
    ],
)
def test_a_figure_follows_the_place_where_one_is_known_of_it(
    library: Library, key: str, figure: str, place: str, wanted: str
) -> None:
    one = exchange(library, key, place=place)
    assert one.figures.tell_or_another(figure)
    (told,) = one.situation.figures
    assert library.figures.get(told).place == wanted


@pytest.mark.parametrize(
    ("state", "wanted"),
    [("FR", "FR"), ("DK", "DK"), ("IT", "eu"), ("CH", "world"), ("KZ", "world")],
)
def test_who_asks_for_numbers_is_told_those_of_the_place_they_named(
    library: Library, state: str, wanted: str
) -> None:
    one = exchange(library, "ask_figures", place="GB", asked_place=state, topics=["law"])
    assert one.figures.due()
    (told,) = one.situation.figures
    assert library.figures.get(told).place == wanted
    while one.figures.is_left():
        one.figures.due()
    assert all(library.figures.get(known).covers(state) for known in one.situation.figures)
    assert one.figures.due() == ""


def test_where_they_are_outdoes_the_place_they_asked_about_last(library: Library) -> None:
    told = exchange(library, "ask_figures", place="FR", place_told=True, asked_place="US")
    assert told.figures.place == "FR"
    assert exchange(library, "ask_figures", place="FR", asked_place="US").figures.place == "US"


def test_behind_an_engaged_line_stands_another(library: Library) -> None:
    one = exchange(library, need="crisis", place="DE", place_told=True, role="despairing")
    first = numbers(one.facts.routes_due())
    one.replies.clear()
    beyond = numbers(one.facts.routes_beyond())
    assert beyond
    assert not {one for one in beyond if "0800" in one} & {*first}


def test_the_source_is_that_of_the_figure_that_was_told(library: Library) -> None:
    one = exchange(library, "ask_figures/proof")
    assert one.figures.source() == ""
    one.figures.tell("ilo_fcse")
    one.figures.tell("eu_registered")
    source = one.figures.source()
    assert "10,793" in source, "the figure itself stands once more"
    assert "nobody reported" in source, "and what it cannot show"
    assert "Eurostat" in source
    one.reading = replace(one.reading, amount=6.3)
    assert "Global Estimates" in one.figures.source(), "the number that was named"


@pytest.mark.parametrize(
    ("language", "place", "heading"),
    [("de", "DE", "In Deutschland:"), ("fr", "FR", "En France\N{NO-BREAK SPACE}:")],
)
def test_who_does_not_say_where_they_are_sees_lines_of_the_likely_place_under_its_name(
    library: Library, language: str, place: str, heading: str
) -> None:
    def lines(**known: Any) -> str:
        known = {"language": language, "place": place, "role": "witness", **known}
        return exchange(library, need="domestic_abuse", **known).facts.routes("domestic_abuse")

    asked = ["utter_safety_where#0"]
    assert heading not in lines(), "they were not asked yet"
    assert lines(said=asked).startswith(f"{heading}\n")
    assert numbers(lines(said=asked))[0] == numbers(lines(place_told=True))[0]
    assert heading not in lines(place_told=True, said=asked)
    in_despair = {"danger": "certain", "danger_kind": "distress", "role": "despairing"}
    assert heading not in lines(**in_despair, said=asked)


def test_who_can_write_is_shown_the_lines_of_their_matter(library: Library) -> None:
    held = {"role": "exploited", "danger": "certain", "danger_kind": "exploitation"}
    told = {**held, "place": "GB", "place_told": True}
    at_home = exchange(library, "affirm", last_need="domestic_abuse", **told)
    SafeToWrite().perform(at_home)
    assert [said.key for said in at_home.replies] == ["utter_safe_at_home_no"]
    assert at_home.situation.last_need == "domestic_abuse"
    elsewhere = exchange(library, "affirm", **told)
    SafeToWrite().perform(elsewhere)
    assert [said.key for said in elsewhere.replies] == ["utter_safe_yes"]
    asked_more = exchange(library, "affirm", **told)
    asked_more.say_topic("disclose_exploitation/is_it_my_fault")
    SafeToWrite().perform(asked_more)
    assert "utter_safe_yes" not in [said.key for said in asked_more.replies]
    assert asked_more.shows_lines


def test_nobody_in_danger_is_told_that_all_was_said(library: Library) -> None:
    held: dict[str, object] = {"danger": "certain", "danger_kind": "distress"}
    desperate = exchange(library, role="despairing", **held)
    arguing = exchange(library, role="buyer")
    for _ in range(12):
        desperate.say_topic("express_distress/life")
        arguing.say_topic("claim_need/lonely")
    assert "utter_said_already" not in [said.key for said in desperate.replies]
    assert "utter_said_already" in [said.key for said in arguing.replies]


def test_a_buyer_who_is_lonely_is_shown_a_line_of_the_place_and_none_for_all_the_world(
    library: Library,
) -> None:
    def lines(**known: object) -> str:
        known = {"language": "de", "role": "buyer", **known}
        return exchange(library, "affirm", need="crisis", **known).facts.routes("crisis")

    assert "0800" in lines(place="DE"), "no life hangs on it"
    assert "findahelpline" not in lines(place="DE") + lines()
    assert "112" not in numbers(lines(place="DE"))
    despairing = lines(role="despairing", danger="certain", danger_kind="distress", place="DE")
    assert "0800" not in despairing


def test_an_emergency_number_does_not_take_the_place_of_the_line_that_was_shown(
    library: Library,
) -> None:
    one = exchange(
        library, need="report", language="es", place="ES", place_told=True, role="witness"
    )
    one.facts.routes("report")
    first = list(one.situation.lines_shown)
    assert first
    again = exchange(
        library, need="report", language="es", place="ES", place_told=True, role="witness"
    )
    again.situation.resources = one.situation.resources
    again.situation.lines_shown, again.situation.last_need = [*first], "report"
    again.facts.routes_beyond()
    assert again.situation.lines_shown[: len(first)] == first, "the number means the first line"


def test_lines_of_the_likely_place_go_on_where_some_were_shown(library: Library) -> None:
    known: dict[str, object] = {"language": "fr", "place": "FR"}
    blackmailed = exchange(library, need="extortion", **known)
    assert blackmailed.facts.routes("extortion")
    despairing = exchange(
        library, role="despairing", danger="certain", danger_kind="distress", **known
    )
    assert "3114" not in despairing.facts.routes("crisis")
    despairing.situation.resources = blackmailed.situation.resources
    assert despairing.facts.routes("crisis").startswith("En France\N{NO-BREAK SPACE}:\n")


def test_beside_lines_of_a_likely_place_stand_the_emergency_numbers_with_their_reach(
    library: Library,
) -> None:
    child: dict[str, Any] = {"place": "GB", "role": "child", "danger": "certain"}
    one = exchange(library, need="child", danger_kind="child_writes", **child)
    assert {"112", "911"} <= {*re.findall(r"\d+", one.facts.routes_due())}
    said = exchange(library, need="child", danger_kind="child_writes", **child)
    said.numbers_said.add("112")
    assert "911" not in said.facts.routes_due(), "a sentence says them already"
