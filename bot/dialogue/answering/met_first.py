"""The first words on a danger: by the topic that the message names, if one fits it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answering.discreet import told_of_traces
from bot.dialogue.answering.life_first import ONE_IS_YOUNG
from bot.dialogue.answering.mirrored import with_detail
from bot.dialogue.answering.onlookers import told_of_note
from bot.dialogue.deciding.bystanders import MY_NAME
from bot.dialogue.deciding.confirmed import SURE
from bot.dialogue.deciding.danger import DOUBT, SECOND_SIGN, Decision
from bot.dialogue.deciding.suspicion import is_said_plainly
from bot.dialogue.reading.kept_in import BEHIND_DOOR, HELD, HIDING, SILENTLY, key_inside
from bot.dialogue.reading.meant import INJURED, OF_A_PARENT, OF_RELATIVES
from bot.dialogue.state.dangers import LIFTS, ROLE_OF_KIND
from bot.dialogue.state.questions import drop_last_question
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.nlu.phrases.life_first import YOUNG_AMONG
from bot.vocabulary import INTENT_OF_KIND

FIRST_TOPIC = {
    "distress": "express_distress/life",
    "child_writes": "mention_minor/i_am_minor",
    "watched": "disclose_exploitation/he_comes",
    "traces": "ask_privacy/how_delete_watched",
    "exploitation": "disclose_exploitation/forced",
    "violence": "threaten_violence/will_hurt",
    "attraction": "mention_minor/attraction",
    "minor": "mention_minor/she_may_be",
    "concern": "report_concern/seen_something",
}
"""What a danger is answered with first, unless the message names a topic of the same kind."""

MET_BY = {
    "distress": (
        "express_distress/at_a_height",
        "express_distress/means_at_hand",
        "express_distress/other_person",
        "express_distress/self_harm",
    ),
    "exploitation": (
        "disclose_exploitation/boyfriend",
        "disclose_exploitation/sex_for_rent",
        "disclose_exploitation/violent_client",
        "report_concern/he_hits",
    ),
    "minor": (
        "mention_minor/wants_minor",
        "mention_minor/was_she",
        OF_A_PARENT.key,
    ),
    "watched": ("disclose_exploitation/reads_phone",),
}
"""Topics with which a danger is met first, if that is what the model hears of it."""

HOW_DELETE = ("ask_privacy/how_delete", "ask_privacy/how_delete_watched")
"""Topics of who asks how this chat is deleted."""

HOW_GET_OUT = "disclose_exploitation/how_get_out"
"""The topic of who plans to leave."""

WANTS_MINOR, MAY_WANT = "mention_minor/wants_minor", ("mention_minor", "seek_services")
"""The topic of who wants a child, and intents as which that is said: who tells of one is not met by it."""

PICTURES = "mention_minor/pictures"
"""A child is threatened with pictures of it: that waits for no age and no country."""

UNDER_THREAT = (PICTURES, "ask_risk/blackmail")
"""What is said before all else to a child that is to pay or to send more."""

OF_CHILDREN_TOO = frozenset(
    {"ask_human", "ask_identity", "ask_police", "ask_privacy", "mention_minor"}
)
"""Intents whose questions a child is answered beside the first words for it."""

KEPT_IN = ("child_writes", "exploitation")
"""Kinds that are met by the bolt, where there is one."""

SURE_QUESTION = 0.8
"""Share from which a question beside the age of a child is answered."""


def meet_danger(exchange: Exchange, decision: Decision) -> None:
    """The first words on a danger, and the question for the place that its lines hang on."""
    kind = decision.new_kind
    intent = INTENT_OF_KIND[kind]
    named = [m.key for m in decision.moves if topic_of(m.key).danger == kind]
    named += [m.key for m in decision.moves if is_theirs(m, kind)]
    named += heard_as(exchange.reading, kind)
    named += [m.key for m in decision.moves if kind == "minor" and m.key == OF_RELATIVES.key]
    if kind == "exploitation":  # whoever tells this first is asked whether they can write
        named = [k for k in named if topic_of(k).asks or topic_of(k).first == "emergency"]
    exchange.move = Move(intent)
    # Who did not speak of dying is not told that they did, unless we asked.
    is_second = exchange.situation.reason == SECOND_SIGN + "distress"
    is_told = exchange.was_asked == "how_bad" or is_said_plainly(exchange.reading)
    in_doubt = exchange.situation.reason == DOUBT or (is_second and not is_told)
    first = "express_distress/heavy" if in_doubt else FIRST_TOPIC[kind]
    told = (exchange.situation.last_topic, exchange.reading.of_danger.get(kind))
    threat = next((one for one in UNDER_THREAT if one in told), "")
    if kind == "child_writes" and threat:
        exchange.say_topic(threat, routes="")  # "send nothing" comes before who can be called
        named = [key for key in named if key != threat]
    if kind == "distress" and "exploitation" in exchange.reading.safety:
        exchange.say("utter_held_too")
    asked = asked_by_child(exchange, decision.moves) if kind == "child_writes" else ""
    if asked and asked not in (PICTURES, threat, *named[:1]):
        exchange.say_topic(asked, routes="")
    # Before somebody controlled says that they can write, no name of an organisation stands on their screen.
    knows_no_place = kind == "exploitation" and exchange.facts.line_place("victim") is None
    knows_no_place &= exchange.situation.last_need != "domestic_abuse"
    values = {"routes": ""} if knows_no_place else {}
    key = named[0] if named else first
    if key == HOW_GET_OUT and exchange.reading.detail == "locked":
        key = first  # who is locked in is not told to go where people are
    key = key_inside(exchange.situation, key)
    if exchange.situation.kept_in == HIDING and kind in KEPT_IN:
        key, values = BEHIND_DOOR, {}
    if kind == "watched" and _asks_to_delete(decision):
        # Who asks how as somebody comes has seconds.
        key, values = FIRST_TOPIC["traces"], {"routes": ""}
    if told_of_traces(exchange, Move.of(key)) or (kind == "concern" and told_of_note(exchange)):
        return
    exchange.say_topic(key, **values)
    with_detail(exchange, kind, key)
    if kind == "watched":
        return
    _tell_beside(exchange, decision, kind)
    exchange.ask_place_if_needed()


def _asks_to_delete(decision: Decision) -> bool:
    return any(m.key in HOW_DELETE and m.confidence >= SURE for m in decision.moves)


def _tell_beside(exchange: Exchange, decision: Decision, kind: str) -> None:
    """What is told beside the first words: that a wound wants a doctor, whether a witness gives a name."""
    if INJURED in exchange.reading.moves[1:]:
        exchange.say_topic(INJURED.key)
    if kind == "exploitation" and exchange.situation.kept_in == HELD:
        # How help is called comes before whether they can write.
        drop_last_question(exchange.replies)
        exchange.situation.asked = "nothing"
        if all(said.key != f"utter_{SILENTLY}" for said in exchange.replies):
            exchange.say_topic(SILENTLY)
        if YOUNG_AMONG in exchange.reading.plainly:
            exchange.say_once(ONE_IS_YOUNG)
    if kind == "minor" and MY_NAME in decision.moves[1:]:
        exchange.say_topic(MY_NAME.key, routes="")


def meets_who_is_held(exchange: Exchange, *, lifted: str) -> bool:
    """Meet who does not want to die, and is held: only the graver danger was answered before."""
    situation, held = exchange.situation, FIRST_TOPIC["exploitation"]
    is_held = lifted == "distress" and situation.danger_kind == "exploitation"
    if not is_held or exchange.was_said(f"utter_{held}"):
        return False
    exchange.say("utter_not_dying")
    drop_last_question(exchange.replies)
    exchange.say_topic(held)
    return True


def asked_by_child(exchange: Exchange, moves: Sequence[Move]) -> str:
    """What a child asks with the words that tell its age, as `intent/topic`; empty for nothing."""
    if not exchange.reading.asks:
        return ""
    asked = [
        move.key
        for move in moves
        if move.intent in OF_CHILDREN_TOO
        and (move.topic or move.intent != "mention_minor")
        and move.confidence >= SURE_QUESTION
        and not topic_of(move.key).asks
        and exchange.has_words(move.key)
    ]
    return asked[0] if asked else ""


def heard_as(reading: Understanding, kind: str) -> list[str]:
    """The topic by which a danger is met that the net caught, as the model hears it; nothing where unclear.

    Who has taken tablets is told to call now, and not asked what they think of.
    """
    topic = reading.of_danger.get(kind, "")
    if topic == WANTS_MINOR and reading.intent not in MAY_WANT:
        return []
    is_met = topic in MET_BY.get(kind, ()) or (
        topic == "express_distress/heavy" and not reading.names_dying
    )
    return [topic] if is_met and kind in reading.safety else []


def is_theirs(move: Move, kind: str) -> bool:
    """Whether a topic that is no sign of this danger may still be met first: one of such people's.

    Who is watched gets one neutral line, as any other topic would say what this is about; despair
    is met by naming it, and a child first gets whom to call.
    """
    role = topic_of(move.key).role
    is_said_by_them = bool(role) and role == ROLE_OF_KIND.get(kind)
    return (
        is_said_by_them
        and kind not in ("watched", "distress", "child_writes")
        and move.confidence >= SURE
        and move.intent == INTENT_OF_KIND[kind]
        and move.key not in LIFTS
    )
