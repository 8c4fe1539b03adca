"""Experiments that an organisation made in the console: the definition, and the words of its arms.

They are kept as a file would say it, and under `words` what each arm says instead of today's words:
arm → key → language → channel (empty for every other) → text. Buttons stay as they are, and where
nothing was written today's words are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.wordings import check_wordings
from bot.dialogue.words.own_words import sound_words
from bot.dialogue.words.word_checks import LONGEST_TEXT, text_flaws
from bot.knowledge.yaml_files import read_own
from bot.outcomes.own_content import own_content
from bot.settings import ConfigurationError, Settings
from bot.words import Variation, Words

WORDS = "words"
"""Under which the words of the arms are kept."""

ArmWords = Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]


def read_own_experiment(name: str, value: Any) -> Experiment:
    """One experiment of the organisation's own.

    Raises:
        ConfigurationError: it is malformed.
    """
    return read_own(name, value, Experiment, WORDS)


def with_arms(words: Words, own: Mapping[str, Any]) -> tuple[Words, list[str]]:
    """The words with those of the arms of own experiments, and a sentence for each that was left out.

    Args:
        words: that are said without an experiment.
        own: id → an experiment as it is kept.
    """
    left_out = []
    for name, value in own.items():
        try:
            experiment = read_own_experiment(name, value)
            tried = said_by(experiment, value.get(WORDS) or {}, words)
            problems = list(check_wordings(experiment, tried)) or list(arm_flaws(experiment, tried))
        except ConfigurationError as error:
            problems = [str(error)]
        except (AttributeError, LookupError, TypeError, ValueError):
            problems = [f"{name}: malformed."]
        if problems:
            left_out += [f"own experiment '{name}': {problem}" for problem in problems]
        else:
            words = tried
    return words, left_out


def said_by(experiment: Experiment, arms: ArmWords, words: Words) -> Words:
    """The words with what the arms of an experiment say.

    Args:
        experiment: whose arms.
        arms: what was written for them; an arm of which nothing was written stays as the words have it.
        words: today's.
    """
    texts: dict[str, dict[str, tuple[Variation, ...]]] = {}
    for arm in arms:
        label = experiment.label(arm)
        for key in experiment.arms[arm].varies if arm in experiment.arms else ():
            for language in words.languages:
                held = texts.get(language, {}).get(key) or words.variations(key, language)
                kept = [one for one in held if one.arm != label]
                written = arms[arm].get(key, {}).get(language, {})
                made = [
                    replace(
                        one,
                        text=written.get(one.channel or "") or one.text,
                        arm=label,
                        conditions=(),
                        number=len(kept) + place,
                    )
                    for place, one in enumerate(begun(experiment.id, arm, words, key, language))
                ]
                texts.setdefault(language, {})[key] = (*kept, *made)
    return words.replaced(texts)


def begun(name: str, arm: str, words: Words, key: str, language: str) -> list[Variation]:
    """What the words of an arm begin with: those of a ready version of it, else today's.

    A ready arm may differ in the order of its buttons alone.
    """
    every = words.variations(key, language)
    ready = [one for one in every if (one.arm or "").split("/")[::2] == [name, arm]]
    return _by_channel(ready) or todays(words, key, language)


def todays(words: Words, key: str, language: str) -> list[Variation]:
    """Today's words of a key: the first wording of every channel."""
    return _by_channel([one for one in words.variations(key, language) if one.arm is None])


def _by_channel(wordings: Sequence[Variation]) -> list[Variation]:
    first: dict[str | None, Variation] = {}
    for one in wordings:
        first.setdefault(one.channel, one)
    return list(first.values())


def words_of_arms(experiment: Experiment, words: Words) -> dict[str, Any]:
    """What the arms of an experiment say, as it is kept."""
    return {
        name: {
            key: {
                language: said
                for language in words.languages
                if (said := _said(experiment.label(name), key, language, words))
            }
            for key in arm.varies
        }
        for name, arm in experiment.arms.items()
        if arm.varies
    }


def _said(label: str, key: str, language: str, words: Words) -> dict[str, str]:
    return {
        one.channel or "": one.text
        for one in words.variations(key, language)
        if one.arm == label and one.text
    }


def arm_flaws(experiment: Experiment, words: Words) -> Iterator[str]:
    """What is wrong with the texts of the arms by themselves."""
    labels = {experiment.label(arm) for arm in experiment.arms}
    for key in experiment.varied:
        for language in words.languages:
            for one in words.variations(key, language):
                if one.arm not in labels:
                    continue
                for flaw in text_flaws(key, one.text, language):
                    yield f"{key} in {language}: {flaw}"
                if len(one.text) > LONGEST_TEXT:
                    yield f"{key} in {language}: is too long."


def with_own_experiments(
    ready: Mapping[str, Experiment], own: Mapping[str, Any]
) -> dict[str, Experiment]:
    """The ready ones with the organisation's own over them, by id; what is broken is left out."""
    found = dict(ready)
    for name, value in own.items():
        try:
            found[name] = read_own_experiment(name, value)
        except ConfigurationError:
            continue
    return found


def words_in_force(settings: Settings) -> Words:
    """The words of an installation as its workers say them, for commands.

    Raises:
        WordsError: a file is malformed.
    """
    own = own_content(settings)
    words, _ = sound_words(Words.of_the_project(), own.of("words"))
    return with_arms(words, own.of("experiment"))[0]
