"""The components that find what is meant: sentence vector, intent, topic, and the last word on both."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import cache
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

from bot.dialogue.dangers import LIFTS, OF_BUYERS
from bot.dialogue.matters import outside
from bot.dialogue.topics import topics
from bot.engine.components.base import Component, LearningComponent
from bot.engine.importer import LANGUAGE
from bot.nlu.classifier import Classifier, Numbers, Recipe
from bot.nlu.context import ROLES, Context
from bot.nlu.decision import Joined, Meaning, Weights
from bot.nlu.encoder import VECTOR, Vectors, encode_many, readable, sentence_encoder
from bot.nlu.folding import fold
from bot.nlu.negation import says_no
from bot.nlu.topic_model import GENERAL, TopicModel
from bot.vocabulary import DANGERS, SAFETY_INTENTS

Kind = DefaultV1Recipe.ComponentType

_logger = logging.getLogger(__name__)


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
        self._add(messages, encode_many([m.get(TEXT) for m in messages]))
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
            np.vstack([_sentence_vector(m) for m in examples]),
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
        shares = self._classifier.shares(message.get(TEXT) or "", _sentence_vector(message))
        ranked = sorted(zip(shares.tolist(), self._classifier.intents, strict=True), reverse=True)
        ranking = [{"name": intent, "confidence": share} for share, intent in ranked]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)


def _sentence_vector(message: Message) -> Numbers:
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None, "the pipeline needs a sentence encoder before the classifier"
    vector: Numbers = sentence.features[0]
    return vector


@DefaultV1Recipe.register([Kind.INTENT_CLASSIFIER], is_trainable=True)
class TopicClassifier(LearningComponent):
    """Shares out the topics by sentence and context, and settles what the message means.

    Sets `intent` (with its `topic`) and `suspected`; stands behind the intent classifier. Rasa's own
    response selector would choose within one intent alone, and sees no context.
    """

    _model: TopicModel
    _joined: Joined | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's contract: the numbers of `classifier.Recipe` and of `decision.Weights`."""
        return asdict(Recipe(hidden=768, rounds=8)) | asdict(Weights())

    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the messages of topics, and on some of each intent's others."""
        from bot.nlu.topic_fitting import Example, Likely, fit_topics  # scikit-learn, see above

        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        examples = [
            Example(m.get(INTENT_RESPONSE_KEY) or m.get(INTENT), m.get(LANGUAGE) or "", _after(m))
            for m in messages
        ]
        likely = {
            key: Likely((*topic.roles, *([topic.role] if topic.role else ())), topic.after)
            for key, topic in topics().items()
        }
        recipe = Recipe(**{part.name: self._config[part.name] for part in fields(Recipe)})
        vectors = np.vstack([_sentence_vector(m) for m in messages])
        self._model = fit_topics(examples, vectors, likely, recipe)

    def write(self, folder: Path) -> None:
        """Write arrays and JSON."""
        self._model.save(folder)

    def read(self, folder: Path) -> None:
        """Read them."""
        self._model = TopicModel.load(folder)

    def add(self, message: Message) -> None:
        """Settle what the message means."""
        ranking = message.get("intent_ranking") or []
        metadata = message.get("metadata") or {}
        context, caught = Context.of(metadata), message.get("safety") or []
        shares = {entry["name"]: entry["confidence"] for entry in ranking}
        joined = self._joined_for(sorted(shares))
        meaning = joined.settle(
            np.array([shares[name] for name in sorted(shares)], np.float32),
            self._model.shares(_sentence_vector(message), context),
            has_context=context != Context(),
            barred=_absurd(frozenset(metadata.get("alarmed") or ()))
            | (frozenset() if "opt_out" in caught else SILENCE)
            | (frozenset() if says_no(fold(message.get(TEXT) or "")) else REFUSALS),
            unlikely=_of_others(context.role),
            foreign=outside(str(metadata.get("matter") or "")),
            known=metadata.get("known") or (),
            lifted=metadata.get("lifted") or (),
        )
        intent = {"name": meaning.intent, "confidence": meaning.confidence, "topic": meaning.topic}
        message.set(INTENT, intent, add_to_output=True)
        self._settle_danger(message, meaning, context)

    def _settle_danger(self, message: Message, meaning: Meaning, context: Context) -> None:
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
            and (context.role in UNHARMED or not BEYOND_DOUBT & {*dangers})
            # Of what is no alarm in this talk the model has no share to doubt it with.
            and (not {*dangers} <= {*known} or meaning.confidence >= SURE_HARMLESS)
        )
        if is_doubted:
            caught = [kind for kind in caught if kind not in DANGERS]
            message.set("safety", caught, add_to_output=True)
        suspected = dangers[0] if is_doubted else meaning.suspected(alarm)
        message.set("suspected", suspected, add_to_output=True)
        message.set("suspicion", sum(meaning.dangers.values()), add_to_output=True)
        message.set("despair", meaning.dangers.get("distress", 0.0), add_to_output=True)

    def _joined_for(self, intents: Sequence[str]) -> Joined:
        if self._joined is None:
            dangers = {key: topic.danger for key, topic in topics().items()}
            weights = Weights(**{part.name: self._config[part.name] for part in fields(Weights)})
            self._joined = Joined(intents, self._model.labels, dangers, weights)
        return self._joined


