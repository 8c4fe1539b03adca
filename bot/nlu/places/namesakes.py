"""Which place of a name is meant, where the State of the talk has one of that name, too."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

from bot.nlu.folding import fold
from bot.nlu.gazetteer import Mention
from bot.nlu.places.table import LEVEL_LANGUAGES

OF_A_CLOCK = ("Europe/", "Asia/")
"""Continents whose cities are looked through: those that the world names its hours by."""

KNOWN_TOO = frozenset(
    {"christchurch", "valence", "valencia", "wellington", "веллингтон", "краистчерч"}
)
"""Cities that no clock is named by, far larger than the town of that name."""


FAR = ("America/", "Australia/", "Pacific/")
"""The same for a town that bears the name of one of their cities: "New York" in Lincolnshire."""

EVERYWHERE = (*OF_A_CLOCK, *FAR, "Africa/", "Indian/")
"""Continents of the cities that no town at home is taken for."""

BESIDE = {"CA": "US", "GB": "IE", "IE": "GB", "US": "CA"}
"""The State beside that of a talk, whose town is meant before one of another continent: Athlone."""

HOME = {"de": "DE", "es": "ES", "fr": "FR", "it": "IT", "ru": "RU"}
"""The State whose town is meant first in a language that is spoken in few others."""


_CALLED = re.compile(
    r"(?:\b(?:un[ao]? tal|llamad[ao]|se llama|de nombre|named|called|name is|name['’]?s|namens|hei(?:ß|ss)t"
    r"|eine gewisse|s['’]appelle|nommée?|une certaine|di nome|una certa|si chiama|chiamata"
    r"|по имени|зовут|некую|некая|какую-то|какая-то))\s+$",
    re.IGNORECASE,
)


def is_of_a_person(before: str) -> bool:
    """Whether what stands before a name says that somebody is called so: "they ask for a certain Kenia".

    Args:
        before: the text up to the name.
    """
    return _CALLED.search(before) is not None


@cache
def world_cities(continents: tuple[str, ...] = OF_A_CLOCK) -> frozenset[str]:
    """Names, folded, of the cities that CLDR names the hours by: most capitals, in every language of ours."""
    zones = [zone for zone in available_timezones() if zone.startswith(continents)]
    cities = {fold(zone.rpartition("/")[2].replace("_", " ")) for zone in zones}
    for language in LEVEL_LANGUAGES:
        named = Locale.parse(language).time_zones
        cities |= {
            fold(str(named[zone]["city"])) for zone in zones if "city" in named.get(zone, {})
        }
    return frozenset(cities | KNOWN_TOO)


def nearest(mention: Mention, named: str, state: str, *, alone: bool, asks_law: bool) -> Mention:
    """A name of several places as the one in the talk's State; alone, however seldom it is meant.

    Who says to be in "Vienne" on a French page may be in Austria or in the town in Isère: both are told,
    so that it is asked. Who asks for the law there needs no other than that of the city: the town has the
    law of the page.
    """
    near = tuple(code for code in mention.codes if code[:2] == state)
    if not near and alone and not mention.origin:
        near = tuple(code for code in mention.others if code == state) or _part(mention, state)
        near = near or tuple(code for code in mention.others if code == BESIDE.get(state))
        is_known = fold(named) in world_cities() or (
            near != (state,) and fold(named) in world_cities(FAR)
        )
        if near and is_known:
            return mention if asks_law else replace(mention, codes=(*mention.codes, *near))
    return replace(mention, codes=near) if len(near) == 1 else mention


def at_home(mention: Mention, named: str, language: str, spoken: Collection[str]) -> Mention:
    """A town of the language's own State where the one that is meant else is in none that speaks it.

    "Je suis à Brest" of somebody who was in Liège before means the town in Brittany.

    Args:
        mention: a name that no place told of by its writer explains.
        named: as it stands in the text.
        language: of the message.
        spoken: States where that language is spoken.
    """
    state = HOME.get(language, "")
    is_abroad = not mention.origin and not any(code[:2] in spoken for code in mention.codes)
    if is_abroad and state in mention.others and fold(named) not in world_cities(EVERYWHERE):
        return replace(mention, codes=(state,))
    return mention


def _part(mention: Mention, state: str) -> tuple[str, ...]:
    """The part of the talk's State with a town of a name that else means one place abroad: Hull in Québec."""
    parts = tuple(code for code in mention.others if code[:2] == state)
    return parts if len(mention.codes) == 1 == len(parts) else ()
