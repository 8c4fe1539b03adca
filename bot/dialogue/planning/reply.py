"""How a reply is put together: acknowledge, answer, a number if one is due, one question at most.

A reply is planned from what `deciding` settled: a new danger is answered first, a false alarm is
taken back, otherwise each move of the message gets its answer by Rasa's rules. Behind that come, at
most once each, the question whether a suspicion is right, the question for the place, or the next
step of the conversation. Nothing is said twice word for word while something else is left to say.
"""

from __future__ import annotations

from bot.dialogue.answering.another_way import note_no_police, without_police
from bot.dialogue.answering.bed import NONE, has_no_bed, meant_tonight
from bot.dialogue.answering.by_move import FORBIDS, answer
from bot.dialogue.answering.discreet import note_watched, with_plain_opening
from bot.dialogue.answering.heard_out import LETS_GO
from bot.dialogue.answering.met_first import PICTURES, meet_danger, meets_who_is_held
from bot.dialogue.answering.mirrored import with_detail_told_later
from bot.dialogue.answering.no_voice import as_they_can, note_voice
from bot.dialogue.answering.onlookers import told_of_age
from bot.dialogue.answering.practical import (
    asked_practically,
    meant_practically,
    settle_check,
    told_beside_danger,
)
from bot.dialogue.answering.unanswered import Perform, answered_plainly, refuse_again
from bot.dialogue.answering.whole_message import TOLD_BY_US
from bot.dialogue.deciding.bystanders import SEEN
from bot.dialogue.deciding.danger import Decision
from bot.dialogue.planning.advised import advised
from bot.dialogue.planning.agreed import answered_as_agreed
from bot.dialogue.planning.answered import answered_as_alike
from bot.dialogue.planning.one_question import asking_little, note_what_stays_open
from bot.dialogue.planning.own_mistake import with_own_mistake
from bot.dialogue.planning.pleas import told_once, with_number
from bot.dialogue.planning.steps import is_arguing, next_step
from bot.dialogue.planning.sure import answered_surely
from bot.dialogue.planning.two_routes import SILENTLY, tell_two_routes
from bot.dialogue.reading.kept_in import BEHIND_DOOR, COMPANY, HIDING, meant_inside, note_kept_in
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import WAY_OUT
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.state.dangers import (
    ASIDE_CHECK,
    CHECKS,
    LED_ON,
    LIFTS,
    NO_CHILD,
    OF_THEIR_OWN_DOING,
    OWN_CHECK,
    WEAK_CHECK,
)
from bot.dialogue.state.questions import drop_last_question
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.fillings import links_last
from bot.dialogue.telling.in_crisis import ABOUT_DANGER, whole_in_crisis
from bot.dialogue.telling.likely_place import WHERE
from bot.dialogue.telling.lines_kept import note_who_and_where
from bot.dialogue.telling.needs import urgent_need
from bot.dialogue.telling.no_lines import without_lines
from bot.dialogue.telling.parting import is_parting, let_go
from bot.dialogue.telling.watched import is_watched
from bot.message import Move
from bot.vocabulary import DYING_ASIDE, INTENT_OF_KIND
from bot.words import Said

UNLED = frozenset(
    {"ask_figures/lies", "ask_figures/proof", "ask_figures/unknown", "ask_help_to_stop/free"}
    | {"ask_law/source", "claim_need", "commit_to_stop/tonight_off", "deny", "express_hostility"}
    | {"express_remorse", "thank", WAY_OUT}
)
"""Intents and topics behind which nothing is offered or measured: an answer is wanted, or it is over."""

IN_NEED = ("crisis", *OF_THEIR_OWN_DOING)
"""Needs of a topic beside which nothing is measured or offered: much is at stake, and now."""

UNASKED = frozenset(LIFTS) | {
    "express_distress/better",
    "express_distress/not_now",
    "express_distress/somebody_here",
}
"""Topics whose answers would comfort somebody of whom it is not known how they are."""


