"""A campaign file: one advertisement, decoy contact, notice page or poster, and the ways in from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, Self

import phonenumbers
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from bot.campaigns.adverts import Adverts, LanguageCode
from bot.knowledge.hours import Hours, check_zone
from bot.knowledge.hours_text import read_hours
from bot.nlu.folding import fold
from bot.settings import configured_languages

Channel = Literal["web", "sms", "whatsapp", "telegram"]
Kind = Literal[
    "search_advertisement",
    "decoy_contact",
    "blocked_page",
    "embedded_chat",
    "poster",
    "banner",
    "social",
]
Notice = Literal["employer", "venue", "site", "search"]
"""Where a notice page is shown: an employer's network, a hotel's Wi-Fi, a site, a search trigger."""
Status = Literal["planned", "running", "ended"]


SHORTEST_NUMBER = 8
"""Characters with the plus; the library's own bound lets a country's code and two digits pass."""


def _matches(pattern: str, remedy: str) -> AfterValidator:
    """A check whose refusal says what to write instead."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(remedy)
        return value

    return AfterValidator(check)


def _callable(number: str) -> str:
    if re.fullmatch(r"\d{3,8}", number):
        return number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        raise ValueError("write the number as +491701234567, or a short code of digits") from None
    if not phonenumbers.is_possible_number(parsed) or len(number) < SHORTEST_NUMBER:
        raise ValueError("no telephone number has this length; write it as +491701234567")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _certain(hours: str) -> str:
    try:
        read_hours(hours, configured_languages())
    except ValueError:
        raise ValueError("nobody can be sure of these hours; write 'Mon–Fri 9–17'") from None
    return hours


Id = Annotated[
    str,
    _matches(
        r"[a-z0-9][a-z0-9-]{1,39}",
        "write 2 to 40 small letters, digits and hyphens, as in 'city-de'",
    ),
]
Code = Annotated[
    str, _matches(r"[a-z0-9]{2,12}", "write 2 to 12 small letters and digits, as in 'k7m4'")
]
Place = Annotated[
    str, _matches(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "write an ISO 3166 code such as DE or GB-NIR")
]
Number = Annotated[str, AfterValidator(_callable)]
Keyword = Annotated[
    str,
    _matches(
        r"[A-Za-z0-9]{3,15}", "write 3 to 15 letters without accents, so that any phone can type it"
    ),
]
BotName = Annotated[
    str,
    _matches(r"[A-Za-z]\w{1,28}[Bb][Oo][Tt]", "write the bot's name without @; it ends in 'bot'"),
]
Sentence = Annotated[str, Field(min_length=1, max_length=300)]
WebAddress = Annotated[
    str,
    Field(max_length=120),
    _matches(
        r"https://[\w-]+(\.[\w-]+)+(/[^\s<>\"]*[^\s<>\".,;:!?)])?",
        "write an address that begins with https://",
    ),
]


class Part(BaseModel):
    """A part of a campaign file: read once, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sms(Part):
    """The number that is texted to. Of several campaigns on it, the keyword tells which is meant.

    `sender` is what the number is to the carriers: each kind has rules of its own.
    """

    number: Number
    keyword: Keyword | None = None
    sender: Literal["long_code", "toll_free", "short_code", "alphanumeric"] = "long_code"


class WhatsApp(Part):
    """The number that is written to, with a keyword as for SMS."""

    number: Number
    keyword: Keyword | None = None


class Telegram(Part):
    """The bot that is written to."""

    bot: BotName


class Handover(Part):
    """The organisation's own chat, where people read and answer; off unless it is filled in.

    Args:
        chat: its address.
        hours: as people write them; outside of them nothing is said of it.
        time_zone: of the hours, where it is not that of the campaign's State.
    """

    chat: WebAddress
    hours: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_certain)]
    time_zone: Annotated[str | None, AfterValidator(check_zone)] = None

    @property
    def times(self) -> Hours:
        """The hours as data."""
        return read_hours(self.hours, configured_languages())


class Campaign(Part):
    """One campaign.

    `id` stands in links, so it is short and neutral; `place` is an ISO 3166 code that a place named
    by the visitor overrides. The `fallback` answers whoever comes by a code that we do not know;
    where no campaign says so, the first by name does. `landing` is a sentence on the campaign's
    page, `opening` what the assistant says where it would only greet, `decoy` the text of a decoy
    contact's advertisement; each in one language or several.
    """

    id: Id
    channels: tuple[Channel, ...] = ("web", "sms", "whatsapp", "telegram")
    language: LanguageCode
    place: Place | None = None
    operator: str | None = None
    kind: Kind = "search_advertisement"
    fallback: bool = False
    code: Code | None = None
    starts: date | None = None
    ends: date | None = None
    experiment: Annotated[
        str | None, Field(description="Id of the experiment in which its visitors take part.")
    ] = None
    repeat_contact_days: Annotated[
        int | None,
        Field(
            ge=1, le=90, description="Count who writes again within so many days; off if left out."
        ),
    ] = None
    budget: Annotated[str, Field(max_length=300)] = ""
    note: str = ""
    landing: dict[LanguageCode, Sentence] = {}
    opening: dict[LanguageCode, Sentence] = {}
    decoy: dict[LanguageCode, Sentence] = {}
    notice: Notice = "employer"
    sms: Sms | None = None
    whatsapp: WhatsApp | None = None
    telegram: Telegram | None = None
    handover: Handover | None = None
    adverts: dict[LanguageCode, Adverts] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError(f"it ends before it starts; write 'ends:' later than {self.starts}")
        for channel in ("sms", "whatsapp", "telegram"):
            if getattr(self, channel) and channel not in self.channels:
                raise ValueError(f"it has '{channel}:'; write '{channel}' under 'channels:' too")
        if self.handover and not (self.place or self.handover.time_zone):
            raise ValueError("hours need a time zone; write 'place:', or 'time_zone:' with them")
        if self.repeat_contact_days and set(self.channels) == {"web"}:
            raise ValueError(
                "the web has no lasting address, so nobody is seen to come back; "
                "remove 'repeat_contact_days:'"
            )
        if self.kind == "decoy_contact" and not self.decoy:
            raise ValueError(
                "a decoy contact needs the text of its advertisement, to be checked; "
                f"write 'decoy:' and below it '{self.language}: …'"
            )
        return self

    def status(self, today: date) -> Status:
        """Whether it has begun or ended; it is answered all the same."""
        if self.starts and today < self.starts:
            return "planned"
        return "ended" if self.ends and today > self.ends else "running"

    def doors(self) -> Iterator[tuple[str, str, str]]:
        """Channel, number and folded keyword of each way in by telephone; no keyword is empty."""
        for channel, door in (("sms", self.sms), ("whatsapp", self.whatsapp)):
            if door:
                yield channel, door.number, fold(door.keyword or "")

    def claims(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What no other campaign may have: its name, and the keys under which it stands."""
        if self.fallback:
            yield "the line 'fallback: true'", ("fallback",)
        if self.code:
            yield f"the code '{self.code}'", ("code",)
        for channel, number, keyword in self.doors():
            if keyword:
                name = f"the keyword '{keyword.upper()}' of the {channel} number {number}"
                yield name, (channel, "keyword")
            else:
                yield f"the {channel} number {number} without a keyword", (channel, "number")

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text that the public reads: under which keys, in which language, what."""
        for name in ("landing", "opening", "decoy"):
            for language, text in getattr(self, name).items():
                yield f"{name}.{language}", language, text
        for language, adverts in self.adverts.items():
            for where, text in adverts.texts():
                yield f"adverts.{language}.{where}", language, text
