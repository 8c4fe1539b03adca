"""What the page of content is made of: texts, and where they come from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.words import MESSAGE_PREFIX, Variation, Words

LONGEST_TITLE = 60
FRESH_MONTHS = 12
"""A fact that was checked before that is marked as old."""


def title_of(key: str) -> str:
    """A message as it is called in lists."""
    return key.removeprefix(MESSAGE_PREFIX).replace("_", " ")


def shortened(text: str) -> str:
    """The first words of a text, as the name by which people know it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE].rpartition(' ')[0]} …"


def topic_of(key: str) -> str:
    """The topic under which a message is found: what stands before the stroke."""
    return key.removeprefix(MESSAGE_PREFIX).partition("/")[0]


def topics_of(words: Words) -> list[str]:
    """Topics that have several messages, by name."""
    counted = Counter(topic_of(key) for key in words.messages())
    return sorted(topic for topic, number in counted.items() if number > 1)


def roles_of(words: Words, key: str) -> set[str]:
    """Roles of visitors for whom a message has a wording of its own."""
    return {
        str(value)
        for language in words.languages
        for wording in words.variations(key, language)
        for name, value in wording.conditions
        if name == "role"
    }


def contains(words: Words, key: str, search: str, languages: Iterable[str]) -> bool:
    """Whether a text has these letters in its title, or in a wording of one of the languages."""
    wanted = search.casefold().strip()
    return (
        not wanted
        or wanted in key
        or wanted in title_of(key)
        or any(
            wanted in one.text.casefold()
            for language in languages
            for one in words.variations(key, language)
        )
    )


@dataclass(frozen=True, slots=True)
class Text:
    """One wording as visitors read it, in one language."""

    language: str
    text: str
    channel: str | None = None
    arm: str | None = None
    buttons: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        wording: Variation,
        language: str,
        *,
        channel: str | None = None,
        arm: str | None = None,
        fill: Callable[[str], str] = str,
    ) -> Text:
        """A wording of the assistant with its buttons; for whom it is may be said otherwise."""
        titles = tuple(button.title for button in wording.buttons)
        whom = (channel or wording.channel, arm or wording.arm)
        return cls(language, fill(wording.text), *whom, titles)


@dataclass(frozen=True, slots=True)
class Called:
    """A number that people have to call: when it was last, whether it is due, its hours and languages."""

    day: dt.date | None
    is_due: bool
    hours: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of content with its texts, where it comes from, and whether it is too old."""

    id: str
    title: str
    texts: tuple[Text, ...]
    facts: tuple[str, ...] = ()
    source: str = ""
    url: str | None = None
    verified_on: dt.date | None = None
    confidence: str = ""
    is_stale: bool = False
    is_shown: bool = True
    is_expired: bool = False
    """Not shown now, because nobody checked the number lately."""
    called: Called | None = None
