"""The components that find what else a message tells: its language, a number, places."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import bot.knowledge
from bot.dialogue.deciding.places_told import ASKED_ABOUT
from bot.engine.components.base import Component, LearningComponent, entity, intent_of
from bot.engine.importer import LANGUAGE
from bot.knowledge.law_book import LawBook
from bot.nlu.decision import OUT_OF_SCOPE
from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer, Mention
from bot.nlu.language_choice import LanguageChoice, Weights
from bot.nlu.places.beside import compares
from bot.nlu.places.denied import named_places
from bot.nlu.places.elsewhere import is_elsewhere, is_planned
from bot.nlu.places.namesakes import at_home, is_of_a_person, nearest
from bot.nlu.places.text import CLAUSE_END
from bot.nlu.places.whereabouts import (
    clause_before,
    happens_there,
    has_arrived,
    says_from,
    says_here,
    those_of_matter,
    where_they_are,
)
from bot.nlu.readiness import readiness

Kind = DefaultV1Recipe.ComponentType

OTHER_LANGUAGES = frozenset({"change_language", "inform_location", "out_of_scope"})
"""Intents whose messages are often in other languages or in none: not learnt from."""

TELLS_PLACE = {"name": "inform_location", "confidence": 1.0}
"""What a message that is nothing but a place means, where the classifier knew no answer: towns are
more than training messages can name."""

TELLS_NO_PLACE = {"name": OUT_OF_SCOPE, "confidence": 1.0}
"""What a message means that tells of a place where its writer is not: something of theirs, to listen to."""

NOT_OF_A_PLACE = frozenset(
    {OUT_OF_SCOPE, "ask_harm", "ask_human", "claim_choice", "claim_harmless"}
)
"""Intents that a message which is nothing but a place cannot have; the others may be about the place."""

OF_NEED = frozenset(
    {"ask_police", "disclose_exploitation", "express_distress", "mention_minor", "report_concern"}
)
"""Intents of people in need, who name where they are beside where they fear to be sent."""

DIFFERING = ("GB", "US")
"""States whose parts have laws of their own; of others the State is the jurisdiction."""

LAWS = Path(bot.knowledge.__file__).parent / "law"
"""Where the cities and regions stand that punish buyers by a rule of their own."""

MOST_PLACES = 12
"""Places of a message that are looked at; of each the whole text is asked whether its writer is there."""


@DefaultV1Recipe.register([Kind.MESSAGE_FEATURIZER], is_trainable=True)
class LanguageIdentifier(LearningComponent):
    """Sets `language` and adds an entity `language` for each one asked for.

    It stands behind the decision on the intent, because a wish for another language is no evidence
    that the visitor goes on in the language of the wish.
    """

    _choice: LanguageChoice

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the `languages` and the weights of `language_choice.Weights`."""
        return {"languages": ["en"], **asdict(Weights())}

    @property
    def _weights(self) -> Weights:
        return Weights(**{part.name: float(self._config[part.name]) for part in fields(Weights)})

    def learn(self, training_data: TrainingData) -> None:
        """Learn how each language is written, and what the languages are called."""
        messages = [
            (message.get(TEXT), message.get(LANGUAGE))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT) not in OTHER_LANGUAGES
        ]
        self._choice = LanguageChoice.learn(
            list(self._config["languages"]), messages, self._weights
        )

    def write(self, folder: Path) -> None:
        """Write what was learnt."""
        self._choice.save(folder)

    def read(self, folder: Path) -> None:
        """Read it."""
        self._choice = LanguageChoice.load(folder, self._weights)

    def add(self, message: Message) -> None:
        """Set `language` and add the `language` entities."""
        asks = intent_of(message) == "change_language"
        context = message.get("metadata") or {}
        choice = self._choice.choose(message.get(TEXT) or "", context, asks=asks)
        message.set(LANGUAGE, choice.language, add_to_output=True)
        found = [
            entity(self, "language", wanted.code, wanted.start, wanted.end)
            for wanted in choice.wanted
        ]
        message.set(ENTITIES, (message.get(ENTITIES) or []) + found, add_to_output=True)


