"""One message and its answer, as an action sees them: read the situation, say something, note it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue.library import Library
from bot.dialogue.situation import Situation, Stage
from bot.knowledge.resources import Card
from bot.words import Button


@dataclass(frozen=True, slots=True)
class Reply:
    """A response key with what fills it; the responder turns it into words."""

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

    def say(self, key: str, *, buttons: Sequence[Button] = (), **values: object) -> None:
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
        chosen = self.library.figures.choose(
            topic, self.situation.place, self.situation.figures, self.situation.language
        )
        if chosen is None:
            return ""
        self.situation.figures.append(chosen.id)
        self.situation.reach(Stage.INFORMED)
        return self.library.figures.render(chosen, self.situation.language, self.library.words)

    def law(self, code: str) -> str:
        """The law of a jurisdiction as text for the visitor."""
        answer = self.library.law_text.render(code, self.situation.language, self.now.date())
        self.informed("law")
        return answer.text

    def routes(self, *purposes: str, count: int = 2) -> str:
        """Where to turn: `count` cards in all, shared between the purposes; may be empty."""
        cards: list[Card] = []
        for purpose in purposes:
            cards += self.library.directory.choose_for(
                purpose,
                self.situation.place,
                self.situation.language,
                self.now,
                count=max(1, count // len(purposes)),
            )
        return self.cards(cards)

    def cards(self, cards: Sequence[Card]) -> str:
        """Render cards and note that they were offered."""
        offered = self.situation.resources
        offered.extend(card.id for card in cards if card.id not in offered)
        if cards:
            self.situation.reach(Stage.ROUTED)
        return "\n".join(
            self.library.directory.render(
                card, self.situation.language, self.situation.channel, self.library.words
            )
            for card in cards
        )

    def emergency(self) -> str:
        """The emergency number of the place, or both that serve most of the region."""
        return self.library.directory.emergency(
            self.situation.place, self.situation.language, self.library.words
        )

    def place_name(self, code: str) -> str:
        """Name of a jurisdiction in the language of the conversation."""
        return self.library.law_text.place_name(code, self.situation.language)

    def place_buttons(self, codes: Sequence[str]) -> list[Button]:
        """One quick reply for each place."""
        return [Button(self.place_name(code), f"/inform_location {code}") for code in codes]
