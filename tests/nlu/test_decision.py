"""The last word on a message: two models joined, and dangers beside the meaning, not instead of it."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.classifier import Numbers
from bot.nlu.decision import CAUTION, Joined, Meaning, Weights

INTENTS = ("ask_law", "disclose_exploitation", "express_distress", "greet", "out_of_scope")
LABELS = (
    "ask_law/*",
    "ask_law/here",
    "ask_law/penalty",
    "disclose_exploitation/*",
    "disclose_exploitation/he_comes",
    "disclose_exploitation/is_gone",
    "express_distress/*",
    "express_distress/joke",
    "express_distress/life",
    "greet/*",
    "out_of_scope/*",
    "out_of_scope/awkward",
)
DANGER_OF = {
    "disclose_exploitation/he_comes": "watched",
    "disclose_exploitation/is_gone": "exploitation",
    "express_distress/life": "distress",
}
ALARM = Weights().alarm


def shares(names: tuple[str, ...], **given: float) -> Numbers:
    """The given shares, the rest shared out evenly; a double underscore stands for a slash."""
    chosen = {name.replace("__", "/").replace("general", "*"): of for name, of in given.items()}
    rest = (1 - sum(chosen.values())) / max(1, len(names) - len(chosen))
    return np.array([chosen.get(name, rest) for name in names], np.float32)


def intents(**given: float) -> Numbers:
    return shares(INTENTS, **given)


def topics(**given: float) -> Numbers:
    return shares(LABELS, **given)


def settle(by_intent: Numbers, by_topic: Numbers, **more: object) -> Meaning:
    weights = more.pop("weights", Weights())
    joined = Joined(INTENTS, LABELS, DANGER_OF, weights)  # type: ignore[arg-type]
    more.setdefault("has_context", False)
    return joined.settle(by_intent, by_topic, **more)  # type: ignore[arg-type]


LAW = (intents(ask_law=0.96), topics(ask_law__here=0.9))
DESPAIR = (intents(express_distress=0.96), topics(express_distress__life=0.9))


def test_both_models_agree_on_an_intent_and_its_topic() -> None:
    meaning = settle(*LAW)
    assert (meaning.intent, meaning.topic) == ("ask_law", "here")
    assert meaning.confidence > 0.9
    assert meaning.suspected(ALARM) == ""


def test_in_a_talk_the_model_that_sees_what_stands_open_counts_more() -> None:
    against = (intents(greet=0.93, ask_law=0.05), topics(ask_law__here=0.9))
    assert settle(*against).intent == "greet"
    assert settle(*against, has_context=True).intent == "ask_law"
    deaf = Weights(in_context=0.0)
    assert settle(*against, has_context=True, weights=deaf).intent == "greet"


def test_neither_model_can_forbid_what_the_other_is_sure_of() -> None:
    hardly = topics(greet__general=1 - 1e-6)
    assert settle(intents(ask_law=1.0), hardly).intent == "ask_law"
    hardly = intents(greet=1 - 1e-6)
    assert settle(hardly, topics(ask_law__here=0.99), has_context=True).intent == "greet"


def test_a_danger_is_heard_beside_the_likeliest_harmless_meaning() -> None:
    by_intent = intents(express_distress=0.8, ask_law=0.17)
    by_topic = topics(express_distress__life=0.8, ask_law__penalty=0.17)
    meaning = settle(by_intent, by_topic)
    assert meaning.suspected(ALARM) == "distress"
    assert meaning.intent != "express_distress"
    assert meaning.intent in ("ask_law", "out_of_scope")
    low = settle(by_intent, by_topic, weights=Weights(threshold=0.05))
    assert (low.intent, low.topic) == ("ask_law", "penalty")


def test_a_danger_is_judged_by_shares_of_its_own() -> None:
    """The shares by which a danger is judged change nothing in what is harmless, and the other way."""
    calm, by_topic = intents(ask_law=0.96), topics(ask_law__here=0.5, express_distress__life=0.4)
    alone = settle(calm, by_topic)
    wary = settle(calm, by_topic, wary_shares=intents(express_distress=0.96))
    assert not alone.suspected(ALARM)
    assert wary.suspected(ALARM) == "distress"
    assert (wary.intent, wary.topic, wary.confidence) == (
        alone.intent,
        alone.topic,
        alone.confidence,
    )
    deaf = settle(intents(express_distress=0.96), by_topic, wary_shares=calm)
    assert deaf.dangers == alone.dangers


def test_within_a_talk_one_way_of_weighing_reads_everything() -> None:
    calm, by_topic = intents(ask_law=0.96), topics(ask_law__here=0.5, express_distress__life=0.4)
    distress = intents(express_distress=0.96)
    talk = settle(distress, by_topic, has_context=True, wary_shares=calm)
    assert talk == settle(calm, by_topic, has_context=True)


def test_with_nothing_harmless_in_it_a_message_is_not_understood_but_the_danger_is() -> None:
    meaning = settle(*DESPAIR)
    assert (meaning.intent, meaning.topic, meaning.confidence) == ("out_of_scope", "", 0.0)
    assert meaning.suspected(ALARM) == "distress"
    assert sum(meaning.dangers.values()) > 0.9


def test_the_general_meaning_of_a_safety_intent_is_its_danger() -> None:
    meaning = settle(intents(express_distress=0.96), topics(express_distress__general=0.9))
    assert meaning.suspected(ALARM) == "distress"


def test_a_joke_is_no_danger() -> None:
    meaning = settle(intents(express_distress=0.96), topics(express_distress__joke=0.9))
    assert (meaning.intent, meaning.topic) == ("express_distress", "joke")
    assert meaning.suspected(ALARM) == ""


def test_a_danger_that_is_known_is_an_ordinary_answer() -> None:
    meaning = settle(*DESPAIR, known=["distress"])
    assert (meaning.intent, meaning.topic) == ("express_distress", "life")
    assert "distress" not in meaning.dangers
    assert meaning.suspected(ALARM) == ""


def test_a_danger_that_was_taken_back_is_not_heard_again() -> None:
    meaning = settle(*DESPAIR, lifted=["distress"])
    assert meaning.dangers["distress"] == 0
    assert meaning.topic != "life"
    assert meaning.suspected(ALARM) != "distress"


def test_dangers_of_several_kinds_are_counted_together_and_the_likeliest_is_named() -> None:
    meaning = settle(
        intents(disclose_exploitation=0.5, express_distress=0.3),
        topics(disclose_exploitation__is_gone=0.5, express_distress__life=0.3),
    )
    assert max(meaning.dangers.values()) < sum(meaning.dangers.values())
    assert meaning.suspected(ALARM) == "exploitation"
    assert meaning.suspected(1.0) == ""


def test_who_is_watched_is_heard_in_doubt() -> None:
    assert CAUTION > 1
    meaning = settle(
        intents(disclose_exploitation=0.96),
        topics(disclose_exploitation__he_comes=0.4, disclose_exploitation__is_gone=0.45),
        known=["watched", "exploitation"],
    )
    assert meaning.topic == "he_comes"


def test_a_topic_is_named_only_where_it_is_clear() -> None:
    clear = settle(intents(ask_law=0.96), topics(ask_law__here=0.3, ask_law__general=0.6))
    assert clear.topic == "here"
    general = settle(intents(ask_law=0.96), topics(ask_law__here=0.1, ask_law__general=0.8))
    assert (general.intent, general.topic) == ("ask_law", "")
    strict = Weights(topic=0.9)
    half = topics(ask_law__here=0.45, ask_law__penalty=0.44)
    assert settle(intents(ask_law=0.96), half, weights=strict).topic == ""


def test_what_makes_no_sense_here_is_not_meant_and_what_others_mean_hardly_is() -> None:
    by_topic = topics(ask_law__here=0.5, ask_law__penalty=0.4)
    by_intent = intents(ask_law=0.96)
    assert settle(by_intent, by_topic).topic == "here"
    assert settle(by_intent, by_topic, barred=["ask_law/here"]).topic == "penalty"
    assert settle(by_intent, by_topic, unlikely=["ask_law/here"]).topic == "penalty"
    sure = topics(ask_law__here=0.95)
    assert settle(by_intent, sure, unlikely=["ask_law/here"]).topic == "here"


@pytest.mark.parametrize("has_context", [True, False])
def test_shares_of_any_size_give_a_meaning(has_context: bool) -> None:
    chance = np.random.default_rng(0)
    for _ in range(200):
        by_intent = chance.dirichlet(np.full(len(INTENTS), 0.2)).astype(np.float32)
        by_topic = chance.dirichlet(np.full(len(LABELS), 0.1)).astype(np.float32)
        meaning = settle(by_intent, by_topic, has_context=has_context)
        assert meaning.intent in INTENTS
        assert 0 <= meaning.confidence <= 1.0001
        assert 0 <= sum(meaning.dangers.values()) <= 1.0001
        key = f"{meaning.intent}/{meaning.topic}"
        assert not meaning.topic or (key in LABELS and key not in DANGER_OF)


def test_nothing_at_all_is_not_understood() -> None:
    nothing = np.zeros(len(LABELS), np.float32)
    meaning = settle(np.zeros(len(INTENTS), np.float32), nothing)
    assert meaning.intent == "out_of_scope"
    barred = settle(*LAW, barred=LABELS)
    assert (barred.intent, barred.confidence) == ("out_of_scope", 0.0)


def test_a_topic_without_evidence_gives_way_to_the_intents_general_meaning() -> None:
    by_intent, by_topic = intents(ask_law=0.96), topics(ask_law__penalty=0.9)
    unfounded = frozenset({"ask_law/penalty"})
    general = Joined(INTENTS, LABELS, DANGER_OF, Weights(), {"ask_law"})
    meaning = general.settle(by_intent, by_topic, has_context=False, unfounded=unfounded)
    assert (meaning.intent, meaning.topic) == ("ask_law", "")
    none = settle(by_intent, by_topic, unfounded=unfounded)
    assert none.intent == "out_of_scope"


def test_a_sibling_that_is_likely_enough_stands_before_the_general_meaning() -> None:
    by_intent, by_topic = intents(ask_law=0.96), topics(ask_law__penalty=0.5, ask_law__here=0.3)
    general = Joined(INTENTS, LABELS, DANGER_OF, Weights(), {"ask_law"})
    unfounded = frozenset({"ask_law/penalty"})
    meaning = general.settle(by_intent, by_topic, has_context=False, unfounded=unfounded)
    assert meaning.topic == "here"


def test_a_danger_needs_no_evidence() -> None:
    unfounded = frozenset({"express_distress/life"})
    meaning = settle(*DESPAIR, unfounded=unfounded)
    assert meaning.suspected(ALARM) == "distress"


def test_the_topic_that_is_meant_of_a_danger_is_told_where_one_is_clear() -> None:
    assert settle(*DESPAIR).of_danger["distress"] == "express_distress/life"
    assert "watched" not in settle(*LAW, known=("watched",)).of_danger
    even = topics(disclose_exploitation__general=0.5, disclose_exploitation__is_gone=0.4)
    general = settle(intents(disclose_exploitation=0.96), even)
    assert "exploitation" not in general.of_danger, "it is meant in general"
