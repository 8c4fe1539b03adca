"""What a message means as an answer to an open question of ours.

Asked what they miss, people say "nothing", "and you?", "leave it", or name a thing in passing that is no
topic of its own. Read as a new matter they get a menu, an argument or a line; `answering.listening` takes
it up instead.
"""

from __future__ import annotations

from bot.dialogue.state.dangers import BLACKMAIL, LED_ON
from bot.dialogue.state.questions import OPEN
from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding

OF_THEM = frozenset(
    {"how_are_you", "tonight", "what_brings", "what_good", "what_hard", "what_helps"}
    | {"what_higher", "what_miss", "what_speaks_for"}
)
"""Questions of ours about the writer."""

OF_CONTENT = frozenset({"tonight", "what_good", "what_helps", "what_miss"})
"""Those of them that no yes or no answers."""

OF_HER = frozenset({"how_know", "who_keeps"})
"""Questions of ours about the person who is sold: what their answers name says nothing of the writer."""

ABOUT_THEM = frozenset(
    {"affirm", "claim_need", "commit_to_stop", "deny", "express_hostility", "express_remorse"}
    | {"greet", "out_of_scope", "rate_readiness", "seek_services", "thank"}
)
"""Intents whose answers end with an open question about the writer."""

ARGUED = frozenset({"ask_harm", "ask_signs", "claim_choice", "claim_harmless", "claim_legal"})
"""The same about the person who is sold."""

HEARD = Move("out_of_scope")
"""What is meant by who answers us and says nothing that is a matter of its own."""

OWN_RULE = Move("commit_to_stop", "reason_family", 0.9)
"""What is meant by who says of themselves where they would stop: a reason, and no promise."""

MOVE_OF_MANNER = {
    "leaves": OWN_RULE,
    "own_rule": OWN_RULE,
    "corrects": HEARD,
    "no_questions": HEARD,
    "refuses": HEARD,
    "no_use": HEARD,
    "nothing": Move("deny", "nothing"),
    "unsure": Move("deny", "dont_know"),
    "mixed": HEARD,
    "counter": HEARD,
    "shrugs": HEARD,
    "suggests": HEARD,
    "concedes": HEARD,
    "well": HEARD,
}
"""What is meant by who answers in such a manner."""

MANNER_OF_MOVE = {
    "deny/nothing": "nothing",
    "deny/rather_not": "refuses",
}
"""In which manner an answer is given by what the model reads."""

BESIDE_AN_OFFER = frozenset({"counter", "no_questions", "no_use", "suggests"})
"""Manners that mean the same behind an offer of ours."""

DEBTS = ("debts",)
"""What outweighs all else that a message is read as: who owes is told of no risks of buyers."""

NOT_OF_HER = frozenset({"nothing", "unsure"})
"""Manners whose words go on about the writer."""

NO_QUESTIONS = "no_questions"
"""The manner of who has enough of our questions, whichever stands open."""

ASKS_BACK = "counter"
"""The manner of who asks why we ask."""

ONLY_AFTER = {
    "concedes": OF_HER,
    "leaves": OF_HER,
    "mixed": OF_THEM | {OPEN},
    "well": frozenset({"how_are_you"}),
}
"""Manners that mean this behind some questions alone: "never thought of it", "fine"."""

GRAVE = frozenset({"express_distress", "mention_minor", "threaten_violence"})
"""Intents that are heard whatever an answer names."""

MISREAD = frozenset(
    {"ask_figures", "ask_help_to_stop", "claim_choice", "claim_harmless", "claim_legal"}
    | {"commit_to_stop", "deny", "express_hostility", "goodbye", "out_of_scope", "rate_readiness"}
)
"""Intents that what somebody names of themselves is taken for."""

MISREAD_TOPICS = frozenset(
    {"claim_need/day_told", "claim_need/memory", "express_distress/somebody_here"}
    | {"seek_services/just_looking", "seek_services/still_want"}
)
"""The same of other intents."""

OF_THEME = {
    "claim_need/divorced": frozenset({"couple"}),
    "claim_need/lonely": frozenset({"alone", "closeness"}),
    "claim_need/marriage": frozenset({"couple"}),
    "claim_need/stress": frozenset({"tired", "work"}),
}
"""Topics that many answers are taken for, and what must be named for them where anything is."""

