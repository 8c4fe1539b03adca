"""Who is in need goes with one number, unless another reads their telephone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.parting import hides_numbers, is_parting, let_go, number_to_keep
from bot.dialogue.words.library import Library
from bot.message import Move, Understanding

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)


def leaving(library: Library, role: str, *said: str) -> Exchange:
    """Somebody who was shown the police and a children's line, and gives thanks."""
    cards = library.directory.choose_for("child", "DE", "de", NOW, count=4)
    situation = Situation("de", "web", "demo-de", role=role, turns=4, said=list(said))
    situation.resources = [card.id for card in cards]
    reading = Understanding("thank", 1.0, "de")
    return Exchange(situation, reading, library, NOW, move=Move("thank"))


def test_thanks_farewells_and_going_to_ring_are_a_parting() -> None:
    assert is_parting([Move("thank"), Move("goodbye", "must_go")])
    assert is_parting([Move("ask_human", "will_call")])
    assert not is_parting([Move("thank"), Move("ask_human", "open_now")])


def test_one_number_is_kept_and_not_that_of_the_police(library: Library) -> None:
    exchange = leaving(library, "child")
    assert "116 111" in number_to_keep(exchange)
    let_go(exchange)
    let_go(exchange)
    assert [said.key for said in exchange.replies] == ["utter_number_to_keep"]
    assert "110" not in exchange.replies[0].text


@pytest.mark.parametrize("text", ["ask_human/call_hidden", "disclose_exploitation/reads_phone"])
def test_no_number_is_said_unasked_where_another_reads_along(library: Library, text: str) -> None:
    exchange = leaving(library, "exploited", f"utter_{text}#0")
    let_go(exchange)
    assert hides_numbers(exchange)
    assert not exchange.replies


def buyer_leaving(library: Library, **known: object) -> Exchange:
    """A buyer who was asked whether the talk was of use."""
    situation = Situation("en", "web", "demo-en", role="buyer", place="GB", **known)  # type: ignore[arg-type]
    reading = Understanding("goodbye", 1.0, "en")
    exchange = Exchange(situation, reading, library, NOW, move=Move("goodbye"))
    exchange.say("utter_ask_of_use")
    exchange.ask("of_use")
    return exchange


def test_a_buyer_who_has_talked_is_left_somebody_to_talk_to_before_the_last_question(
    library: Library,
) -> None:
    exchange = buyer_leaving(library, turns=4)
    let_go(exchange)
    assert [said.key for said in exchange.replies] == ["utter_number_to_keep", "utter_ask_of_use"]
    assert "Samaritans: 116 123" in exchange.replies[0].text
    assert "999" not in exchange.replies[0].text


@pytest.mark.parametrize(
    "known", [{"turns": 1}, {"turns": 9, "no_numbers": True}, {"turns": 9, "not_for_me": True}]
)
def test_who_asked_once_refused_or_came_by_mistake_is_handed_none(
    library: Library, known: dict[str, object]
) -> None:
    exchange = buyer_leaving(library, **known)
    let_go(exchange)
    assert [said.key for said in exchange.replies] == ["utter_ask_of_use"]


def shown(library: Library, last: list[str], *older: str, **known: object) -> str:
    """The number with which somebody in despair in Italy goes, at two at night there."""
    situation = Situation("it", "web", "demo-it", role="despairing", place="IT", place_told=True)
    situation.resources, situation.lines_shown = [*older, *last], last
    for name, value in known.items():
        setattr(situation, name, value)
    night = datetime(2026, 11, 26, 1, tzinfo=UTC)
    move = Move("ask_human", "will_call")
    reading = Understanding("ask_human", 1.0, "it", topic="will_call")
    return number_to_keep(Exchange(situation, reading, library, night, move=move))


def test_who_rings_at_night_is_given_no_line_that_is_closed(library: Library) -> None:
    rows = library.directory.choose_for("crisis", "IT", "it", NOW, count=6)
    closed = next(card.id for card in rows if card.name and "Telefono Amico" in card.name)
    around = next(
        card.id
        for card in library.directory.choose_for("domestic_abuse", "IT", "it", NOW, count=6)
        if card.phone == "1522"
    )
    assert "1522" in shown(library, [closed, around])
    assert "1522" in shown(library, [closed], around)
    assert shown(library, [closed]) == "112"
    at_noon = {
        "hour_told": 12,
        "hour_told_at": int(datetime(2026, 11, 26, 1, tzinfo=UTC).timestamp()),
    }
    assert "Telefono Amico" in shown(library, [closed], around, **at_noon)


def test_the_lines_shown_last_come_before_older_ones(library: Library) -> None:
    women, children = (
        library.directory.choose_for(need, "IT", "it", NOW, count=1)[0].id
        for need in ("domestic_abuse", "child")
    )
    assert "1522" in shown(library, [women], children)
    assert "1522" not in shown(library, [children], women)
