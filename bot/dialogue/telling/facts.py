"""The facts that a reply tells: lines and emergency numbers, each noted as told.

Which line fits is decided by who writes, the kind of danger and the place, not by the text that
asks for it; what was shown is not shown again unless it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.dialogue.deciding.places_told import in_area
from bot.dialogue.reading.kept_in import WHERE_SLEEP
from bot.dialogue.state.dangers import FIRM
from bot.dialogue.telling.calm import is_calm, is_for_a_listener
from bot.dialogue.telling.in_crisis import known_line
from bot.dialogue.telling.likely_place import AT_ONCE, likely_place, under
from bot.dialogue.telling.line_choice import (
    FEARS_POLICE,
    at_home_first,
    chosen,
    in_writing,
    is_for,
    is_foreign,
    is_said,
    refuses_police,
    usable,
    with_line_for_men,
    women_first,
)
from bot.dialogue.telling.line_questions import answer_on_lines
from bot.dialogue.telling.lines_kept import is_for_bed, still_theirs
from bot.dialogue.telling.needs import (
    PARTING,
    QUESTION_OF_TOPIC,
    SERVICE_OF_NEED,
    STANDING,
    URGENT,
    VICTIM_OF_BLACKMAIL,
    meant,
    need_of,
    shown_for,
    urgent_need,
    visitor_of,
)
from bot.dialogue.telling.parting import hides_numbers, is_parting, number_to_keep
from bot.knowledge.needs import ANYWHERE
from bot.knowledge.resources import Card
from bot.vocabulary import Stage

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

SHOWN_AGAIN = (
    *FEARS_POLICE,
    "ask_human/will_call",
    "disclose_exploitation/five_minutes",
    WHERE_SLEEP,
)
"""Topics whose answer is worth nothing without the line, also where it was shown before."""

MOST_REMINDED = 2
"""Lines of which an answer reminds: the first of those that were shown."""

LESSER = ("crisis", "report", "take_down")
"""Needs whose lines do not take the place of those for who is beaten or blackmailed."""

REMINDED_AFTER = 2
"""Turns after which lines that were shown stand once more, short: nobody scrolls back for a number."""

HALF_A_DAY = 12
"""Hours: a stated hour is the nearest such hour to the clock, before or after."""


class Facts:
    """The facts of one answer.

    Args:
        exchange: whose situation notes what was told.
    """

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def line_place(self, *needs: str) -> str | None:
        """By which place lines are chosen: what was told, or a campaign's hint where no life hangs on it.

        Where it is not told but a life hangs on it, the place that somebody speaks of, unless that may
        be the home of who is in need themselves.
        """
        situation, reading = self._exchange.situation, self._exchange.reading
        is_in_need = situation.in_danger and situation.role in FIRM
        # "I was in Stockholm" is no place for a line by which somebody is to be kept alive tonight.
        is_elsewhere = "crisis" in needs and not reading.is_here
        if reading.place and not (is_in_need or is_elsewhere or reading.is_away):
            return in_area(situation, reading.place)  # "back to Romania", said in need, is home
        is_offered = needs == ("crisis",) and is_calm(self._exchange)
        if situation.place_told or is_offered or not URGENT & set(needs):
            return in_area(situation, situation.place)
        is_unsure = is_in_need or (is_elsewhere and situation.danger != "none")
        return None if is_unsure else in_area(situation, situation.asked_place)

    def now_at(self, place: str | None) -> datetime:
        """The moment by which hours are judged: where the visitor said what hour it is, that hour."""
        exchange, situation = self._exchange, self._exchange.situation
        place = place or situation.place  # near enough for a clock
        zone = exchange.library.directory.zone(place) if place else None
        if zone is None or situation.hour_told is None:
            return exchange.now
        told_at = datetime.fromtimestamp(situation.hour_told_at, ZoneInfo(zone))
        later = (situation.hour_told - told_at.hour + HALF_A_DAY) % (2 * HALF_A_DAY) - HALF_A_DAY
        return exchange.now + timedelta(hours=later)

    def routes(
        self, *needs: str, count: int = 2, only_new: bool = False, skip: Sequence[str] = ()
    ) -> str:
        """Where to turn: `count` cards in all, shared between the needs; may be empty.

        Args:
            needs: what the directory is asked for.
            count: cards at most.
            only_new: leave out what was shown already in this talk.
            skip: rows that the next ones are wanted for.
        """
        exchange, cards = self._exchange, list[Card]()
        told = self.line_place(*needs)
        place = told or in_area(exchange.situation, likely_place(exchange, needs))
        language = exchange.situation.language
        is_unplaced = place is None and exchange.move.key != "ask_human"
        for need in needs:
            share = max(1, count // len(needs))
            is_offered = need == "crisis" and is_calm(self._exchange)
            count_found = share + len(exchange.numbers_said) + len(skip) + (need != "crisis")
            found = self._choose("listening", place, count_found) if is_offered else []
            found = found or self._choose(need, place, count_found)
            fitting = [
                card
                for card in found
                if is_for(card, place)
                and not is_said(exchange, card, told)
                and card.id not in skip
                # Unless a line is asked for, the place is asked before a foreign page is told.
                and not ((is_offered or is_unplaced) and is_foreign(card, language))
            ]
            fitting = in_writing(exchange, need, place, fitting, skip)
            is_his = visitor_of(exchange.situation).gender == "man"
            fitting = women_first(fitting) if need == "domestic_abuse" and not is_his else fitting
            fitting = at_home_first(fitting, language) if place else fitting
            cards += [card for card in fitting[:share] if card not in cards]
            is_waiting = is_unplaced and not cards
            exchange.lacks_place |= is_waiting and any(is_foreign(card, language) for card in found)
        if needs:
            exchange.situation.last_need = needs[0]
        if only_new:
            cards = [card for card in cards if card.id not in exchange.situation.resources]
        is_likely = not told and any(card.country != ANYWHERE for card in cards)
        shown = self.show(cards)
        heading = under(exchange, place) if is_likely and place and shown else ""
        exchange.names_likely_place = bool(heading)
        if not heading:
            return shown
        return "\n".join(filter(None, (heading, shown, self._emergency_anywhere(needs[0]))))

    def _emergency_anywhere(self, need: str) -> str:
        """The emergency numbers with their reach, where a danger is certain and no sentence says them."""
        exchange, situation = self._exchange, self._exchange.situation
        if not situation.in_danger or exchange.numbers_said or need not in AT_ONCE:
            return ""
        chosen = exchange.library.directory.emergency
        return self.show(chosen(None, need, situation.language, exchange.now))

    def _choose(self, need: str, place: str | None, count: int) -> list[Card]:
        """What the directory offers such a visitor there."""
        found = chosen(self._exchange, need, place, count)
        return with_line_for_men(self._exchange, need, place, found)

    def routes_due(self) -> str:
        """The lines that belong to this answer and were not shown yet; all of them where asked for."""
        exchange, situation = self._exchange, self._exchange.situation
        asked = exchange.need if exchange.need != "buyer_help" else ""
        anybody = "crisis" if exchange.intent == "ask_human" else "buyer_help"
        if is_for_a_listener(self._exchange):
            asked = "crisis"
        need = meant(asked or urgent_need(situation) or need_of(situation) or anybody, situation)
        # "Who can I call?", said in distress, is answered with the line itself, not the next one.
        is_asked_for = exchange.intent == "ask_human" and not exchange.topic.key and need in URGENT
        is_asked_for |= exchange.topic.first == "routes" or exchange.topic.key in SHOWN_AGAIN
        if is_parting([exchange.move]):
            kept = number_to_keep(exchange)
            if kept or hides_numbers(exchange):
                return kept
        if exchange.topic.key in QUESTION_OF_TOPIC and (answer := answer_on_lines(exchange)):
            return answer
        if situation.no_numbers and not is_asked_for:
            return ""
        if is_for_bed(exchange):
            return self._for_tonight(need)
        kept = known_line(exchange) if need == "crisis" and not is_asked_for else ""
        lines = kept or self._lines(need, only_new=not is_asked_for)
        is_due = need in STANDING and situation.turns - situation.lines_at >= REMINDED_AFTER
        return lines or known_line(exchange, is_open=False) or (self.reminder() if is_due else "")

    def _for_tonight(self, need: str) -> str:
        """A bed for tonight beside the lines of a need; first for a man, and for who is in no danger."""
        situation, needs = self._exchange.situation, (need, "housing")
        if not self._choose("housing", self.line_place(need), 1):
            return self._lines(need, only_new=False)
        is_first = situation.gender == "man" or not situation.in_danger
        shown = self.routes(*(reversed(needs) if is_first else needs))
        situation.last_need = need
        return shown

    def reminder(self, count: int = MOST_REMINDED) -> str:
        """The lines of the last answer that showed any, a short line each; nothing beside others."""
        exchange, situation = self._exchange, self._exchange.situation
        place = self.line_place("emergency")
        shown = [] if exchange.shows_lines else situation.lines_shown
        theirs = still_theirs(exchange, self.cards(shown, self.now_at(place)))
        cards = [card for card in theirs if not is_said(exchange, card, place)]
        situation.lines_at = situation.turns if cards else situation.lines_at
        remind = exchange.library.card_text.reminder
        return "\n".join(remind(card, situation.language) for card in cards[:count])

    def routes_beyond(self) -> str:
        """The lines behind those that were shown: nobody answers there, or they did not help."""
        situation = self._exchange.situation
        need = urgent_need(situation) or need_of(situation) or "crisis"
        return self.routes(*shown_for(need, situation), skip=situation.resources)

    def routes_again(self) -> str:
        """The lines that were shown last for such a need, as somebody wants to see them once more."""
        situation = self._exchange.situation
        need = need_of(situation) if situation.in_danger else situation.last_need
        return self._lines(need, only_new=False) if need else ""

    def _lines(self, need: str, *, only_new: bool) -> str:
        situation, before = self._exchange.situation, self._exchange.situation.last_need
        needs = shown_for(need, situation)
        shown = self.routes(*needs, only_new=only_new)
        need = "victim" if needs == VICTIM_OF_BLACKMAIL else need  # the talk stays with these
        kept = before in ("domestic_abuse", "extortion") and need in LESSER
        situation.last_need = before if kept else need  # who is beaten at home keeps those lines
        return shown

    def cards(self, rows: Sequence[str], now: datetime) -> list[Card]:
        """The lines of these rows as they stand at a moment; without those that are no longer there."""
        card_of, language = self._exchange.library.directory.card, self._exchange.situation.language
        return usable(self._exchange, [c for row in rows if (c := card_of(row, language, now))])

    def has_shown_number(self) -> bool:
        """Whether a line with a telephone was shown in this talk: only that can be said once more."""
        exchange = self._exchange
        return any(card.phone for card in self.cards(exchange.situation.resources, exchange.now))

    def show(self, cards: Sequence[Card]) -> str:
        """Cards as lines, noted as offered."""
        situation = self._exchange.situation
        cards = usable(self._exchange, cards)
        # An emergency number, or a page, does not take the place of the line that "the number" means.
        is_line = any(card.phone and card.service is None for card in cards)
        if is_line and not self._exchange.shows_lines:
            situation.lines_shown = []
        situation.lines_at = situation.turns if cards else situation.lines_at
        for card in cards:
            if card.id not in situation.lines_shown:
                situation.lines_shown.append(card.id)
            if card.id not in situation.resources:
                situation.resources.append(card.id)
        if cards and self._exchange.intent not in PARTING:
            situation.reach(Stage.ROUTED)
        self._exchange.shows_lines |= bool(cards)
        render, language = self._exchange.library.card_text.render, situation.language
        told = "\n".join(said.text for said in self._exchange.replies)
        lines = [render(card, language, situation.channel) for card in cards]
        lines = [line for line in lines if line not in told]
        if cards and all(card.languages and language not in card.languages for card in cards):
            lines.append(self._exchange.once("utter_language_of_lines"))
        return "\n".join(filter(None, lines))

    def emergency(self, service: str = "") -> str:
        """The emergency number of the place with its service: the wanted one, else what the need says."""
        exchange = self._exchange
        need = exchange.need or need_of(exchange.situation)
        if refuses_police(exchange.situation, exchange.topic.key):
            service = service or "all"  # where a number reaches others as well, that one
        told = exchange.library.emergency_text.emergency_text(
            self.line_place("emergency"),
            exchange.situation.language,
            service or SERVICE_OF_NEED.get(need, "all"),
            exchange.now,
        )
        exchange.numbers_said.update(re.findall(r"\d+", told))
        return told
