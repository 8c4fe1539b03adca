"""Which wording of a key is said: by conditions, then by arm, then by channel, and never a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.words import Words, WordsError

FILE = """
responses:
  utter_one:
    - text: for everybody
    - text: for everybody too
    - text: on a phone
      channel: sms
    - text: in the experiment
      metadata: {arm: choice}
    - text: in the experiment, on a phone
      channel: sms
      metadata: {arm: choice}
    - text: for a child
      condition: [{type: slot, name: role, value: child}]
    - text: for a child, again
      condition: [{type: slot, name: role, value: child}]
    - text: for a child on a phone
      channel: sms
      condition: [{type: slot, name: role, value: child}]
    - text: for a child in danger
      condition:
        - {type: slot, name: role, value: child}
        - {type: slot, name: danger, value: certain}
  utter_other:
    - text: only for a witness
      condition: [{type: slot, name: role, value: witness}]
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return written(tmp_path_factory.mktemp("responses"), FILE)


def written(folder: Path, content: str) -> Words:
    (folder / "en").mkdir()
    (folder / "en" / "all.yml").write_text(content, encoding="utf-8")
    return Words.load(folder, ["en"])


CHILD, IN_DANGER = {"role": "child", "danger": "none"}, {"role": "child", "danger": "certain"}
OTHERS = {"role": "buyer", "danger": "none"}

BEST = [
    ({}, ["for everybody", "for everybody too"]),
    ({"slots": OTHERS}, ["for everybody", "for everybody too"]),
    ({"channel": "web", "arm": "today"}, ["for everybody", "for everybody too"]),
    ({"channel": "sms"}, ["on a phone"]),
    ({"arm": "choice"}, ["in the experiment"]),
    ({"arm": "choice", "channel": "sms"}, ["in the experiment, on a phone"]),
    ({"slots": CHILD}, ["for a child", "for a child, again"]),
    ({"slots": CHILD, "arm": "choice"}, ["for a child", "for a child, again"]),
    ({"slots": CHILD, "channel": "sms"}, ["for a child on a phone"]),
    ({"slots": IN_DANGER, "channel": "sms"}, ["for a child in danger"]),
    ({"slots": {"danger": "certain"}}, ["for everybody", "for everybody too"]),
]


@pytest.mark.parametrize(("known", "texts"), BEST)
def test_the_wordings_that_fit_best_are_those_of_the_person_then_of_arm_and_channel(
    words: Words, known: dict[str, object], texts: list[str]
) -> None:
    fitting = words.fitting("utter_one", "en", **known)  # type: ignore[arg-type]
    assert [wording.text for wording in fitting] == texts


def test_a_wording_is_known_by_its_place_among_all_of_its_key(words: Words) -> None:
    assert [wording.number for wording in words.variations("utter_one", "en")] == list(range(9))
    assert [wording.number for wording in words.fitting("utter_one", "en", slots=CHILD)] == [5, 6]


def test_a_wording_for_somebody_else_is_never_said(words: Words) -> None:
    (only,) = words.fitting("utter_other", "en", slots={"role": "witness"})
    assert only.text == "only for a witness"
    with pytest.raises(KeyError, match="utter_other"):
        words.fitting("utter_other", "en", slots=OTHERS)


def test_a_key_has_words_for_everybody_in_every_language(every_language: Words) -> None:
    """Who writes and where is never a reason for silence."""
    for language in every_language.languages:
        for key in every_language.keys(language):
            assert every_language.fitting(key, language), (language, key)


@pytest.fixture(scope="module")
def every_language() -> Words:
    from bot.settings import PROJECT, configured_languages

    return Words.load(PROJECT / "responses", configured_languages())


def test_a_condition_names_a_slot_and_a_value(every_language: Words) -> None:
    from bot.nlu.context import ROLES

    values = {
        "role": {*ROLES},
        "danger": {"none", "suspected", "certain"},
        "gender": {"man", "woman"},
        "lost": {"yes"},
    }
    for language in every_language.languages:
        for key in every_language.keys(language):
            for wording in every_language.variations(key, language):
                for name, value in wording.conditions:
                    assert value in values[name], (language, key)


def test_a_complaint_is_sent_to_an_address_or_told_that_none_is_known(
    every_language: Words,
) -> None:
    for language in every_language.languages:
        for wording in every_language.variations("utter_ask_identity/complain", language):
            assert "{reach}" in wording.text, language


def test_a_malformed_condition_is_named(tmp_path: Path) -> None:
    broken = "responses:\n  utter_one:\n    - text: a\n      condition: [{name: role}]\n"
    with pytest.raises(WordsError, match="a condition of 'utter_one' needs"):
        written(tmp_path, broken)
