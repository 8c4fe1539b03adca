"""What Google Ads and Microsoft Advertising accept in a search advert, with the reason for each rule.

Lengths and numbers: Google's "About responsive search ads" and Microsoft's bulk schema, "Responsive
Search Ad" (both 3 to 15 headlines and 2 to 4 descriptions, wide letters counting twice). Marks and
capitals: Google's policy "Editorial". The operator's guide names the pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from bot.campaigns.adverts import Adverts, Match
from bot.campaigns.campaign import Campaign
from bot.campaigns.remarks import Remark

LONGEST = {"headlines": 30, "descriptions": 90, "path": 15}
"""Columns of each part."""
NUMBER = {"headlines": (3, 15), "descriptions": (2, 4), "path": (0, 2)}
ENOUGH_HEADLINES = 8
LONGEST_KEYWORD_WORDS = 10
LONGEST_CAPITALS = 4
"""Letters of a word in capitals that may still be an abbreviation."""

_REPEATED = re.compile(r"([!?.,;:*])\1|…")
_TELEPHONE = re.compile(r"\d[\d ()/-]{5,}\d")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|org|net|info|de|fr|it|es|ru|eu)\b", re.I)


def check_adverts(campaign: Campaign) -> Iterator[Remark]:
    """All adverts of a campaign."""
    for language, adverts in campaign.adverts.items():
        where = f"adverts.{language}"
        yield from _numbers(where, adverts)
        for part, text in adverts.texts():
            yield from _text(f"{where}.{part}", part.partition(".")[0], text)
        yield from _keywords(where, adverts)


def _numbers(where: str, adverts: Adverts) -> Iterator[Remark]:
    for name, (least, most) in NUMBER.items():
        texts: Sequence[str] = getattr(adverts, name)
        if not least <= len(texts) <= most:
            remedy = f"write {least} to {most}"
            yield Remark(f"{where}.{name}", f"there are {len(texts)}", remedy)
        twins = [text for text, times in Counter(map(str.casefold, texts)).items() if times > 1]
        if twins:
            remedy = "keep one, because platforms refuse the same text twice"
            yield Remark(f"{where}.{name}", f"'{twins[0]}' stands twice", remedy)
    if NUMBER["headlines"][0] <= len(adverts.headlines) < ENOUGH_HEADLINES:
        remedy = (
            f"write {ENOUGH_HEADLINES} or more, so that the platform has something to choose from"
        )
        yield Remark(f"{where}.headlines", f"there are {len(adverts.headlines)}", remedy, note=True)


def _text(where: str, name: str, text: str) -> Iterator[Remark]:
    width = cell_len(text)
    if width > LONGEST[name]:
        yield Remark(
            where,
            f"'{text}' is {width} columns wide",
            f"write at most {LONGEST[name]}; a longer one is refused, not shortened",
        )
    if name == "headlines" and "!" in text:
        yield Remark(where, "has an exclamation mark", "leave it out; headlines may have none")
    if text.count("!") > 1 or _REPEATED.search(text):
        yield Remark(where, "repeats a mark", "write it once; platforms refuse repeated marks")
    symbol = next((mark for mark in text if unicodedata.category(mark) in ("So", "Sk")), None)
    if symbol or "★" in text:
        yield Remark(where, f"has the symbol '{symbol}'", "leave it out; symbols are refused")
    shouted = [
        w for w in re.findall(r"[^\W\d_]+", text) if len(w) > LONGEST_CAPITALS and w.isupper()
    ]
    if shouted:
        yield Remark(where, f"'{shouted[0]}' is in capitals", "write it in small letters")
    if _TELEPHONE.search(text):
        yield Remark(where, "holds a telephone number", "put it into a call asset, not the text")
    if _ADDRESS.search(text):
        yield Remark(where, "holds an address", "leave it out; the platform shows where it leads")
    if name == "path" and re.search(r"[\s/]", text):
        yield Remark(where, f"'{text}' holds a space or a stroke", "write one word")


def _keywords(where: str, adverts: Adverts) -> Iterator[Remark]:
    if not any(adverts.keywords.values()):
        yield Remark(f"{where}.keywords", "there are none", "write those that this advert answers")
    if not any(adverts.negative_keywords.values()):
        yield Remark(
            f"{where}.negative_keywords",
            "there are none",
            "name the words of people who look for help, news or work, so that they are not reached",
            note=True,
        )
    yield from _lengths(where, adverts)
    yield from _unreachable(where, adverts)


def _lengths(where: str, adverts: Adverts) -> Iterator[Remark]:
    for name in ("keywords", "negative_keywords"):
        groups: dict[Match, tuple[str, ...]] = getattr(adverts, name)
        for match, words in groups.items():
            for text in words:
                if len(text.split()) > LONGEST_KEYWORD_WORDS:
                    remedy = f"write at most {LONGEST_KEYWORD_WORDS} words"
                    yield Remark(f"{where}.{name}.{match}", f"'{text}' is too long", remedy)
    single = sorted(w for words in adverts.keywords.values() for w in words if " " not in w)
    if single:
        remedy = "leave them out there; an account that is paid for may keep them"
        problem = f"Google's Ad Grants refuse keywords of one word ({', '.join(single)})"
        yield Remark(f"{where}.keywords", problem, remedy, note=True)


def _unreachable(where: str, adverts: Adverts) -> Iterator[Remark]:
    """Keywords whose own words are among the negative ones."""
    negatives = [(m, n) for m, words in adverts.negative_keywords.items() for n in words]
    for words in adverts.keywords.values():
        for text in words:
            stopped = next((n for match, n in negatives if _stops(match, n, text)), None)
            if stopped:
                yield Remark(
                    f"{where}.keywords",
                    f"'{text}' can never be reached, because '{stopped}' is a negative keyword",
                    "remove one of the two",
                )


def _stops(match: Match, negative: str, searched: str) -> bool:
    """Whether a negative keyword keeps the advert from a search."""
    stop, search = negative.casefold(), searched.casefold()
    if match == "exact":
        return stop == search
    if match == "phrase":
        return f" {stop} " in f" {search} "
    return set(stop.split()) <= set(search.split())
