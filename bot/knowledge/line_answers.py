"""What visitors ask about a line that they were shown: is it open, must I give a name, do they tell?

Each answer comes from the row alone. What the row does not say is said to be unknown, never promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from babel import Locale

from bot.knowledge import formats
from bot.knowledge.cards import Card, CardText
from bot.words import Words

Question = Literal[
    "open",
    "then",
    "anonymous",
    "language",
    "write",
    "bill",
    "cost",
    "police",
    "abroad",
    "number",
    "what",
]
"""What may be asked about a line; `then` is whether it is open at the moment of the cards, if not now."""

MOST_LINES = 2
"""Lines that one answer tells about; more would be a table."""


class LineAnswers:
    """Answers about lines in a language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cards = CardText(words)
        self._tell: Mapping[str, Callable[[Card, str, str], str]] = {
            "open": self._open,
            "then": self._then,
            "anonymous": self._anonymous,
            "language": self._language,
            "write": self._write,
            "bill": self._bill,
            "cost": self._cost,
            "police": self._police,
            "abroad": self._abroad,
            "number": self._number,
            "what": self._what,
        }

    def answer(
        self,
        question: Question,
        cards: Iterable[Card],
        language: str,
        asked: str | None = None,
        has_other: bool = False,
    ) -> str:
        """One or two sentences for each of the first two lines; nothing without a line.

        `asked` is the code of the language that a visitor asks for, unless it is that of the talk;
        `has_other` whether a line that speaks it is shown beside.
        """
        shown = list(cards)[:MOST_LINES]
        wanted = asked or language
        if question == "language" and shown and not any(wanted in card.languages for card in shown):
            none = self._words.text("line_language_none", language, tongue=_name(wanted, language))
            known = (self._language(card, language, wanted) for card in shown if card.languages)
            return "\n".join((*known, *([] if has_other else [_sentence(none)])))
        told = (_sentence(self._tell[question](card, language, wanted)) for card in shown)
        return "\n".join(dict.fromkeys(told))

    def _say(self, key: str, card: Card, language: str, **values: str) -> str:
        name = self._cards.name(card, language)
        return self._words.text(key, language, name=name, **values)

    def _open(self, card: Card, language: str, _: str) -> str:
        return self._openness(card, language, "now")

    def _then(self, card: Card, language: str, _: str) -> str:
        return self._openness(card, language, "then")

    def _openness(self, card: Card, language: str, when: str) -> str:
        if not (card.phone or card.is_written_to):
            return self._say("line_page_always", card, language)
        if card.open_now is None:
            return self._say("line_hours_unknown", card, language)
        if card.hours_text == "24/7":
            return self._say("line_open_always", card, language)
        key = f"line_{'open' if card.open_now else 'closed'}_{when}"
        return self._say(key, card, language, hours=card.hours_text)

    def _anonymous(self, card: Card, language: str, _: str) -> str:
        told = self._say(f"line_anonymous_{card.anonymous}", card, language)
        if card.confidential != "yes":
            return told
        return f"{told} {self._words.text('line_confidential_yes', language)}"

    def _language(self, card: Card, language: str, wanted: str) -> str:
        if not card.languages:
            return self._say("line_language_unknown", card, language)
        if wanted in card.languages:
            return self._say("line_language_yes", card, language, tongue=_name(wanted, language))
        names = [_name(code, language) for code in card.languages]
        if len(names) == 1:
            return self._say("line_language_one", card, language, tongue=names[0])
        spoken = formats.listing(names, language)
        return self._say("line_language_no", card, language, tongues=spoken)

    def _write(self, card: Card, language: str, _: str) -> str:
        text = self._words.text
        ways = []
        if card.sms:
            ways.append(self._cards.text_way(card, language))
        if card.whatsapp:
            ways.append(text("card_whatsapp", language, number=card.whatsapp))
        if card.telegram:
            ways.append(f"Telegram @{card.telegram}")
        if card.chat_at:
            ways.append(self._chat(card, card.chat_at, language))
        if card.mail_to:
            ways.append(text("card_mail_to", language, address=card.mail_to))
        if card.form_url:
            ways.append(text("card_page", language, url=card.form_url))
        if card.url and card.mail and not (card.chat_at or card.mail_to):
            ways.append(text("card_mail", language, url=card.url))
        if card.url and not (ways or card.phone):
            ways.append(text("card_page", language, url=card.url))
        if not ways:
            return self._say("line_write_no", card, language)
        return self._say("line_write_yes", card, language, ways=", ".join(ways))

    def _chat(self, card: Card, url: str, language: str) -> str:
        """Where the chat is, when it answers, and that it does not at the moment."""
        is_shut = card.chat_open_now is False
        closed = self._words.text("hours_closed", language) if is_shut else ""
        hours = ", ".join(part for part in (card.chat_hours_text, closed) if part)
        if not hours:
            return self._words.text("card_chat", language, url=url)
        return self._words.text("card_chat_hours", language, url=url, hours=hours)

    def _bill(self, card: Card, language: str, _: str) -> str:
        return self._say(f"line_bill_{card.bill}", card, language)

    def _cost(self, card: Card, language: str, _: str) -> str:
        return self._say(f"line_cost_{card.cost}", card, language)

    def _police(self, card: Card, language: str, _: str) -> str:
        if card.answered_by == "police":
            return self._say("line_police_is", card, language)
        return self._say(f"line_police_{card.police_told}", card, language)

    def _abroad(self, card: Card, language: str, _: str) -> str:
        if not (card.phone or card.is_written_to):
            return self._say("line_page_always", card, language)
        if not (card.phone or card.sms):
            return self._write(card, language, language)
        if card.phone_international is None:
            return self._say("line_abroad_unknown", card, language)
        return self._say("line_abroad_number", card, language, number=card.phone_international)

    def _number(self, card: Card, language: str, _: str) -> str:
        return self._cards.render(card, language, "sms")

    def _what(self, card: Card, language: str, _: str) -> str:
        if card.answered_by == "peer_group":
            return self._say("line_what_peer_group", card, language)
        return self._police(card, language, language)


def _name(code: str, language: str) -> str:
    return str(Locale.parse(language).languages.get(code, code))


def _sentence(text: str) -> str:
    """A name may begin with a small letter inside its sentence, the sentence may not end twice."""
    return text.replace("..", ".")
