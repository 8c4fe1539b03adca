"""Who was taken for a witness says that it is about themselves, in whatever words and beside more."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.dialogue.deciding.danger import decide
from bot.nlu.phrases.speaker import says_it_is_me
from tests.dialogue.test_deciding import heard, talk

MESSAGES = yaml.safe_load(Path(__file__).with_name("about_whom.yml").read_text(encoding="utf-8"))

LEAST = {"de": 12, "en": 14, "es": 16, "fr": 13, "it": 11, "ru": 10}
"""Of sixteen; may only rise."""


@pytest.mark.parametrize("language", sorted(MESSAGES))
def test_who_writes_of_themselves_is_heard(language: str) -> None:
    written = MESSAGES[language]
    assert sum(map(bool, map(says_it_is_me, written["themselves"]))) >= LEAST[language]
    assert not [text for text in written["others"] if says_it_is_me(text)]


def test_who_is_held_after_all_is_no_witness_any_longer() -> None:
    situation = talk(role="witness", last_need="report", asked="open")
    decision = decide(
        situation, heard("disclose_exploitation/not_me", is_me="beside", suspected="exploitation")
    )
    assert (situation.role, decision.new_kind) == ("exploited", "exploitation")
    assert decision.moves[0].key == "disclose_exploitation/it_is_me"


def test_what_they_tell_beside_it_is_answered() -> None:
    situation = talk(role="witness", last_need="report", asked="open")
    told = heard("disclose_exploitation/where_sleep", is_me="beside", suspected="exploitation")
    assert decide(situation, told).moves[0].key == "disclose_exploitation/where_sleep"


def test_who_is_only_lonely_is_no_witness_and_no_victim() -> None:
    concern = {"danger": "certain", "danger_kind": "concern", "safety_kinds": ["concern"]}
    situation = talk(role="witness", last_need="report", asked="open", **concern)
    decide(situation, heard("ask_human/want_person", is_me="beside"))
    assert (situation.role, situation.danger) == ("unknown", "none")
