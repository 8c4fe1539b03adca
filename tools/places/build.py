"""Builds `places.tsv`, the gazetteer's data: `python -m tools.places`.

Each line of the file holds names that share everything else:
codes, codes that only a neighbouring name can call up, kind, levels, names separated by semicolons.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.nlu.places.table import MOST_WORDS, NOT_A_PLACE, shapes
from bot.nlu.places.text import fold, key, romanised
from bot.settings import PROJECT
from tools.places import sources
from tools.places.lexicon import LANGUAGES, Lexicon
from tools.places.peoples import peoples
from tools.places.sources import Name
from tools.places.towns import towns

Lines = dict[tuple[str, str, str, str], list[str]]
"""What the names of a line share → the names."""

FOLDER = Path(__file__).parent
TARGET = PROJECT / "bot" / "nlu" / "places" / "places.tsv"
AMBIGUOUS = 0.5
"""A second place counts as meant when it has at least this share of the first one's weight."""
CALLED_UP = 0.01
WELL_KNOWN = 500_000
LARGE = 100_000
FUZZY_PEOPLE = 1_000_000
NAMED = sources.PART * 0.3
"""From this weight on a form stands for a State or a part that is a jurisdiction of its own."""
NEVER_A_PERSON = 1_300_000
_SAINT = {"saint": "st", "sainte": "ste", "sankt": "st", "st": "saint", "ste": "sainte"}
LOOSE = 6
LOOSE_PEOPLE, LOOSE_LETTERS = 400_000, 8
"""Letters from which a misspelling is accepted."""


def build(node: Path, target: Path = TARGET) -> int:
    """Write the data file; `node` is a `node_modules` folder. Returns the number of names."""
    reviewed = sources.nicknames(FOLDER)
    lexicon = Lexicon(reviewed)
    adjectives = _adjectives(node, lexicon, reviewed["adjectives"])
    lines: Lines = defaultdict(list)
    for form, names in _collect(node, lexicon, reviewed).items():
        if form in adjectives and not any(_is_name(form, name) for name in names):
            continue
        if found := _entry(form, names, lexicon):
            lines[found].append(form)
    for form, code in adjectives.items():
        lines[(code, "", "adjective", "0" * len(LANGUAGES))].append(form)
    for (form, code), spoken in peoples(node, lexicon, FOLDER).items():
        flags = "".join(str(int(language in spoken)) for language in LANGUAGES)
        lines[(code, "", "people", flags)].append(form)
    for capitals, code in reviewed["capitals"].items():
        lines[(code, "", "capital", "0" * len(LANGUAGES))].append(capitals)
    forms = {form for head, alike in lines.items() if head[2] != "people" for form in alike}
    daily = {romanised(word) for word in lexicon.frequent_russian()}
    lines[("", "", "blocked", "")] = sorted(_confusable(lines, lexicon) - forms)
    lines[("", "", "russian", "")] = sorted({romanised(form) for form in forms} & daily)
    rows = ("\t".join((*head, ";".join(sorted(alike)))) for head, alike in sorted(lines.items()))
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sum(map(len, lines.values()))


def _collect(node: Path, lexicon: Lexicon, reviewed: dict[str, Any]) -> dict[str, list[Name]]:
    """Form → for each place that it may stand for, the name that says so most clearly."""
    omitted = {(code, key(text)) for code, texts in reviewed["omitted"].items() for text in texts}
    best: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in _all_names(node, lexicon, reviewed):
        for form in dict.fromkeys(_keys(name, lexicon)):
            if (name.code, form) in omitted or len(form.split()) > MOST_WORDS or len(form) < 2:
                continue
            own = name if form == key(name.text) else _derived(name)
            known = best[form].get(name.code)
            if known is None or _rank(own) > _rank(known):
                best[form][name.code] = own
    return {form: list(by_code.values()) for form, by_code in best.items() if by_code}


def _rank(name: Name) -> tuple[int, float]:
    return (("small", "native", "strong", "nickname").index(name.kind), name.weight)


def _derived(name: Name) -> Name:
    """An inflected form: it yields to another place that is really called so."""
    kind = "small" if name.kind == "native" else name.kind
    return replace(name, weight=name.weight * 0.4, alias=True, kind=kind)


def _all_names(
    node: Path, lexicon: Lexicon, reviewed: dict[str, dict[str, list[str]]]
) -> Iterator[Name]:
    for code, texts in reviewed["names"].items():
        for text in texts:
            language = None if key(text).isascii() else "ru"
            yield Name(text, code, sources.STATE * 2, language, "nickname", WELL_KNOWN)
    yield from sources.states()
    yield from sources.parts(node)
    yield from sources.cities(node, lexicon)
    yield from towns(node, lexicon)


def _keys(name: Name, lexicon: Lexicon) -> Iterator[str]:
    """Every form under which a name is found: inflected, German umlauts also as two letters."""
    yield key(name.text)
    first, _, rest = key(name.text).partition(" ")
    if rest and first in _SAINT:
        yield f"{_SAINT[first]} {rest}"
    inflected = [name.text]
    if name.language == "ru" and not key(name.text).isascii():
        inflected = (
            list(lexicon.russian_forms(name.text))
            if len(name.text) >= 3 and not name.text.isupper()
            else inflected
        )
    elif name.weight >= 1e6 and name.kind != "small":
        inflected += lexicon.inflected(name.text)
    for form in inflected:
        yield key(form)
        spelt = re.sub("[äöü]", lambda umlaut: f"{fold(umlaut.group())}e", form.lower())
        if spelt != form.lower():
            yield key(spelt)


