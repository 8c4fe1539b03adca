"""The meaning of a question about a line that was shown, or that is named: answered from its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.heard_out import GROWN_UP
from bot.dialogue.answering.met_first import UNDER_THREAT
from bot.dialogue.plain_words.effects import NOTHING_SURE, plainly, without
from bot.dialogue.reading.kept_in import WHERE_SLEEP
from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.telling.needs import QUESTION_OF_TOPIC, TOPIC_OF_QUESTION, URGENT
from bot.dialogue.telling.parting import WILL_CALL
from bot.dialogue.topics import topic_of
from bot.knowledge.line_names import LineNames
from bot.message import Move, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.about_line import (
    asks_who_sees_call,
    is_about_this_chat,
    is_only_about_bill,
    joins_questions,
    questions_on_line,
)
from bot.nlu.phrases.asks_hour import asks_who_answers
from bot.nlu.phrases.farewell import gives_thanks
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.own_language import asks_for_another, says_not_spoken
from bot.nlu.phrases.own_subject import (
    BED,
    DOCTOR,
    LAWYER,
    NOT_OURS,
    OUTSIDE,
    asks_for_number_of_others,
    is_outside,
    means_another_one,
    names_seller,
    says_whom_they_call,
    subject_of,
    whom_they_call,
)
from bot.nlu.phrases.refused_line import refuses_number
from bot.settings import configured_languages

NAMED_WITHOUT_QUESTION = frozenset({"ask_human", "ask_figures", "inform_location", "out_of_scope"})
"""Intents of a message that names a line and asks nothing of it: its number is meant."""


OF_A_CHILD = frozenset(
    {
        "mention_minor/my_fault",
        "mention_minor/not_tell_parents",
        "mention_minor/pictures",
        "mention_minor/wants_to_meet",
    }
)
"""Topics that a child is answered beside a question about a line."""

OUR_BILL = "ask_privacy/phone_bill"
"""The topic of what this chat leaves on a bill: behind a line, or in need, the call to it is meant."""

CALL_HIDDEN = "ask_human/call_hidden"
"""The topic of how a call stays unseen by who looks at the telephone."""

WHO_RUNS = "ask_identity/who_runs"
"""The topic of who asks who is behind this."""

WATCHED = ("child", "exploited")
"""Whose telephone may be looked at by who must not know."""

NOBODY_PICKS_UP = "ask_human/nobody_picks_up"
"""The topic of who reached nobody."""

WHICH_LINE = "ask_human/which_number"
"""The topic of who asks for a number."""

FOR_A_NUMBER = frozenset({"ask_human", NOBODY_PICKS_UP, WHICH_LINE})
"""What is heard of who wants a number: a doctor's, where one is needed."""

FOLLOW_UPS = FOR_A_NUMBER | {key for key in QUESTION_OF_TOPIC if key.startswith("ask_human/")}
"""What is heard of questions about the line that was shown last."""

LIGHTLY_READ = frozenset({"affirm", "ask_human", "commit_to_stop", "deny", "out_of_scope"})
"""Intents as which "then I'll ring another one" is read."""

UNREAD = frozenset({"deny", "out_of_scope"})
"""Intents as which thanks with more beside it is read."""

GUESSED = 0.8
"""Share below which any of them is no more than a guess."""

OF_SUBJECT = {LAWYER: "ask_law/lawyer"}
"""The topic of what somebody needs; what else they need is not known here."""

RANSOM = "ask_risk/blackmail_paid"
"""The topic of who is blackmailed and asks whether to pay: no question about what a call costs."""

SURE = 0.9
"""Share from which the model hears a second question beside the one of plain words."""

PLAIN = 1.0
"""Share with which plain words tell of a threat that is answered before a question about a line."""


_REFUSED: Mapping[str, Any] = {**NOTHING_SURE, "founded": False, "wants_other": True}
"""What is meant by who names a line and says that it is none for them: "1522 is for wives"."""


