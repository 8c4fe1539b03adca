"""Canaries: unique words that stand for what must not be kept, and the search for their traces."""

from __future__ import annotations

import base64
import hashlib
import itertools
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus

from ahocorasick_rs import BytesAhoCorasick

_SHORTEST = 10
"""Bytes of a trace: anything shorter might stand somewhere by chance."""


class Canaries:
    """Makes unique words and numbers, remembers them, and looks for them."""

    def __init__(self) -> None:
        self._count = itertools.count(1)
        self._made: dict[str, str] = {}

    def word(self, kind: str) -> str:
        """A word that occurs nowhere else."""
        number = next(self._count)
        digest = hashlib.blake2b(f"{kind}{number}".encode(), digest_size=6).hexdigest()
        word = f"Qx{kind[:3]}{digest}"
        self._made[word] = kind
        return word

    def phone(self) -> str:
        """A telephone number of the range that is reserved for fiction, as a platform writes it."""
        # 07700 900000 to 900999 are never given out; two digits more make each unique.
        number = f"+4477009{next(self._count):05d}"
        self._made[number] = "number"
        return number

    def sid(self) -> str:
        """The id of a message as Twilio makes it."""
        sid = f"SM{secrets.token_hex(16)}"
        self._made[sid] = "sid"
        return sid

    def chat(self) -> int:
        """The id of a Telegram chat, as long as they may be.

        Shorter ones were found where none was: in the times of the rate limits, whose seconds and
        fractions make sixteen digits.
        """
        number = 4_444_440_000_000_000 + next(self._count) * 7919
        self._made[str(number)] = "chat"
        return number

    def watch(self, kind: str, text: str) -> None:
        """Look for something that the assistant itself said."""
        self._made[text] = kind

    def number_of(self, kind: str) -> int:
        """How many there are of a kind."""
        return list(self._made.values()).count(kind)

    def found_in(self, places: Mapping[str, bytes]) -> list[str]:
        """Every trace: which kind of canary, in which form, where."""
        traces = [
            (trace.lower(), f"{kind} as {form}")
            for canary, kind in self._made.items()
            for form, trace in forms_of(canary)
        ]
        assert all(len(trace) >= _SHORTEST for trace, _ in traces)
        every = BytesAhoCorasick([trace for trace, _ in traces])
        return [
            f"{traces[number][1]} in {where}"
            for where, content in places.items()
            for number, *_ in every.find_matches_as_indexes(content.lower(), overlapping=True)
        ]

    def __len__(self) -> int:
        return len(self._made)


def forms_of(canary: str) -> Iterator[tuple[str, bytes]]:
    """A canary as it stands, and as somebody would encode or hash it."""
    for spelling in _spellings(canary):
        raw = spelling.encode()
        yield "plain text", raw
        yield "URL", quote(spelling, safe="").encode()
        yield "form", quote_plus(spelling).encode()
        yield "hex", raw.hex().encode()
        # Base64 of a longer text holds it in one of three alignments.
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + raw)
            yield "base64", coded[-(-8 * shift // 6) : 8 * (len(raw) + shift) // 6]
        for name in ("md5", "sha1", "sha256"):
            yield name, hashlib.new(name, raw).hexdigest().encode()


def _spellings(canary: str) -> Iterable[str]:
    """Numbers are also written without the plus, and in the country's own way; codes without dashes."""
    if not canary.startswith("+"):
        return dict.fromkeys((canary, canary.replace("-", "")))
    return [canary, canary[1:], "0" + canary[3:]]


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
