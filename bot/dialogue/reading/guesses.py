"""When a meaning is only a guess, and listening is better than an answer that takes it for known.

A wrong guess costs more than a missing answer: whoever told of his dog and is thanked for "not looking
away" has stopped reading. So what somebody who came to buy tells in passing is listened to, unless the
words carry it, and whom this reached by mistake is not made a buyer by one.
"""

from __future__ import annotations

from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.nlu.phrases.plain_asks import IMAGINED

TOLD = frozenset(
    {
        "ask_help_to_stop",
        "claim_choice",
        "claim_harmless",
        "claim_need",
        "commit_to_stop",
        "express_remorse",
        "report_concern",
    }
)
"""Intents whose words take something for known of who writes."""

SURE_TOLD = 0.75
"""Share below which a statement of somebody who came to buy, without words that carry the fact, is listened
to: of replies to such, one in three fitted (`make conversations`)."""

SURE_SEEN = 0.95
"""The same for what makes a witness of him: "that girl can't give me that" was thanked for as a report."""

LIKELY_SEEN = 0.7
"""Share from which first words are met as something seen."""

SURE_WISH = 0.9
"""Share from which somebody whom this reached by mistake does ask to buy."""

MISHEARD = TOLD - {"ask_help_to_stop", "report_concern"} | {
    "claim_legal",
    "out_of_scope",
    "seek_services",
}
"""Intents that are heard of people whom this reached by mistake; a plea, or what was seen, is none."""

ANSWERED_ANYWAY = ("ask_human/want_person", "goodbye/wrong_number", "goodbye/not_for_me")
"""Topics whose answer is never wrong: that no person is here, a farewell to whom it reached by mistake."""

PLAIN = frozenset({"ask_identity", "ask_law", "goodbye", "seek_services", "thank"})
"""Intents whose answers also suit somebody who meant something near; less is enough for them."""

LOST, CHAT = Move("goodbye", "wrong_number"), Move("out_of_scope", "lonely_chat")
"""What is meant by whom this reached by mistake, and by one of them who goes on to tell of being lonely."""


def suits_anyway(reading: Understanding) -> bool:
    """Whether its answer also suits somebody who meant something near, or words stand for what it takes."""
    names = bool(reading.places) or reading.requested_language is not None
    return (
        reading.founded
        or reading.intent in PLAIN
        or reading.moves[0].key in ANSWERED_ANYWAY
        or (reading.intent == "ask_human" and names)
    )


def is_told_in_passing(situation: Situation, reading: Understanding) -> bool:
    """Whether somebody who came to buy tells something that is not surely one of our topics."""
    is_theirs = situation.turns > 0 and situation.role in ("unknown", "buyer")
    is_theirs = is_theirs and situation.danger == "none"
    is_statement = not (reading.asks or reading.choice or reading.founded or reading.places)
    is_vague = reading.intent in TOLD and reading.confidence < SURE_TOLD
    # "I'm the one who pays, a retired mechanic" says who writes, and nothing that a topic answers.
    is_vague |= reading.pays and reading.intent == "out_of_scope"
    # "Friends did, in Amsterdam" tells of them, and asks for no law.
    is_story = (
        reading.intent == "ask_law" and bool(reading.named) and situation.asked != "law_place"
    )
    is_story &= not (reading.asks or reading.choice or reading.founded)
    return is_theirs and ((is_statement and is_vague) or is_story)


def is_still_lost(situation: Situation, reading: Understanding) -> bool:
    """Whether somebody who said that this reached them by mistake is only guessed to be a buyer."""
    is_quiet = situation.danger == "none" and not (reading.safety or reading.suspected)
    wishes = reading.intent == "seek_services" and reading.confidence >= SURE_WISH
    is_chat = reading.intent == "out_of_scope" and reading.moves[0].names_topic(SURE_SEEN)
    is_guess = reading.intent in MISHEARD and not (wishes or is_chat or reading.founded)
    return situation.not_for_me and is_quiet and not reading.choice and is_guess


