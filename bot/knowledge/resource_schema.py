"""What a resource file holds: the places to turn to in one State, or in any (`INT.yml`)."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

import phonenumbers
from pydantic import Field, field_validator, model_validator

from bot.knowledge.hours import Hours, check_zone
from bot.knowledge.regions import BEYOND, PARTICIPATING_STATES
from bot.knowledge.resource_parts import MAIL, PAGE, PHONE, TELEGRAM, Fee, OtherPhone, Wordless
from bot.knowledge.schema import Confidence, Entry, Source

Kind = Literal[
    "buyer_education",
    "compulsive_behaviour",
    "report_trafficking",
    "victim_support",
    "child_protection",
    "crisis",
    "sexual_health",
    "legal_information",
    "emergency",
    "extortion",
    "domestic_abuse",
    "sex_worker",
]

Purpose = Literal[
    "crisis",
    "emergency",
    "child",
    "missing_child",
    "csam",
    "report",
    "victim",
    "education",
    "compulsive",
    "attraction",
    "sexual_health",
    "legal",
    "extortion",
    "domestic_abuse",
    "violence",
    "child_report",
    "sex_worker",
    "listening",
    "take_down",
    "housing",
]
"""What a resource is offered for; finer than its kind, because a wrong referral does harm.

`domestic_abuse` is for who suffers it, `violence` for who uses it or fears to. `child` listens to a
child; `child_report` takes the report of somebody who has seen one sold. `sex_worker` is by and for
people who sell sex by choice: it asks nobody to leave, and is no help for victims. `listening` answers
whoever wants to talk, also in no crisis; `take_down` gets intimate pictures blocked or removed; `housing`
knows a bed for tonight.
"""

Known = Literal["yes", "no", "unknown"]
"""What a source says; what it does not say is unknown, and is told as unknown."""

Service = Literal["all", "ambulance", "police"]
"""Whose number it is; `all` is one number for every emergency service."""

AnsweredBy = Literal[
    "police",
    "emergency",
    "public",
    "charity",
    "clinic",
    "peer_group",
    "self_help",
    "directory",
    "website",
    "court",
    "unknown",
]

Withheld = Literal[
    "recalled_contact",
    "harmonised_number",
    "not_neutral",
    "for_staff",
    "maybe_closed",
    "professionals_only",
    "other_purpose",
    "area_unknown",
    "never",
]
"""Why a row that is otherwise good is not shown.

