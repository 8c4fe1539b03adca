"""The words of an experiment: whether every arm is written everywhere, and what exactly is shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.campaigns.experiments.experiment import Experiment
from bot.settings import PROJECT
from bot.words import MESSAGE_PREFIX, Variation, Words

PROTECTED_FILES = (
    *("safety.yml", "talk.yml", "control.yml", "identity.yml"),
    *("topics_distress.yml", "topics_exploited.yml", "topics_child.yml", "topics_violence.yml"),
    *("topics_witness.yml", "topics_lines.yml", "topics_privacy.yml", "topics_identity.yml"),
)
"""Words of these files are owed to everybody alike: danger, opting out, what this is and keeps."""


def check_wordings(
    experiment: Experiment, words: Words, responses: Path = PROJECT / "responses"
) -> Iterator[str]:
    """What has to be written or put right before the experiment can start."""
    where = f"experiments/{experiment.id}.yml"
    for name, arm in experiment.arms.items():
        for key in arm.varies:
            if problem := why_not_varied(key, words, responses):
                yield f"{where}: arms.{name}: {problem}"
                continue
            label = experiment.label(name)
            for language in words.languages:
                yield from _check_key(label, key, language, words)


def why_not_varied(key: str, words: Words, responses: Path = PROJECT / "responses") -> str | None:
    """Why no arm may word a key anew; nothing where one may."""
    if not words.has(key):
        return f"there is no response '{key}'; check its spelling."
    if not key.startswith(MESSAGE_PREFIX):
        return f"'{key}' is part of a fact; vary an 'utter_…' key."
    if key in _protected_keys(responses / words.reference):
        return f"'{key}' is owed to everybody alike; vary another."
    return None


def _check_key(label: str, key: str, language: str, words: Words) -> Iterator[str]:
    where = f"responses/{language}: {key}"
    variations = words.variations(key, language)
    default = [variation for variation in variations if variation.arm is None]
    own = [variation for variation in variations if variation.arm == label]
    if not own:
        yield f"{where}: add a wording with 'metadata: {{arm: {label}}}'."
        return
    if not any(variation.text for variation in default):
        # Nothing is said without an arm: its wordings need only one for every channel.
        if all(variation.channel for variation in own):
            yield f"{where}: the arm {label} needs a wording without a channel."
        return
    # An arm's wording outranks a channel's, so that STOP could be lost on SMS.
    channels = {variation.channel for variation in default}
    if {variation.channel for variation in own} != channels:
        named = ", ".join(sorted(channel or "every other" for channel in channels))
        yield f"{where}: the arm {label} needs a wording for each of these channels: {named}."
        return
    for variation in own:
        twin = next(other for other in default if other.channel == variation.channel)
        if variation.placeholders != twin.placeholders:
            names = ", ".join(sorted(twin.placeholders)) or "none"
            yield f"{where}: the placeholders of the arm {label} must be: {names}."
        if _payloads(variation) != _payloads(twin):
            yield f"{where}: the arm {label} must have the buttons of the default, in any order."


def shown(experiment: Experiment, words: Words) -> dict[str, Any]:
    """Every text that can be shown for the varied keys: language → key → wordings."""
    labels = {None, *(experiment.label(name) for name in experiment.arms)}
    return {
        language: {
            key: [
                _archived(variation)
                for variation in words.variations(key, language)
                if variation.arm in labels
            ]
            for key in experiment.varied
        }
        for language in words.languages
    }


def definition_of(experiment: Experiment) -> dict[str, Any]:
    """The definition as it is registered; parts that came later are left out where they are not used."""
    definition = experiment.model_dump(mode="json")
    if not experiment.factors:
        del definition["factors"]
    if not experiment.stop.at_the_end:
        del definition["stop"]["at_the_end"]
    return definition


def digest(experiment: Experiment, words: Words) -> str:
    """Hash of the definition and of all its words: it changes when anything of them does."""
    content = {"definition": definition_of(experiment), "shown": shown(experiment, words)}
    # In the order in which it is written: the first arm is the one that others are compared with.
    canonical = json.dumps(content, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _archived(variation: Variation) -> dict[str, Any]:
    return {
        "arm": variation.arm,
        "channel": variation.channel,
        "text": variation.text,
        "buttons": [[button.title, button.payload] for button in variation.buttons],
    }


def _payloads(variation: Variation) -> Sequence[str]:
    return sorted(button.payload for button in variation.buttons)


@cache
def _protected_keys(folder: Path) -> frozenset[str]:
    keys: set[str] = set()
    for name in PROTECTED_FILES:
        content = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        keys |= set(content["responses"])
    return frozenset(keys)
