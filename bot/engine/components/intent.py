"""The components that find what is meant: sentence vector, intent, topic, and the last word on both."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.reading.corrected import unlikely_since
from bot.dialogue.reading.matters import OPEN_IN_GENERAL, known_within, outside
from bot.dialogue.state.dangers import OF_BUYERS
from bot.dialogue.topics import topics
from bot.engine.components.agreement import UNSAYABLE, topic_shares
from bot.engine.components.base import Component, LearningComponent
from bot.engine.components.unlikely import UNHARMED, barred, may_be_doubted, of_others
from bot.engine.importer import LANGUAGE
from bot.nlu.classifier import Classifier, Numbers, Recipe
from bot.nlu.context import Context
from bot.nlu.decision import Joined, Meaning, Weights
from bot.nlu.encoder import VECTOR, Vectors, encode_batches, readable, sentence_encoder
from bot.nlu.evidence import Evidence, evidence_of
from bot.nlu.folding import fold
from bot.nlu.kept import kept_vectors
from bot.nlu.topic_model import RECIPE, Example, Likely, TopicModel
from bot.vocabulary import DANGERS, SAFETY_INTENTS

Kind = DefaultV1Recipe.ComponentType

_logger = logging.getLogger(__name__)

WARY = "wary"
"""Key of a message under which the shares stand by which a danger is judged."""

BY_NET = "by_net"
"""Key of a message that tells whether what is only suspected was caught by the net."""


@DefaultV1Recipe.register([Kind.MESSAGE_FEATURIZER], is_trainable=False)
class SentenceEncoder(Component):
    """Adds the sentence vector."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, storage, resource)
        sentence_encoder()  # loaded now, so that no visitor waits for it

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all training messages at once."""
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        _logger.info("Encoding %s messages.", f"{len(messages):,}")
        texts = [readable(m.get(TEXT)) for m in messages]
        if texts:
            self._add(messages, kept_vectors(texts, encode_batches))
        return training_data

    def add(self, message: Message) -> None:
        """Encode a message that does not bring its vector along."""
        vector = (message.get("metadata") or {}).get(VECTOR)
        if vector is None:
            (vector,) = sentence_encoder().encode([readable(message.get(TEXT) or "")])
        self._add([message], [vector])

    def _add(self, messages: Sequence[Message], vectors: Iterable[Vectors]) -> None:
        name = self._config.get(FEATURIZER_CLASS_ALIAS, "SentenceEncoder")
        for message, vector in zip(messages, vectors, strict=True):
            row = np.atleast_2d(vector)
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, name))


@DefaultV1Recipe.register([Kind.INTENT_CLASSIFIER], is_trainable=True)
class IntentClassifier(LearningComponent):
    """Sets `intent` and `intent_ranking`; needs a sentence encoder before it."""

    _classifier: Classifier

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the numbers of `classifier.Recipe`."""
        return asdict(Recipe())

    @property
    def _recipe(self) -> Recipe:
        return Recipe(**{part.name: self._config[part.name] for part in fields(Recipe)})

    def learn(self, training_data: TrainingData) -> None:
        """Fit the classifier.

        Raises:
            ValueError: there are not two intents to tell apart.
        """
        from bot.nlu.fitting import fit  # scikit-learn, which a process that answers goes without

        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._classifier = fit(
            [m.get(TEXT) for m in examples],
            np.vstack([sentence_vector(m) for m in examples]),
            [m.get(INTENT) for m in examples],
            self._recipe,
        )

    def write(self, folder: Path) -> None:
        """Write arrays and JSON."""
        self._classifier.save(folder)

    def read(self, folder: Path) -> None:
        """Read them."""
        self._classifier = Classifier.load(folder, self._recipe)

    def add(self, message: Message) -> None:
        """Rank the intents."""
        shares, wary = self._classifier.both_shares(
            message.get(TEXT) or "", sentence_vector(message)
        )
        intents = self._classifier.intents
        message.set(WARY, dict(zip(intents, wary.tolist(), strict=True)))
        ranked = sorted(zip(shares.tolist(), intents, strict=True), reverse=True)
        ranking = [{"name": intent, "confidence": share} for share, intent in ranked]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)


def sentence_vector(message: Message) -> Numbers:
    """What the sentence encoder found."""
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None, "the pipeline needs a sentence encoder before the classifier"
    vector: Numbers = sentence.features[0]
    return vector


