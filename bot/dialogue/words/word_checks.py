"""Whether texts may be said: the same keys, placeholders and buttons in every language, short, no numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.dialogue.topics import topics
from bot.words import MESSAGE_PREFIX, Variation, Words

LONGEST_SENTENCES = 3
"""Sentences of a message of ours, facts not counted (short, level B1)."""

TOLD = frozenset(
    {"operator", "contact", "reach", "minutes", "emergency", "wordless", "routes", "figure", "law"}
)
"""What a topic's words may have filled in; a given figure counts as one."""

_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”“\"']|$)")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MIXED_WORD = re.compile(r"\w*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])\w*")
_DIGITS = re.compile(r"\d{3,}")
_HTML = re.compile(r"</?[A-Za-z!][^<>]*>|&(?:[A-Za-z]+|#\w+);")


LONGEST_TEXT = 1500
"""Characters of a wording: what three sentences never need, and a platform still sends."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a text: a sentence, and what is filled into it once it is translated."""

    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """In English."""
        return self.sentence % self.values


def html_flaws(text: str) -> Iterator[Flaw]:
    """Whether something in a text would be read as HTML."""
    if _HTML.search(text):
        yield Flaw("holds HTML; write plain text.")


def wrong_braces(meant: Variation) -> Flaw:
    """What has to be filled in, as in the text that this one replaces."""
    names = ", ".join(f"{{{name}}}" for name in sorted(meant.placeholders))
    if not names:
        return Flaw("nothing may stand in braces here.")
    return Flaw("what stands in braces must be: %(names)s", {"names": names})


ANSWERED = ("heard", "heard_out", "manner", "named", "on")
"""Before the stroke of a key that answers an answer to a question of ours, and is no topic."""


def check_words(words: Words) -> Iterator[str]:
    """The same keys, placeholders and buttons in every language, and texts that may be sent."""
    reference = words.reference
    for language in words.languages:
        missing = sorted(words.keys(reference) - words.keys(language))
        extra = sorted(words.keys(language) - words.keys(reference))
        if missing:
            yield f"responses/{language}: these keys are missing: {', '.join(missing)}."
        if extra:
            yield f"responses/{language}: no other language has these keys: {', '.join(extra)}."
        for key in sorted(words.keys(reference) & words.keys(language)):
            yield from _check_key(words, key, language)
        yield from _check_topics(words, language)


def _check_key(words: Words, key: str, language: str) -> Iterator[str]:
    where = f"responses/{language}: {key}"
    ours, theirs = words.variations(key, language), words.variations(key, words.reference)
    if not _is_topic(key):
        yield from _check_parts(where, words.reference, ours, theirs)
    if {v.arm for v in ours} != {v.arm for v in theirs}:
        yield f"{where}: needs wordings for the same arms as in {words.reference}."
    for variation in ours:
        yield from _check_buttons(where, variation, theirs)
        yield from (f"{where}: {flaw}" for flaw in text_flaws(key, variation.text, language))
    if language != words.reference and key.startswith(MESSAGE_PREFIX):
        same = {v.text for v in ours} & {v.text for v in theirs}
        if any(len(re.sub(r"\{\w+\}", "", text).split()) > 1 for text in same):
            yield f"{where}: is not translated."


def _is_topic(key: str) -> bool:
    """Whether a key is of a topic: each language tells its own facts there, on its own channels."""
    return key.startswith(MESSAGE_PREFIX) and "/" in key


def _check_parts(
    where: str, reference: str, ours: Iterable[Variation], theirs: Iterable[Variation]
) -> Iterator[str]:
    if not {v.channel for v in ours} >= {v.channel for v in theirs}:
        yield f"{where}: needs wordings for all channels that have one in {reference}."
    if _placeholders(ours) != _placeholders(theirs):
        names = ", ".join(sorted(_placeholders(theirs))) or "none"
        yield f"{where}: the placeholders must be: {names}."


