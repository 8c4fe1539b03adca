"""The words of `evidence.yml` by language, and the questions that the gazetteer asks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.nlu.places.text import romanised

_FILE = Path(__file__).parent / "evidence.yml"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one language that show that a place is meant; see `evidence.yml`."""

    inside: frozenset[str]
    from_: frozenset[str]
    near: frozenset[str]
    joins: frozenset[str]
    stays: frozenset[str]
    lives: frozenset[str]
    articles: frozenset[str]
    after: frozenset[str]
    fillers: frozenset[str]
    law: frozenset[str]
    self_: frozenset[str]
    country: frozenset[str]
    part: frozenset[str]
    home: frozenset[str]
    peoples: frozenset[str] = field(default=frozenset())
    among: frozenset[str] = field(default=frozenset())
    rule: frozenset[str] = field(default=frozenset())
    persons: frozenset[str] = field(default=frozenset())
    somebody: frozenset[str] = field(default=frozenset())

    @classmethod
    def load(cls, path: Path = _FILE) -> tuple[dict[str, Evidence], Evidence]:
        """Each language's words, and all languages' words together."""
        # Every scalar as text: YAML would read `no` and `on` as truth values.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only text
        blocks: dict[str, Evidence] = {}
        together: dict[str, frozenset[str]] = {}
        for language, lists in content.items():
            words = {name.replace("from", "from_").replace("self", "self_"): _set(lists[name])
                     for name in lists}  # fmt: skip
            blocks[language] = cls(**words)
            together |= {name: together.get(name, frozenset()) | own for name, own in words.items()}
        return blocks, cls(**together)


def _set(words: list[str]) -> frozenset[str]:
    """The words as they are, and Cyrillic ones as romanised by people without that keyboard."""
    return frozenset(words) | {romanised(word) for word in words if not word.isascii()}
