"""What a law file holds: one State, the parts of it that differ, all in codes that any language can say."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.knowledge.figures import Value
from bot.knowledge.schema import Confidence, Entry, Source

Approach = Literal["knowing_use", "strict_liability", "all_purchase", "indirect", "none"]

Buying = Literal["criminal", "administrative", "lawful", "mixed", "unknown"]
"""How paying an adult is treated: `mixed` when some purchases are punished and others are not."""

Covers = Literal[
    "any_purchase",
    "any_purchase_unlicensed",
    "any_purchase_most_parts",
    "knows_victim",
    "uses_victim",
    "any_victim",
    "ignores_signs",
    "should_have_known",
    "pimped_victim",
    "pimped_should_have_known",
    "victim_unseen",
    "victim_heavier",
    "vulnerable_seller",
    "without_condom",
    "public_place",
    "street_kerb",
    "near_minors_or_traffic",
]
"""What an offence reaches.

`any_purchase`: paying anybody. `any_purchase_unlicensed`: except in a licensed house.
`any_purchase_most_parts`: in nearly every part of a federal State. `knows_victim`: a person known to
be forced or trafficked. `uses_victim`: a victim, where the text we read does not say what must be
known. `any_victim`: a victim, known or not. `ignores_signs`: a victim, known or plain to see.
`should_have_known`: a victim, known or to be suspected. `pimped_…`: the same, and also a person whom
somebody else pimps. `vulnerable_seller`: who is ill, pregnant, disabled or without papers, as the law
has it. `victim_unseen`: a lesser penalty for who was grossly negligent not to see that it was a victim.
`without_condom`: a client without one. `victim_heavier`: a heavier penalty for a victim where every
purchase is punished. `public_place`, `street_kerb`, `near_minors_or_traffic`: where it happens.
"""

VICTIM_CODES = (
    "knows_victim",
    "uses_victim",
    "any_victim",
    "ignores_signs",
    "should_have_known",
    "pimped_victim",
    "pimped_should_have_known",
)
"""Codes of offences that concern people who are forced or trafficked."""

PURCHASE_CODES = ("any_purchase", "any_purchase_unlicensed", "any_purchase_most_parts")
"""Codes of offences that concern every purchase."""

Transposition = Literal["not_bound", "done", "pending", "unknown"]
"""Directive (EU) 2024/1712, which obliges EU States to punish knowing use since 15 July 2026: not bound
by it; such an offence was found; only a bill was found; neither was found. The last two say nothing of
what is in force today, so the obligation is told, never a gap.
"""

_DAY = r"^\d{4}(-\d\d(-\d\d)?)?$"
"""A day, a month or a year, as precisely as it is known."""


class Penalty(Entry):
    """What a court or an authority may impose, as the law has it; what is not known is left out."""

    fine_min: int | None = None
    fine_max: int | None = None
    fine_first_max: int | None = None
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    prison_min_months: int | None = None
    prison_max_months: int | None = None
    form: Literal[
        "fine",
        "fine_fixed",
        "fine_first",
        "fine_or_prison",
        "prison",
        "prison_min",
        "prison_min_and_fine",
        "prison_range",
        "prison_range_and_fine",
        "prison_and_fine",
        "misdemeanour",
    ]
    """How the parts belong together; each form is one sentence in every language."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        fines = (self.fine_min, self.fine_max, self.fine_first_max)
        if any(fine is not None for fine in fines) and self.currency is None:
            raise ValueError("a fine needs a 'currency', for example EUR")
        if self.fine_min and self.fine_max and self.fine_min > self.fine_max:
            raise ValueError("'fine_min' is more than 'fine_max'; exchange them")
        if self.form == "fine_first" and not (self.fine_first_max and self.fine_max):
            raise ValueError("the form 'fine_first' needs 'fine_first_max' and 'fine_max'")
        if self.form in ("fine", "fine_fixed") and not (self.fine_min or self.fine_max):
            raise ValueError("a fine needs 'fine_min' or 'fine_max'")
        if "range" in self.form and not (self.prison_min_months and self.prison_max_months):
            raise ValueError("a range needs 'prison_min_months' and 'prison_max_months'")
        if "prison" in self.form and not (self.prison_max_months or self.prison_min_months):
            raise ValueError(f"the form '{self.form}' needs 'prison_max_months'")
        return self


class Offence(Entry):
    """One thing that the law punishes in a buyer."""

    covers: Covers
    nature: Literal["criminal", "administrative"]
    statute: str | None = None
    since: int | None = Field(default=None, ge=1850, le=2100)
    penalty: Penalty | None = None


class Minors(Entry):
    """Paying a person under 18: a crime everywhere; statute and term where they were read."""

    statute: str | None = None
    prison_min_months: int | None = None
    prison_max_months: int | None = None
    longer_below: int | None = Field(default=None, ge=10, le=17)
    """Age below which the same law or a graver one gives a longer term; left out where nobody read it.

    The term is then that of the older minors, and no answer tells it of everybody under 18. `note` names
    the article for the younger.
    """