def plan(exchange: Exchange, decision: Decision, perform: Perform) -> list[Said]:
    """The messages that answer.

    Args:
        exchange: of the message; nothing is said yet.
        decision: what the message changed.
        perform: answers the exchange's present move by Rasa's rules.
    """
    situation = exchange.situation
    exchange.was_asked, situation.asked = situation.asked, "nothing"
    said_before = list(situation.said)
    note_watched(exchange)
    note_voice(exchange)
    is_out = note_kept_in(exchange)
    decision.moves = _as_meant(exchange, decision)
    note_no_police(exchange)
    decision.tells_place |= note_who_and_where(exchange, tells_place=decision.tells_place)
    if any(tell(exchange, decision) for tell in TOLD_BY_US):
        pass
    elif decision.new_kind:
        meet_danger(exchange, decision)
        told_beside_danger(exchange, decision)
    elif decision.lifted:
        _take_back(exchange, decision, perform)
    elif key := _said_alone(exchange, decision, is_out=is_out):
        exchange.say(key)
    elif not (decision.check and all(_says_nothing(exchange, m) for m in decision.moves)):
        answer(exchange, decision.moves, perform)
        answered_plainly(exchange, said_before, perform)
    _answer_better(exchange, decision, said_before, perform)
    if not decision.new_kind:
        with_detail_told_later(exchange)
    if decision.check:
        _check(exchange, decision)
    else:
        _show_lines_of_place(exchange, decision)
        is_for_lines = exchange.shows_lines and situation.role not in LED_ON
        if (is_for_lines or exchange.lacks_place) and not exchange.asks_something:
            exchange.ask_place_if_needed()
        needs_number = exchange.reading.tells not in LETS_GO and not is_watched(exchange)
        if needs_number and is_parting(decision.moves):
            let_go(exchange)
        _lead_on(exchange)
    note_what_stays_open(exchange, decision)
    tell_two_routes(exchange)
    situation.last_topic = _last_topic(exchange, decision)
    with_number(exchange)
    replies = as_they_can(exchange, whole_in_crisis(exchange, told_once(asking_little(exchange))))
    replies = without_police(exchange, without_lines(exchange, replies))
    replies = with_plain_opening(exchange, replies)
    return links_last(with_own_mistake(exchange, decision, replies))


def _last_topic(exchange: Exchange, decision: Decision) -> str:
    """What was answered last; pictures where that is what a danger is about."""
    is_pictures = exchange.reading.of_danger.get(decision.check) == PICTURES
    return PICTURES if is_pictures else decision.moves[-1].key


def _answer_better(
    exchange: Exchange, decision: Decision, said_before: list[str], perform: Perform
) -> None:
    """Put what the model was sure of, what answers such messages or who knows it in a stopgap's place."""
    at_hand = exchange, decision, said_before, perform
    answered_surely(*at_hand)
    if not (answered_as_agreed(*at_hand) or answered_as_alike(*at_hand)):
        advised(*at_hand)
    refuse_again(exchange, decision, said_before)


def _as_meant(exchange: Exchange, decision: Decision) -> list[Move]:
    """The moves as somebody means them who needs something practical, or is shut in; none forbidden."""
    moves = meant_tonight(exchange, decision)
    settle_check(exchange, decision)
    if [m.key for m in moves] == [NO_CHILD] and "concern" in exchange.reading.safety:
        moves = [SEEN]  # "no, an adult, and a man waited in the car for her"
    forbidden = {FORBIDS.get(move.key) for move in moves}
    allowed = (move for move in moves if move.key not in forbidden)
    meant = (meant_practically(exchange, move) for move in allowed)
    return [meant_inside(exchange.situation, move) for move in meant]


def _said_alone(exchange: Exchange, decision: Decision, *, is_out: bool) -> str:
    """What is said to who only tells that they are out, or that they do not want to die, angry at most."""
    reading = exchange.reading
    if is_out and not reading.asks:
        return "utter_is_out"
    is_no_more = all(move.intent in ("deny", "out_of_scope") for move in decision.moves)
    is_angry = reading.named[:1] == ("anger",) and not (reading.asks or reading.safety)
    is_denial = reading.not_dying and (is_no_more or is_angry) and not decision.check
    is_denial &= not has_no_bed(exchange.situation)  # what is asked for is answered
    return "utter_not_dying" if is_denial else ""


def _check(exchange: Exchange, decision: Decision) -> None:
    """Ask whether a suspicion is right, unless the answer asked already how they are."""
    key, question = CHECKS[decision.check]
    is_aside = exchange.reading.softly.code == DYING_ASIDE and exchange.situation.turns > 0
    if decision.check == "distress" and is_aside:
        key = ASIDE_CHECK
    if decision.is_weak:
        key, question = WEAK_CHECK
    elif decision.is_own:
        key, question = OWN_CHECK
    asked_already = HOW_THEY_ARE if decision.is_weak else ABOUT_DANGER
    if decision.check == "distress" and exchange.situation.asked in asked_already:
        return
    # Each of these says to send nothing.
    told = ("utter_ask_risk/blackmail", "utter_ask_risk/blackmail_known", f"utter_{PICTURES}")
    is_new = not any(map(exchange.was_said, told))
    if exchange.reading.of_danger.get(decision.check) == PICTURES and is_new:
        exchange.say_topic(PICTURES, routes="")  # "send nothing" waits for no age
    # No question for the place of lines stands beside one about a danger.
    exchange.replies = [said for said in exchange.replies if said.key not in WHERE]
    exchange.need = "crisis" if decision.is_weak or decision.check == "distress" else ""
    exchange.is_gentle = decision.is_weak
    if exchange.need:
        # "I don't sleep any more" sounds like a farewell, and brings no number to keep of another matter.
        exchange.move = Move(INTENT_OF_KIND["distress"])
    # Who only sounds tired is not handed a page for all the world in another language.
    knows_place = exchange.situation.place_told or exchange.facts.line_place("crisis") is not None
    is_of_nowhere = decision.is_weak and not knows_place
    exchange.say(key, **({"routes": ""} if is_of_nowhere else {}))
    if decision.is_weak and exchange.was_asked in HOW_THEY_ARE:
        # How they are was asked, and they said it.
        drop_last_question(exchange.replies)
    exchange.ask(question)


