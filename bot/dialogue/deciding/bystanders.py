"""Who neither buys nor is sold: partners, neighbours, and whom this reached by mistake.

They say so in their first words, and it holds for the rest of the talk: what is written for those who buy,
for victims or for parents reaches none of them by a guess.
"""

from __future__ import annotations

from bot.dialogue.deciding.suspicion import SOME_SIGN
from bot.dialogue.reading.family import FINDERS, as_family_means, is_family, note_family
from bot.dialogue.reading.guesses import ANSWERED_ANYWAY, LOST, SURE_SEEN, SURE_WISH
from bot.dialogue.reading.matters import (
    EVERYWHERE,
    NOTHING,
    WITHIN,
    matter_of,
    moves_within,
    saw_others,
)
from bot.dialogue.reading.meant import OF_REPORTING, leave_own_child
from bot.dialogue.reading.roles import AS_DESK, pays, works_at_desk
from bot.dialogue.state.dangers import FIRM, OF_BUYERS, ROLE_OF_KIND
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.dialogue.words.wordings import topic_said
from bot.message import Move, Understanding
from bot.nlu.phrases.bystander import BY_PRINT, BY_TRADE, PARENT, PARTNER, WITNESS
from bot.nlu.phrases.plain_asks import SHE_CRIED, UNNAMED
from bot.vocabulary import INTENT_OF_KIND

FOUND = Move("report_concern", "found_trace")
"""What is meant by who found us on a partner's telephone or bill, and says no more that we understand."""

REPORTED = Move("ask_police", "did_you_report")
"""What is meant by a partner who speaks of reporting: what somebody saw is reported, and he is not."""

LINE_ON_BILL, OUR_BILL = Move("ask_human", "on_the_bill"), "ask_privacy/phone_bill"
"""A bill on which a line may stand that was shown, and the topic of ours."""

WHY_ME = "ask_identity/why_me"
"""The topic as which "why does my boyfriend write to you?" is read."""

FROM_WHICH_FREE = ("unknown", "buyer", "wants_to_stop", "professional", "sex_worker", "witness")
"""Roles that somebody may have been taken for before they say who they are."""

ABOUT_US = frozenset(
    {"ask_human", "ask_menu", "ask_privacy", "greet", "out_of_scope", "affirm", "deny"}
)
"""Intents of first words by which a partner asks what it is that they found."""

SEEN, WHAT_FOR = Move("report_concern", "seen_something"), Move("greet", "what_for")
"""What is meant by a neighbour who tells something, and by "exploitation??" of who wanted a plumber."""

MY_NAME = Move("report_concern", "my_name")
"""What is meant by a witness who asks whether a name is needed."""

FAREWELL = Move("goodbye", "")
"""What is meant by whom we sent away, and who goes."""

OF_MATTER = frozenset(
    {"ask_education", "ask_figures", "ask_harm", "ask_law", "ask_risk", "ask_signs"}
)
"""Intents of questions on the matter, which who wanted something else asks about a word of ours."""

TOLD_BY_WITNESS = (OF_MATTER - {"ask_signs"}) | OF_BUYERS
"""Intents that what a neighbour tells is mistaken for."""

DANGERS_TOLD = frozenset(INTENT_OF_KIND.values())
"""Intents that tell of a danger, which are heard of everybody."""

OF_PARTNERS = EVERYWHERE | WITHIN["partner"] | DANGERS_TOLD

OF_LOST = (EVERYWHERE | DANGERS_TOLD | {"ask_help_to_stop"}) - {"out_of_scope"}
"""Intents of whom this reached by mistake; they ask about us, take leave, or need help all the same."""

OF_PRINT = frozenset({"ask_help_to_stop", "change_language", "delete_data", "opt_out"})
ASKED_BESIDE = frozenset({"ask_human", "ask_police", "ask_privacy"})
"""Those that are heard where a slip of paper is spoken of, the second if words carry them: the rest asks
whether it is ours."""

OF_NOTHING = frozenset(
    {"affirm", "ask_identity", "deny", "express_hostility", "greet", "out_of_scope", "thank"}
)
"""Intents that a question of theirs is taken for: "I'm fine, thanks. was it you?"."""

MOST_TOLD = 4
"""Times that they are told what this is and whether a slip is ours."""


def moves_for(situation: Situation, reading: Understanding) -> list[Move]:
    """What a message says, as it is meant by who says that they are a partner, a neighbour, or wrong here.

    Args:
        situation: before the message; who writes is noted in it.
        reading: of the message.
    """
    note_family(situation, reading)
    leave_own_child(situation, reading)
    _note_who_writes(situation, reading)
    is_regret = (
        SHE_CRIED in reading.plainly and pays(situation) and {*reading.safety} <= {"concern"}
    )
    if is_regret:
        situation.role = "buyer"  # who paid has seen something, and is no witness by that alone
    moves = moves_within(situation, reading)
    if reading.choice:
        return moves
    if works_at_desk(situation, reading) and not reading.safety:
        return [AS_DESK]  # who tells the prices on the telephone pays nobody
    if is_family(situation):
        is_parent = situation.says_who == PARENT
        return [as_family_means(reading, move, is_parent=is_parent) for move in moves]
    if reading.safety and not is_regret:
        return _with_name(situation, reading, moves)
    return [NOTHING] if is_regret else _by_who(situation, reading, moves)


