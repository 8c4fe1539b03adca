"""The pipeline of `config.yml` as Rasa's components: short classes around what `bot.nlu` does.

`bot.nlu` knows nothing of Rasa; here its parts are built from the configuration, trained, kept in the
model and asked.
"""

from bot.engine.components.answers import AnswerReader
from bot.engine.components.facts import LanguageIdentifier, PlaceFinder, ReadinessReader
from bot.engine.components.intent import IntentClassifier, SentenceEncoder, TopicClassifier
from bot.engine.components.safety import SafetyNet
from bot.engine.components.scope import ScopeReader
from bot.engine.components.urgent import AsksOnReader, OpensReader, SoftlyReader, UrgentReader
from bot.engine.components.who_knows import WhoKnowsReader

__all__ = [
    "AnswerReader",
    "AsksOnReader",
    "IntentClassifier",
    "LanguageIdentifier",
    "OpensReader",
    "PlaceFinder",
    "ReadinessReader",
    "SafetyNet",
    "ScopeReader",
    "SentenceEncoder",
    "SoftlyReader",
    "TopicClassifier",
    "UrgentReader",
    "WhoKnowsReader",
]
