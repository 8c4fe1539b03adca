"""Builds `places.tsv`, the gazetteer's data: `python -m bot.nlu.gazetteer build`.

Each line of the file holds names that share everything else:
codes, codes that only a neighbouring name can call up, kind, levels, names separated by semicolons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.nlu.places import sources
from bot.nlu.places.lexicon import LANGUAGES, Lexicon
from bot.nlu.places.sources import Name
from bot.nlu.places.table import shapes
from bot.nlu.places.text import key, romanised

FOLDER = Path(__file__).parent
AMBIGUOUS = 0.5
"""A second place counts as meant when it has at least this share of the first one's weight."""
CALLED_UP = 0.01
WELL_KNOWN = 500_000
FUZZY_PEOPLE = 1_000_000
NAMED = sources.PART * 0.3
"""From this weight on a form stands for a State or a part that is a jurisdiction of its own."""
NEVER_A_PERSON = 1_300_000
NOT_A_PLACE = "ZZ"
LONGEST = 5
LOOSE = 6
"""Letters from which a misspelling is accepted."""


def build(node: Path, target: Path = FOLDER / "places.tsv") -> int:
    """Write the data file; `node` is a `node_modules` folder. Returns the number of names."""
    reviewed = sources.nicknames(FOLDER)
    lexicon = Lexicon(reviewed)
    omitted = {(code, key(text)) for code, texts in reviewed["omitted"].items() for text in texts}
    best: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in _all_names(node, lexicon, reviewed):
        for form in dict.fromkeys(_keys(name, lexicon)):
            known = best[form].get(name.code)
            if (name.code, form) in omitted or len(form.split()) > LONGEST or len(form) < 2:
                continue
            own = name if form == key(name.text) else _derived(name)
            if known is None or _rank(own) > _rank(known):
                best[form][name.code] = own
    lines: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    adjectives = _adjectives(node, lexicon, reviewed["adjectives"])
    for form, by_code in best.items():
        if form in adjectives and not any(_is_name(form, name) for name in by_code.values()):
            continue
        if by_code and (found := _entry(form, list(by_code.values()), lexicon)):
            lines[found].append(form)
    for form, code in adjectives.items():
        lines[(code, "", "adjective", "0" * len(LANGUAGES))].append(form)
    for capitals, code in reviewed["capitals"].items():
        lines[(code, "", "capital", "0" * len(LANGUAGES))].append(capitals)
    lines[("", "", "blocked", "")] = sorted(_confusable(lines, lexicon))
    rows = ("\t".join((*head, ";".join(sorted(forms)))) for head, forms in sorted(lines.items()))
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sum(map(len, lines.values()))


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


def _keys(name: Name, lexicon: Lexicon) -> Iterator[str]:
    """Every form under which a name is found: inflected, and German umlauts written as two letters."""
    yield key(name.text)
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
        spelt = form.translate(
            str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ö": "Oe", "Ü": "Ue"})
        )
        if spelt != form:
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
    kind = _kind(form, first, lexicon)
    if kind == "small" and len(form) < 4:
        return None
    return ";".join(meant), ";".join(others), kind, _levels(form, lexicon, people)


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
    if name.kind == "strong" and name.people >= FUZZY_PEOPLE and key(name.text) == form:
        return "fuzzy" if len(form) >= LOOSE and " " not in form else "strong"
    return "strong" if name.kind == "strong" and (len(form) >= 4 or name.people >= WELL_KNOWN) else "small"


def _levels(form: str, lexicon: Lexicon, people: int | None) -> str:
    """How ordinary the form is in each language; `3` for a smaller place: in another language."""
    words = form.split()
    well_known = people is None or people >= WELL_KNOWN
    if well_known and len(words) > 1:
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
    found: dict[str, str] = {}
    for code, words in reviewed.items():
        for word in words:
            forms: Iterable[str] = {word}
            if not key(word).isascii():
                forms = lexicon.russian_lexeme(word)
            elif word.islower():
                forms = set().union(
                    *(lexicon.adjective_forms(word, tongue) for tongue in LANGUAGES)
                )
            found.update((key(form), code) for form in forms)
    for code, language, word in sources.demonyms(node):
        for form in lexicon.adjective_forms(word, language):
            found.setdefault(key(form), code)
    for state in sources.states():
        if state.language == "ru":
            for form in lexicon.russian_adjective(state.text):
                found.setdefault(key(form), state.code)
    return found


def _confusable(lines: dict[tuple[str, str, str, str], list[str]], lexicon: Lexicon) -> set[str]:
    """Ordinary words one edit from a name that is matched loosely, or alike in Latin letters."""
    targets = {form for head, forms in lines.items() if head[2] == "fuzzy" for form in forms}
    known = {form for forms in lines.values() for form in forms}
    near: dict[str, set[str]] = defaultdict(set)
    for target in targets:
        for shape in shapes(target):
            near[shape].add(target)
    confusable = {
        word
        for word in lexicon.vocabulary() - known
        if any(word[0] == target[0] for shape in shapes(word) for target in near.get(shape, ()))
    }
    names = {romanised(form) for form in known if not form.isascii()}
    daily = {romanised(word) for word in lexicon.frequent_russian()}
    return confusable | (names & daily)