def as_still_lost(situation: Situation, reading: Understanding) -> Move | None:
    """What is meant by whom this reached by mistake, if a buyer is only guessed; they are sent away once.

    "The telly, and that's it. The boys are in Barcelona" of a widower was answered with "wrong number" again.
    """
    if not is_still_lost(situation, reading):
        return None
    if not situation.was_said(f"utter_{LOST.key}"):
        return LOST
    if reading.intent == "claim_legal" and reading.confidence >= SURE_WISH:
        return reading.moves[0]
    return CHAT if reading.intent == "claim_need" else LOST


def seen_at_first(situation: Situation, reading: Understanding) -> Move | None:
    """What first words mean that are likely to tell of something seen: thanks and lines, by an "if".

    The menu of buyers would lose who took the courage.
    """
    move = reading.moves[0]
    is_first = not (situation.turns or reading.safety or reading.suspected or reading.choice)
    is_likely = move.intent == "report_concern" and LIKELY_SEEN <= move.confidence < SURE_SEEN
    is_seen = is_first and is_likely and topic_of(move.key).need == "report"
    return Move("report_concern", "seen_something", move.confidence) if is_seen else None


ADULTS = ("professional", "witness")
"""Who speaks of others, and is met as no child."""


def is_for_child(situation: Situation, key: str) -> bool:
    """Whether a topic is what children write of themselves, and who writes speaks of others.

    "Will it stay secret?", asked by a mother, was answered as a child that ran away.
    """
    return situation.role in ADULTS and topic_of(key).role == "child"


def of_writer(situation: Situation, reading: Understanding, move: Move) -> Move:
    """A move as this writer means it: no witness is made of a buyer, no victim of a student, by a guess."""
    if situation.role == "sex_worker" and move.intent == "report_concern" and reading.of_self:
        # What a client did to them.
        return Move("disclose_exploitation", "bad_client", move.confidence)
    is_study = situation.role == "professional" and move.intent == "disclose_exploitation"
    if is_study and not (reading.of_self or reading.safety):
        return Move("out_of_scope", "", move.confidence)
    is_buyer = situation.role in BUYERS and situation.danger == "none"
    is_held = bool(reading.safety) or reading.founded
    is_imagined = IMAGINED in reading.plainly and topic_of(move.key).role == "witness"
    if is_buyer and is_imagined and situation.asked != "nothing":
        # "Some man will be waiting downstairs, I guess" answers us, and was not seen.
        return Move("out_of_scope", "", move.confidence)
    if is_buyer and move.intent == "disclose_exploitation" and not is_held:
        # "I ought to talk to somebody" says a buyer.
        return Move("out_of_scope", "", move.confidence)
    is_buyer = is_buyer and "concern" not in reading.safety
    if not is_buyer or move.intent != "report_concern" or move.confidence >= SURE_SEEN:
        return move
    return Move("out_of_scope", "", move.confidence)


PLEASANT = tuple(
    f"utter_{key}"
    for key in (
        *("named/boredom", "named/curious", "named/money", "named/pastime"),
        *("heard/good_times", "heard/own_view"),
    )
)
"""Texts that ask about what somebody likes, so that "it's in the attic" sounds of no despair."""


LIGHT = frozenset(
    {
        *("closeness", "curious", "desire", "ease", "friends", "kin"),
        *("money", "past", "pastime", "secret", "work"),
    }
)
"""What, named in an answer, explains that it sounds a little desperate (`bot.nlu.phrases.named`)."""


def sounds_light(situation: Situation, reading: Understanding) -> bool:
    """Whether what is named explains it, or who was asked about something pleasant says where it lies."""
    return tells_of_a_thing(situation, reading) or not LIGHT.isdisjoint(reading.named)


def tells_of_a_thing(situation: Situation, reading: Understanding) -> bool:
    """Whether who was asked about something pleasant says where it lies, and nothing of themselves."""
    is_asked = bool(situation.said) and situation.said[-1].startswith(PLEASANT)
    is_plain = reading.intent in ("claim_need", "out_of_scope") and not reading.safety
    return is_asked and is_plain and not (reading.of_self or reading.names_dying)
