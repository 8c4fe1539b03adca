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
from bot.knowledge import check as knowledge
from bot.settings import PROJECT, ConfigurationError, Settings, configured_languages
from bot.words import MESSAGE_PREFIX, Variation, Words, WordsError

LONGEST_SENTENCES = 3
"""Sentences of a message of ours, facts not counted (short, level B1)."""

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
    findings += [Finding(text, stale=True) for text in knowledge.stale(KNOWLEDGE, today)]
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


def _check_key(words: Words, key: str, language: str) -> Iterator[str]:
    where = f"responses/{language}: {key}"
    ours, theirs = words.variations(key, language), words.variations(key, words.reference)
    if {v.channel for v in ours} != {v.channel for v in theirs}:
        yield f"{where}: needs wordings for the same channels as in {words.reference}."
    if {v.arm for v in ours} != {v.arm for v in theirs}:
        yield f"{where}: needs wordings for the same arms as in {words.reference}."
    if _placeholders(ours) != _placeholders(theirs):
        names = ", ".join(sorted(_placeholders(theirs))) or "none"
        yield f"{where}: the placeholders must be: {names}."
    for variation in ours:
        yield from _check_buttons(where, variation, theirs)
        yield from _check_text(where, key, variation.text, language)
    if language != words.reference and key.startswith(MESSAGE_PREFIX):
        same = {v.text for v in ours} & {v.text for v in theirs}
        if any(len(re.sub(r"\{\w+\}", "", text).split()) > 1 for text in same):
            yield f"{where}: is not translated."


def _check_buttons(where: str, variation: Variation, theirs: Iterable[Variation]) -> Iterator[str]:
    twin = next(
        (v for v in theirs if (v.channel, v.arm) == (variation.channel, variation.arm)), None
    )
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
    return {name for variation in variations for name in variation.placeholders}


def check_intents(folder: Path = PROJECT / "intents") -> Iterator[str]:
    """The same files and intents in every language, and no message under two intents."""
    from bot.nlu.folding import fold

    files = {
        code: {f.name for f in (folder / code).glob("*.yml")} for code in configured_languages()
    }
    every = set().union(*files.values())
    for code, names in files.items():
        if every - names:
            yield f"intents/{code}: these files are missing: {', '.join(sorted(every - names))}."
    written: dict[str, tuple[str, str]] = {}
    for code in files:
        # Between languages only the very same message is one; what sounds alike may mean another thing.
        seen: dict[str, tuple[str, str]] = {}
        for file in sorted((folder / code).glob("*.yml")):
            for intent, message in _messages(file):
                key = fold(message) or message
                here = (intent, f"{code}/{file.name}")
                other = max(
                    seen.setdefault(key, here),
                    written.setdefault(message, here),
                    key=lambda found: found[0] != here[0],
                )
                if other[0] != intent:
                    yield (
                        f"intents/{code}/{file.name}: '{message}' stands under {intent} and, in "
                        f"{other[1]}, under {other[0]}; keep it under one."
                    )


def _messages(file: Path) -> Iterator[tuple[str, str]]:
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for entry in content.get("nlu", ()):
        for line in entry.get("examples", "").splitlines() if "intent" in entry else ():
            if line.strip():
                yield entry["intent"], line.strip().removeprefix("- ")
