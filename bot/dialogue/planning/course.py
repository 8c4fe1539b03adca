"""The short course in the chat: six steps, each an exercise whose answers are there to choose from.

A plan for the moment that sets it off is chosen and not written freely, because help sheets to choose from
worked better than free plans (review of 642 tests: doi.org/10.1080/10463283.2024.2334563).
One question, the ruler, is asked before the first step and after the last. What is chosen is quoted back
in this talk and kept nowhere else.
"""

from __future__ import annotations

from bot.dialogue.planning.steps import ask_readiness, offer_help, offer_return_code
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange

EXERCISES = ("when", "then", "cost", "who", "say", "turn")
"""What each step asks for: the moment, a plan, what it costs, who else pays, words for the urge, somebody
to talk to. Payloads of the answers begin with it; the step's text is `utter_course_<number>`."""

STEPS = len(EXERCISES)
PLAN = ("when", "then")
"""Exercises of which the answer is remembered until the talk is over."""

WITH_FIGURE = 4
"""The step that tells what it does to somebody else."""


def has_begun(situation: Situation) -> bool:
    """Whether the course was begun in this talk."""
    return "course" in situation.topics


def is_interrupted(situation: Situation) -> bool:
    """Whether a code brought a course along that broke off in an earlier talk."""
    return 0 < situation.course_step < STEPS and not has_begun(situation)


def is_exercise(exchange: Exchange) -> bool:
    """Whether a message answers an exercise that stands open."""
    last = exchange.situation.said[-1:] or [""]
    is_step = last[0].startswith(_key(exchange.situation.course_step + 1) + "#")
    return exchange.was_asked == "course" and is_step


def waits(exchange: Exchange) -> bool:
    """Whether the first step follows the answer to the ruler."""
    return has_begun(exchange.situation) and not any(
        exchange.was_said(_key(step)) for step in range(1, STEPS + 1)
    )


def go_on(exchange: Exchange) -> None:
    """Take an answer, if one was due, and give what comes next: the ruler, a step, or the end."""
    situation = exchange.situation
    chosen = exchange.reading.choice or ""
    exercise = chosen.partition("_")[0]
    if exercise in EXERCISES:
        situation.course_step = max(situation.course_step, EXERCISES.index(exercise) + 1)
        if exercise in PLAN:
            others = [one for one in situation.course_plan if not one.startswith(f"{exercise}_")]
            situation.course_plan = [*others, chosen]
    elif is_exercise(exchange):
        situation.course_step += 1
    is_first = not has_begun(situation)
    exchange.informed("course")
    if is_first and not situation.readiness_asked and not situation.is_return:
        ask_readiness(exchange)
    else:
        give_step(exchange)


def give_step(exchange: Exchange) -> None:
    """The step that is due; behind the last one the plan, where to turn, and the ruler again."""
    situation = exchange.situation
    if situation.course_step >= STEPS:
        _end(exchange)
        return
    number = situation.course_step + 1
    told = {"figure": exchange.figures.about("harm")} if number == WITH_FIGURE else {}
    exchange.say(_key(number), plan=_plan(exchange), **told)
    exchange.ask("course")


def leave(exchange: Exchange) -> None:
    """Whoever stops can go on later, also with a code to come back with."""
    exchange.say("utter_course_left")
    offer_return_code(exchange)


def _end(exchange: Exchange) -> None:
    situation = exchange.situation
    exchange.need = "buyer_help"
    exchange.say("utter_course_end", plan=_plan(exchange))
    if situation.readiness_before is not None and situation.readiness_asked == 1:
        ask_readiness(exchange)
    elif not offer_return_code(exchange) and not situation.help_offered:
        offer_help(exchange)


def _key(step: int) -> str:
    return f"utter_course_{step}"


def _plan(exchange: Exchange) -> str:
    """What was chosen, in the words of the buttons; nothing where a part of it was not."""
    situation, words = exchange.situation, exchange.library.words
    titles = {
        button.payload.rpartition(" ")[2]: button.title
        for step in range(1, len(PLAN) + 1)
        for wording in words.variations(_key(step), situation.language)
        for button in wording.buttons
    }
    chosen = {one.partition("_")[0]: titles.get(one, "") for one in situation.course_plan}
    if not all(chosen.get(part) for part in PLAN):
        return ""
    return words.text("course_plan", situation.language, **chosen)