def _by_who(situation: Situation, reading: Understanding, moves: list[Move]) -> list[Move]:
    """Moves without a danger as they are meant by a partner, who is wrong here, or a witness."""
    if _is_partner(situation):
        return [_of_partner(situation, reading, move) for move in moves]
    if situation.not_for_me and situation.role == "unknown" and situation.danger == "none":
        # "I'm the one with the boiler! who wrote what?"
        is_sought = reading.moves[0].key == LOST.key
        about_us = [m for m in reading.moves if m.intent == "ask_identity" and m.topic]
        if about_us and not is_sought:
            return about_us
        meant = [_of_lost(situation, reading, move) for move in moves]
        return meant[:1] + [move for move in meant[1:] if move not in (LOST, WHAT_FOR)]
    if matter_of(situation) == WITNESS:
        meant = [_of_witness(situation, reading, move) for move in moves]
        return _with_name(situation, reading, meant)
    return moves


def _note_who_writes(situation: Situation, reading: Understanding) -> None:
    """Take who writes from their own plain words, unless they are in danger themselves."""
    is_theirs = any(ROLE_OF_KIND.get(kind) in FIRM for kind in reading.safety)
    if not reading.who or is_theirs or situation.in_danger or situation.role not in FROM_WHICH_FREE:
        return
    if reading.who in FINDERS:
        return  # noted before
    if reading.who in (BY_PRINT, BY_TRADE):
        _note_lost(situation, reading)
        return
    is_new = situation.role != "witness"
    situation.role, situation.says_who, situation.not_for_me = "witness", reading.who, False
    if reading.who == PARTNER:
        situation.last_need = ""
    elif is_new:
        situation.last_need = "report"


def _note_lost(situation: Situation, reading: Understanding) -> None:
    """Whom a slip brought here is no partner and no witness, unless they said so or are in need."""
    wishes = any(m.intent == "seek_services" and m.confidence >= SURE_WISH for m in reading.moves)
    is_theirs = bool(situation.says_who) or situation.role not in ("unknown", "witness")
    if not (wishes or is_theirs or reading.safety or reading.suspected):
        situation.not_for_me, situation.role, situation.last_need = True, "unknown", ""


def _is_partner(situation: Situation) -> bool:
    """Whether somebody is a partner, and no parent or friend: by their own words, or what was answered."""
    if matter_of(situation) != PARTNER:
        return False
    answered = (topic_of(topic_said(text)).roles for text in situation.said)
    return situation.says_who == PARTNER or (PARTNER,) in answered


def _of_partner(situation: Situation, reading: Understanding, move: Move) -> Move:
    """A move as a partner means it: by a guess they report nobody, buy nothing and are no victim."""
    topic = topic_of(move.key)
    if move.key == OUR_BILL:
        return LINE_ON_BILL if situation.resources else FOUND
    if PARTNER in topic.roles:
        return move
    is_first = reading.who == PARTNER
    if is_first and (move.intent in ABOUT_US or move.key == WHY_ME):
        return FOUND
    is_sure = reading.founded or move.confidence >= SURE_SEEN
    if topic.need == "report" and not is_sure:
        return REPORTED if move.topic in OF_REPORTING else NOTHING
    if move.intent in OF_PARTNERS:
        return move
    return FOUND if is_first else move if reading.founded else NOTHING


def _of_witness(situation: Situation, reading: Understanding, move: Move) -> Move:
    """A move as a witness means it: "there are always men" tells what was seen, and asks for no facts."""
    is_told = not (reading.asks or reading.founded) and move.intent in TOLD_BY_WITNESS
    if not is_told or move.confidence >= SURE_SEEN:
        return move
    return NOTHING if situation.was_said(f"utter_{SEEN.key}") else SEEN


def _with_name(situation: Situation, reading: Understanding, moves: list[Move]) -> list[Move]:
    """The moves of a witness, with the question for the name that stands beside them unheard."""
    is_heard = any(m.intent in ("ask_human", "ask_privacy") or m.key == MY_NAME.key for m in moves)
    is_unheard = UNNAMED in reading.plainly and reading.asks and not is_heard
    return [*moves[:1], MY_NAME] if saw_others(situation) and is_unheard else moves


def _of_lost(situation: Situation, reading: Understanding, move: Move) -> Move:
    """A move as somebody means it whom this reached by mistake: told what this is, or let go, by a guess."""
    of_partner = topic_of(move.key).roles == (PARTNER,)
    if of_partner and move.intent == "ask_privacy":
        return Move("ask_privacy", "", move.confidence)  # "is what I wrote kept?" is of themselves
    is_of_line = move.intent == "ask_human" and not (reading.line or reading.lines or reading.about)
    is_of_line &= move.key not in ANSWERED_ANYWAY
    if (reading.who == BY_TRADE or is_of_line) and not reading.suspected:
        # No line is theirs; "I'll ring my daughter, thanks" is a farewell.
        is_parting = situation.was_said(f"utter_{LOST.key}") and not reading.asks
        return FAREWELL if is_parting else LOST
    is_beside = move.intent in OF_PRINT or (reading.founded and move.intent in ASKED_BESIDE)
    is_of_print = reading.who == BY_PRINT and not is_beside
    is_unread = move.intent in OF_NOTHING or (move.key == LOST.key and not reading.founded)
    if (is_of_print or (reading.asks and (of_partner or is_unread))) and not reading.suspected:
        told = sum(text.startswith(f"utter_{WHAT_FOR.key}#") for text in situation.said)
        return WHAT_FOR if told < MOST_TOLD else LOST
    if of_partner and not reading.suspected:
        return LOST
    is_word = move.intent == "disclose_exploitation" and reading.asks and not reading.suspected
    is_meant = move.intent in OF_LOST and not (is_word and reading.suspicion < SOME_SIGN)
    if is_meant or reading.founded or move.confidence >= SURE_WISH:
        return move
    return WHAT_FOR if reading.asks and (is_word or move.intent in OF_MATTER) else LOST
