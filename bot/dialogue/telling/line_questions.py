"""Questions about a line that was shown, or that is named: its row answers them, and nothing else.

What a row does not say is said to be unknown. A line that is named and was not shown yet is answered for
with its number; where nobody there speaks the language that is asked for, a line that does is looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.dialogue.telling.likely_place import under
from bot.dialogue.telling.line_choice import lines_there
from bot.dialogue.telling.needs import NEEDS, OF_A_FEW, QUESTION_OF_TOPIC
from bot.knowledge.line_answers import Question
from bot.knowledge.place_names import parent
from bot.knowledge.resources import Card
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

MOST_ASKED_ABOUT = 2
"""Lines that a question about "the number" means: the first of those that were shown."""


def questions_of(exchange: Exchange) -> tuple[Question, ...]:
    """What is asked about a line: by plain words, else by the topic."""
    about = cast("tuple[Question, ...]", exchange.reading.about)
    of_topic = QUESTION_OF_TOPIC.get(exchange.topic.key)
    return about or ((of_topic,) if of_topic else ())


def asked_about(exchange: Exchange) -> list[Card]:
    """The lines that are named, else the first of those that were shown last, with a telephone if any has.

    Who says with the question where they are is not answered about lines of nowhere.
    """
    facts, named = exchange.facts, exchange.reading.lines
    if not named and exchange.reading.place and not exchange.reading.is_away:
        return []
    rows = named or exchange.situation.lines_shown
    cards = facts.cards(rows, facts.now_at(facts.line_place()))
    # Beside a helpline nobody asks whether the police answer at night, or without a name.
    lines = [card for card in cards if card.phone and card.service is None]
    return (lines or [card for card in cards if card.phone] or cards)[:MOST_ASKED_ABOUT]


def answer_on_lines(exchange: Exchange) -> str:
    """What is known of the lines that a message asks about; empty where it asks about none."""
    questions = questions_of(exchange)
    cards = asked_about(exchange) if questions else []
    if not cards:
        return ""
    situation, library = exchange.situation, exchange.library
    new = [c for c in cards if c.id in exchange.reading.lines and c.id not in situation.resources]
    if new and (questions == ("number",) or any(card.police_first for card in new)):
        shown = exchange.facts.show(new)
        if questions == ("number",):
            return shown
        new = []
    else:
        shown = ""
    told = [with_contact(exchange, card) if card in new else card for card in cards]
    wanted = exchange.reading.requested_language
    other = _speaks(exchange, cards, wanted) if "language" in questions else []
    written = _is_written_to(exchange, cards) if "write" in questions else []
    answers = [
        library.line_answers.answer(question, told, situation.language, wanted, bool(other))
        for question in questions
    ]
    note_lines(exchange, cards)
    heading = _of_likely_place(exchange, cards) if "number" in questions else ""
    others = _with_ways(exchange, other, written)
    return "\n".join(filter(None, (heading, shown, *answers, others)))


def _with_ways(exchange: Exchange, other: Sequence[Card], written: Sequence[Card]) -> str:
    """Other lines that are wanted; of those to be written to that have a telephone, how that is done."""
    by_phone = [card for card in written if card.phone]
    answer, language = exchange.library.line_answers.answer, exchange.situation.language
    shown = exchange.facts.show([*other, *written])
    return "\n".join(filter(None, (shown, answer("write", by_phone, language))))


def _of_likely_place(exchange: Exchange, cards: Sequence[Card]) -> str:
    """The heading under which numbers stand of a place that nobody said they are at."""
    place = exchange.situation.place
    is_theirs = bool(place) and any(card.country == parent(place or "") for card in cards)
    is_told = exchange.situation.place_told or exchange.facts.line_place("emergency") is not None
    return under(exchange, place) if place and is_theirs and not is_told else ""


def openness(exchange: Exchange) -> bool | None:
    """Whether a line that is asked about answers at this moment; `None` where no row says so."""
    cards = asked_about(exchange)
    if not cards:
        return None  # nothing was shown that could be closed
    if any(card.open_now or not (card.phone or card.sms) for card in cards):
        return True
    return None if any(card.open_now is None for card in cards) else False


def tell_once(exchange: Exchange, key: str, answer: str) -> None:
    """What the rows say alone; asked again, in the words of the topic."""
    situation = exchange.situation
    told = f"{key}#{'-'.join((*questions_of(exchange), *situation.lines_shown))}"
    if told in situation.said:
        exchange.say(key, routes=answer)
        return
    situation.note_said(told)
    exchange.replies.append(Said(answer, (), key))


def with_contact(exchange: Exchange, card: Card) -> Card:
    """A line under its name and how it is reached: it was not shown in this talk."""
    name = exchange.library.card_text.name(card, exchange.situation.language)
    place = exchange.facts.line_place()
    is_abroad = place is not None and parent(place) != card.country
    phone = card.phone_international if is_abroad and card.phone_international else card.phone
    contact = phone or card.sms or card.url
    return replace(card, name=f"{name} ({contact})" if contact else name)


def _speaks(exchange: Exchange, cards: Sequence[Card], wanted: str | None) -> list[Card]:
    """Another line of the place for the same need that speaks a language, where none of these does."""
    language = wanted or exchange.situation.language
    return _another(exchange, cards, lambda card: language in card.languages, language)


def _is_written_to(exchange: Exchange, cards: Sequence[Card]) -> list[Card]:
    """Another line of the place for the same need that is written to, where none of these is at this hour."""
    now = _another(exchange, cards, lambda card: card.is_written_to_now)
    return now or _another(exchange, cards, lambda card: card.is_written_to)


def _another(
    exchange: Exchange, cards: Sequence[Card], fits: Callable[[Card], bool], language: str = ""
) -> list[Card]:
    """Another line of the place for the same need and for everybody that fits, where none of these does."""
    situation, facts = exchange.situation, exchange.facts
    place, need = facts.line_place(), situation.last_need
    if place is None or not need or any(map(fits, cards)):
        return []
    needs, now = NEEDS.get(need, (need,)), facts.now_at(place)
    there = lines_there(exchange, needs, place, now, language)
    return [card for card in there if fits(card) and card.audience not in OF_A_FEW][:1]


def note_lines(exchange: Exchange, cards: Sequence[Card], *, are_new: bool = False) -> None:
    """Remember of which lines was told last, so that "it" means them.

    Args:
        exchange: whose answer told of them.
        cards: of which it told.
        are_new: whether one of them was not shown yet, though the message named none.
    """
    situation = exchange.situation
    situation.lines_at = situation.turns
    if exchange.reading.lines or are_new:
        situation.lines_shown = [card.id for card in cards]
        situation.resources += [card.id for card in cards if card.id not in situation.resources]
        exchange.shows_lines = True
