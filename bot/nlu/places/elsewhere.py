"""Whether the writer is not at a place, but once was or somebody else is; and whether "here" is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.folding import fold

HELD_THERE = frozenset(
    {"disclose_exploitation", "mention_minor", "report_concern", "threaten_violence"}
)
"""Intents in which the place of another, or of yesterday, is where help is needed: it counts as told,
unless it is where they come from."""

OF_THEMSELVES = frozenset({"disclose_exploitation", "mention_minor"})
"""Those in which people tell of themselves, and name where their relatives are beside."""

_WITH_THEM = re.compile(r"\b(?:with|mit|avec|con|со?|and|und|et|e|y|и)(?: \w+)? $")
"""Before relatives who are where the writer is."""

_DONE_TO_ME = re.compile(
    r"(?<!\w)(?:(?:hits|beats|hurts|rapes|forces?|makes?|keeps?|locks|sells?|threatens?"
    r"|(?:hitting|beating|hurting|forcing|making|keeping|selling))(?: \w+)? me"
    r"|(?:schlagt|schlag|zwingt|zwingen|verprugelt|sperrt|sperren|halt|halten|bedroht|bedrohen|verkauft|verkaufen)"
    r" (?:mich|uns)|werde(?: \w+)? gezwungen"
    r"|(?:me|m|nous) ?(?:frappe|bat|tape|force|forcent|oblige|obligent|sequestre|enferme\w*|vend|menace)"
    r"|(?:mi|ci) (?:picchia\w*|mena|menano|obbliga\w*|costring\w+|chiud[eo]\w*|vend[eo]\w*|minaccia\w*)"
    r"|(?:me|nos) (?:pegan?|golpean?|obligan?|fuerzan?|encierran?|venden?|amenazan?)"
    r"|(?:бь[ею]т|(?:избива|заставля|насилу|прода|угрожа|удержива)[ею]т|держ[ая]т|держит)"
    r"(?: \w+)? (?:меня|мне|нас)"
    r"|(?:меня|мне|нас)(?: \w+)? (?:бь[ею]т|(?:избива|заставля|насилу|прода|угрожа|удержива)[ею]т|держ[ая]т"
    r"|держит|заперли?|закрыли)"
    r"|(?:im|i am|am|being|were|we are)(?: \w+)? (?:kept|held|locked|trapped)"
    r"|(?:suis|jsuis|chuis|sommes)(?: \w+)? (?:enferme|sequestre|retenue?)\w*"
    r"|(?:(?:mi|ci) teng\w+|sono|sto|siamo)(?: \w+)? (?:chius|rinchius|segregat|prigionier)\w*"
    r"|(?:(?:me|nos) (?:man)?tienen?|estoy|estamos)(?: \w+)? (?:encerrad|retenid|secuestrad)\w*"
    r")(?!\w)"
)
"""What is done to the writer now, in folded text: it happens where they are, whatever else was read."""

_FILE = Path(__file__).parent / "elsewhere.yml"
_CLAUSE = re.compile(r"[.,;:!?\n—–]|\s(?:but|aber|pero|mais|ma|но)\s", re.IGNORECASE)
_NAME = "placenamed"
"""Stands for the name in a folded clause."""


def is_elsewhere(text: str, start: int, end: int, language: str, intent: str) -> bool:
    """Whether a text says of a place that its writer was there once, or that another is.

    Args:
        text: as written.
        start: where the name of the place begins.
        end: where it ends.
        language: ISO 639-1 code of the text; of one without words in `elsewhere.yml` nothing is known.
        intent: what the text means.
    """
    words = _words().get(language)
    if words is None:
        return False
    before, after = _CLAUSE.split(text[:start])[-1], _CLAUSE.split(text[end:])[0]
    clause = fold(f"{before} {_NAME} {after}")
    if words["wish"].search(clause):
        return True
    if done_to_me(clause):
        return False  # "my husband beats me in Cork" tells of no husband who is away
    if intent in HELD_THERE:
        is_of_kin = intent in OF_THEMSELVES and _is_of_kin(clause, words)
        return is_of_kin or words["origin"].search(clause) is not None
    is_me = intent == "express_distress" and words["me"].search(clause)
    if is_me or words["present"].search(clause):
        return False
    return _is_of_kin(clause, words) or any(
        words[kind].search(clause) for kind in ("past", "others", "origin")
    )


def done_to_me(folded: str) -> bool:
    """Whether a folded text tells what is done to its writer now, so that it happens where they are."""
    return _DONE_TO_ME.search(folded) is not None


def _is_of_kin(clause: str, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether a relative is at a place, and not the writer with them: "my mum works in Poland"."""
    found = words["kin"].search(clause)
    return found is not None and not _WITH_THEM.search(clause[: found.start()])


def is_planned(text: str, language: str, intent: str) -> bool:
    """Whether a text speaks of a journey that its writer has before them: "next week I fly to Vienna".

    Args:
        text: as written.
        language: its ISO 639-1 code.
        intent: what the text means. Who is held may be taken somewhere else, which is no journey.
    """
    words = _words().get(language)
    return (
        words is not None
        and intent not in HELD_THERE
        and words["plan"].search(fold(text)) is not None
    )


def means_here(folded: str, language: str) -> bool:
    """Whether a text without the name of a place speaks of where its writer is: "and here?".

    Args:
        folded: the text, folded.
        language: its ISO 639-1 code.
    """
    words = _words().get(language)
    return words is not None and words["here"].search(folded) is not None


def asks_of_here(folded: str, language: str) -> bool:
    """Whether a text is nothing but the question for where its writer is: "and here?".

    Args:
        folded: the text, folded.
        language: its ISO 639-1 code.
    """
    words = _words().get(language)
    return words is not None and words["asks_here"].fullmatch(folded) is not None


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    """The words of each language by what they show."""
    # Every scalar as text: YAML would read `no` and `on` as truth values.
    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return {
        language: {name: re.compile(rf"\b(?:{_joined(lists, name)})\b") for name in lists}
        for language, lists in content.items()
    }


def _joined(lists: dict[str, list[str]], name: str) -> str:
    words = "|".join(lists[name])
    for part in ("relatives", "lodging", "here"):
        words = words.replace(f"{{{part}}}", "|".join(lists[part]))
    return words
