"""A resource as a visitor sees it: a card, and the card as one to three short lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from babel import Locale

from bot.knowledge import formats
from bot.knowledge.phone_numbers import international, national
from bot.knowledge.resource_parts import Fee
from bot.knowledge.resource_schema import Purpose, Resource
from bot.nlu.folding import fold
from bot.words import Words

SMS = "sms"
"""The channel on which a card is one line with the number first."""

_STEM = 5


@dataclass(frozen=True, slots=True)
class Card:
    """What may be told about a resource, with its state at the moment of asking.

    `phone` is as it is dialled inside the country; without `phone_international` it works there only.
    `country` is `INT` for a resource that is not tied to a State.
    """

    id: str
    name: str | None
    service: str | None
    phone: str | None
    phone_international: str | None
    other_phones: tuple[tuple[str, str], ...]
    sms: str | None
    sms_keyword: str | None
    url: str | None
    hours_text: str
    open_now: bool | None
    cost: str
    fee: Fee | None
    languages: tuple[str, ...]
    police_told: str
    police_first: bool
    answered_by: str
    anonymous: str
    confidential: str
    bill: str
    whatsapp: str | None
    telegram: str | None
    chat: bool
    chat_url: str | None
    chat_hours_text: str
    """Hours of the chat, where they differ from `hours_text`."""
    chat_open_now: bool | None
    mail: bool
    mail_to: str | None
    form_url: str | None
    audience: str
    for_exploited: bool
    kind: str
    purposes: tuple[Purpose, ...]
    country: str
    is_elsewhere: bool = False
    """It serves a part of the State, and nobody said that the visitor is there."""
    is_discreet: bool = False
    """It stands in one line, its number first and without its page, as somebody else may read along."""

    @property
    def channels(self) -> tuple[str, ...]:
        """Ways to reach it, of `phone`, `sms`, `whatsapp`, `telegram`, `chat`, `mail` and `web`."""
        ways = {
            "phone": self.phone,
            "sms": self.sms,
            "whatsapp": self.whatsapp,
            "telegram": self.telegram,
            "chat": self.chat,
            "mail": self.mail or self.mail_to,
            "web": self.url,
        }
        return tuple(way for way, contact in ways.items() if contact)

    @property
    def chat_at(self) -> str | None:
        """Where its chat is, if it has one."""
        return (self.chat_url or self.url) if self.chat else None

    @property
    def is_written_to_now(self) -> bool:
        """Whether somebody there answers who writes, and may do so at the moment."""
        chat = self.chat_at if self.chat_open_now is not False else None
        return bool(self.sms or self.whatsapp or self.telegram or chat)

    @property
    def is_written_to(self) -> bool:
        """Whether somebody there answers who writes, at once or later."""
        mail = self.mail_to or (self.mail and self.url) or self.form_url
        return bool(self.sms or self.whatsapp or self.telegram or self.chat_at or mail)


_WRITTEN = {"phone", "phone_international", "other_phones", "sms", "whatsapp"}
_AS_IT_IS = {one.name for one in fields(Card)} & set(Resource.model_fields) - _WRITTEN
"""Parts of a row that a card tells as they stand."""


def card_of(row: Resource, country: str, zone: str, language: str, now: dt.datetime) -> Card:
    """The card of a resource at a moment, its hours written in the language."""
    return Card(
        **{name: getattr(row, name) for name in _AS_IT_IS},
        phone=national(row.phone, country) if row.phone else None,
        phone_international=international(row.phone_international),
        other_phones=tuple(
            (national(other.phone, country), other.when) for other in row.other_phones
        ),
        sms=national(row.sms, country) if row.sms else None,
        whatsapp=national(row.whatsapp, country) if row.whatsapp else None,
        hours_text=row.hours.text(language),
        chat_hours_text=row.chat_hours.text(language),
        open_now=row.hours.is_open(now, zone),
        chat_open_now=(row.chat_hours if row.chat_hours.known else row.hours).is_open(now, zone),
        country=country,
    )


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text, by which "Gewalt" is told in "Gewaltschutz"."""
    return frozenset(word[:_STEM] for word in fold(text).split() if len(word) >= _STEM)


