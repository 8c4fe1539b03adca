"""Whether a text denies what it names: "nobody threatens my family" tells of no threat."""

from __future__ import annotations

from collections.abc import Mapping

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.phrase import Phrase

_SAID = expressions(__file__)

_BETWEEN = r" (?:\w+ ){0,4}?"


def _denied(name: str) -> tuple[Phrase, Phrase]:
    """A word that is denied, and the word itself."""
    word, nobody = _SAID[name], _SAID["nobody"]
    denied = f"(?:{nobody}{_BETWEEN}{word}|{word}{_BETWEEN}{nobody})"
    return whole_words(denied), whole_words(word)


_OF_TOPIC: Mapping[str, tuple[Phrase, Phrase]] = {
    "ask_risk/injured": _denied("hurt"),
    "disclose_exploitation/family_threatened": _denied("threat"),
}


def is_denied(topic: str, folded: str) -> bool:
    """Whether a folded text names what a topic is about only to deny it."""
    if topic not in _OF_TOPIC:
        return False
    denied, word = _OF_TOPIC[topic]
    rest = denied.sub(" ", folded)
    return rest != folded and word.search(rest) is None