@DefaultV1Recipe.register([Kind.INTENT_CLASSIFIER], is_trainable=True)
class TopicClassifier(LearningComponent):
    """Shares out the topics by sentence and context, and settles what the message means.

    Sets `intent` (with its `topic`), `founded` and `suspected`; stands behind the intent classifier.
    Rasa's own response selector would choose within one intent alone, and sees no context.
    """

    _model: TopicModel
    _evidence: Evidence
    _joined: Joined | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the numbers of `classifier.Recipe` and of `decision.Weights`."""
        return asdict(RECIPE) | asdict(Weights())

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the messages of topics, and on some of each intent's others."""
        from bot.nlu.topic_fitting import fit_topics  # scikit-learn, see above

        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        examples = [example_of(message) for message in messages]
        recipe = Recipe(**{part.name: self._config[part.name] for part in fields(Recipe)})
        vectors = np.vstack([sentence_vector(m) for m in messages])
        self._evidence = evidence_of(training_data.lookup_tables)
        self._model = fit_topics(examples, vectors, likely_contexts(), recipe, self._evidence)

    def write(self, folder: Path) -> None:
        """Write arrays and JSON."""
        self._model.save(folder)
        words = json.dumps(self._evidence.words, ensure_ascii=False)
        (folder / "evidence.json").write_text(words, encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Read them."""
        self._model = TopicModel.load(folder)
        self._evidence = Evidence(json.loads((folder / "evidence.json").read_text("utf-8")))

    def add(self, message: Message) -> None:
        """Settle what the message means."""
        ranking = message.get("intent_ranking") or []
        metadata = message.get("metadata") or {}
        context, caught = Context.of(metadata), message.get("safety") or []
        folded, matter = fold(message.get(TEXT) or ""), str(metadata.get("matter") or "")
        # What was told before need not be named again.
        unfounded = self._evidence.missing(folded) - {*(metadata.get("told") or ())}
        # Who denied pictures in fear, and tells of them after all, is heard.
        named = self._evidence.topics - unfounded
        denied = {*(metadata.get("denied") or ())} - {key for key in named if topics()[key].danger}
        shares = {entry["name"]: entry["confidence"] for entry in ranking}
        wary = message.get(WARY) or shares
        joined = self._joined_for(sorted(shares))
        unfounded -= known_within(matter)
        here = topic_shares(self._model, message, sentence_vector(message), context)
        message.set(UNSAYABLE, unfounded | denied)
        meaning = joined.settle(
            np.array([shares[name] for name in sorted(shares)], np.float32),
            here,
            has_context=context != Context(),
            wary_shares=np.array([wary[name] for name in sorted(shares)], np.float32),
            barred=barred(folded, caught, frozenset(metadata.get("alarmed") or ()), context)
            | denied,
            unlikely=of_others(context.role) | unlikely_since(tuple(sorted(denied))),
            foreign=outside(matter),
            known=metadata.get("known") or (),
            lifted=metadata.get("lifted") or (),
            unfounded=unfounded,
        )
        intent = {"name": meaning.intent, "confidence": meaning.confidence, "topic": meaning.topic}
        message.set(INTENT, intent, add_to_output=True)
        founded = f"{meaning.intent}/{meaning.topic}" in named
        message.set("founded", founded, add_to_output=True)
        message.set("of_danger", meaning.of_danger, add_to_output=True)
        message.set("next_best", meaning.next_best, add_to_output=True)
        doubted = may_be_doubted(folded, context.role)
        self._settle_danger(message, meaning, context, may_be_doubted=doubted)

    def _settle_danger(
        self, message: Message, meaning: Meaning, context: Context, *, may_be_doubted: bool
    ) -> None:
        """What the net caught against the model is only suspected, like what the model hears alone."""
        alarm = float(self._config["alarm"])
        veto = float(self._config["veto_in_talk" if context.role in UNHARMED else "veto"])
        caught = list(message.get("safety") or [])
        dangers = [kind for kind in caught if kind in DANGERS]
        known = (message.get("metadata") or {}).get("known") or ()
        is_doubted = (
            bool(dangers)
            and sum(meaning.dangers.values()) < veto
            and not _is_of_danger(meaning)
            and (may_be_doubted or not BEYOND_DOUBT & {*dangers} or _is_idle(dangers, meaning))
            # Of what is no alarm in this talk the model has no share to doubt it with.
            and (not {*dangers} <= {*known} or meaning.confidence >= SURE_HARMLESS)
        )
        if is_doubted:
            caught = [kind for kind in caught if kind not in DANGERS]
            message.set("safety", caught, add_to_output=True)
        message.set(BY_NET, is_doubted)
        suspected = dangers[0] if is_doubted else meaning.suspected(alarm)
        message.set("suspected", suspected, add_to_output=True)
        message.set("suspicion", sum(meaning.dangers.values()), add_to_output=True)
        message.set("despair", meaning.dangers.get("distress", 0.0), add_to_output=True)

    def _joined_for(self, intents: Sequence[str]) -> Joined:
        if self._joined is None:
            dangers = {key: topic.danger for key, topic in topics().items()}
            weights = Weights(**{part.name: self._config[part.name] for part in fields(Weights)})
            self._joined = Joined(intents, self._model.labels, dangers, weights, OPEN_IN_GENERAL)
        return self._joined


def _is_of_danger(meaning: Meaning) -> bool:
    """Whether what the model takes for harmless may be of a danger after all."""
    topic = topics().get(f"{meaning.intent}/{meaning.topic}")
    is_sign = topic is None or bool(topic.danger) or meaning.intent == "express_distress"
    return meaning.intent in SAFETY_INTENTS and is_sign


def _is_idle(dangers: Sequence[str], meaning: Meaning) -> bool:
    """Whether an idiom of despair stands in a text that is about buying: "prices to die for".

    It is asked about, with the same lines, instead of being taken for what it says.
    """
    is_unheard = sum(meaning.dangers.values()) < UNHEARD and meaning.confidence >= LIKELY_HARMLESS
    return {*dangers} == {"distress"} and is_unheard and meaning.intent in OF_BUYERS


UNHEARD, LIKELY_HARMLESS = 0.02, 0.6
"""Share of all dangers below which, and of a harmless meaning from which, an idiom is only asked about."""

BEYOND_DOUBT = frozenset({"distress", "child_writes", "watched"})
"""Kinds in which the net is believed against the model, unless the talk is known to be about others."""

SURE_HARMLESS = 0.9
"""Share of a harmless meaning from which the net is doubted where the model raises no alarm."""


def example_of(message: Message) -> Example:
    """A training message as the topic model learns it, with our question that it answers."""
    metadata = message.get("metadata") or {}
    return Example(
        message.get(TEXT),
        message.get(INTENT_RESPONSE_KEY) or message.get(INTENT),
        message.get(LANGUAGE) or "",
        str((metadata.get("intent") or {}).get("after") or ""),
    )


def likely_contexts() -> dict[str, Likely]:
    """Where each topic of the repertoire is likely."""
    return {
        key: Likely((*topic.roles, *([topic.role] if topic.role else ())), topic.after)
        for key, topic in topics().items()
    }
