"""Parts of a row in a resource file: other numbers, ways without a word, and what a programme costs."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.knowledge.schema import Entry, Source

PHONE = r"^\+?\d{2,15}$"
PAGE = r"^https?://"
MAIL = r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$"
TELEGRAM = r"^\w{5,32}$"


class OtherPhone(Entry):
    """A second number, for the case where the first cannot be reached."""

    phone: str = Field(pattern=PHONE)
    when: Literal["mobile_or_regions", "landline"]


class Wordless(Entry):
    """How an emergency service is reached by somebody who cannot speak; only what an official page says.

    `keys`: pressed on a mobile when the recording asks for it, so that the call is put through.
    `text_to`: a number that text messages can be sent to; `registered`: only from a phone that was
    registered there before; `register_word`: the word by which it is registered, sent to that number;
    `in_parts`: only in parts of the State, and elsewhere an answer says so.
    `app`: an official app that makes a call without a word once it is set up, and its address.
    """

    keys: str | None = Field(default=None, pattern=r"^\d{1,3}$")
    text_to: str | None = Field(default=None, pattern=PHONE)
    registered: bool = False
    register_word: str | None = Field(default=None, pattern=r"^[a-z]+$")
    in_parts: bool = False
    app: str | None = None
    app_url: str | None = Field(default=None, pattern=PAGE)
    source: Source
    read_on: dt.date

    @model_validator(mode="after")
    def _says_how(self) -> Self:
        if not (self.keys or self.text_to or self.app):
            raise ValueError("'wordless' needs 'keys', 'text_to' or 'app'")
        if (self.app is None) != (self.app_url is None):
            raise ValueError("an 'app' needs its 'app_url'")
        if self.register_word and not (self.text_to and self.registered):
            raise ValueError("'register_word' needs 'text_to' and 'registered: true'")
        return self


class Fee(Entry):
    """What a programme costs."""

    low: int
    high: int
    currency: str = Field(pattern=r"^[A-Z]{3}$")
