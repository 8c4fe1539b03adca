"""The language of a conversation after a message, from its context and its text.

Context comes first: nothing that sees only the text of a short message can be good enough. The
score of a language is the evidence of the text plus what the context is worth; a change needs
evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np

from bot.nlu.folding import fold
from bot.nlu.language_model import LanguageModel, Scores
from bot.nlu.language_names import LanguageNames, NamedLanguage, spoken_in
from bot.nlu.letters import words
from bot.nlu.phrases.own_language import is_denied
from bot.nlu.strangeness import Strangeness

BRIEF_REQUEST = 4
"""Words up to which a message that names the language it is written in is taken for a request."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the context is worth beside the evidence of the text (decisions/0002-understanding.md).

    `conversation`, `campaign`, `client` and `country` are added to the score of the language that
    each names. `brief` is added to the first two, divided by the number of words: few words say
    little. `strange`: above this a text is in a language that we do not have, and nothing follows.
    """

    conversation: float = 9.0
    campaign: float = 4.5
    client: float = 3.0
    country: float = 2.0
    brief: float = 6.0
    strange: float = 2.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The language to go on in, and the languages that may have been asked for, best first."""

    language: str
    wanted: tuple[NamedLanguage, ...] = ()


class LanguageChoice:
    """Chooses. Learnt once, then safe to share between threads."""

    def __init__(
        self, model: LanguageModel, strangeness: Strangeness, names: LanguageNames, weights: Weights
    ) -> None:
        self._model = model
        self._strangeness = strangeness
        self._names = names
        self._weights = weights
        self._languages = model.languages

    @classmethod
    def learn(
        cls, languages: Sequence[str], messages: Iterable[tuple[str, str]], weights: Weights
    ) -> Self:
        """Learn from pairs of text and language."""
        model = LanguageModel.fit(languages, messages)
        return cls(model, Strangeness.build(languages), LanguageNames.build(languages), weights)

    def save(self, folder: Path) -> None:
        """Write what was learnt."""
        self._model.save(folder)
        self._strangeness.save(folder)
        self._names.save(folder)

    @classmethod
    def load(cls, folder: Path, weights: Weights) -> Self:
        """Read what `save` wrote."""
        return cls(
            LanguageModel.load(folder),
            Strangeness.load(folder),
            LanguageNames.load(folder),
            weights,
        )

    def choose(self, text: str, context: Mapping[str, Any], asks: bool | None = None) -> Choice:
        """The language after a message.

        Args:
            text: what was written.
            context: `conversation_language` (so far; None for a first message),
                `campaign_language`, `client_language` (what the visitor's app says), `country` (of
                the number).
            asks: whether the message was understood as a wish for another language; the wish is
                carried out by the conversation, so that the language stays as it is here.
        """
        named = self._names.find(text)
        written = words(text)
        evidence = self._evidence(written)
        spoken = self._languages[int(evidence.argmax())] if evidence.any() else None
        length = len(written)
        brief = length <= BRIEF_REQUEST
        if asks or (brief and spoken in {language.code for language in named}):
            language = self._decide([], np.zeros(len(self._languages)), context)
        else:
            language = self._decide(written, evidence, context)
        # "ich spreche kein Russisch" is said in the wanted language; "на английском" names it.
        explains = asks and length >= BRIEF_REQUEST
        kept = [one for one in named if not _is_denied(text, one)]
        named = kept if kept or not asks else named
        return Choice(language, _wanted(named, language, spoken if explains else None))

    def _evidence(self, written: list[str]) -> Scores:
        """What the text says; nothing if it is in a language that we do not have."""
        scores = self._model.scores(written)
        likeliest = self._languages[int(scores.argmax())]
        strange = self._strangeness.of(written) if self._strangeness.has(likeliest) else 0.0
        return np.zeros_like(scores) if strange > self._weights.strange else scores

    def _decide(self, written: list[str], evidence: Scores, context: Mapping[str, Any]) -> str:
        so_far = context.get("conversation_language")
        if so_far in self._languages:
            foreign_script = bool(written) and not self._model.knows_letters(written, so_far)
            if len([word for word in written if len(word) > 1]) < 2 and not foreign_script:
                return str(so_far)
        scores = evidence + self._context(context, max(1, len(written)))
        return self._languages[int(scores.argmax())]

    def _context(self, context: Mapping[str, Any], length: int) -> Scores:
        weights, brief = self._weights, self._weights.brief / length
        scores = np.zeros(len(self._languages))
        so_far = context.get("conversation_language")
        if so_far in self._languages:
            scores[self._languages.index(so_far)] += weights.conversation + brief
            return scores
        campaign = context.get("campaign_language")
        if campaign in self._languages:
            scores[self._languages.index(campaign)] += weights.campaign + brief
        client = str(context.get("client_language") or "").replace("_", "-").partition("-")[0]
        if client in self._languages:
            scores[self._languages.index(client)] += weights.client
        for language in spoken_in(context.get("country")):
            if language in self._languages:
                scores[self._languages.index(language)] += weights.country
        return scores


def _is_denied(text: str, named: NamedLanguage) -> bool:
    """Whether a language is named as one that its writer does not speak."""
    return is_denied(fold(text[: named.start]), fold(text[named.end :]))


def _wanted(
    named: Sequence[NamedLanguage], current: str, spoken: str | None
) -> tuple[NamedLanguage, ...]:
    """Languages asked for, best first.

    Of several the present one is not meant: "my French is bad, Spanish?". Nor is it where only the
    present one is named in the words of another: "ich spreche kein Russisch" wants German.
    """
    others = [language for language in named if language.code != current]
    if others:
        return tuple(others)
    if spoken and spoken != current:
        return (NamedLanguage(spoken, 0, 0),)
    return tuple(named)
