"""What an answer to an open question of ours names, and in what manner it answers.

"The money mostly" names money, "boh, non lo so" nothing, and both deserve more than that they were read.
What is taken up is only what a word stands for; whoever says that they are *not* bored names no boredom.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.expressions import content_of, one_of, whole_words
from bot.nlu.phrases.phrase import Phrase, phrase
from bot.nlu.phrases.spelled_out import spelled_out

FILE = Path(__file__).with_name("named.yml")

NO_PART = frozenset({"after", "alone", "boredom", "ease", "habit", "past"})
"""Themes of which a no may be a part ("not a soul", "nothing to do"); of the others it takes them back."""

SHORT = 90
"""Letters of a message that may be nothing but a manner of answering."""

OF_WEIGHT = {"leaves": 140, "own_rule": 140}
"""Letters of one in which a rule of the writer's own is heard whatever stands around it."""

_NOT = (
    r"(?<!\w)(?:no|not|dont|isnt|arent|without|never|nicht|kein\w*|ohne|nie|pas|sans|jamais|non|senza|mai"
    r"|sin|nunca|не|без|нет)(?: \w+)? $"
)
"""A no, and a word at most, before what is named."""


OF_ANYBODY = frozenset(
    {"closeness", "couple", "desire", "friends", "habit", "kin", "past", "peers"}
)
"""Themes that are the writer's own whoever else a clause is about."""

OF_FRIENDS = frozenset({"children", "couple", "debts", "kin", "money"})
"""Themes that a clause on friends tells of them: "they've all got wives and children"."""

CIRCUMSTANCES = frozenset(
    {"boredom", "curious", "drink", "ease", "habit", "money", "past", "pastime", "tired", "work"}
)
"""Themes that many an answer names in passing: the clause that says most of it tells which is meant."""

TROUBLES = frozenset(
    {"alone", "anger", "couple", "debts", "drink", "fear", "money", "tired", "work"}
)
"""Themes that are taken up as a trouble, so that whoever says that it is fine there names none."""

_MINE = re.compile(
    r"(?<!\w)(?:i|im|ive|id|me|my|our|we|ich|mir|mich|mein\w*|unser\w*|wir|je|jai|moi|ma|mon|mes|nos|io|ho|mio"
    r"|mia|miei|mie|yo|mi|mis|tengo|я|мне|меня|мои|моя|моих|у меня)(?!\w)"
)
"""Whoever writes."""

_ANOTHERS = re.compile(
    r"(?<!\w)(?:she|shes|hes|he|they|theyre|her|his|their|the girls?|sie|er|wenn die|weil die|die hat"
    r"|elle|elles|la fille|lei|lui|loro|la ragazza|ella|ellas|ellos|la chica|она|он|они|ее|их|еи|его|ему|им"
    r"|девушк\w*|девчонк\w*|девчонок|чья то|чужая"
    r"|у (?:нее|него|них|девушек|\w+ее|\w+их))"
    r"(?: \w+){0,3} $"
)
"""Another person, and three words at most, before what is named."""

_OWNED = re.compile(
    r"(?<!\w)(?:her|his|their|ihre?|ihren|seine?|seinen|deren|sa|son|ses|leurs?|sua|suo|loro|su|sus"
    r"|его|ее|их|у (?:нее|него|них|друга|соседа)(?: \w+)?) $"
)
"""The one whose it is, right before what is named: "his wife", "у него жена"."""

_ANOTHERS_BEHIND = re.compile(
    r" (?:\w+ )?(?:she|they|her|them|sie|ihr|ihnen|elle|elles|lei|loro|ella|ellas"
    r"|она|они|еи|им|себе|ее|их)(?!\w)"
)
"""Another person behind what is named: "the money she makes", "деньги она себе берёт"."""

OF_HERS_BEHIND = frozenset({"debts", "fear", "money", "work"})
"""Themes that are hers where she stands right behind them."""

_NO_MATTER = re.compile(
    r" (?:is|ist|isnt|are|arent|spielt|nest|est|non e|non sono|no es|no|не)?"
    r" ?(?:not|nicht|nich|net|pas|keine?)?"
    r" ?(?:the |a |an |das |ein |le |un |il |el |mein |my )?(?:problem\w*|issue|thema|rolle|проблем\w*)$"
)
"""Behind what is named, that it is no matter: "money's not the problem"."""

