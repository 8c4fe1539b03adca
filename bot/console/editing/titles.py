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
    *(Resource, Source, Law, Offence, Penalty, Minors, Enforcement),
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

OPEN = frozenset({"opening", "offences"})
"""Parts that are shown although nothing stands in them."""

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
