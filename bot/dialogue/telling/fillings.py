"""What stands for the names between braces in a text of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.state.dangers import LED_ON
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange


_WITH_CONTACT = re.compile(r"(?:(?<=[.!?…]) +)?[^.!?…\n]*\{contact\}[^.!?…\n]*(?:[.!?…]+|$)")


def sayable(text: str, contact: str) -> str:
    """A text without the sentence that names the operator's contact, where there is none to name."""
    if contact:
        return text
    return _WITH_CONTACT.sub("", text).strip() or text


def without_gaps(text: str) -> str:
    """The text without the empty lines of parts that nothing filled."""
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line)


_ANNOUNCES = re.compile(r"(?:^|(?<=[.!?…]) +)[^.!?…\n]*:\n\{routes\}$", re.MULTILINE)
"""A sentence that a list follows: "or with one of these:"."""

_AFTER_LINK = re.compile(r"(https?://\S+)[ \u00a0]+(?=[^.!?\n]*\?)")


def links_last(replies: Iterable[Said]) -> list[Said]:
    """The replies with a new line behind each link that a question follows."""
    return [replace(said, text=_AFTER_LINK.sub(r"\1\n", said.text)) for said in replies]


SURE_FIGURE = 0.93
"""Share from which an excuse is met with a figure, where its words alone do not carry it."""


FIGURE_EVERY = 3
"""Replies of which one at most tells a figure that nobody asked for."""


def tells_too_much(exchange: Exchange) -> bool:
    """Whether a figure would lecture: somebody lonely, or who perhaps said something else."""
    if exchange.intent == "claim_need":
        return True
    reading, is_excuse = exchange.reading, exchange.intent.startswith("claim_")
    since = exchange.situation.turns - exchange.situation.figure_at
    if is_excuse and 0 < since < FIGURE_EVERY and exchange.situation.role in LED_ON:
        return True  # one in three replies, where none is asked for
    is_told = not (reading.founded or reading.asks or reading.choice)
    return is_excuse and is_told and exchange.move.confidence < SURE_FIGURE


OF_THE_BODY = frozenset(
    {
        "utter_ambulance",
        "utter_ambulance_expecting",
        "utter_ask_risk/injured",
        "utter_calls_ambulance",
        "utter_care_alarm",
        "utter_care_boss",
        "utter_care_cost",
        "utter_care_go",
        "utter_care_goes",
        "utter_care_ill",
        "utter_care_police",
        "utter_express_distress/self_harm",
        "utter_with_child",
    }
)
"""Texts on a body that bleeds or is ill, for whatever role: the ambulance's number comes first there."""


class Fillings(Mapping[str, object]):
    """What stands for the names between braces; worked out only where a text has them.

    Args:
        exchange: whose facts are told.
        given: values that outrank them.
        key: of the text, which tells whether the emergency is one of the body.
    """

    def __init__(self, exchange: Exchange, given: Mapping[str, object], key: str = "") -> None:
        self._exchange = exchange
        self._service = "ambulance" if key in OF_THE_BODY else ""
        self._given = given
        self.lacks_lines = False
        """Whether lines were wanted and none is known."""

    def fill(self, text: str) -> str:
        """A text with its values; lines that it announces are shown once more, else it announces none."""
        if _ANNOUNCES.search(text):
            lines = self["routes"]
            if not lines and "routes" not in self._given:
                lines = self._exchange.facts.reminder()
            self.lacks_lines = not lines
            self._given = {**self._given, "routes": lines}
            text = text if lines else _ANNOUNCES.sub("", text)
        return without_gaps(text.format_map(self))

    def __getitem__(self, name: str) -> object:
        """The value of a name.

        Raises:
            KeyError: nothing is known of that name.
        """
        if name in self._given:
            return self._given[name]
        exchange, settings = self._exchange, self._exchange.library.settings
        facts = exchange.facts
        if name.startswith("figure_"):
            id_ = name.removeprefix("figure_")
            return "" if tells_too_much(exchange) else exchange.figures.tell_or_another(id_)
        known: dict[str, Callable[[], object]] = {
            "operator": lambda: settings.operator,
            "contact": lambda: settings.operator_contact,
            "reach": self._reach,
            "minutes": lambda: settings.session_minutes,
            "emergency": lambda: facts.emergency(self._service),
            "wordless": self._wordless,
            "routes": facts.routes_due,
            "figure": exchange.figures.due,
            "law": exchange.laws.due,
            "law_short": exchange.laws.short,
        }
        found = known[name]()
        self.lacks_lines |= name == "routes" and not found
        return found

    def _reach(self) -> str:
        """Where the operator is written to, or that nothing is known of that."""
        library, language = self._exchange.library, self._exchange.situation.language
        return library.settings.operator_contact or library.words.text("no_contact", language)

    def _wordless(self) -> str:
        """How the emergency service of the place is reached without a word."""
        exchange = self._exchange
        place, language = exchange.facts.line_place("emergency"), exchange.situation.language
        told = exchange.library.emergency_text.wordless_text(place, language, exchange.now)
        exchange.numbers_said.update(re.findall(r"\d+", told))
        return told

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)