_FRIENDS = re.compile(
    r"(?<!\w)(?:friends|mates|lads|kumpel\w*|freunde\w*|jungs|kollegen|potes|copains|amis|collegues|amici"
    r"|colleghi|amigos|colegas|друз\w*|пацан\w*|мужик\w*|приятел\w*|там|all (?:got|have)|alle haben"
    r"|tous ont|tutti hanno|todos tienen|у всех)(?: \w+){0,4} $"
)

_FINE = re.compile(
    r"(?<!not )(?<!nicht )(?<!pas )(?<!non )(?<!no )(?<!не )(?<!\w)(?:fine|alright|all right|okay|ok|good$"
    r"|gut$|lauft gut|alles gut|passt|in ordnung|ca va|va bien|tout va|tutto bene|va bene|sto bene|todo bien"
    r"|estoy bien|va genial|норм\w*|хорошо|в порядке|отлично)(?!\w)"
)

_NO = re.compile(r"(?<!\w)(?:isnt|arent|not|nicht|nich|net|ned|keine?|pas|nest|non|no|не)(?!\w)")
"""A no, wherever it stands."""

_BUT = re.compile(r" (?:but|aber|mais|ma|pero|но|а) ")


class Words(NamedTuple):
    """The expressions of a language, made once."""

    themes: Mapping[str, Phrase]
    manners: Mapping[str, Phrase]


@cache
def words_of(language: str) -> Words | None:
    """What a language says, if it has a row; read once."""
    own = content_of(FILE).get(language)
    if own is None:
        return None
    return Words(
        {name: whole_words(one_of(rows)) for name, rows in own["themes"].items()},
        {name: phrase(one_of(rows)) for name, rows in own["manners"].items()},
    )


_BEFORE = re.compile(_NOT)


def named(text: str, language: str) -> tuple[str, ...]:
    """The themes that a text names, weightiest first.

    Args:
        text: as it was written.
        language: of the talk.
    """
    words = words_of(language)
    said = [form for clause in clauses(text) for form in {clause, spelled_out(clause)}]
    parts = [part for clause in said for part in _BUT.split(clause)]
    if words is None:
        return ()
    found = [theme for theme, pattern in words.themes.items() if _is_named(theme, pattern, parts)]
    # Stable, so that the others stay in the order of the file.
    return tuple(sorted(found, key=lambda theme: _weight(theme, words.themes[theme], parts)))


def is_of_weight(themes: Sequence[str]) -> bool:
    """Whether any of these themes is more than a circumstance of the day."""
    return not CIRCUMSTANCES.issuperset(themes)


def _weight(theme: str, pattern: Phrase, parts: Sequence[str]) -> int:
    """Where a theme stands among those that a text names: circumstances last, those of more words first."""
    if theme not in CIRCUMSTANCES:
        return -sys.maxsize
    return -max(len(part) for part in parts if pattern.search(part))


def _is_named(theme: str, pattern: Phrase, parts: Sequence[str]) -> bool:
    """Whether a text names a theme as the writer's own, and says nowhere that it is none."""
    found = [(part, one) for part in parts for one in pattern.finditer(part)]
    if theme not in NO_PART and any(_BEFORE.search(part[: one.start()]) for part, one in found):
        return False
    return any(_is_theirs(theme, part, one) for part, one in found)


def _is_theirs(theme: str, part: str, found: re.Match[str]) -> bool:
    """Whether what a clause names is the writer's own, and not fine as it is."""
    before = part[: found.start()]
    if theme in TROUBLES and _FINE.search(part):
        return False
    if _NO_MATTER.match(part[found.end() :]) and _NO.search(part[found.end() :]):
        return False
    if _MINE.match(found.group()):
        return True
    if theme in OF_HERS_BEHIND and _ANOTHERS_BEHIND.match(part[found.end() :]):
        return False
    others = (_OWNED if theme in OF_ANYBODY else _ANOTHERS).search(before)
    others = others or (_FRIENDS.search(before) if theme in OF_FRIENDS else None)
    return others is None or bool(_MINE.search(others.group()))


def manner(text: str, language: str) -> str:
    """The manner of a text that says no more than how it answers: `unsure`, `nothing`, `counter`; else none.

    Args:
        text: as it was written.
        language: of the talk.
    """
    words, folded = words_of(language), fold(text)
    if words is None or not folded:
        return ""
    return next(
        (
            name
            for name, of in words.manners.items()
            if len(folded) <= OF_WEIGHT.get(name, SHORT)
            and (of.fullmatch(folded) or of.fullmatch(spelled_out(folded)))
        ),
        "",
    )
