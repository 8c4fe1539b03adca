"""Places that are named as those that are not meant: "not Canada", "she was not from Ukraine"."""

from __future__ import annotations

from typing import NamedTuple

from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer, Mention
from bot.nlu.phrases.negation import says_no, without_or_not
from bot.nlu.places.text import CLAUSE_END

DENIED_WITHIN = 3
"""Words before a place among which a no denies it."""


class Named(NamedTuple):
    """The places that a text means, whether it names nothing else, and States that it does not mean."""

    mentions: list[Mention]
    bare: bool
    denied: list[str]


def named_places(
    gazetteer: Gazetteer, text: str, language: str | None, *, of_law: bool = False
) -> Named:
    """The places of a text; what is denied lends no meaning to the others: "London, not Canada".

    Args:
        gazetteer: that finds them.
        text: as written.
        language: its code, or none.
        of_law: whether it asks about the law.
    """
    mentions, bare = gazetteer.read(text, language, of_law=of_law)
    denied = [mention for mention in mentions if _is_denied(text, mention)]
    if not denied:
        return Named(mentions, bare, [])
    if len(denied) < len(mentions):
        for mention in denied:
            blank = "x" * (mention.end - mention.start)
            text = f"{text[: mention.start]}{blank}{text[mention.end :]}"
        mentions, bare = gazetteer.read(text, language, of_law=of_law)
        mentions = [mention for mention in mentions if not _is_denied(text, mention)]
    else:
        mentions = []
    left = {code[:2] for mention in denied if not mention.origin for code in mention.codes}
    return Named(mentions, bare, [] if "?" in text else sorted(left))


def _is_denied(text: str, mention: Mention) -> bool:
    """Whether a place is named as the one that is not meant: "she was not from Ukraine"."""
    clause = without_or_not(fold(CLAUSE_END.split(text[: mention.start])[-1]))
    return says_no(" ".join(clause.split()[-DENIED_WITHIN:]))
