"""Who writes, as far as no danger tells it: by what they speak of, until they say that it is not so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.reading.corrected import note_correction
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import cares_for_partner
from bot.dialogue.state.dangers import BUYERS, FIRM, LED_ON, NO_CHILD, OF_BUYERS, OF_THEIR_OWN_DOING
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.nlu.phrases import practical
from bot.nlu.phrases.bystander import PARTNER
from bot.nlu.phrases.plain_asks import NOT_ME
from bot.vocabulary import INTENT_OF_KIND

NO_SUCH_THING = ("deny/misread", "deny/not_so", "deny/not_true", "disclose_exploitation/not_me")
"""Topics by which somebody says that they were taken for another."""

HOW_THEY_ARE = ("how_are_you", "how_bad", "who_is_there", "danger_now")
"""Questions of ours after which loneliness makes nobody a buyer."""

SELLS = "disclose_exploitation/not_forced"
"""The topic of who says that they sell; the others of sex workers are guessed of carers and landladies."""

ROLE_OF_INTENT = {"report_concern": "witness", "ask_sector_guidance": "professional"}
"""Who says such things, where no topic tells."""

NEED_OF_OVER = {"distress": "crisis", "attraction": "attraction"}
"""The need of a danger, which goes with it."""

SURE_ROLE, SURE_MEANT, SURE_CHANGE = 0.5, 0.85, 0.95
"""Shares from which a move tells who writes: by a topic that says so, by its intent, and where something
else was known: whoever is taken for a witness by mistake is answered as one from then on."""

TAKEN_FOR = ("despairing", "exploited")
"""Roles that who tells of another may have been taken for."""

AT_DESK, AS_DESK = "utter_need_at_desk", Move("ask_police", "arrest_me")
"""What is said to who works at the telephone or the door there, and the topic as which it counts."""


def wants_a_listener(situation: Situation) -> bool:
    """Whether what we offered last was somebody to talk to, and no help to stop: they told of a need."""
    if cares_for_partner(situation):
        return True
    return situation.role == "buyer" and situation.last_topic.startswith("claim_need")


def leave_track(situation: Situation, reading: Understanding) -> None:
    """Who says "no, I saw nothing" or "that's wrong" is not answered as a witness or a victim any longer."""
    note_correction(situation, reading)
    is_no = reading.moves[0].key in NO_SUCH_THING and reading.confidence >= SURE_ROLE
    is_no &= not reading.denies
    if reading.no_trouble and situation.last_need in OF_THEIR_OWN_DOING:
        situation.last_need = ""
        is_no = True
    if reading.moves[0].key == NO_CHILD and situation.last_need == "attraction":
        situation.last_need = ""
    if not is_no or situation.danger != "none":
        return
    if topic_of(situation.last_topic).key and situation.last_topic not in situation.denied:
        situation.denied.append(situation.last_topic)
    is_partner = matter_of(situation) == "partner"
    if situation.role in ("witness", "professional", "sex_worker") and not is_partner:
        situation.role = "unknown"
    if situation.last_need in ("extortion", "report"):
        situation.last_need = ""


def leave_lines(situation: Situation, over: str) -> None:
    """The lines of a danger that is over are not "the number" any longer."""
    if situation.last_need == NEED_OF_OVER.get(over):
        shown = {*situation.lines_shown}
        situation.lines_shown = [row for row in situation.resources if row not in shown]
        situation.last_need = ""


def _buys(situation: Situation, move: Move) -> bool:
    """Whether a move tells that somebody unknown came to buy.

    Who wanted a boiler man, or has no bed, has to say so.
    """
    is_of_buyers = move.intent in OF_BUYERS and situation.role == "unknown"
    is_other = situation.not_for_me or situation.needs_bed
    return is_of_buyers and (not is_other or move.intent == "seek_services")


def _is_of_another(situation: Situation, matter: str, move: Move, role: str) -> bool:
    """Whether a move tells of a role that this writer has not, however sure it is.

    Who is blackmailed and fears the police has seen nothing of others; who came to buy is no witness by
    asking what the signs are; who lets a flat and asks about our adverts sells nothing.
    """
    if role == "witness":
        is_buyer = situation.role in BUYERS
        return matter == "extortion" or (is_buyer and move.intent == "ask_signs")
    return role == "sex_worker" and situation.role not in ("unknown", role)


def settle_role(situation: Situation, moves: Sequence[Move], *, pays: bool = False) -> None:
    """Take who writes from what they say; who is in danger themselves stays who they are.

    Args:
        situation: of the talk.
        moves: what the message says.
        pays: whether it says that its writer is the one who pays.
    """
    if situation.in_danger and situation.role in FIRM:
        return
    matter = matter_of(situation)
    of_another = matter == "extortion" or (matter == "partner" and situation.last_need != "victim")
    if pays and situation.role in ("unknown", "witness", "sex_worker") and not of_another:
        situation.role = "buyer"
        return
    asked_how_they_are = situation.asked in HOW_THEY_ARE
    takes_offer = situation.asked == "help" and wants_a_listener(situation)
    known = situation.role != "unknown"
    for move in moves:
        if takes_offer and move.intent == "ask_help_to_stop":
            continue
        told = topic_of(move.key).role
        role = told or ROLE_OF_INTENT.get(move.intent, "")
        changes = known and role != situation.role
        if _is_of_another(situation, matter, move, role):
            continue
        # "Is it free?" is no resolve; a wrong guess at who sells sex would offend, and loses everybody else.
        tells = told and told not in ("wants_to_stop", "sex_worker")
        is_bold = changes or (told == "sex_worker" and move.key != SELLS)
        sure = SURE_CHANGE if is_bold else SURE_ROLE if tells else SURE_MEANT
        if move.confidence < sure or (move.intent in INTENT_OF_KIND.values() and role in FIRM):
            continue
        if role and role not in FIRM:
            situation.role = role
        elif _buys(situation, move) and not asked_how_they_are:
            situation.role = "buyer"
        elif move.intent == "ask_help_to_stop" and situation.role in ("unknown", "buyer"):
            situation.role = "wants_to_stop"


def pays(situation: Situation) -> bool:
    """Whether somebody may have come to buy, and did not say who else they are."""
    is_known = bool(situation.says_who) or situation.not_for_me
    return situation.role in LED_ON and not is_known


def works_at_desk(situation: Situation, reading: Understanding) -> bool:
    """Whether somebody says that they work at the telephone or door of such a place, or says more of it."""
    is_known = situation.says_who == PARTNER or situation.role == "child"
    is_known |= situation.in_danger and not reading.asks
    is_known |= situation.danger_kind in ("distress", "violence", "attraction")
    was_told = situation.was_said(AT_DESK) and practical.MORE_OF_DESK in reading.plainly
    return (practical.AT_DESK in reading.plainly or was_told) and not is_known


def is_of_others(situation: Situation, reading: Understanding) -> bool:
    """Whether a witness, or who was one before we took them for a victim, says that it is not about them."""
    roles = (situation.role, situation.role_before)
    is_taken = situation.role in TAKEN_FOR and situation.role_before == "unknown"
    is_theirs = "witness" in roles or is_taken
    return NOT_ME in reading.plainly and is_theirs and situation.role != "child"