@DefaultV1Recipe.register([Kind.ENTITY_EXTRACTOR], is_trainable=False)
class ReadinessReader(Component):
    """Adds the entity `readiness` where the intent is `rate_readiness`."""

    def add(self, message: Message) -> None:
        """Add the number."""
        if intent_of(message) != "rate_readiness":
            return
        number = readiness(message.get(TEXT) or "", message.get(LANGUAGE) or "")
        if number:
            found = entity(self, "readiness", number.value, number.start, number.end)
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), found], add_to_output=True)


@DefaultV1Recipe.register([Kind.ENTITY_EXTRACTOR], is_trainable=False)
class PlaceFinder(Component):
    """Adds one entity `place` for each jurisdiction that a message may name, best first.

    Beside it an entity `local` for the one city or region with a rule of its own (`DE-HH`). An ambiguous
    name (`Georgia`) gives several entities with one span. A message that is nothing but a place is settled.
    """

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, storage, resource)
        self._gazetteer = Gazetteer.load()
        self._laws = LawBook.load(LAWS)

    def add(self, message: Message) -> None:
        """Add the places to the entities."""
        text = message.get(TEXT) or ""
        asks_law = intent_of(message) in ASKED_ABOUT
        named = named_places(self._gazetteer, text, message.get(LANGUAGE), of_law=asks_law)
        mentions, bare, denied = named
        mentions = [m for m in mentions if not is_of_a_person(text[: m.start])]
        message.set("not_there", denied, add_to_output=True)
        if not mentions:
            return
        hint = str((message.get("metadata") or {}).get("place") or "")[:2]
        alone = len(mentions) == 1
        mentions = [
            nearest(m, text[m.start : m.end], hint, alone=alone, asks_law=asks_law)
            for m in mentions[:MOST_PLACES]
        ]
        if alone:
            language = str(message.get(LANGUAGE) or "")
            spoken = self._gazetteer.spoken_in(language)
            mentions = [at_home(m, text[m.start : m.end], language, spoken) for m in mentions]
        role = (message.get("metadata") or {}).get("role")
        of_matter = those_of_matter(text, mentions, role, intent_of(message))
        mentions = of_matter or mentions
        # "I am in Antalya, from Bishkek": where somebody comes from is not where they are.
        mentions = [m for m in mentions if not m.origin] or mentions
        # "My brother lives in Rome, I'm in Bern", "last year I was in Prague".
        present = [m for m in mentions if not _is_away(message, m)]
        is_away, mentions = not present, present or mentions
        if intent_of(message) in OF_NEED:
            mentions = where_they_are(text, mentions, message.get(LANGUAGE) or "") or mentions
        found = [*self._entities(mentions), *self._local(text, mentions)]
        message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        is_planned = _is_planned(message)
        is_here = not (is_away or is_planned) and (
            _says_where(message, mentions, bare=bare)
            or self._is_beside(message)
            or (_is_in(hint, mentions) and _says_from(text, mentions))
        )
        is_around = not (is_here or is_away or is_planned) and _happens_there(message, mentions)
        message.set("is_here", is_here or is_around, add_to_output=True)
        message.set("is_around", is_around, add_to_output=True)
        message.set("is_of_matter", bool(of_matter), add_to_output=True)
        message.set("is_away", is_away, add_to_output=True)
        message.set("is_beside", _is_set_beside(message) or is_planned, add_to_output=True)
        is_double = len({entity["value"] for entity in found if entity["entity"] == "place"}) > 1
        if bare and (_cannot_mean_a_place(message) or (is_double and _says_nothing_more(message))):
            message.set(INTENT, dict(TELLS_PLACE), add_to_output=True)
        elif is_away and intent_of(message) == TELLS_PLACE["name"]:
            message.set(INTENT, dict(TELLS_NO_PLACE), add_to_output=True)

    def _is_beside(self, message: Message) -> bool:
        """Whether a place stands by itself beside what is said: "Barcelona. I can't take this"."""
        text, language = message.get(TEXT) or "", message.get(LANGUAGE)
        if intent_of(message) in ASKED_ABOUT or "?" in text:
            return False
        parts = [part for part in CLAUSE_END.split(text) if part.strip()]
        return len(parts) > 1 and any(self._gazetteer.read(part, language)[1] for part in parts)

    def _entities(self, mentions: list[Mention]) -> list[dict[str, Any]]:
        return [
            entity(
                self,
                "place",
                code if code[:2] in DIFFERING else code[:2],
                mention.start,
                mention.end,
            )
            for mention in sorted(mentions, key=lambda mention: mention.origin)
            for code in mention.codes
        ]

    def _local(self, text: str, mentions: list[Mention]) -> list[dict[str, Any]]:
        """The city or region that is named; none where two are, because their rules differ."""
        found = {}
        for mention in mentions:
            named = text[mention.start : mention.end]
            for state in {code[:2] for code in mention.codes}:
                if len(mention.codes) == 1 and (code := self._laws.local_called(named, state)):
                    found[code] = entity(self, "local", code, mention.start, mention.end)
        return list(found.values()) if len(found) == 1 else []