def with_lines(
    meaning: Understanding, text: str, context: Mapping[str, Any], names: LineNames
) -> Understanding:
    """The meaning with the lines that a text names and what it asks about them, or about those shown.

    A danger that was caught is met first, whatever is asked beside it; that somebody may read the
    telephone bill is none of the moment.

    Args:
        meaning: of the text.
        text: as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
        names: of the lines of the directory.
    """
    if meaning.topic == "my_language" and _asks_for_own(meaning, fold(text)):
        meaning = replace(meaning, requested_language=None)
    is_of_us = meaning.moves[0].key == WHO_RUNS and meaning.confidence == PLAIN
    place, shown = str(context.get("place") or ""), context.get("lines") or ()
    rows, rest = names.named(text, place, shown)
    if not (rows or meaning.safety) and asks_for_number_of_others(fold(text)):
        asked = plainly(without(meaning, {"watched"}), WHICH_LINE)
        meaning = replace(asked, plainly=(*asked.plainly, NOT_OURS))
    if meaning.tells == GROWN_UP or is_of_us or NOT_OURS in meaning.plainly:
        return meaning  # "Policía Nacional. Whose number is this?" names no line
    if context.get("role") in WATCHED and asks_who_sees_call(text):
        near = somebody_is_near(fold(text))
        return plainly(meaning if near else without(meaning, {"watched", "traces"}), CALL_HIDDEN)
    is_refused = bool(rows) and not (meaning.asks or meaning.safety) and refuses_number(fold(text))
    subject, said = ("", text) if rows else subject_of(text)
    about = _with_heard(
        meaning, said, _questions(meaning, said, rest if meaning.asks else "", context)
    )
    if not about and rows and meaning.intent in NAMED_WITHOUT_QUESTION and not meaning.topic:
        about = ("number",)
    if is_refused or not (rows or about):
        others = _of_others(meaning, subject, fold(text), context)
        return replace(meaning, **_REFUSED, refuses=rows) if is_refused else others
    if "bill" in about and is_only_about_bill(text) and not somebody_is_near(fold(text)):
        meaning = without(meaning, {"watched"})
    meaning = replace(meaning, lines=rows, about=about)
    if not about or meaning.safety or (meaning.moves[0].key == RANSOM and not rows):
        return meaning
    topic = TOPIC_OF_QUESTION[about[0]].partition("/")[2]
    if meaning.moves[0].key in UNDER_THREAT and meaning.confidence >= PLAIN:
        return replace(meaning, second=Move("ask_human", topic, PLAIN))
    beside_it = next((m for m in meaning.moves if m.key in OF_A_CHILD), None)
    return replace(
        meaning, intent="ask_human", topic=topic, confidence=1.0, founded=True, second=beside_it
    )


def _questions(
    meaning: Understanding, said: str, beside: str, context: Mapping[str, Any]
) -> tuple[str, ...]:
    """What is asked about a line by the part of a message that may be about one."""
    shown, behind = bool(context.get("lines")), bool(context.get("behind_line"))
    about = questions_on_line(said, behind=behind, shown=shown, beside=beside)
    is_hour = meaning.asked_hour is not None
    if _is_in_need(context) and not beside and asks_who_answers(said, names_hour=is_hour):
        about = ("open",)
    is_bill = meaning.moves[0].key == OUR_BILL and bool(said) and not is_about_this_chat(said)
    if not about and is_bill and (shown or _is_in_need(context)):
        about = ("bill",)
    return about


def _with_heard(meaning: Understanding, said: str, about: tuple[str, ...]) -> tuple[str, ...]:
    """What is asked with what the model hears beside it: "are they there now and is it free"."""
    heard = next((q for m in meaning.moves if m.confidence >= SURE and (q := _question(m))), None)
    is_more = len(about) == 1 and heard not in (*about, None) and joins_questions(said)
    return (*about, heard) if is_more and heard else about


