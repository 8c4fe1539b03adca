"""A question that has no answer here: another reading of it, or a plain word that there is none.

Who asks something is not told "I'm here, one word is enough", and who asks it again does not hear the same
once more. What is said in danger to keep somebody safe stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.dialogue.deciding.suspicion import OF_OTHERS
from bot.dialogue.reading.moves import QUESTIONS
from bot.dialogue.reading.taking_up import guesses_of_her, question_meant
from bot.dialogue.state.questions import OPEN
from bot.dialogue.telling.watched import is_watched
from bot.dialogue.topics import topic_of, topics
from bot.dialogue.words.wordings import topic_said
from bot.message import Move
from bot.nlu.phrases.plain_asks import REFUSES_US, REPROACHED
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

Perform = Callable[["Exchange"], None]

NO_ANSWER = "utter_no_answer"
"""Says that there is no answer to a question here, and who may have one."""

COMPANY = (
    "utter_affirm",
    "utter_deny",
    "utter_deny/nothing",
    "utter_deny/rather_not",
    "utter_disclose_exploitation/may_i_write",
    "utter_greet",
    "utter_greet_unsure",
    "utter_safe_no",
    "utter_thank",
)
"""Texts that greet, keep company or leave a choice: no answer to anybody who asks something."""

LEAVING = ("utter_affirm", "utter_deny", "utter_thank")
"""Those of them that close a matter."""

NAMED = "named/"
"""What the keys of texts begin with that take up a word."""

STAYING = ("stay_", "heard/", "affirm/", NAMED)
"""What the keys of others begin with."""

UNCLEAR = (
    "utter_deny/misread",
    "utter_deny/not_so",
    "utter_express_hostility/annoyed_repeats",
    "utter_out_of_scope",
    "utter_out_of_scope_again",
    "utter_unclear",
    NO_ANSWER,
)
"""Texts that say that we did not understand: once each they are honest, twice running they are none."""

NO_ANSWER_TO_IT = (
    *UNCLEAR,
    "utter_other_hours",
    "utter_other_line",
    "utter_other_people",
    "utter_said_already",
)
"""The same where somebody insists on an answer; and words beside which theirs count for nothing."""

HEARD, MANNER = "heard/", "manner/"
"""The same of words that take up an answer."""

LADDER = ("utter_stay_again", "utter_stay_extortion", "utter_stay_violence")
"""Texts of those that keep somebody safe, and stay."""

GUESSED = 0.6
"""Share below which an answer to who insists is a guess."""

LAWS = ("ask_law", "claim_legal")
"""Intents whose answers hang on a place, and fit anew."""

ASKED = QUESTIONS | {"ask_education", "ask_harm", "ask_help_to_stop", "ask_risk", "ask_signs"}
"""Intents of another reading that answers a question."""

OF_NEED = frozenset(
    {"disclose_exploitation", "express_distress", "mention_minor", "report_concern"}
)
"""The same within such a talk."""


def answered_plainly(exchange: Exchange, said_before: list[str], perform: Perform) -> None:
    """Put another answer, or a plain word that there is none, where a question was met by neither.

    Args:
        exchange: whose replies are looked at.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.
    """
    situation = exchange.situation
    if not situation.turns or is_watched(exchange):
        return
    if not _is_unanswered(exchange, said_before):
        _ask_back(exchange, said_before)
        return
    unsay(exchange, said_before)
    other = _other(exchange)
    if other is not None:
        exchange.move = other
        perform(exchange)
        if exchange.replies and not _is_unanswered(exchange, said_before):
            return
        unsay(exchange, said_before)
    exchange.leads_on = False
    _say_so(exchange)


def unsay(exchange: Exchange, said_before: list[str]) -> Callable[[], None]:
    """Take back what this answer says so far, and the question that it opened.

    Args:
        exchange: whose replies are taken back.
        said_before: what was said before this answer.

    Returns:
        What says it again after all, and nothing else.
    """
    situation = exchange.situation
    kept = exchange.replies, [*situation.said], situation.asked, exchange.move

    def say_again() -> None:
        exchange.replies, situation.said[:], situation.asked, exchange.move = kept

    situation.said[:], situation.asked = said_before, "nothing"
    exchange.replies = []
    return say_again


def _ask_back(exchange: Exchange, said_before: list[str]) -> None:
    """Ask what was meant where "what decision??" would be met by "it's up to you"."""
    reading, situation = exchange.reading, exchange.situation
    keys = [said.key for said in exchange.replies]
    is_left = bool(keys) and all(
        k in LEAVING or k.removeprefix(MESSAGE_PREFIX).startswith(HEARD) for k in keys
    )
    is_asked = reading.asks and not reading.is_sentence
    if is_asked and is_left and not situation.in_danger:
        unsay(exchange, said_before)
        situation.asked = OPEN
        exchange.say(UNCLEAR[0])
        exchange.leads_on = False


def _is_unanswered(exchange: Exchange, said_before: list[str]) -> bool:
    """Whether a question is met by texts alone that answer none."""
    reading, replies = exchange.reading, exchange.replies
    is_asked = reading.is_question and reading.is_sentence
    asked = question_meant(exchange.was_asked, exchange.situation.last_topic)
    is_asked &= not guesses_of_her(reading, asked)
    if not replies or not (is_asked or reading.insists):
        return False
    keys = [said.key for said in replies]
    if reading.insists and (_is_given_again(exchange) or _is_guess(exchange)):
        return True
    is_again = bool(said_before) and _key(said_before[-1]) in (*UNCLEAR, *COMPANY)
    return all(_is_empty(key, exchange, is_again=is_again) for key in keys)


def _is_empty(key: str, exchange: Exchange, *, is_again: bool) -> bool:
    """Whether a text answers no question."""
    if key in LADDER and (exchange.situation.in_danger or key != LADDER[0]):
        return False
    if key in COMPANY or key.removeprefix(MESSAGE_PREFIX).startswith(STAYING):
        return True
    if not exchange.reading.insists:
        return is_again and key in UNCLEAR
    return key in NO_ANSWER_TO_IT or key.removeprefix(MESSAGE_PREFIX).startswith(MANNER)


def _is_given_again(exchange: Exchange) -> bool:
    """Whether who says that they were not answered gets more of the same, and no fact of a place."""
    is_same = exchange.move.key == exchange.situation.last_topic
    is_fact = bool(exchange.topic.first) or exchange.intent in LAWS
    return exchange.reading.corrects and is_same and not is_fact


def _is_guess(exchange: Exchange) -> bool:
    """Whether what is answered to who was not answered before is once more no more than a guess."""
    move, reading = exchange.move, exchange.reading
    return reading.corrects and move.confidence < GUESSED and not reading.founded


def _key(text: str) -> str:
    return f"{MESSAGE_PREFIX}{topic_said(text)}"


def _other(exchange: Exchange) -> Move | None:
    """The next likeliest reading of the question, if there are words for it that were not said."""
    key, situation = exchange.reading.next_best, exchange.situation
    topic = topic_of(key)
    heard = ASKED | (OF_NEED if situation.danger_kind not in OF_OTHERS else frozenset())
    is_new = bool(key) and exchange.has_words(key) and not exchange.was_said(f"utter_{key}")
    is_theirs = not topic.roles or situation.role in topic.roles
    is_refused = key in situation.denied or bool(topic.danger)
    if not (is_new and is_theirs and topic.intent in heard) or is_refused:
        return None
    return Move.of(key)


def _say_so(exchange: Exchange) -> None:
    """Say that there is no answer here, each wording once; then, in danger, where people are."""
    situation = exchange.situation
    routes = exchange.facts.reminder() if situation.in_danger else ""
    if situation.role == "witness" and situation.last_need == "report":
        routes = routes or exchange.facts.routes_due()  # what was seen waits for no better question
    if exchange.say_once(NO_ANSWER, routes=routes):
        return
    if situation.in_danger:
        exchange.say("utter_stay_again", routes=exchange.facts.routes_again())
    else:
        exchange.say(NO_ANSWER, routes=routes)


def refuse_again(exchange: Exchange, decision: Decision, said_before: list[str]) -> None:
    """Say sorry in place of the text that a no has just refused: "no, I'm the one who's ill".

    Of fifteen such replies to live visitors thirteen were wrong. Who reproaches us with a text for
    witnesses hears no other one for witnesses either.

    Args:
        exchange: whose replies are looked at.
        decision: what the message changed.
        said_before: what was said before this answer.
    """
    reading, situation = exchange.reading, exchange.situation
    is_reproach = REPROACHED in reading.plainly
    is_refusal = REFUSES_US in reading.plainly and exchange.was_asked in OPEN_ENDED
    is_grave = reading.safety or reading.choice or decision.new_kind or situation.in_danger
    said = {topic_said(text) for text in said_before[-LAST:]}
    keys = {reply.key.removeprefix(MESSAGE_PREFIX) for reply in exchange.replies}
    told = {key for key in keys if not key.startswith(OF_HELP)}
    again = told & said
    is_again = bool(again) and not (keys - said or reading.places)
    if is_reproach and any(map(_is_of_report, said)):
        # "Forget the police. Since we split up I see the children every second Sunday."
        again, is_again = told, bool(told) and all(map(_is_of_report, told))
    if is_grave or not (is_again and (is_refusal or is_reproach)):
        return
    say_again = unsay(exchange, said_before)
    if not exchange.say_once("utter_deny/misread"):
        say_again()
        return
    exchange.ask(OPEN)
    refused = again & {*topics()}
    situation.denied += sorted(refused - {*situation.denied})


def _is_of_report(key: str) -> bool:
    """Whether a text is for who tells of something seen; by its key without `utter_`."""
    return topic_of(key).need == "report"


LAST = 2
"""Texts of the answer before that a no may refuse."""

OF_HELP = ("ask_human", "bed_", "disclose_", "need_", "other_line", "routes", "until_")
"""What the keys of texts begin with that tell another line each time, or help that is wanted all the same."""

OPEN_ENDED = frozenset(
    {"how_know", "nothing", OPEN, "tonight", "what_brings", "what_good", "what_hard"}
    | {"what_helps", "what_miss", "what_speaks_for", "who_keeps"}
)
"""Questions of ours, or none, that are not answered by a no: it refuses what we said."""
