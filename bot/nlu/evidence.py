"""Whether a message holds words for what a reply would take for known.

"I'm sorry for your loss" is only said to somebody who named a death. The sentence network hears how a
message sounds, at any share: whoever is divorced was condoled with. So a topic whose words assert a
fact of the writer's life needs evidence in the message itself: words that carry that fact, kept as
Rasa lookup tables named after the topic in `intents/<language>/evidence.yml`. All languages count
together, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ahocorasick_rs import AhoCorasick

from bot.nlu.folding import fold
from bot.nlu.phrases.negation import says_no

DENIABLE = frozenset(
    {
        "ask_human/called",
        "ask_human/will_call",
        "ask_police/what_happens_if_caught",
        "ask_risk/blackmail",
        "ask_risk/blackmail_paid",
        "ask_risk/robbed",
        "ask_risk/scammed",
        "claim_need/shy",
        "claim_need/widowed",
        "express_distress/somebody_here",
        "disclose_exploitation/bad_client",
    }
)
"""Topics whose words say the contrary beside a no ("nobody died"); in the others a no is part of the fact
("can't sleep")."""

NOTHING = "nothing"
"""Where a text may be named that answers a message: none does."""

OTHERS_KNOW, ANSWERED_BY = "who_knows/", "answered_by/"
URGENT, SOFTLY, ASKS_ON, OPENS = "urgent/", "softly/", "asks_on/", "opens/"
"""Begin the names of tables that are no evidence: questions whose answer others know, messages by the key
of the text that answers them, by what cannot wait, by what is told softly, by what is asked on, and first
messages by who writes them."""

NO_EVIDENCE = (OTHERS_KNOW, ANSWERED_BY, URGENT, SOFTLY, ASKS_ON, OPENS)
"""All of them."""

BEFORE, BEHIND = 2, 1
"""Words before and behind a piece of evidence among which a no takes it back."""

ANY_ENDING = "*"
"""Behind the beginning of a word; without it the whole word is meant."""


class Evidence:
    """The words for each topic. Safe to share between threads.

    Args:
        words: by topic, folded: words, beginnings of words (`widow*`), phrases (`passed away`).
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self.words = {topic: sorted({*elements}) for topic, elements in words.items()}
        self.topics = frozenset(self.words)
        self._whole = defaultdict[str, set[str]](set)
        self._beginnings = defaultdict[str, set[str]](set)
        self._phrases = defaultdict[str, set[str]](set)
        for topic, elements in self.words.items():
            for element in elements:
                self._add(topic, element)
        self._longest = max(map(len, self._beginnings), default=0)
        self._search = AhoCorasick([*self._phrases])
        self._about = [*self._phrases.values()]

    def _add(self, topic: str, element: str) -> None:
        is_beginning = element.endswith(ANY_ENDING)
        words = element.removesuffix(ANY_ENDING)
        if " " in words:
            phrase = f" {words}" if is_beginning else f" {words} "
            self._phrases[phrase].add(topic)
        elif words:
            (self._beginnings if is_beginning else self._whole)[words].add(topic)

    def missing(self, folded: str) -> frozenset[str]:
        """Topics that need evidence, and of which a folded text holds none."""
        found, words, padded = set[str](), folded.split(), f" {folded} "
        named = {word: self._named(word) for word in words}
        for place, word in enumerate(words):
            if named[word] & DENIABLE:
                around = words[max(0, place - BEFORE) : place + BEHIND + 1]
                if not says_no(" ".join(around)):
                    found |= named[word]
        for topics in named.values():
            found |= topics - DENIABLE
        for phrase, _, _ in self._search.find_matches_as_indexes(padded, overlapping=True):
            found |= self._about[phrase]
        return self.topics - found

    def _named(self, word: str) -> frozenset[str]:
        """The topics for which a word alone is evidence."""
        named = {*self._whole.get(word, ())}
        for length in range(1, min(len(word), self._longest) + 1):
            named |= self._beginnings.get(word[:length], frozenset())
        return frozenset(named)


def evidence_of(tables: Iterable[Mapping[str, Any]]) -> Evidence:
    """The evidence that Rasa's lookup tables hold; those of several languages are joined.

    Folded here, once in training: forty thousand words are a sixth of the start of a process.
    """
    words = defaultdict[str, list[str]](list)
    for table in tables:
        if table["name"].startswith(NO_EVIDENCE):
            continue
        words[table["name"]] += map(_folded, table["elements"])
    return Evidence(words)


def _folded(element: str) -> str:
    ending = ANY_ENDING if element.endswith(ANY_ENDING) else ""
    return fold(element.removesuffix(ANY_ENDING)).strip() + ending
