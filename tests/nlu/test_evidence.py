"""What a message must hold before a reply takes it for known."""

from __future__ import annotations

import pytest

from bot.dialogue.topics import topics
from bot.engine.importer import _read
from bot.nlu.evidence import Evidence, evidence_of
from bot.nlu.folding import fold
from bot.nlu.phrases.negation import begins_with_no, begins_with_yes
from bot.settings import PROJECT, configured_languages

LEAST_COVERED = 0.7
"""Share of a topic's training messages that its evidence must find, in each language."""

MOST_ELSEWHERE = 0.12
"""Share of other intents' messages in which it may ring: else it is no evidence."""

SOME = Evidence(
    {"claim_need/widowed": ["widow*", "died", "passed away"], "ask_risk/health": ["hiv"]}
)


@pytest.mark.parametrize(
    "text",
    ["she DIED last year", "I'm a widower", "since she passed, away. i sit here", "wídow at 40"],
)
def test_words_beginnings_and_phrases_are_evidence(text: str) -> None:
    assert "claim_need/widowed" not in SOME.missing(fold(text))


@pytest.mark.parametrize("text", ["", "we divorced", "diedrich", "passed the exam", "nowidow"])
def test_what_is_not_named_is_missing(text: str) -> None:
    assert SOME.missing(fold(text)) == {"claim_need/widowed", "ask_risk/health"}


@pytest.mark.parametrize("text", ["nobody died", "she has not died", "died keiner"])
def test_a_fact_that_is_denied_is_not_told(text: str) -> None:
    assert "claim_need/widowed" in SOME.missing(fold(text))


def test_tables_of_several_languages_are_joined() -> None:
    tables = [{"name": "a/b", "elements": ["Úno*"]}, {"name": "a/b", "elements": ["ONE"]}]
    joined = evidence_of(tables)
    assert joined.words == {"a/b": ["one", "uno*"]}
    assert not joined.missing("unos")
    assert not joined.missing("one")
    assert joined.missing("") == {"a/b"}


@pytest.mark.parametrize("language", configured_languages())
def test_each_language_has_evidence_for_the_same_topics_which_finds_their_messages(
    language: str,
) -> None:
    files = tuple(sorted(str(p) for p in (PROJECT / "intents" / language).glob("*.yml")))
    data = _read(files, language, configured_languages())
    evidence = evidence_of(data.lookup_tables)
    reference = evidence_of(
        _read((str(PROJECT / "intents" / "en" / "evidence.yml"),), "en", ()).lookup_tables
    )
    assert evidence.topics == reference.topics
    assert evidence.topics <= {*topics()}
    said: dict[str, list[frozenset[str]]] = {}
    for message in data.intent_examples:
        key = message.get("intent_response_key")
        if key:
            said.setdefault(key, []).append(evidence.missing(fold(message.get("text"))))
    for topic in sorted(evidence.topics):
        own = [topic not in missing for missing in said[topic]]
        assert sum(own) >= LEAST_COVERED * len(own), topic
        others = [
            topic not in missing
            for key, all_missing in said.items()
            if key.partition("/")[0] != topic.partition("/")[0]
            for missing in all_missing
        ]
        assert sum(others) <= MOST_ELSEWHERE * len(others), topic


@pytest.mark.parametrize(
    ("text", "no", "yes"),
    [
        ("no nothing like that, just money", True, False),
        ("nein um gottes willen", True, False),
        ("ma no, sono solo", True, False),
        ("yes he's asleep", False, True),
        ("oui il dort", False, True),
        ("да, спит", False, True),
        ("non reggo un'altra notte così", False, False),
        ("no soporto otra noche así", False, False),
        ("не могу больше", False, False),
        ("non posso, è qui", True, False),
        ("nobody is here", False, False),
        ("yesterday", False, False),
        ("номер", False, False),
    ],
)
def test_a_plain_yes_or_no_at_the_beginning(text: str, no: bool, yes: bool) -> None:
    folded = fold(text)
    assert (begins_with_no(folded), begins_with_yes(folded)) == (no, yes)