def _says_nothing(exchange: Exchange, move: Move) -> bool:
    """Whether a move has no answer beside a question about a danger.

    It was not understood, says "a mistake", or would say what the question is only to find out. Who is
    known to be exploited asks where they live then, whatever else is asked of them.
    """
    situation = exchange.situation
    is_known = situation.in_danger and situation.role == "exploited" and bool(move.topic)
    is_known |= bool(asked_practically(exchange, move))
    is_known &= move.key not in UNASKED
    if is_known or move.key in (SILENTLY, BEHIND_DOOR, COMPANY):
        return False
    return move.intent in ("out_of_scope", "disclose_exploitation") or move.key in UNASKED


def _take_back(exchange: Exchange, decision: Decision, perform: Perform) -> None:
    """A false alarm: what the person said instead is answered, else they are asked."""
    lifting = decision.moves[0]
    others = [m for m in decision.moves if m.intent not in ("deny", "out_of_scope")]
    is_said = bool(lifting.topic) and (lifting.key in LIFTS or not exchange.reading.not_dying)
    # "She was an adult, with a man who waited. whom do I tell?" waits for no "where were we?".
    tells = [m for m in exchange.reading.moves if m.intent == SEEN.intent and m.names_topic()]
    if told_of_age(exchange) or meets_who_is_held(exchange, lifted=decision.lifted):
        return
    if lifting.key in LIFTS and (tells or len(decision.moves) > 1):
        others = [m for m in (*others, *tells) if m.key not in LIFTS]
        is_said = not others  # "I won't kill myself. so: how do I tell?" asks something
    if is_said and exchange.has_words(lifting.key):
        exchange.say_topic(lifting.key)
    elif others:
        exchange.say_once(
            "utter_not_dying" if exchange.reading.not_dying else "utter_welcome_topic"
        )
        exchange.move = others[0]
        perform(exchange)
    elif not _stays_with_matter(exchange):
        exchange.say("utter_not_dying" if exchange.reading.not_dying else "utter_lifted")


def _stays_with_matter(exchange: Exchange) -> bool:
    """Stay with what a talk was about before the false alarm: who is blackmailed still is."""
    matter = matter_of(exchange.situation)
    return matter in ("extortion", "partner") and exchange.say_once(f"utter_stay_{matter}")


def _show_lines_of_place(exchange: Exchange, decision: Decision) -> None:
    """Lines of a place that was only told in passing, where the talk is about help and none was shown."""
    situation = exchange.situation
    is_about_help = bool(urgent_need(situation)) or situation.role == "wants_to_stop"
    is_about_help = is_about_help or situation.role == situation.last_need == "sex_worker"
    # Whoever is lonely, and says in passing where his friends live, has not asked for a number.
    is_calm = situation.is_led_on and situation.last_need == "crisis"
    if not decision.tells_place or not is_about_help or situation.no_numbers or is_calm:
        return
    is_answered = exchange.topic.need == "sexual_health"  # a test was asked for, and no talk
    is_answered |= any(said.key == NONE for said in exchange.replies)
    is_hiding = situation.kept_in == HIDING  # lines that are closed at night keep nobody out
    if exchange.shows_lines or is_answered or is_hiding or is_watched(exchange):
        return
    exchange.need = urgent_need(situation)
    if routes := exchange.facts.routes_due():
        exchange.say("utter_routes", routes=routes)


def _lead_on(exchange: Exchange) -> None:
    """Offer the next step where nothing was asked and nobody is in danger."""
    situation = exchange.situation
    if (
        exchange.leads_on
        and not UNLED & {exchange.intent, exchange.move.key}
        and situation.is_led_on
        and not situation.not_for_me
        and not (exchange.wants_no_questions or is_arguing(exchange))
        and exchange.topic.need not in IN_NEED
        and situation.last_need not in OF_THEIR_OWN_DOING
        and situation.asked == "nothing"
        and not (exchange.asks_something or exchange.reading.has_mark)
        and len(exchange.replies) == 1
    ):
        next_step(exchange)
