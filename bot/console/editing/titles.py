"""What the fields of the schemas are called in forms, in their order (`texts/fields.yml`)."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from bot.campaigns.campaign import Campaign, Handover, Sms, Telegram, WhatsApp
from bot.console.locales import texts
from bot.knowledge.law_schema import Enforcement, Law, Minors, Offence, Penalty
from bot.knowledge.resource_schema import Resource
from bot.knowledge.schema import Source

Titles = Mapping[str, tuple[str, str]]
"""By field, its name and a hint, which may be empty."""

_MODELS = (
    *(Source, Resource, Law, Offence, Penalty, Minors, Enforcement),
    *(Campaign, Sms, WhatsApp, Telegram, Handover),
)
_TEXTS: Mapping[str, Mapping[str, str | list[str]]] = texts("fields")


def _titles(said: Mapping[str, str | list[str]]) -> Titles:
    return {
        name: (one, "") if isinstance(one, str) else (one[0], one[1]) for name, one in said.items()
    }


TITLES: Mapping[type[BaseModel], Titles] = {
    model: _titles(_TEXTS[model.__name__]) for model in _MODELS
}

LONG = frozenset({"note"})
"""Fields of several lines."""

SHORT = frozenset({"phone", "phone_international", "sms", "since", "currency", "text_date", "code"})
"""Fields in which little stands: two of them fit beside each other on a phone."""

OPEN = frozenset({"opening", "offences"})
"""Parts that are shown although nothing stands in them."""

FOLDED = frozenset({"source", "further", "minors"})
"""Parts that are folded away where they are filled in and right."""

MORE: Mapping[type[BaseModel], frozenset[str]] = {
    Resource: frozenset(
        {"phone_international", "sms", "languages", "answered_by", "audience", "anonymous"}
        | {"confidential", "police_told", "buyers_welcome", "takes_reports", "withheld", "note"}
    ),
    Law: frozenset({"needs_subdivision", "official_url", "text_date", "verified_on", "note"}),
    Campaign: frozenset({"landing", "decoy", "operator", "code", "fallback", "budget", "note"}),
}
"""Fields that are seldom needed, folded away at the end of a form."""

ASKED = _titles(_TEXTS["asked"])
"""Fields of an experiment."""

ORGANISATION = _titles(_TEXTS["organisation"])
"""Fields of *Your organisation*."""

NAMES: Mapping[str, str] = {
    "smallest_effect": ASKED["effect"][0],
    **{
        name: label
        for titles in (ASKED, _titles(_TEXTS["others"]), *TITLES.values())
        for name, (label, _) in titles.items()
    },
}
"""The name of a field wherever it stands; for lines that tell what was changed."""