TELLING = {
    "how_are_you": frozenset({"ask_human"}),
    "tonight": frozenset({"ask_human", "claim_choice", "claim_harmless", "out_of_scope"}),
    "what_brings": frozenset({"commit_to_stop"}),
    "what_miss": frozenset({"ask_signs", "claim_choice", "claim_harmless"}),
    "what_good": frozenset(
        {"ask_signs", "claim_choice", "claim_harmless", "deny", "out_of_scope", "report_concern"}
    ),
}
"""By question, intents that no answer to it has: whoever tells of a good time does not argue."""

OF_THEIR_OWN = frozenset({"ask_figures", "claim_legal"})
"""Intents of an excuse or a request that nobody answers a question about themselves with."""

OF_THE_WRITER = frozenset({"alone", "boredom", "closeness", "desire"})
"""Themes that are the writer's own where we asked about the person who is sold."""

OF_A_WISH = frozenset({"desire", "ease", "money", "pastime", "peers"})
"""Themes that a wish to buy names as it is, so that nothing of the writer is told with it."""

SURE_TOPIC = 0.9
"""Share from which a topic with its own evidence is believed whatever the answer names."""


REASONS = ("open", "what_higher", "what_speaks_for")
"""Questions of ours that a reason to stop answers."""

SURE_FAREWELL = 0.7
"""Share from which who goes is let go, whatever they name as the reason."""


def as_answered(situation: Situation, reading: Understanding) -> Move | None:
    """What a message means as an answer to our open question, or as a word on debts, whatever we asked.

    Args:
        situation: before the message.
        reading: of the message.
    """
    if reading.tells:
        return None  # what it tells has words of its own
    return HEARD if _tells_of_debts(situation, reading) else _answered(situation, reading)


def _answered(situation: Situation, reading: Understanding) -> Move | None:
    """What it means as such an answer; nothing where it is read as any other."""
    asked = question_meant(situation.asked, situation.last_topic)
    is_grave = bool(reading.safety or reading.suspected) or _sounds_grave(reading)
    is_plain = not (reading.choice or is_grave)
    if not (situation.is_led_on and is_plain) or reading.claims:
        return None
    if asked == "help" and reading.manner != NO_QUESTIONS:
        return HEARD if reading.manner in BESIDE_AN_OFFER else None
    is_mixed = asked in OF_HER and reading.manner == "mixed"
    if reading.manner == NO_QUESTIONS or is_mixed or _is_of_another_theme(reading):
        return HEARD
    if asked not in OF_HER and not is_about_them(asked, situation.last_topic):
        return None
    manner = manner_of(reading, asked)
    if manner:
        return MOVE_OF_MANNER[manner]
    return HEARD if _is_misread(situation, asked, reading) else None


def of_debts(situation: Situation) -> bool:
    """Whether the talk was of debts: then nobody is blackmailed who has nothing left to pay with."""
    return any(text.startswith("utter_named/debts") for text in situation.said)


def owes(reading: Understanding) -> bool:
    """Whether debts are what a message names first, and none that are worked off for somebody."""
    return reading.named[:1] == DEBTS and reading.moves[0].topic != "debt"


def _tells_of_debts(situation: Situation, reading: Understanding) -> bool:
    """Whether who may have come to buy tells of debts, asks for no help with them, and is in no despair."""
    is_theirs = situation.role in LED_ON and not (situation.in_danger or reading.asks)
    is_grave = reading.safety or reading.choice or reading.suspected == "distress"
    is_other = reading.moves[0].topic == "debts" or reading.intent in GRAVE
    is_other |= _is_surely_threatened(reading)
    return is_theirs and owes(reading) and not (is_grave or is_other)


def _is_surely_threatened(reading: Understanding) -> bool:
    """Whether words and model both hear blackmail: "he sends me dead bodies and says I owe 2000"."""
    heard = (reading.moves[0], reading.by_model)
    return reading.founded and all(
        m and m.key.startswith(BLACKMAIL) and m.names_topic() for m in heard
    )


def question_meant(asked: str, last_topic: str) -> str:
    """The question that stands open: one that no table names is, behind an argument, about her.

    Args:
        asked: as the situation knows it.
        last_topic: what was answered last, as `intent/topic`.
    """
    is_argued = asked == OPEN and last_topic.partition("/")[0] in ARGUED
    return "how_know" if is_argued else asked


