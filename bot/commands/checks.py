"""`second-thought check`: every file that a person may edit, with remedies in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from bot.campaigns.checks import check_campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.experiment import read_experiments
from bot.campaigns.experiments.wordings import check_wordings
from bot.dialogue.library import KNOWLEDGE
from bot.dialogue.topics import topic_of, topics
from bot.knowledge import check as knowledge
from bot.knowledge.calls import Confirmed
from bot.settings import PROJECT, ConfigurationError, Settings, configured_languages
from bot.words import MESSAGE_PREFIX, Variation, Words, WordsError

LONGEST_SENTENCES = 3
"""Sentences of a message of ours, facts not counted (short, level B1)."""

_Said = tuple[str, str]
"""A question of ours, or nothing, and what answers it."""

TOLD = frozenset({"operator", "contact", "minutes", "emergency", "routes", "figure", "law"})
"""What a topic's words may have filled in; a given figure counts as one."""

_SENTENCE_END = re.compile(r"[.!?…](?=[\s»”“\"']|$)")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MIXED_WORD = re.compile(r"\w*(?:[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z])\w*")
_DIGITS = re.compile(r"\d{3,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend; a stale fact is one too, but does not stop anything by itself."""

    text: str
    stale: bool = False


def check_everything(settings: Settings) -> list[Finding]:
    """All findings: campaigns, words, training messages, knowledge, stale facts."""
    today = datetime.now(UTC).date()
    findings = [Finding(text) for text in check_intents()]
    try:
        words = Words.load(PROJECT / "responses", configured_languages())
    except WordsError as error:
        return [*findings, Finding(str(error))]
    findings += [Finding(text) for text in check_campaigns(settings, words, today)]
    findings += [Finding(text) for text in check_words(words)]
    findings += [Finding(text) for text in check_experiments(settings, words)]
    findings += [Finding(text) for text in knowledge.check(KNOWLEDGE)]
    findings += [Finding(text) for text in knowledge.check_texts(KNOWLEDGE, words, today)]
    old = knowledge.stale(KNOWLEDGE, today, is_called=Confirmed(settings.home))
    findings += [Finding(text, stale=True) for text in old]
    return findings


def check_campaigns(settings: Settings, words: Words, today: date) -> Iterator[str]:
    """Malformed campaigns, and what is to mend in the others; notes do not stop anything."""
    try:
        campaigns = Campaigns.load(settings.campaigns)
    except ConfigurationError as error:
        yield str(error)
        return
    yield from campaigns.problems
    for campaign in campaigns:
        for remark in check_campaign(campaign, words, settings.operator, today):
            if not remark.note:
                yield f"campaigns/{campaign.id}.yml: {remark}"


def check_experiments(settings: Settings, words: Words) -> Iterator[str]:
    """Malformed experiments, arms that are not written, campaigns that name an experiment in vain."""
    experiments, broken = read_experiments(settings.experiments)
    yield from broken
    for experiment in experiments.values():
        yield from check_wordings(experiment, words)
    known = {*experiments, *(problem.partition(".yml")[0] for problem in broken)}
    with suppress(ConfigurationError):  # said above
        for campaign in Campaigns.load(settings.campaigns):
            if campaign.experiment is not None and campaign.experiment not in known:
                yield (
                    f"campaigns/{campaign.id}.yml: there is no experiment '{campaign.experiment}'; "
                    "write its file in experiments/ or remove the line."
                )


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
        yield from _check_text(where, key, variation.text, language)
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
    heard = f"{MESSAGE_PREFIX}heard/"
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


def _check_text(where: str, key: str, text: str, language: str) -> Iterator[str]:
    plain = re.sub(r"\{\w+\}", "", text)
    if key.startswith(MESSAGE_PREFIX) and len(_SENTENCE_END.findall(plain)) > LONGEST_SENTENCES + 2:
        yield f"{where}: is too long; at most three sentences and what is filled in."
    if _MIXED_WORD.search(plain):
        word = _MIXED_WORD.search(plain)
        yield f"{where}: '{word[0] if word else ''}' mixes Latin and Cyrillic letters."
    if key.startswith(MESSAGE_PREFIX) and _DIGITS.search(plain):
        yield f"{where}: holds a number; numbers come from the knowledge base alone."
    cyrillic = language in ("ru", "uk", "be", "bg", "sr", "mk")
    latin_only = _LATIN.search(plain) and not _CYRILLIC.search(plain)
    if key.startswith(MESSAGE_PREFIX) and cyrillic and latin_only:
        yield f"{where}: is not in this language's letters."


def _placeholders(variations: Iterable[Variation]) -> set[str]:
    """What the wordings for everybody have filled in; those for one role may tell something else."""
    return {name for v in variations if not v.conditions for name in v.placeholders}


def check_intents(folder: Path = PROJECT / "intents") -> Iterator[str]:
    """The same files in every language, topics that exist, and no message under two meanings.

    A message may stand under an intent and under one topic of it. What answers a question of ours may
    mean something else after another question.
    """
    from bot.nlu.folding import fold

    files = {
        code: {f.name for f in (folder / code).glob("*.yml")} for code in configured_languages()
    }
    every = set().union(*files.values())
    for code, names in files.items():
        if every - names:
            yield f"intents/{code}: these files are missing: {', '.join(sorted(every - names))}."
    written: dict[_Said, dict[str, str]] = {}
    for code in files:
        # Between languages only the very same message is one; what sounds alike may mean another thing.
        seen: dict[_Said, dict[str, str]] = {}
        for file in sorted((folder / code).glob("*.yml")):
            for meaning, after, message in _messages(file):
                here = f"{code}/{file.name}"
                if "/" in meaning and meaning not in topics():
                    yield f"intents/{here}: topics.yml has no {meaning}."
                alike = seen.setdefault((after, fold(message) or message), {})
                same = written.setdefault((after, message), {})
                for other, where in (alike | same).items():
                    if not _agree(meaning, other):
                        yield (
                            f"intents/{here}: '{message}' stands under {meaning} and, in {where}, "
                            f"under {other}; keep it under one."
                        )
                alike.setdefault(meaning, here)
                same.setdefault(meaning, here)


def _agree(one: str, other: str) -> bool:
    """Whether two meanings are the same, one is a topic of the other, or different people say them."""
    if one == other or other.startswith(f"{one}/") or one.startswith(f"{other}/"):
        return True
    return _heard_from(one) != _heard_from(other)


def _heard_from(meaning: str) -> tuple[str, ...]:
    """Who says it, by which the model tells the same words apart; empty for anybody."""
    topic = topic_of(meaning)
    return tuple(sorted({topic.role, *topic.roles, *topic.after} - {""}))


def _messages(file: Path) -> Iterator[tuple[str, str, str]]:
    """Each message with its intent or topic, and the question of ours that it answers."""
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for entry in content.get("nlu", ()):
        after = (entry.get("metadata") or {}).get("after", "")
        for line in entry.get("examples", "").splitlines() if "intent" in entry else ():
            if line.strip():
                yield entry["intent"], after, line.strip().removeprefix("- ")
