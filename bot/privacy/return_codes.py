"""The return code: twelve signs that a visitor takes along, so that nothing need be stored about him.

A code holds the week in which it was taken, the last answer to the readiness question and how much of
the course was done, sealed: who
has no key learns nothing from it and can make none. Its campaign is not in it; it is bound to it, and
found by trying. Sealing is deterministic authenticated encryption in the manner of SIV (Rogaway and
Shrimpton 2006), with a tag that was cut to 30 bits for the sake of people who write it down, and with a
random part, so that two people of one week have different codes.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.nlu.folding import clean
from bot.privacy.period_keys import Period
from bot.privacy.pseudonym import keyed_hash

ALPHABET = "3479BCDFGHJKMNPQRSTVWXYZ"
"""No two signs that look alike, and no vowels, so that no code is a word."""

GROUPS, GROUP = 3, 4
LENGTH = GROUPS * GROUP

WEEKS, READINESS, COURSE, RANDOM, TAG = 5, 4, 3, 13, 30
"""Bits of each part; together they are less than `LENGTH` signs can say."""

PAYLOAD = WEEKS + READINESS + COURSE + RANDOM
NOT_ANSWERED = 15
"""In the place of a number from 0 to 10."""

LEAST_DIGITS = 2
"""By which a code is told from words; every code has as many."""

MOST_TRIED = 3
"""Codes that are looked for in one message."""

_ALIKE = str.maketrans("2568ВСНКМРТХУЗ", "ZSGBBCHKMPTXY3")
"""What hands write and Cyrillic keyboards send for a sign of the alphabet."""

_BETWEEN = r"[ \-‐-—]"
_WRITTEN = re.compile(rf"(?<!\w)\w{{4}}{_BETWEEN}?\w{{4}}{_BETWEEN}?\w{{4}}(?!\w)")
_LIKE = re.compile(rf"\w{{3,5}}{_BETWEEN}?\w{{3,5}}{_BETWEEN}?\w{{3,5}}")
_LEAST_LETTERS, _MOST_VOWELS = 5, 1
_MONDAY = datetime(1970, 1, 5).toordinal()


@dataclass(frozen=True, slots=True)
class ReturnCode:
    """What a code says.

    Args:
        campaign: from which its taker came.
        readiness: the last answer of that talk, if there was one.
        course: how many exercises of the course were done.
        weeks: how many calendar weeks ago it was taken.
        mark: by which its use is remembered; worthless without the key of the code.
        until: when key and mark are destroyed, in seconds since 1970.
        rest: what else stood in the message.
    """

    campaign: str
    readiness: int | None
    course: int
    weeks: int
    mark: str
    until: int
    rest: str


def seal(
    period: Period, campaign: str, readiness: int | None, now: datetime, *, course: int = 0
) -> str:
    """A new code, in groups that are easy to copy."""
    answer = NOT_ANSWERED if readiness is None else readiness
    held = ((_week(now) << READINESS | answer) << COURSE | course) << RANDOM
    while True:
        signs = _seal(period, campaign, held | secrets.randbits(RANDOM))
        code = "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))
        if looks_like_code(code):
            return code


def unseal(
    text: str, periods: Iterable[Period], campaigns: Iterable[str], now: datetime
) -> ReturnCode | None:
    """What the code in a text says; nothing where there is none that these keys made.

    Args:
        text: of a message, or of an address.
        periods: the keys that live.
        campaigns: ids for which it may have been made.
        now: by which the weeks are counted.
    """
    periods, campaigns = list(periods), list(campaigns)
    for code, rest in _codes(text):
        for period in periods:
            number = _number(code)
            tag, held = number >> PAYLOAD, number & _ones(PAYLOAD)
            held ^= _bits(period, PAYLOAD, "mask", str(tag))
            for campaign in campaigns:
                if hmac.compare_digest(str(_tag(period, campaign, held)), str(tag)):
                    return _read(period, campaign, held, code, rest, now)
    return None


def looks_like_code(text: str) -> bool:
    """Whether a whole text is so like a code that its writer will have meant one."""
    written = clean(text[:40]).upper()
    if not _LIKE.fullmatch(written):
        return False
    signs = re.sub(_BETWEEN, "", written)
    letters = sum(sign.isalpha() for sign in signs)
    vowels = sum(sign in "AEIOUАЕИОЭЮЯЫЁ" for sign in signs)
    return (
        abs(len(signs) - LENGTH) <= 1
        and letters >= _LEAST_LETTERS
        and len(signs) - letters >= LEAST_DIGITS
        and vowels <= _MOST_VOWELS
    )


def _read(
    period: Period, campaign: str, held: int, code: str, rest: str, now: datetime
) -> ReturnCode:
    answer = held >> RANDOM + COURSE & _ones(READINESS)
    week = held >> RANDOM + COURSE + READINESS
    return ReturnCode(
        campaign=campaign,
        readiness=None if answer == NOT_ANSWERED else answer,
        course=held >> RANDOM & _ones(COURSE),
        weeks=_week(now) - week & _ones(WEEKS),
        mark=keyed_hash(bytes.fromhex(period.key), "used", code),
        until=period.until,
        rest=rest,
    )


def _codes(text: str) -> Iterator[tuple[str, str]]:
    """What may be a code, in the signs of the alphabet, with what else stands in the text."""
    cleaned = clean(text)
    written = cleaned.upper()
    # Capitals of some letters are two; then the rest is told in capitals, too.
    kept = cleaned if len(cleaned) == len(written) else written
    found = (match for match in _WRITTEN.finditer(written) if _has_digits(match[0]))
    for match, _ in zip(found, range(MOST_TRIED), strict=False):
        code = re.sub(_BETWEEN, "", match[0]).translate(_ALIKE)
        if set(code) <= set(ALPHABET):
            yield code, f"{kept[: match.start()]} {kept[match.end() :]}".strip()


def _has_digits(text: str) -> bool:
    return any(sign.isdigit() or sign == "З" for sign in text)


def _seal(period: Period, campaign: str, held: int) -> str:
    tag = _tag(period, campaign, held)
    number = tag << PAYLOAD | held ^ _bits(period, PAYLOAD, "mask", str(tag))
    signs = []
    for _ in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(reversed(signs))


def _number(code: str) -> int:
    number = 0
    for sign in code:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    return number


def _tag(period: Period, campaign: str, held: int) -> int:
    return _bits(period, TAG, "tag", campaign, str(held))


def _bits(period: Period, bits: int, *parts: str) -> int:
    return int(keyed_hash(bytes.fromhex(period.key), *parts), 16) & _ones(bits)


def _ones(bits: int) -> int:
    return (1 << bits) - 1


def _week(now: datetime) -> int:
    """The calendar week, counted in a circle that is longer than any key lives."""
    return (now.toordinal() - _MONDAY) // 7 & _ones(WEEKS)
