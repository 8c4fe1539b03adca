"""`second-thought check`: every file that a person may edit, with remedies in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from bot.campaigns.checks import check_campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.experiment import read_experiments
from bot.campaigns.experiments.wordings import check_wordings
from bot.dialogue.topics import topic_of, topics
from bot.dialogue.words.library import KNOWLEDGE, load_library
from bot.dialogue.words.word_checks import check_words
from bot.knowledge import check as knowledge
from bot.knowledge.calls import Confirmed
from bot.outcomes.own_content import own_content
from bot.settings import PROJECT, ConfigurationError, Settings, configured_languages
from bot.words import Words, WordsError

_Said = tuple[str, str]
"""A question of ours, or nothing, and what answers it."""


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
        words = Words.of_the_project()
    except WordsError as error:
        return [*findings, Finding(str(error))]
    findings += [Finding(text) for text in check_campaigns(settings, words, today)]
    findings += [Finding(text) for text in check_own(settings)]
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


def check_own(settings: Settings) -> list[str]:
    """What was published in the console and cannot be used, for instance since the last update."""
    try:
        own = own_content(settings)
    except ConfigurationError as error:
        return [str(error)]
    if not own.items:
        return []
    campaigns = Campaigns.load(settings.campaigns)
    known = set(campaigns.problems)
    mine = campaigns.with_own(own.of("campaign")).problems
    return [*load_library(settings).with_own(own)[1], *(one for one in mine if one not in known)]


def check_experiments(settings: Settings, words: Words) -> Iterator[str]:
    """Malformed experiments, arms that are not written, campaigns that name an experiment in vain."""
    experiments, broken = read_experiments(settings.experiments)
    yield from broken
    for experiment in experiments.values():
        yield from check_wordings(experiment, words)
    known = {*experiments, *(problem.partition(".yml")[0] for problem in broken)}
    with suppress(ConfigurationError):  # said above
        known |= set(own_content(settings).of("experiment"))
        for campaign in Campaigns.load(settings.campaigns):
            if campaign.experiment is not None and campaign.experiment not in known:
                yield (
                    f"campaigns/{campaign.id}.yml: there is no experiment '{campaign.experiment}'; "
                    "write its file in experiments/ or remove the line."
                )


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