def _check_topics(words: Words, language: str) -> Iterator[str]:
    """Every topic has words, and none of them lacks what the topic may not be told without."""
    keys = words.keys(language)
    for topic in topics().values():
        key = f"{MESSAGE_PREFIX}{topic.key}"
        where = f"responses/{language}: {key}"
        if key not in keys:
            yield f"{where}: is missing; topics.yml has this topic."
            continue
        for variation in words.variations(key, language):
            names = variation.placeholders
            told = {"figure" if name.startswith("figure_") else name for name in names}
            if topic.first and topic.first not in told:
                yield f"{where}: wording {variation.number + 1} lacks {{{topic.first}}}."
            unknown = told - TOLD
            if unknown:
                yield f"{where}: nobody fills in {', '.join(sorted(unknown))}."
    known = {f"{MESSAGE_PREFIX}{key}" for key in topics()}
    heard = tuple(f"{MESSAGE_PREFIX}{kind}/" for kind in ANSWERED)
    for key in sorted(key for key in keys if _is_topic(key) and not key.startswith(heard)):
        if key not in known:
            yield f"responses/{language}: {key}: topics.yml has no such topic."


def _check_buttons(where: str, variation: Variation, theirs: Iterable[Variation]) -> Iterator[str]:
    meant = (variation.channel, variation.arm, variation.conditions)
    twin = next((v for v in theirs if (v.channel, v.arm, v.conditions) == meant), None)
    if twin is None:
        return
    if [b.payload for b in variation.buttons] != [b.payload for b in twin.buttons]:
        yield f"{where}: the buttons must have the same payloads in the same order."
    for button in variation.buttons:
        if len(button.payload.encode()) > 64:
            yield f"{where}: the payload '{button.payload}' is longer than Telegram's 64 bytes."


def text_flaws(key: str, text: str, language: str) -> Iterator[Flaw]:
    """What is wrong with a text by itself."""
    plain = re.sub(r"\{\w+\}", "", text)
    is_message = key.startswith(MESSAGE_PREFIX)
    if is_message and len(_SENTENCE_END.findall(plain)) > LONGEST_SENTENCES + 2:
        yield Flaw("is too long; at most three sentences and what is filled in.")
    if mixed := _MIXED_WORD.search(plain):
        yield Flaw("'%(word)s' mixes Latin and Cyrillic letters.", {"word": mixed[0]})
    if is_message and _DIGITS.search(plain):
        yield Flaw("holds a number; numbers come from the knowledge base alone.")
    yield from html_flaws(text)
    cyrillic = language in ("ru", "uk", "be", "bg", "sr", "mk")
    if is_message and cyrillic and _LATIN.search(plain) and not _CYRILLIC.search(plain):
        yield Flaw("is not in this language's letters.")


def own_flaws(product: Words, own: Words, key: str, language: str) -> Iterator[tuple[int, Flaw]]:
    """What is wrong with an organisation's own wordings of a key, with the number of the wording.

    Each is for whom the product's is for, has the same things filled in and the same buttons: a text
    without its number, or a button that leads nowhere, would leave somebody without help.
    """
    theirs = product.variations(key, language)
    ours = own.variations(key, language)
    if len(ours) < len(theirs):
        yield 0, Flaw("needs as many wordings as the product has.")
    for number, wording in enumerate(ours):
        twin = theirs[number] if number < len(theirs) else theirs[0]
        if wording.placeholders != twin.placeholders:
            yield number, wrong_braces(twin)
        meant = (wording.channel, wording.arm, wording.conditions)
        if meant != (twin.channel, twin.arm, twin.conditions):
            yield number, Flaw("is for somebody else than the product's.")
        if [b.payload for b in wording.buttons] != [b.payload for b in twin.buttons]:
            yield number, Flaw("the buttons must have the same payloads in the same order.")
        if any(not button.title.strip() for button in wording.buttons):
            yield number, Flaw("a button has no text.")
        if not wording.text:
            yield number, Flaw("is empty.")
        if len(wording.text) > LONGEST_TEXT:
            yield number, Flaw("is too long; at most three sentences and what is filled in.")
        for flaw in text_flaws(key, wording.text, language):
            yield number, flaw


def _placeholders(variations: Iterable[Variation]) -> set[str]:
    """What the wordings for everybody have filled in; those for one role may tell something else."""
    return {name for v in variations if not v.conditions for name in v.placeholders}