REFUSALS = frozenset({"ask_human/no_numbers"})
"""What nobody means who says no to nothing: "give me the number" was read as "no numbers"."""


def _is_of_danger(meaning: Meaning) -> bool:
    """Whether what the model takes for harmless may be of a danger after all."""
    topic = topics().get(f"{meaning.intent}/{meaning.topic}")
    is_sign = topic is None or bool(topic.danger) or meaning.intent == "express_distress"
    return meaning.intent in SAFETY_INTENTS and is_sign


SILENCE = frozenset({"opt_out/stop_messages", f"opt_out/{GENERAL}"})
"""What nobody is taken to mean whom the net has not heard say it."""

BEYOND_DOUBT = frozenset({"distress", "child_writes", "watched"})
"""Kinds in which the net is believed against the model, unless the talk is known to be about others."""

SURE_HARMLESS = 0.9
"""Share of a harmless meaning from which the net is doubted where the model raises no alarm."""

UNHARMED = ("buyer", "wants_to_stop", "witness", "professional")
"""Roles of people whom no danger of their own brought here."""


SAID_UNASKED = (
    "deny/misread",
    "disclose_exploitation/not_forced",
    "mention_minor/not_minor",
)
"""What people also say who were suspected of nothing."""


@cache
def _absurd(alarms: frozenset[str]) -> frozenset[str]:
    """Topics that take back an alarm that was never raised."""
    return frozenset(
        key for key, kinds in LIFTS.items() if key not in SAID_UNASKED and not kinds & alarms
    )


@cache
def _of_others(role: str) -> frozenset[str]:
    """Topics that only people in other roles mean; a buyer may become a witness, or want to stop."""
    if role in ("", "unknown"):
        return frozenset()
    near = {role, *NEAR.get(role, ())}
    return frozenset(
        key
        for key, topic in topics().items()
        if ((whose := {*topic.roles, topic.role} & {*ROLES}) and not near & whose)
        or (role in NO_BUYERS and topic.intent in OF_BUYERS)
    )


NEAR = {
    "buyer": ("wants_to_stop", "witness"),
    "wants_to_stop": ("buyer",),
    "witness": ("professional",),
    "professional": ("witness",),
}
"""Roles that pass into one another in a talk."""

NO_BUYERS = ("exploited", "child", "despairing", "witness", "professional")


def _after(message: Message) -> str:
    """Our question that a training message answers, from its block's metadata."""
    metadata = message.get("metadata") or {}
    return str((metadata.get("intent") or {}).get("after") or "")
