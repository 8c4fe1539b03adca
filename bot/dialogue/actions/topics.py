"""Answers about the matter itself: the wish to buy, the law, and everything with written words."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.safety import OPENERS, keep_company, stay
from bot.dialogue.answering.listening import hear, listen, take_up
from bot.dialogue.planning.afterwards import AFTERWARDS, ask_of_use
from bot.dialogue.planning.course import go_on, is_exercise, is_interrupted, leave
from bot.dialogue.planning.steps import offer_course, offer_return_code
from bot.dialogue.reading.meant import WAY_OUT
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.reading.taking_up import OF_HER, OWN_RULE
from bot.dialogue.state.questions import OPEN
from bot.dialogue.telling.exchange import Exchange

DECLINES_BEFORE_END = 2
"""Wishes to buy that are declined with a fact before the subject is closed (tests/test_safety.py, T4)."""

SURE_WISH = 0.85
"""Share from which the subject is closed; somebody who only tells of his evening is listened to."""

JUST_LOOKING = "seek_services/just_looking"
"""The topic of who is only curious."""

STILL_WANT, SO_ALLOWED = "seek_services/still_want", "claim_legal/so_allowed"
"""The topics of who will go all the same, and of who takes a law for leave: "so I may. then I'll go"."""

NO_WISH = (JUST_LOOKING, "seek_services/urge_now")
"""Topics of the wish to buy by which nobody asks for it."""

INFORMING = {"ask_signs": "signs", "ask_risk": "risk", "ask_harm": "harm", "ask_figures": "figures"}
"""Intents whose answer is a fact, and the topic by which it is counted."""


PLAIN = ("affirm", "affirm/true", "affirm/understood", "deny", "deny/nothing")
"""A yes or a no that says nothing else."""

MANNERS = ("deny/dont_know", "deny/nothing", "deny/rather_not")
"""Answers that say no more than how somebody answers."""

COMMITMENTS = ("commit_to_stop", "commit_to_stop/decided", "commit_to_stop/tonight_off")
"""What says "I will not do it", or not tonight; a reason, a plan for next time, a perhaps, and months without
are less."""


UNTOLD = ("", "mixed")
"""Manners that a "don't know" is heard beside as an answer like any other."""

HEARD_IN_COURSE = frozenset({"claim_need", "express_remorse"})
"""Intents that, typed at an exercise of the course, answer it."""


class PlainAnswer(Answer):
    """Says the words that are written for the topic, or for the intent."""

    action_name = "action_answer"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Say them; who is in danger is not led back to the buyers' matter by a yes or a no."""
        places = exchange.reading.places
        if exchange.situation.needs_company and exchange.intent in OPENERS:
            keep_company(exchange)
        elif exchange.intent == "ask_figures" and len(places) > 1:
            exchange.say("utter_which_place", exchange.place_buttons(places))
        else:
            self._say(exchange)
            if exchange.topic.key == "thank/bye" and not offer_return_code(exchange):
                ask_of_use(exchange)

    def _say(self, exchange: Exchange) -> None:
        """The words; a bare yes or no to an open question of ours is reflected."""
        situation, intent = exchange.situation, exchange.intent
        key = exchange.topic.key or intent
        if _answers_us(exchange, key):
            return
        _note(exchange, key)
        if _hears(exchange, key):
            return
        if key == "affirm" and situation.last_topic == WAY_OUT:
            key = "affirm/understood"  # "sounds ok", to the sentence that lets them out
        if key in ("affirm", "deny") and situation.in_danger:
            stay(exchange)
            return
        if key == "thank" and situation.needs_company:
            key = "thank/for_help"  # nothing is offered, and the line is left with them
        if key == "deny" and offer_return_code(exchange):
            return
        if intent == "ask_figures" and _tells_source(exchange, key):
            return
        if exchange.reading.choice and exchange.has_words(f"{intent}/{exchange.reading.choice}"):
            key = f"{intent}/{exchange.reading.choice}"
        exchange.say_topic(key)
        if key == "ask_signs":
            exchange.ask("worry")


def _tells_source(exchange: Exchange, key: str) -> bool:
    """Tell where the last figure comes from, or that there is none left to tell; whether that was it."""
    source = exchange.figures.source() if key == "ask_figures/proof" else ""
    if source:
        exchange.say("utter_figure_source", source=source)
    elif not exchange.figures.is_left():
        exchange.say("utter_ask_figures_no_more")
    else:
        return False
    return True


