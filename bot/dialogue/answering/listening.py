"""Reflecting what somebody tells, without taking anything for known that they did not say."""

from __future__ import annotations

from bot.dialogue.answering.mirrored import met_what_is_told
from bot.dialogue.reading.meant import cares_for_partner
from bot.dialogue.reading.taking_up import (
    NO_QUESTIONS,
    OF_HER,
    guesses_of_her,
    is_about_them,
    is_of_writer,
    manner_of,
    question_meant,
)
from bot.dialogue.state.questions import OPEN, drop_last_question
from bot.dialogue.telling.exchange import Exchange
from bot.words import MESSAGE_PREFIX

CORRECTING = ("deny", "express_hostility")
"""Intents beside which nothing is reflected: "you speak of money. Sorry, you didn't say that"."""

OF_HIS_OWN = ("claim_harmless", "claim_legal")
"""Arguments behind which we ask what he thinks of it himself; behind the others how he would know."""

OF_BUYING = ("after",)
"""Themes whose words take it for known that somebody buys sex: "after it something stays"."""

TROUBLES = frozenset({"after", "alone", "anger", "debts", "drink", "fear", "secret"})
"""Themes that are taken up before what a question asked for."""

OF_OPEN = (OPEN, "what_good")
"""Questions of ours that a text of `ASKED_FOR` may leave open."""

ASKED_FOR = {
    "named/boredom#0": "good_times",
    "named/friends": "between",
    "named/habit#1": "good_times",
    "named/past": "good_times",
    "named/pastime": "good_times",
    "heard_out/tonight_before": "good_times",
    "claim_need/memory": "good_times",
    "claim_need/children_away": "to_them",
    "heard_out/if_they_knew": "to_them",
    "named/children": "to_them",
    "named/couple": "between",
    "named/kin": "between",
    "heard_out/dry": "between",
    "heard_out/nobody": "step",
    "heard/to_them#0": "step",
    "heard_out/no_help#1": "step",
    "heard/good_times": "own_view",
    "heard/how_know": "own_view",
    "heard/who_keeps": "own_view",
    "heard_out/harm": "how_know",
    "heard_out/seems_free": "how_know",
    "heard_out/smiles": "how_know",
    "heard_out/tonight#1": "step",
    "named/boredom#1": "step",
    "named/ease#0": "step",
    "named/tired": "step",
    "named/work": "step",
    "heard_out/doubts": "own_view",
    "heard_out/left": "own_view",
    "heard_out/noticed": "own_view",
    "heard_out/put_off": "own_view",
    "heard_out/saw_and_left": "own_view",
    "heard_out/saw_enough": "own_view",
    "heard_out/not_mine": "own_view",
    "heard_out/peers": "own_view",
    "heard_out/reason": "own_view",
    "heard_out/regret": "own_view",
    "heard_out/she_cried": "own_view",
    "heard_out/too_late": "own_view",
    "manner/leaves": "own_view",
    "manner/own_rule": "own_view",
    "named/after": "own_view",
    "named/curious": "own_view",
    "named/money": "own_view",
    "named/peers": "own_view",
}
"""For what the open question at the end of a text asks, by its key or by one wording of it; the answer is
followed by that (`heard/…`), whatever circumstance it names."""

TO_ANYBODY = 2
"""Wordings at the head of those that listen, which suit whoever writes; the others speak of an evening
that was to be paid for."""


def hear(exchange: Exchange) -> bool:
    """Reflect whatever answered an open question of ours; whether there was one.

    A question is no answer: "that's what's behind it, then" would show that nobody listened.
    """
    if take_up(exchange) or met_what_is_told(exchange):
        return True
    asked = question_meant(exchange.was_asked, exchange.situation.last_topic)
    is_open = exchange.was_asked in (OPEN, "what_brings")
    key = f"heard/{_open_question(exchange) if is_open else exchange.was_asked}"
    asks = exchange.reading.has_mark or (exchange.reading.asks and asked not in OF_HER)
    asks &= not guesses_of_her(exchange.reading, asked)
    if asks or not exchange.has_words(key) or _knows_too_little(exchange, key):
        return False
    return exchange.say_once(f"utter_{key}") or listen(exchange)


