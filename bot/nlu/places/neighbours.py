"""Places of one message beside one another: each may tell which place of a name the other means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.nlu.places.table import Entry

Span = tuple[int, int, Entry]
"""First word, word after the last, and what the words may stand for."""

_AREAS = frozenset({"state", "both", "fuzzy"})


def explained(
    spans: Sequence[Span], home: Collection[str], joins: Collection[int] = ()
) -> Iterator[Span]:
    """`Paris, Texas`: a neighbour calls up the lesser-known place of that name.

    Args:
        spans: names that mean places, in the order of the text.
        home: States where the language of the message is spoken.
        joins: places in the text of words such as "and", by which neither explains the other.
    """
    for index, (start, end, alone) in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        entry = _at_home(alone, home)
        if following is not None and following[0] - end <= 1 and end not in joins:
            named = set(following[2].codes)
            called = [c for c in entry.others if c in named or c[:2] in named]
            exact = following[2].kind == "code"
            own = any(
                c in named or (not exact and c[:2] in {n[:2] for n in named}) for c in entry.codes
            )
            if called and not own:
                yield start, end, Entry(tuple(called[:1]), (), entry.kind, entry.levels)
                continue
            adjacent = following[0] == end
            if entry.kind == "small" and adjacent and following[2].kind in _AREAS and not own:
                continue  # `Sutherland, Scotland`: a place that we do not know
        yield start, end, entry


def _at_home(entry: Entry, home: Collection[str]) -> Entry:
    """Of cities that share a name, those where the language of the message is spoken."""
    if len(entry.codes) == 1 or entry.kind not in ("strong", "small"):
        return entry
    near = tuple(code for code in entry.codes if code[:2] in home)
    return Entry(near or entry.codes, entry.others, entry.kind, entry.levels)
