"""Who is threatened with pictures is met by not paying; where a child is from is where it is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.answering.met_first import PICTURES
from bot.dialogue.plain_words.lines_asked import RANSOM
from bot.dialogue.plain_words.under_threat import of_ransom, of_whereabouts
from bot.dialogue.state.dangers import BLACKMAIL
from bot.message import Understanding
from bot.nlu.folding import fold

FIRST = "einer hat bilder von mir und will 400 euro bis mitternacht"


def heard(text: str, *safety: str, **context: Any) -> Understanding:
    return of_ransom(Understanding("ask_human", 0.9, "de", safety=safety), fold(text), context)


def test_a_child_that_is_to_pay_is_met_by_not_paying_whatever_the_model_hears() -> None:
    meaning = heard(FIRST, "child_writes")
    assert meaning.moves[0].key == meaning.of_danger["child_writes"] == PICTURES
    assert heard(FIRST, role="child").moves[0].key == PICTURES
    of_money = heard("die erpressen mich, wollen 300 euro", "child_writes")
    assert of_money.moves[0].key == BLACKMAIL, "no pictures were spoken of"


def test_anybody_else_who_is_to_pay_is_met_as_blackmailed() -> None:
    assert heard(FIRST).moves[0].key == BLACKMAIL
    assert not heard(FIRST).of_danger
    assert heard(FIRST, role="witness").intent == "ask_human"


def test_who_is_to_pay_and_cannot_call_is_not_left_in_silence() -> None:
    assert heard(f"{FIRST}. kann nicht telefonieren", "watched").safety == ()
    assert heard(f"{FIRST}. er kommt", "watched").safety == ("watched",)


@pytest.mark.parametrize("told", [PICTURES, "ask_risk/blackmail_known", BLACKMAIL])
def test_whether_to_pay_is_answered_once_the_threat_is_known(told: str) -> None:
    assert heard("soll ich zahlen", told=[told], role="child").moves[0].key == RANSOM
    assert heard("also er will 400 oder er schickt es rum, zahl ich?", told=[told]).topic != "known"
    assert heard("soll ich zahlen").intent == "ask_human"


def whereabouts(text: str, *safety: str, **context: Any) -> Understanding:
    meaning = Understanding("mention_minor", 0.9, "es", places=("EC",), safety=safety)
    return of_whereabouts(meaning, fold(text), context)


def test_a_child_that_says_where_it_is_from_is_there() -> None:
    assert whereabouts("tengo 16 soy de guayaquil", "child_writes").is_here
    assert whereabouts("soy de guayaquil", role="child").is_here


def test_who_was_brought_somewhere_or_is_grown_up_may_come_from_elsewhere() -> None:
    assert not whereabouts("soy de guayaquil", "child_writes", "exploitation").is_here
    assert not whereabouts("soy de guayaquil", role="exploited").is_here


def test_where_a_relative_is_replaces_no_place_that_was_told() -> None:
    told = whereabouts("mi mama en ecuador trabaja", role="child", place_told=True, place="ES")
    assert told.is_away