def _entry(form: str, names: list[Name], lexicon: Lexicon) -> tuple[str, str, str, str] | None:
    """Codes, called-up codes, kind and levels of one form; None when it is not worth keeping."""
    names.sort(key=lambda name: -name.weight)
    first = names[0]
    rivals = [n for n in names if n.weight >= first.weight * AMBIGUOUS and n.alias <= first.alias]
    meant = [n.code for n in rivals][:3]
    others = [n.code for n in names if n.weight >= first.weight * CALLED_UP or n.people > 50_000]
    others = [code for code in others if code not in meant][:3]
    people = None if first.weight >= NAMED else max(name.people for name in names)
    if max(map(len, form.split())) < 4 and first.weight < NAMED and not _big(form, first):
        return None
    kind, levels = _kind(form, first, lexicon), _levels(form, lexicon, people)
    confusing = "1" in levels or "2" in levels
    if first.kind == "native" and confusing:
        return None
    large = WELL_KNOWN if form[:4].count(" ") else LARGE  # `el monte`, not `trois rivieres`
    if kind == "strong" and people is not None and people < large and confusing:
        kind = "small"
    return ";".join(meant), ";".join(others), kind, levels


def _big(form: str, name: Name) -> bool:
    """Whether a name of two or three letters is worth its risk (`Ufa`, not `Bar` or `Vas`)."""
    sure = not (form.isascii() and name.alias) and " " not in form
    return name.people >= WELL_KNOWN and sure


def _kind(form: str, name: Name, lexicon: Lexicon) -> str:
    if name.weight >= NAMED and name.kind in ("strong", "nickname"):
        whole = "-" not in name.code and name.code != NOT_A_PLACE
        loose = len(form) >= LOOSE and key(name.text) == form and name.kind != "nickname"
        if form in lexicon.people and name.kind != "nickname":
            return "person"
        return "fuzzy" if loose and " " not in form else "state" if whole else "strong"
    if form in lexicon.people and name.people < NEVER_A_PERSON:
        return "person"
    if name.kind == "native":
        return "strong" if len(form) >= LOOSE else "small"
    near = name.code.partition("-")[0] in sources.OSCE
    if name.kind == "strong" and near and key(name.text) == form and _is_loose(form, name.people):
        return "fuzzy"
    sure = name.kind == "strong" and (len(form) >= 4 or name.people >= WELL_KNOWN)
    return "strong" if sure else "small"


def _is_loose(form: str, people: int) -> bool:
    """Whether a city's name is long enough, for its size, that misspellings of it count."""
    letters = LOOSE if people >= FUZZY_PEOPLE else LOOSE_LETTERS
    return people >= LOOSE_PEOPLE and len(form) >= letters and " " not in form


def _levels(form: str, lexicon: Lexicon, people: int | None) -> str:
    """How ordinary the form is in each language; `3` for a smaller place: in another language."""
    words = form.split()
    well_known = people is None or people >= WELL_KNOWN
    if (well_known and len(words) > 1) or len(words) > 2:
        return "0" * len(LANGUAGES)
    levels = [min(lexicon.level(word, tongue, people) for word in words) for tongue in LANGUAGES]
    if not well_known and any(levels):
        levels = [level or 3 for level in levels]
    return "".join(map(str, levels))


def _is_name(form: str, name: Name) -> bool:
    """Whether a form that is also a demonym is first of all the name of a State or its part."""
    return name.weight >= sources.PART and key(name.text) == form and name.kind != "native"


def _adjectives(node: Path, lexicon: Lexicon, reviewed: dict[str, list[str]]) -> dict[str, str]:
    """Demonyms: from i18n-nationality, in Russian from the names, and the reviewed ones."""
    found = {}
    for code, words in reviewed.items():
        for word in words:
            found.update(dict.fromkeys(map(key, _adjective_forms(word, lexicon)), code))
    for code, language, word in sources.demonyms(node):
        for form in lexicon.adjective_forms(word, language):
            found.setdefault(key(form), code)
    for code, word in sources.russian_languages():
        for form in lexicon.russian_lexeme(word):
            found.setdefault(key(form), code)
    for state in sources.states():
        forms = lexicon.russian_adjective(state.text) if state.language == "ru" else ()
        for form in forms:
            found.setdefault(key(form), state.code)
    return found


def _adjective_forms(word: str, lexicon: Lexicon) -> Iterable[str]:
    """Forms of a reviewed demonym, whose language is not told."""
    if not key(word).isascii():
        return lexicon.russian_lexeme(word)
    if not word.islower():
        return (word,)
    return set().union(*(lexicon.adjective_forms(word, tongue) for tongue in LANGUAGES))


def _confusable(lines: Lines, lexicon: Lexicon) -> set[str]:
    """Ordinary words one edit from a name that is matched loosely."""
    targets = {form for head, forms in lines.items() if head[2] == "fuzzy" for form in forms}
    near: dict[str, set[str]] = defaultdict(set)
    for target in targets:
        for shape in shapes(target):
            near[shape].add(target)
    return {
        word
        for word in lexicon.vocabulary()
        if any(word[0] == target[0] for shape in shapes(word) for target in near.get(shape, ()))
    }
