"""One message and its answer, as an action sees them: read the situation, say something, note it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue.library import Library
from bot.dialogue.situation import Situation
from bot.knowledge.resources import Card
from bot.vocabulary import Stage
from bot.words import Button


@dataclass(frozen=True, slots=True)
class Reply:
    """A response key with what fills it; `bot.dialogue.render` turns it into words."""

    key: str
    values: dict[str, object]
    buttons: tuple[Button, ...] = ()


@dataclass(slots=True)
class Exchange:
    """The answer in the making.

    Args:
        situation: what is known; actions change it in place.
        intent: what the message means.
        library: reviewed content.
        now: the time, with a zone, by which opening hours are judged.
    """

    situation: Situation
    intent: str
    library: Library
    now: datetime
    replies: list[Reply] = field(default_factory=list)

    @property
    def place(self) -> str | None:
        """The place that this message is about: the one it names, else the conversation's."""
        named = self.situation.named_places
        return named[0] if len(named) == 1 else self.situation.place

    def say(self, key: str, buttons: Sequence[Button] = (), /, **values: object) -> None:
        """Add a message; operator, contact and minutes are always at hand."""
        settings = self.library.settings
        values.setdefault("operator", settings.operator)
        values.setdefault("contact", settings.operator_contact)
        values.setdefault("minutes", settings.session_minutes)
        self.replies.append(Reply(key, values, tuple(buttons)))

    def ask(self, question: str) -> None:
        """Remember which question of ours the next message may answer."""
        self.situation.asked = question

    def informed(self, topic: str) -> None:
        """A fact of this topic was told."""
        self.situation.note_topic(topic)
        self.situation.reach(Stage.INFORMED)

    def figure(self, topic: str) -> str:
        """A figure for the topic and place in one sentence, never one already told; may be empty."""
        situation = self.situation
        chosen = self.library.figures.choose(topic, situation.place, situation.figures)
        if chosen is None:
            return ""
        situation.figures.append(chosen.id)
        situation.reach(Stage.INFORMED)
        return self.library.figure_text.render(chosen, situation.language)

    def law(self, code: str) -> str:
        """The law of a jurisdiction as text for the visitor.

        Raises:
            KeyError: no such State is known.
        """
        answer = self.library.law_text.render(code, self.situation.language, self.now.date())
        self.informed("law")
        return answer.text

    def routes(self, *needs: str, count: int = 2) -> str:
        """Where to turn: `count` cards in all, shared between the needs; may be empty."""
        cards: list[Card] = []
        for need in needs:
            cards += self.library.directory.choose_for(
                need,
                self.place,
                self.situation.language,
                self.now,
                count=max(1, count // len(needs)),
            )
        return self.show(cards)

    def show(self, cards: Sequence[Card]) -> str:
        """Cards as lines, noted as offered."""
        situation = self.situation
        for card in cards:
            if card.id not in situation.resources:
                situation.resources.append(card.id)
        if cards:
            situation.reach(Stage.ROUTED)
        render = self.library.card_text.render
        return "\n".join(render(card, situation.language, situation.channel) for card in cards)

    def emergency(self, *, named: bool = True) -> str:
        """The emergency number of the place; both that serve most of the region when it is unknown.

        `named` says whose each of the two is; beside cards that say so, the numbers are enough.
        """
        situation = self.situation
        cards = self.library.directory.emergency(
            situation.place, "emergency", situation.language, self.now
        )
        if situation.place is not None:
            return (cards[0].phone if cards else None) or "112"
        if not named:
            return " / ".join(card.phone or "" for card in cards)
        name = self.library.card_text.name
        return ", ".join(f"{card.phone} ({name(card, situation.language)})" for card in cards)

    def place_name(self, code: str) -> str:
        """Name of a jurisdiction in the language of the conversation."""
        return self.library.places.name(code, self.situation.language)

    def place_buttons(self, codes: Sequence[str]) -> list[Button]:
        """One quick reply for each place."""
        return [Button(self.place_name(code), f"/inform_location {code}") for code in codes]
