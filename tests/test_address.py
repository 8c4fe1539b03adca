"""Who is spoken to: a child always with du, tu, ты, and everybody else with Sie, vous, вы.

English has one form, and Spanish and Italian say tú and tu to all; their style sheets say why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.dialogue.reading.meant import MEANT
from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.words import MESSAGE_PREFIX, Variation, Words

FORMAL = {
    # In the middle of a sentence, where a capital is no beginning.
    "de": r"(?<=[a-zäöüß,;] )(Sie|Ihnen|Ihre?[nmrs]?)\b",
    "fr": r"\b([Vv]ous|[Vv]otre|[Vv]os)\b",
    "ru": r"\b([Вв]ы|[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш\w*)\b",
}
FAMILIAR = {
    "de": r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[nmrs]?)\b",
    "fr": r"\b([Tt]u|[Tt]oi|[Tt]es)\b|\bt’",
    "ru": r"\b([Тт]ы|[Тт]ебя|[Тт]ебе|[Тт]обой|[Тт]во[йяеёи]\w*)\b",
}
_QUOTED = re.compile(r"[«„“][^»“”]*[»“”]")
"""What the reader may say to somebody else."""

ABOUT_A_CHILD = (
    *("utter_aside_child", "utter_stay_child", "utter_check_child"),
    *("utter_who_knows_home_alone", "utter_who_knows_home_alone_more"),
)
"""Said to whom may be a child: with du and tu; Russian asks the age without any address."""


def wordings(words: Words, language: str, *, to_a_child: bool) -> Iterator[tuple[str, str]]:
    """Key and text of what a child gets, or of what everybody else gets."""
    of_children = {
        MESSAGE_PREFIX + topic.key for topic in topics().values() if topic.role == "child"
    }
    for key in words.messages():
        if key in ABOUT_A_CHILD:
            continue
        for wording in words.variations(key, language):
            if _is_for_a_child(wording, key in of_children) == to_a_child:
                yield key, _QUOTED.sub("", wording.text)


def _is_for_a_child(wording: Variation, is_their_topic: bool) -> bool:
    roles = [value for name, value in wording.conditions if name == "role"]
    return roles == ["child"] or (is_their_topic and not roles)


@pytest.mark.parametrize("language", FORMAL)
def test_a_child_is_never_addressed_like_a_stranger(language: str, library: Library) -> None:
    said = wordings(library.words, language, to_a_child=True)
    assert [(key, text) for key, text in said if re.search(FORMAL[language], text)] == []


@pytest.mark.parametrize("language", FAMILIAR)
def test_nobody_else_is_addressed_like_a_child(language: str, library: Library) -> None:
    said = wordings(library.words, language, to_a_child=False)
    assert [(key, text) for key, text in said if re.search(FAMILIAR[language], text)] == []


DANGER = ("express_distress/", "disclose_exploitation/", "danger_", "safe_", "check_despair")
NOT_SAID_TO_A_CHILD = frozenset(
    MESSAGE_PREFIX + topic.key for topic in topics().values() if topic.role == "sex_worker"
)
"""What grown people say of their work."""


@pytest.mark.parametrize("language", FORMAL)
def test_a_child_in_danger_gets_words_of_its_own(language: str, library: Library) -> None:
    """Everything that somebody in danger may be told is there for a child, or addresses nobody."""
    words = library.words
    keys = [key for key in words.messages() if key.removeprefix(MESSAGE_PREFIX).startswith(DANGER)]
    assert [
        (key, wording.text)
        for key in keys
        if key not in NOT_SAID_TO_A_CHILD
        for wording in words.fitting(key, language, slots={"role": "child", "danger": "certain"})
        if re.search(FORMAL[language], _QUOTED.sub("", wording.text))
    ] == []


ASKED_BY_CHILDREN = (
    *("ask_human", "ask_identity", "ask_police", "ask_privacy", "ask_signs", "change_language"),
    *("check_", "inform_location", "is_true", "lines_hold", "mention_minor", "other_", "place_"),
    *("routes", "safety_", "two_routes", "watched_", "which_place"),
)
"""Beginnings of what makes sense in every talk, also in one with a child."""

OF_THE_ACCUSED = frozenset({"ask_police/arrested_abroad", "ask_police/court_letter"})
"""What grown people ask who were arrested."""


@pytest.mark.parametrize("language", FORMAL)
def test_what_a_child_may_ask_is_answered_to_a_child(language: str, library: Library) -> None:
    """What is taken for another matter where a child says it, and what no child says, is not among it."""
    words, known = library.words, topics()
    keys = [key.removeprefix(MESSAGE_PREFIX) for key in words.messages()]
    theirs = [
        key
        for key in keys
        if key.startswith(ASKED_BY_CHILDREN)
        and key not in OF_THE_ACCUSED
        and ("child", key) not in MEANT
        and not (key.startswith("mention_minor/") and known[key].role != "child")
    ]
    assert [
        (key, wording.text)
        for key in theirs
        for channel in ("web", "sms", "whatsapp", "telegram")
        for wording in words.fitting(
            MESSAGE_PREFIX + key,
            language,
            channel=channel,
            slots={"role": "child", "danger": "certain"},
        )
        if re.search(FORMAL[language], _QUOTED.sub("", wording.text))
    ] == []
