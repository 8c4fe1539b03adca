"""One point of the list before a launch: what was found, or what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.editing.sentences import Said
from bot.console.locales import texts
from bot.console.signatures import Signature

TEXTS: Mapping[str, Mapping[str, str]] = texts("launch")
"""Title and sentences of each point."""

PAGES: Mapping[str, str] = {
    **dict.fromkeys(("operator", "contact", "address"), "/organisation"),
    "campaigns": "/edit?part=campaigns",
    **dict.fromkeys(("Twilio", "Telegram"), "/channels"),
    "accounts": "/operators",
    "backups": "/maintenance",
    **dict.fromkeys(("numbers", "calls"), "/edit?part=helplines"),
    "words": "/signing",
    "laws": "/signing?part=law",
}
"""Where what is open is done."""


@dataclass(frozen=True, slots=True)
class Point:
    """One decision.

    Args:
        name: a word or two.
        is_done: whether nothing is left to do.
        said: what was found, or what to do.
        details: what exactly is left, a line each.
        key: of what only people can do, by which it is signed (`bot.console.signatures`).
        signed: who did it, if somebody did.
    """

    name: str
    is_done: bool
    said: Said
    details: tuple[str, ...] = ()
    key: str = ""
    signed: Signature | None = None

    @property
    def page(self) -> str:
        """Where in the console it is done; nothing where people do it elsewhere."""
        return PAGES.get(self.name, "")

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.said.filled(str)


def either(
    name: str,
    *,
    is_done: bool,
    left: tuple[str, ...] = (),
    key: str = "",
    to_do: str = "to_do",
    **values: object,
) -> Point:
    """Done with one sentence of `texts/launch.yml`, or open with another and with what is left.

    Args:
        name: of the point.
        is_done: whether nothing is left to do.
        left: what, a line each.
        key: of the texts, where it is not the name.
        to_do: key of the sentence that is said while it is open.
        values: that the sentences may have gaps for.
    """
    sentence = TEXTS[key or name]["fine" if is_done else to_do]
    return Point(name, is_done, Said(sentence, values), () if is_done else left)


def nothing_of(name: str, left: tuple[str, ...], **values: object) -> Point:
    """Done where nothing is left."""
    return Point(name, not left, Said(TEXTS[name]["to_do" if left else "fine"], values), left)


def problem(name: str, error: Exception) -> Point:
    """What a command would say, in its own words."""
    return Point(name, is_done=False, said=Said("%(problem)s", {"problem": str(error)}))