class Enforcement(Entry):
    """What happened to buyers there. With `told` it is said in `law_enforcement_<code>`.

    Untold are figures that a buyer would hear as permission, or that nobody could explain in a sentence.
    """

    recorded: str
    url: str
    publisher: str = ""
    year: str = Field(default="", pattern=r"^(\d{4})?$")
    told: bool = False
    values: dict[str, Value] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if self.told and not (self.publisher and self.year):
            raise ValueError("an enforcement that is told needs its 'publisher' and 'year'")
        return self


class LocalRule(Entry):
    """A rule of a city or region that punishes buyers, below the law of its State."""

    code: str = Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    """ISO 3166-2 where there is one for the place, else three letters of our own."""
    name: str
    names: tuple[str, ...] = Field(min_length=1)
    """How visitors write it, in small letters, the beginning of the word where its ending changes."""
    rule: Literal[
        "contact_ban", "zones", "client_too", "street_fine", "mayor", "quarter", "region_fine"
    ]
    statute: str = ""
    fine_min: int | None = None
    fine_max: int | None = None
    currency: str = "EUR"
    text_date: str = Field(pattern=_DAY)
    source: Source
    confidence: Literal["high", "medium"]
    note: str = ""


class Law(Entry):
    """The law on buying sex in one State or one part of a State."""

    code: str = Field(pattern=r"^[A-Z]{2}(-([A-Z0-9]{1,3}|\*))?$")
    also: tuple[str, ...] = ()
    """Codes of the parts that this entry also answers for: `GB-EAW` stands for England and Wales."""
    name: str
    """English name, for operators; visitors read the name in their language."""
    buying: Buying
    approaches: tuple[Approach, ...] = Field(min_length=1)
    offences: tuple[Offence, ...] = ()
    minors: Minors = Minors()
    directive: Transposition = "not_bound"
    directive_note: str = ""
    further: tuple[Offence, ...] = ()
    """Further offences, told to who asks what he risks."""
    also_punished: str = ""
    """The same and the rest, in English, for operators."""
    protects_reporter: str = ""
    """The rule that spares a buyer who reports in time, in English, for operators."""
    enforcement: Enforcement | None = None
    local: LocalRule | None = None
    """The rule of the city or region that was asked for; set when the law of that place is looked up."""
    has_local_rules: bool = False
    """Cities or regions punish buyers: `law_local_<code>` says so before anything else."""
    needs_subdivision: bool = False
    """The rule depends on the part of the State: ask which before answering."""
    source: Source
    official_url: str | None = None
    """The State's own text, or the site where it is published."""
    text_date: str | None = Field(default=None, pattern=_DAY)
    """Day, month or year of the text that was read."""
    read_on: dt.date | None = None
    """Day on which somebody read a text; without one, nobody did."""
    verified_on: dt.date
    """Day on which the entry was looked at last, whether or not a text was found."""
    confidence: Confidence
    settled_by: str = ""
    """Of a law that nobody verified: the text that would settle it, for lawyers."""
    note: str = ""
    """For operators, in English; never shown to a visitor."""

    @field_validator("text_date", mode="before")
    @classmethod
    def _as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, (int, dt.date)) else value

    @property
    def statute(self) -> str | None:
        """The citation, in the State's own form, with that of a term for minors."""
        cited = [offence.statute for offence in self.offences if offence.statute]
        if self.minors.statute and (self.minors.prison_min_months or self.minors.prison_max_months):
            cited.append(self.minors.statute)
        return "; ".join(dict.fromkeys(cited)) or None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if "none" in self.approaches and len(self.approaches) > 1:
            raise ValueError("'none' cannot stand beside another approach")
        if self.confidence == "low" and self.offences:
            raise ValueError(
                "an unverified law states no offence; move it to 'note' until a source was read"
            )
        if self.settled_by and self.confidence != "low":
            raise ValueError(
                "'settled_by' is for an unverified law; remove it, or the confidence is low"
            )
        if self.confidence != "low" and self.source.kind == "memory":
            raise ValueError("what rests on memory has the confidence 'low'")
        all_purchase = any(offence.covers in PURCHASE_CODES for offence in self.offences)
        if self.buying in ("criminal", "administrative") and not all_purchase:
            raise ValueError("buying is punished, so one offence must cover 'any_purchase'")
        if self.buying in ("lawful", "unknown") and all_purchase:
            raise ValueError("an offence covers any purchase, so 'buying' cannot be lawful")
        return self


class StateFile(Entry):
    """A law file: the State and, below it, the parts whose law differs."""

    state: Law
    parts: tuple[Law, ...] = ()
    local: tuple[LocalRule, ...] = ()

    @model_validator(mode="after")
    def _same_state(self) -> Self:
        codes = [part.code for part in self.parts] + [rule.code for rule in self.local]
        for code in codes:
            if not code.startswith(f"{self.state.code}-"):
                raise ValueError(f"'{code}' is not a part of {self.state.code}; move it")
        return self