def _knows_too_little(exchange: Exchange, key: str) -> bool:
    """Whether the words that lead on a talk about buying would be said to who said nothing of it."""
    told = sum(text.startswith(f"utter_{key}#") for text in exchange.situation.said)
    return key == f"heard/{OPEN}" and exchange.situation.role == "unknown" and told >= TO_ANYBODY


def listen(exchange: Exchange) -> bool:
    """Listen to somebody who tells of themselves, without taking anything for known.

    For who comes to buy, and is in no danger; whether there were words left for it.
    """
    if not exchange.situation.is_led_on or exchange.reading.asks:
        return False
    return reflect(exchange) or exchange.say_once(f"utter_heard/{OPEN}")


def take_up(exchange: Exchange) -> bool:
    """Answer in the manner of the answer, or take up what it names; whether there were words for that."""
    reading = exchange.reading
    asked = question_meant(exchange.was_asked, exchange.situation.last_topic)
    is_tired = reading.manner == NO_QUESTIONS
    if not exchange.situation.is_led_on or (asked == "nothing" and not is_tired):
        return False
    manner = manner_of(reading, asked, exchange.move.key)
    if manner:
        keys = (f"manner/{manner}_{asked}", f"manner/{manner}")
        return any(exchange.has_words(key) and exchange.say_once(f"utter_{key}") for key in keys)
    is_theirs = asked not in OF_HER or is_of_writer(reading)
    return _follow(exchange) or (is_theirs and reflect(exchange))


def _follow(exchange: Exchange) -> bool:
    """Reflect an answer by what our open question asked for; whether one was open that says so."""
    situation, reading = exchange.situation, exchange.reading
    last = situation.said[-1] if situation.said else ""
    text = last.removeprefix(MESSAGE_PREFIX)
    kind = ASKED_FOR.get(text) or ASKED_FOR.get(text.partition("#")[0], "")
    is_grave = not TROUBLES.isdisjoint(reading.named)
    if not kind or exchange.was_asked not in OF_OPEN or reading.asks or is_grave:
        return False
    return exchange.say_once(f"utter_heard/{kind}")


def take_up_beside(exchange: Exchange) -> None:
    """A word on what answers us, before the claim or the question in the same message is answered."""
    is_of_them = is_about_them(exchange.was_asked, exchange.situation.last_topic)
    is_of_them &= exchange.reading.intent not in CORRECTING
    if exchange.reading.aside and is_of_them and reflect(exchange):
        exchange.situation.asked = "nothing"
        drop_last_question(exchange.replies)


def reflect(exchange: Exchange) -> bool:
    """Reflect the weightiest thing that a message names and that was not reflected yet; whether one was."""
    is_ruler = exchange.was_asked == "readiness"
    is_read = exchange.move.intent != "out_of_scope"
    if not exchange.situation.is_led_on or (exchange.reading.asks and is_read) or is_ruler:
        return False
    situation, unsaid = exchange.situation, set[str]()
    if situation.role == "unknown":
        unsaid.update(OF_BUYING)
    if cares_for_partner(situation):
        unsaid.add("couple")  # "somebody you're with, or used to be with", of an ill wife
    themes = [theme for theme in exchange.reading.named if theme not in unsaid]
    return any(exchange.say_once(f"utter_named/{theme}") for theme in themes)


def _open_question(exchange: Exchange) -> str:
    """As an answer to what an open question is taken: behind an argument of her, or of his own view.

    In danger never as one on buying.
    """
    if not exchange.situation.in_danger:
        asked = question_meant(exchange.was_asked, exchange.situation.last_topic)
        is_of_him = exchange.situation.last_topic.startswith(OF_HIS_OWN)
        return "own_view" if asked in OF_HER and is_of_him else asked
    is_of_others = exchange.situation.danger_kind in ("concern", "minor")
    return "what_concern" if is_of_others else "how_are_you"