def _question(move: Move) -> str | None:
    """The question about a line that a move is, if its row says all of it."""
    question = QUESTION_OF_TOPIC.get(move.key)
    return None if question in ("number", "write") else question


def _of_others(
    meaning: Understanding, subject: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of what is about no line of ours: somebody else is called, or something else is needed."""
    if _says_whom_they_call(meaning, folded, context):
        meaning = plainly(without(meaning, {"child_writes", "minor"}), WILL_CALL)
    key = meaning.moves[0].key
    is_buyer = context.get("role") in ("buyer", "unknown") and not context.get("in_danger")
    is_buyer &= context.get("last_topic") != NOBODY_PICKS_UP
    if is_outside(folded):
        meaning = replace(meaning, plainly=(*meaning.plainly, OUTSIDE))
    is_grave = bool(meaning.safety or meaning.suspected)
    is_light = _is_lightly_read(meaning)
    if is_buyer and is_light and not is_grave and means_another_one(folded):
        return plainly(meaning, "seek_services/again")
    if is_buyer and is_light and meaning.asks and names_seller(folded):
        return plainly(meaning, "claim_choice/they_advertise")
    is_over = meaning.is_sentence and not (meaning.asks or is_grave or context.get("asked"))
    is_over &= bool(context.get("lines")) and (key in FOLLOW_UPS or meaning.intent in UNREAD)
    if is_over and gives_thanks(folded):
        # "I don't need English, thanks, I'll see a doctor"
        return plainly(meaning, "thank/for_help")
    if key == WILL_CALL:
        return _about_to_call(meaning, folded, context)
    if meaning.second and subject and meaning.second.key in FOLLOW_UPS:
        meaning = replace(meaning, second=None)
    if not subject or key not in FOLLOW_UPS:
        return meaning
    is_for_bed = subject == BED and _is_in_need(context)
    is_doctor = subject == DOCTOR and key in FOR_A_NUMBER
    known = WHERE_SLEEP if is_for_bed else "ask_risk/injured" if is_doctor else ""
    return plainly(meaning, known or OF_SUBJECT.get(subject, "out_of_scope/other_help"))


def _is_lightly_read(meaning: Understanding) -> bool:
    """Whether what the model heard stands in no plain word's way."""
    return meaning.intent in LIGHTLY_READ or meaning.confidence < GUESSED


def _says_whom_they_call(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> bool:
    """Whether somebody says whom they ring, whatever is heard in it: in "j'appelle le 17" an age."""
    is_light = meaning.intent == "ask_human" or meaning.suspected in ("child_writes", "minor")
    is_no_buyer = context.get("role") not in BUYERS
    is_light |= (is_no_buyer or _is_in_need(context)) and _is_lightly_read(meaning)
    return is_light and not (meaning.asks or meaning.safety) and says_whom_they_call(folded)


SURE_TO_CALL = 0.95
"""Share from which who rings somebody within a talk means a line, although none was shown."""


def _about_to_call(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of who says that they will ring, with whom; where no line was shown, it is the advert's."""
    whom = whom_they_call(folded)
    if whom:
        return replace(meaning, plainly=(*meaning.plainly, whom))
    is_of_advert = context.get("role") in (None, "", "unknown", "buyer")
    is_of_advert &= "asked" not in context or meaning.confidence < SURE_TO_CALL
    is_named = topic_of(str(context.get("last_topic") or "")).first == "emergency"
    if context.get("lines") or is_named or not is_of_advert or _is_in_need(context):
        return meaning
    return plainly(meaning, "seek_services")


def _is_in_need(context: Mapping[str, Any]) -> bool:
    """Whether a talk is about somebody's need, so that who is there at night is no wish to buy."""
    return bool(context.get("in_danger") or context.get("need") in URGENT)


def _asks_for_own(meaning: Understanding, folded: str) -> bool:
    """Whether the language that a text names is not the one that is wanted."""
    is_ours = meaning.requested_language in configured_languages()
    return asks_for_another(folded) or (is_ours and says_not_spoken(folded))