def is_about_them(asked: str, last_topic: str) -> bool:
    """Whether a question of ours is about the writer.

    Args:
        asked: as the situation knows it.
        last_topic: what was answered last, as `intent/topic`.
    """
    return asked in OF_THEM or (asked == OPEN and last_topic.partition("/")[0] in ABOUT_THEM)


def is_of_writer(reading: Understanding) -> bool:
    """Whether an answer about the person who is sold goes back to its writer: "just want company, me"."""
    return reading.of_self and bool(OF_THE_WRITER & {*reading.named})


def guesses_of_her(reading: Understanding, asked: str) -> bool:
    """Whether somebody does not know, of who is sold, and says more than that: "no idea, half of it?"."""
    return asked in OF_HER and reading.moves[0].key == "deny/dont_know"


def manner_of(reading: Understanding, asked: str, move: str = "") -> str:
    """In which manner a message answers; empty where it says more, or the question does not suit it.

    Args:
        reading: of the message.
        asked: the question of ours that it answers.
        move: what the message was taken to mean, as `intent/topic`.
    """
    if move == "deny" and asked in OF_CONTENT:
        return "nothing"  # "no", to what they miss
    is_told = asked in OF_HER and move == "deny/rather_not"  # "never asked, not my business"
    manner = reading.manner or ("" if is_told else MANNER_OF_MOVE.get(move, ""))
    if asked in OF_HER and manner == "unsure":
        return "concedes"  # that it cannot be known is the point
    if manner == "corrects" and asked in OF_HER:
        return ""  # what was said of her was an argument, and no guess at them
    if reading.named and manner in NOT_OF_HER:
        return ""  # "nothing, just bored" names what it is
    is_of_her = asked in OF_HER and manner in NOT_OF_HER
    return manner if asked in ONLY_AFTER.get(manner, (asked,)) and not is_of_her else ""


def _sounds_grave(reading: Understanding) -> bool:
    """Whether it is read as despair, a threat or a child's matter, which no manner of answering explains."""
    move = reading.moves[0]
    is_light = move.key in MISREAD_TOPICS or reading.manner == "well"
    return move.intent in GRAVE and not is_light


def _is_of_another_theme(reading: Understanding) -> bool:
    """Whether "boredom, I guess" was taken for a hard day: what is named is another thing."""
    themes = OF_THEME.get(reading.moves[0].key, frozenset())
    is_other = bool(themes) and bool(reading.named) and themes.isdisjoint(reading.named)
    return is_other and not reading.asks


def _is_misread(situation: Situation, asked: str, reading: Understanding) -> bool:
    """Whether an answer to our question was taken for a matter of its own."""
    move = reading.moves[0]
    if reading.is_question:
        return guesses_of_her(reading, asked)
    # What brings him is told with what he wants: "alone tonight, fancied seeing a girl".
    tells_why = move.intent == "seek_services" and bool({*reading.named} - OF_A_WISH)
    if tells_why or (move.intent == "disclose_exploitation" and situation.role != "unknown"):
        return True  # "my sponsor, but I've not rung him" says a buyer
    if asked in OF_HER:
        is_misread = move.intent == "ask_help_to_stop" or is_of_writer(reading)
        is_misread |= guesses_of_her(reading, asked)
        return is_misread and not reading.founded
    if move.key == "claim_need/lonely" and OF_THEME[move.key].isdisjoint(reading.named):
        return not reading.founded
    is_guess = (
        move.key == "ask_help_to_stop" and move.confidence < SURE_TOPIC
    )  # "get my knee fixed"
    is_guess &= situation.role == "buyer"
    # "Nobody knows, I'm ashamed" of who owes is no wish to stop.
    is_guess |= of_debts(situation) and move.intent == "ask_help_to_stop"
    if is_guess or (move.topic and move.intent in TELLING.get(asked, ()) and not reading.founded):
        return True
    is_taken = move.intent in MISREAD or move.key in MISREAD_TOPICS
    is_own = reading.founded or move.intent in OF_THEIR_OWN
    is_believed = is_own and move.confidence >= SURE_TOPIC
    is_believed |= move.intent == "express_hostility" and bool(move.topic)
    is_believed |= move.intent == "goodbye" and move.confidence >= SURE_FAREWELL
    is_believed &= move.key != "express_distress/somebody_here"  # "a friend sent me the link"
    # "My wife", asked what is hard, gives no reason to stop.
    is_believed &= move.key != "commit_to_stop/reason_family" or asked in REASONS
    return bool(reading.named) and is_taken and not is_believed