def _says_nothing_more(message: Message) -> bool:
    """Whether two places and nothing else are told, not asked about."""
    return intent_of(message) not in ASKED_ABOUT and "?" not in (message.get(TEXT) or "")


def _cannot_mean_a_place(message: Message) -> bool:
    """Whether the intent is one that nothing but a place cannot have, as the wish for no language."""
    intent = intent_of(message)
    names_language = any(found["entity"] == "language" for found in message.get(ENTITIES) or ())
    return intent in NOT_OF_A_PLACE or (intent == "change_language" and not names_language)


def _says_from(text: str, mentions: list[Mention]) -> bool:
    """Whether the writer says to be from there: "Swedish police" says nothing of the kind."""
    return all(m.origin and says_from(fold(text[: m.start])) for m in mentions)


def _is_in(state: str, mentions: list[Mention]) -> bool:
    """Whether all places are in a State: "I'm from Zaragoza", where the campaign is Spanish, tells where."""
    return bool(state) and all(code[:2] == state for m in mentions for code in m.codes)


def _is_set_beside(message: Message) -> bool:
    text = message.get(TEXT) or ""
    return compares(fold(text), text, message.get(LANGUAGE) or "")


def _is_away(message: Message, mention: Mention) -> bool:
    text, language = message.get(TEXT) or "", message.get(LANGUAGE) or ""
    return is_elsewhere(text, mention.start, mention.end, language, intent_of(message) or "")


def _says_where(message: Message, mentions: list[Mention], *, bare: bool) -> bool:
    """Whether the writer says to be at the place that is named, or says nothing but a place."""
    text, language = message.get(TEXT) or "", message.get(LANGUAGE) or ""
    if _is_set_beside(message) and (bare or intent_of(message) in ASKED_ABOUT):
        return False
    if bare:
        return True
    if intent_of(message) == "ask_human":
        return len(mentions) == 1  # a line there is asked for
    before = [(fold(clause_before(text, m.start)), m.origin) for m in mentions]
    asks = intent_of(message) in ASKED_ABOUT
    return any(
        has_arrived(words) if origin else says_here(words, language, asks=asks)
        for words, origin in before
    )


def _happens_there(message: Message, mentions: list[Mention]) -> bool:
    """Whether the writer tells of what happens around them at the place that is named."""
    text, language = message.get(TEXT) or "", message.get(LANGUAGE) or ""
    intent = intent_of(message) or ""
    return any(
        happens_there(fold(text[: m.start]), language, intent) for m in mentions if not m.origin
    )


def _is_planned(message: Message) -> bool:
    if message.get("safety") or message.get("suspected"):
        return False  # "I'm in Leeds and I'm going to kill myself" is no journey
    text, language = message.get(TEXT) or "", message.get(LANGUAGE) or ""
    return is_planned(text, language, intent_of(message) or "")
