"""Experiments of the organisation's own: their arms are said, or all of it is left out and told."""

from __future__ import annotations

from typing import Any

import pytest

from bot.campaigns.experiments.experiment import read_experiments
from bot.campaigns.experiments.own import (
    read_own_experiment,
    with_arms,
    words_in_force,
    words_of_arms,
)
from bot.campaigns.experiments.wordings import digest
from bot.dialogue.words.library import Library
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.settings import PROJECT, Settings

KEY = "utter_offer_help"
SOFT = "It is your decision. Shall I show who helps?"
OWN: dict[str, Any] = {
    "version": 1,
    "question": "Do more visitors ask for help when the offer is softer?",
    "outcome": "help",
    "smallest_effect": 0.1,
    "guard_rails": [{"measure": "safety"}],
    "stop": {"conversations": 1000, "days": 100},
    "arms": {"today": {"share": 0.5}, "softer": {"share": 0.5, "varies": [KEY]}},
    "words": {"softer": {KEY: {"en": {"": SOFT}}}},
}
READY = read_experiments(PROJECT / "experiments")[0]


def test_what_was_written_is_said_and_else_todays_words(library: Library) -> None:
    words, left_out = with_arms(library.words, {"mine": OWN})
    assert left_out == []
    for language in words.languages:
        own = [one for one in words.variations(KEY, language) if one.arm == "mine/1/softer"]
        today = [one for one in words.variations(KEY, language) if one.arm is None]
        assert {one.channel for one in own} == {one.channel for one in today}
        assert own[0].buttons == today[0].buttons
        assert own[0].text == (SOFT if language == "en" else today[0].text)
    before = [one for one in library.words.variations(KEY, "en") if one.arm is None]
    assert [one for one in words.variations(KEY, "en") if one.arm is None] == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"arms": {"today": {"share": 1}}}, "less than 1"),
        ({"words": {"softer": {KEY: {"en": {"": "Help for {name}?"}}}}}, "placeholders"),
        ({"words": {"softer": {KEY: {"en": {"": "Call 12345."}}}}}, "holds a number"),
        ({"words": {"softer": {KEY: {"en": {"": "Hello {"}}}}}, "malformed"),
        ({"words": {"softer": []}}, "malformed"),
        ({"words": {}}, "add a wording"),
        (
            {"arms": {"a": {"share": 0.5}, "b": {"share": 0.5, "varies": ["utter_nothing"]}}},
            "response 'utter_nothing'",
        ),
        (
            {
                "arms": {"a": {"share": 0.5}, "b": {"share": 0.5, "varies": ["utter_attachment"]}},
                "words": {"b": {"utter_attachment": {"en": {"": "Nothing here."}}}},
            },
            "owed to everybody",
        ),
    ],
)
def test_what_is_broken_is_left_out_and_told(
    library: Library, changed: dict[str, Any], told: str
) -> None:
    words, left_out = with_arms(library.words, {"bad": {**OWN, **changed}, "mine": OWN})
    assert any(told in problem for problem in left_out), left_out
    arms = {one.arm for one in words.variations(KEY, "en")}
    assert "mine/1/softer" in arms, "what is broken harms no other"
    assert not any((arm or "").startswith("bad/") for arm in arms)


@pytest.mark.parametrize("name", READY)
def test_a_ready_one_that_is_kept_says_the_same_also_as_a_new_version(
    library: Library, name: str
) -> None:
    ready = READY[name]
    held = ready.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    held["words"] = words_of_arms(ready, library.words)
    words, left_out = with_arms(library.words, {name: held})
    assert left_out == []
    assert digest(ready, words) == digest(ready, library.words)
    newer, left_out = with_arms(library.words, {name: {**held, "version": 2}})
    assert left_out == []
    second = read_own_experiment(name, {**held, "version": 2})
    for key in ready.varied:
        for arm in ready.arms:
            texts = [
                [(v.text, v.buttons) for v in newer.variations(key, "en") if v.arm == e.label(arm)]
                for e in (ready, second)
            ]
            assert texts[0] == texts[1], (key, arm)


def test_commands_know_what_was_published(settings: Settings) -> None:
    own = OwnContent(open_database(settings.database))
    own.put("experiment", "mine", OWN, "ada")
    words = words_in_force(settings)
    assert "mine/1/softer" in {one.arm for one in words.variations(KEY, "en")}