def _answers_us(exchange: Exchange, key: str) -> bool:
    """Take an answer to a question about the talk itself, or to an exercise of the course."""
    if exchange.was_asked in AFTERWARDS and key in PLAIN:
        AFTERWARDS[exchange.was_asked](exchange)
        if exchange.was_asked == "called" and is_interrupted(exchange.situation):
            offer_course(exchange)
        return True
    if is_exercise(exchange) and (key in PLAIN or exchange.intent in HEARD_IN_COURSE):
        (leave if exchange.intent == "deny" else go_on)(exchange)
        return True
    return False


def _listened(exchange: Exchange) -> bool:
    """Whether something that is told, and has no words of its own, was listened to."""
    is_answer = exchange.was_asked.startswith("what_") or exchange.was_asked in OF_HER | {OPEN}
    return (is_answer and hear(exchange)) or listen(exchange)


def _hears(exchange: Exchange, key: str) -> bool:
    """Take a yes, a no, or a "don't know" as the answer to an open question of ours; whether it was one."""
    if key == "claim_need":
        return _listened(exchange)
    is_of_others = exchange.was_asked in HOW_THEY_ARE and not exchange.situation.is_led_on
    says_more = key == "deny/dont_know" and (is_of_others or exchange.reading.manner in UNTOLD)
    if key in ("affirm", "deny") or says_more:
        return hear(exchange)
    if exchange.move == OWN_RULE:
        return take_up(exchange)
    return key in MANNERS and (_tells_of_her(exchange) or take_up(exchange))


def _tells_of_her(exchange: Exchange) -> bool:
    """Whether "never asked, not my business" answered who keeps the money, and was heard so."""
    is_refused = exchange.topic.key == "deny/rather_not" and exchange.reading.manner != "refuses"
    return is_refused and exchange.was_asked in OF_HER and hear(exchange)


def _note(exchange: Exchange, key: str) -> None:
    """What the answer means for the outcome."""
    situation, intent = exchange.situation, exchange.intent
    if intent in INFORMING:
        exchange.informed(INFORMING[intent])
    elif key in COMMITMENTS:
        situation.commit()
    elif intent == "ask_privacy":
        situation.note_topic("privacy")
    elif intent.startswith("claim_"):
        situation.note_topic(intent)


class Greet(Answer):
    """Opens with the role fork: looking to buy, at risk, worried, or wrong here."""

    action_name = "action_greet"

    def answer(self, exchange: Exchange) -> None:
        """Ask what brings the visitor here."""
        if exchange.topic.key and (exchange.situation.turns or exchange.situation.not_for_me):
            exchange.say_topic(exchange.topic.key)
        else:
            is_greeting = exchange.reading.intent in ("greet", "out_of_scope")
            exchange.say("utter_greet" if is_greeting else "utter_greet_unsure")
            exchange.ask("what_brings")


class Decline(Answer):
    """Declines a wish to buy: a sentence, a fact, an offer; then a limit; then the end of it."""

    action_name = "action_decline"

    def answer(self, exchange: Exchange) -> None:
        """Decline, more briefly each time; a topic has its own words."""
        situation, key = exchange.situation, exchange.topic.key
        if situation.role == "sex_worker":
            exchange.say("utter_aside_sex_worker")
            return
        if key == JUST_LOOKING and exchange.say_once(f"utter_{key}"):
            return  # who is curious asks for nothing that could be refused
        situation.declined += 1
        if _goes_on(exchange):
            situation.go_on()
        borne = situation.declined + situation.hostile
        if key == "seek_services/again" and borne == 1:
            key = ""  # nobody was refused yet
        if key == STILL_WANT and exchange.laws.leaves_open():
            law = exchange.laws.limits(situation.law_told)
            exchange.say_topic(SO_ALLOWED, law=law)
        elif key == "seek_services/urge_now" or (key and borne <= DECLINES_BEFORE_END):
            exchange.say_topic(key)
        elif borne == 1:
            exchange.say("utter_seek_services")
        elif borne <= DECLINES_BEFORE_END:
            exchange.say_topic("seek_services/again")
        elif exchange.move.confidence < SURE_WISH and listen(exchange):
            return
        else:
            exchange.say("utter_seek_services_end", routes=exchange.facts.routes("buyer_help"))


def _goes_on(exchange: Exchange) -> bool:
    """Whether somebody who knows what this is asks to buy: the outcome that deterrence trials count.

    It is none to say what brought one here when we ask, to say that one only looked, or to ask for help
    against an urge.
    """
    return (
        exchange.situation.revealed
        and exchange.reading.choice != "looking"
        and exchange.topic.key not in NO_WISH
    )
