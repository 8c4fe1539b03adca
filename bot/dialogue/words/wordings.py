"""Which wording of a text is said: one that fits, was not said yet, and asks nothing that was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from bot.dialogue.state.questions import question_of
from bot.dialogue.state.situation import Situation
from bot.nlu.folding import fold
from bot.nlu.phrases.echoed import stems
from bot.words import MESSAGE_PREFIX, Variation, Words

COMMON = 0.012
"""Part of our texts from which a word in them is one of everyday, and says nothing of any matter."""

OF_NO_GENDER = ("child", "professional", "witness")
"""Roles of people who are spoken to alike: a boy is met as a child, and who asks for others as themselves."""


def text_id(key: str, wording: Variation) -> str:
    """By what a text of ours is remembered in a talk."""
    return f"{key}#{wording.number}"


def topic_said(text: str) -> str:
    """The topic, or the intent, that a remembered text answered."""
    return text.rpartition("#")[0].removeprefix(MESSAGE_PREFIX)


def wordings(words: Words, key: str, situation: Situation) -> list[Variation]:
    """The wordings that fit a talk equally well: those not said yet first, of them those that ask anew."""
    fitting = words.fitting(
        key,
        situation.language,
        channel=situation.channel,
        arm=situation.arm,
        slots={
            "role": situation.role,
            "danger": situation.danger,
            "gender": "" if situation.role in OF_NO_GENDER else situation.gender,
            "lost": "yes" if situation.not_for_me and situation.role == "unknown" else "",
        },
    )
    said = {text: place for place, text in enumerate(situation.said)}
    asked = questions_asked(words, situation)
    return sorted(
        fitting, key=lambda w: (said.get(text_id(key, w), -1), question_of(w.text) in asked)
    )


def new_wording(words: Words, key: str, situation: Situation) -> Variation | None:
    """The best wording that was not said yet in this talk; `None` where all were."""
    wording = wordings(words, key, situation)[0]
    return None if text_id(key, wording) in situation.said else wording


def questions_asked(words: Words, situation: Situation) -> set[str]:
    """The questions that our texts in this talk ended with."""
    asked = set[str]()
    for text in situation.said:
        key, _, number = text.rpartition("#")
        if words.has(key):
            known = words.variations(key, situation.language)
            asked |= {question_of(w.text) for w in known if str(w.number) == number}
    return asked - {""}


def words_said(words: Words, texts: Iterable[str], language: str) -> frozenset[str]:
    """What the words of such texts of ours begin with, but for words of everyday.

    Args:
        words: all of them.
        texts: by which they are remembered, as `key#number`.
        language: of the talk.
    """
    common = _common(words, language)
    said = (text.rpartition("#") for text in texts)
    own = [
        wording.text
        for key, _, number in said
        if words.has(key)
        for wording in words.variations(key, language)
        if str(wording.number) == number
    ]
    told = " ".join(own)
    return stems(word for word in fold(told).split() if word not in common)


@lru_cache(16)
def _common(words: Words, language: str) -> frozenset[str]:
    """The words that stand in many of our texts."""
    texts = [w.text for key in words.messages() for w in words.variations(key, language)]
    count = Counter(word for text in texts for word in {*fold(text).split()})
    return frozenset(word for word, times in count.items() if times >= COMMON * len(texts))