`recalled_contact`: the address or number is from memory. `harmonised_number`: the national row says
whether it works there. `not_neutral`: never alone, so not at all. `for_staff`, `professionals_only`:
not for visitors. `maybe_closed`: may not answer. `other_purpose`: serves something else than its kind
says. `area_unknown`: only for a part of the State that we do not recognise. `never`: would harm somebody.
"""


class Resource(Entry):
    """Somewhere to turn. Digits are stored plain, as they are dialled inside the country."""

    id: str = Field(pattern=r"^[a-z]{2,3}-[a-z]+-\d+$")
    kind: Kind
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    name: str | None = None
    """In its own language; without one, visitors read what kind of help it is."""
    service: Service | None = None
    """An emergency service: named in the visitor's language."""
    countries: tuple[str, ...] = ()
    """For `INT` rows that work in some States only."""
    area: tuple[str, ...] = ()
    """ISO 3166-2 codes of the parts of the State that it serves, unless all of it."""
    languages: tuple[str, ...] = ()
    phone: str | None = Field(default=None, pattern=PHONE)
    phone_international: str | None = Field(default=None, pattern=r"^\+\d{6,15}$")
    other_phones: tuple[OtherPhone, ...] = ()
    sms: str | None = Field(default=None, pattern=PHONE)
    sms_keyword: str | None = None
    wordless: Wordless | None = None
    """Of an emergency number: what somebody does there who cannot speak."""
    whatsapp: str | None = Field(default=None, pattern=PHONE)
    telegram: str | None = Field(default=None, pattern=TELEGRAM)
    """Its name there, without the `@`."""
    chat: bool = False
    """It also answers in a chat, at its address."""
    chat_url: str | None = Field(default=None, pattern=PAGE)
    """Where the chat is, if it is not at `url`."""
    chat_hours: Hours = Hours()
    """When the chat answers, where it keeps other hours than the telephone."""
    mail: bool = False
    """It also answers e-mails, or messages left on its page."""
    mail_to: str | None = Field(default=None, pattern=MAIL)
    """The address that it answers e-mails at."""
    form_url: str | None = Field(default=None, pattern=PAGE)
    """A form that takes messages."""
    url: str | None = Field(default=None, pattern=PAGE)
    hours: Hours = Hours()
    cost: Literal["free", "charged", "fee", "unknown"] = "unknown"
    fee: Fee | None = None
    bill: Literal["hidden", "shown", "unknown"] = "unknown"
    """Whether the telephone bill shows the call."""
    answered_by: AnsweredBy = "unknown"
    police_told: Literal["yes", "no", "sometimes", "danger_only", "caller_decides", "unknown"] = (
        "unknown"
    )
    police_first: bool = False
    """Say before the number that the police are, or may be, told."""
    anonymous: Known = "unknown"
    confidential: Known = "unknown"
    buyers_welcome: bool = False
    """It says that people who buy may call, too."""
    takes_reports: bool = True
    """Not so where the operator says that it only listens."""
    for_exploited: bool = False
    """Made for people who are sold or trafficked, or says that it is for them, too."""
    first: bool = False
    """An organisation's own or a local service: named before others that serve as well."""
    audience: Literal[
        "everyone",
        "women",
        "men",
        "adults",
        "minors",
        "deaf",
        "visitors",
        "indigenous",
        "ukraine",
        "professionals",
    ] = "everyone"
    access: Literal["open", "court"] = "open"
    """`court`: only people whom a court or prosecutor sends are taken."""
    withheld: Withheld | None = None
    source: Source
    verified_on: dt.date
    """Day on which the row was taken over or checked last; what expiry is counted from."""
    read_on: dt.date | None = None
    """Day on which somebody read the source, where that was written down."""
    confidence: Confidence
    note: str = ""

    @field_validator("area", mode="before")
    @classmethod
    def _areas(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("phone_international")
    @classmethod
    def _dialable(cls, value: str | None) -> str | None:
        if value is not None and not phonenumbers.is_possible_number(phonenumbers.parse(value)):
            raise ValueError(f"'{value}' cannot be dialled from abroad; check the digits")
        return value

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.confidence == "high" and self.source.kind in ("memory", "list"):
            raise ValueError("a row from memory or from a list cannot have the confidence 'high'")
        if self.sms_keyword and not self.sms:
            raise ValueError("'sms_keyword' needs the 'sms' number it is sent to")
        if self.police_first and self.police_told not in ("yes", "sometimes"):
            raise ValueError("'police_first' needs 'police_told: yes' or 'sometimes'")
        if self.fee and self.cost != "fee":
            raise ValueError("a 'fee' needs 'cost: fee'")
        if "emergency" in self.purposes and self.service is None:
            raise ValueError("an emergency number needs its 'service': all, ambulance or police")
        if not self.chat and (self.chat_hours != Hours() or self.chat_url):
            raise ValueError("'chat_hours' and 'chat_url' need 'chat: true'")
        if self.wordless and not (self.service and self.phone):
            raise ValueError("'wordless' belongs to the telephone number of an emergency service")
        return self

    @property
    def show(self) -> bool:
        """Whether a visitor may see it: never low; medium only from a source worth the name."""
        reviewed = self.confidence == "high" or (
            self.confidence == "medium" and self.source.kind not in ("list", "memory")
        )
        reachable = bool(self.phone or self.sms or self.url)
        open_to_all = self.audience != "professionals"
        return reviewed and reachable and open_to_all and self.withheld is None

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number by which it is reached."""
        text_to = self.wordless.text_to if self.wordless else None
        own = (self.phone, self.phone_international, self.sms, self.whatsapp, text_to)
        return tuple(n for n in (*own, *(other.phone for other in self.other_phones)) if n)


class ResourceFile(Entry):
    """A resource file: the State, its time zone and its resources."""

    country: str
    time_zone: str
    resources: tuple[Resource, ...] = Field(min_length=1)

    @field_validator("country")
    @classmethod
    def _known_country(cls, value: str) -> str:
        if value != "INT" and value not in PARTICIPATING_STATES | BEYOND:
            raise ValueError(f"'{value}' is not the ISO code of a participating State, nor INT")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        return check_zone(value) or value

    @model_validator(mode="after")
    def _own_rows(self) -> Self:
        seen: set[str] = set()
        for resource in self.resources:
            if not resource.id.startswith(f"{self.country.lower()}-"):
                raise ValueError(f"'{resource.id}' belongs into another country's file; move it")
            if resource.id in seen:
                raise ValueError(f"'{resource.id}' stands twice; give one of them another number")
            seen.add(resource.id)
        return self