class CardText:
    """Cards as lines of a language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def render(self, card: Card, language: str, channel: str | None = None) -> str:
        """One to three short lines; in an SMS one line, the number first.

        Where a visitor must know first that the police are told, that comes before the number.
        """
        name = self.name(card, language)
        if card.is_discreet:
            return self._discreet(card, name, language)
        if channel == SMS:
            return self._short(card, name, language)
        warning = self._warning(card, language)
        police = "" if warning else self._police(card, language)
        link = (card.url or "") if card.phone or card.sms else ""
        facts = self._facts(card, language)
        lines = [warning, f"{name}: {self._contact(card, language)}"]
        if warning:
            lines.append(" ".join(part for part in (facts, link) if part))
        else:
            lines += [facts, " ".join(part for part in (police, link) if part)]
        return "\n".join(line for line in lines if line)

    def reminder(self, card: Card, language: str) -> str:
        """A card that was shown before as one short line: its name and the first way to reach it.

        What is closed at the moment says so each time.
        """
        if card.is_discreet:
            return self._discreet(card, self.name(card, language), language)
        is_shut = card.open_now is False and bool(card.phone or card.sms)
        hours = f" ({self._hours(card, language)})" if is_shut else ""
        return f"{self.name(card, language)}: {self._first_way(card, language)}{hours}"

    def name(self, card: Card, language: str) -> str:
        """The name, or what it is: an emergency service or a kind of help; or no more than the number."""
        if card.is_discreet:
            number = card.phone and self._words.text("card_number", language, number=card.phone)
            return number or self._first_way(card, language)
        if card.service:
            return self._words.text(f"emergency_{card.service}", language)
        return card.name or self._words.text(f"label_{card.purposes[0]}", language)

    def _contact(self, card: Card, language: str) -> str:
        ways = []
        if card.phone:
            ways.append(card.phone)
            if card.phone_international and card.phone_international != card.phone:
                abroad = card.phone_international
                ways.append(self._words.text("card_from_abroad", language, phone=abroad))
        for phone, when in card.other_phones:
            ways.append(self._words.text(f"card_other_{when}", language, phone=phone))
        if card.sms:
            ways.append(self.text_way(card, language))
        return ", ".join(ways) or self._first_way(card, language)

    def _first_way(self, card: Card, language: str) -> str:
        """The telephone, else where somebody reads what is written, else its page; may be empty."""
        text = self._words.text
        if card.phone or card.sms:
            return card.phone or self.text_way(card, language)
        if card.whatsapp:
            return text("card_whatsapp", language, number=card.whatsapp)
        if card.telegram:
            return f"Telegram @{card.telegram}"
        if card.chat_at:
            return text("card_chat", language, url=card.chat_at)
        if card.mail_to:
            return text("card_mail_to", language, address=card.mail_to)
        return card.form_url or card.url or ""

    def text_way(self, card: Card, language: str) -> str:
        """Where to send a text message, and what to write in it."""
        if card.sms_keyword:
            return self._words.text(
                "card_sms_keyword", language, number=card.sms, keyword=card.sms_keyword
            )
        return self._words.text("card_sms", language, number=card.sms)

    def _facts(self, card: Card, language: str) -> str:
        facts = [self._what_for(card, language)]
        if card.phone or card.sms:
            facts.append(self._hours(card, language, " · "))
        if card.cost != "unknown" and card.service is None:
            facts.append(self._cost(card, language))
        if card.anonymous == "yes":
            facts.append(self._words.text("card_anonymous", language))
        if card.audience != "everyone":
            facts.append(self._words.text(f"audience_{card.audience}", language))
        if card.languages and language not in card.languages:
            names = Locale.parse(language).languages
            spoken = [str(names.get(code, code)) for code in card.languages]
            facts.append(formats.listing(spoken, language))
        return " · ".join(filter(None, facts))

    def _hours(self, card: Card, language: str, between: str = ", ") -> str:
        """When it answers, and that it does not at the moment."""
        closed = self._words.text("hours_closed", language) if card.open_now is False else ""
        return between.join(part for part in (card.hours_text, closed) if part)

    def _what_for(self, card: Card, language: str) -> str:
        """What a line is for, where its name does not say it to who reads it."""
        purpose = "listening" if "listening" in card.purposes else card.purposes[0]
        if not card.name or card.service or not self._words.has(f"what_{purpose}"):
            return ""
        spoken = {language, *card.languages} & {*self._words.languages}
        said = " ".join(
            self._words.text(key, one)
            for one in spoken
            for of in card.purposes
            for key in (f"label_{of}", f"what_{of}")
            if self._words.has(key)
        )
        is_said = bool(_stems(card.name) & _stems(said))
        return "" if is_said else self._words.text(f"what_{purpose}", language)

    def _cost(self, card: Card, language: str) -> str:
        if card.fee is None:
            return self._words.text(f"cost_{card.cost}", language)
        low, high = (
            formats.money(amount, card.fee.currency, language)
            for amount in (card.fee.low, card.fee.high)
        )
        if low == high:
            return self._words.text("cost_fee_exact", language, high=high)
        return self._words.text("cost_fee_between", language, low=low, high=high)

    def _warning(self, card: Card, language: str) -> str:
        if not card.police_first:
            return ""
        return self._words.text(f"police_told_{card.police_told}", language)

    def _police(self, card: Card, language: str) -> str:
        if card.service and card.police_told != "caller_decides":
            return ""
        if card.answered_by == "police":
            return self._words.text("police_answers", language)
        if card.police_told == "unknown":
            return ""
        return self._words.text(f"police_told_{card.police_told}", language)

    def _discreet(self, card: Card, name: str, language: str) -> str:
        """One line of which only who knows the number sees what it is."""
        told = self._hours(card, language) if card.phone or card.sms else ""
        hours = f"({told})" if told else ""
        return " ".join(part for part in (self._warning(card, language), name, hours) if part)

    def _short(self, card: Card, name: str, language: str) -> str:
        hours = self._hours(card, language)
        hours = f"({hours})" if hours and (card.phone or card.sms) and not card.service else ""
        first = self._first_way(card, language)
        return " ".join(
            part for part in (self._warning(card, language), first, name, hours) if part
        )
