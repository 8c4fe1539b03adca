"""What natives and lawyers sign: texts and laws as visitors are told them now, and who read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.console.editing.material import Material
from bot.console.labels import SIGN_OFF
from bot.console.locales import later
from bot.console.page import Visit
from bot.console.paging import Paged
from bot.console.pieces import Text, contains, title_of
from bot.console.signatures import who_and_when
from bot.dialogue.telling.needs import crisis_messages
from bot.knowledge.readings import (
    LAW,
    LONGEST_NAME,
    LONGEST_REMARK,
    SIGNED,
    TEXT,
    VERDICTS,
    Reading,
    SignOff,
    digest,
    law_digest,
)
from bot.settings import ConfigurationError
from bot.words import Variation

WHICH: Mapping[str, str] = {
    "danger": later("Texts for people in danger"),
    "all": later("All texts"),
}
PARTS: Mapping[str, str] = {TEXT: later("Texts"), LAW: later("Laws")}
MOST = 10
"""Texts of a page: what somebody reads at one go."""

NOTHING = later("Tick what was read.")


@dataclass(frozen=True, slots=True)
class Signed:
    """A text or a law with its words, and what was said of it."""

    key: str
    """Key of the signature."""
    title: str
    link: str
    texts: tuple[Text, ...]
    digest: str
    state: str
    reading: Reading | None
    url: str = ""
    is_own: bool = False
    """Written down in the console, so that it can be taken back here."""


class SignOffs:
    """Lists them, and keeps what people sign.

    Args:
        material: what visitors are told.
    """

    def __init__(self, material: Material) -> None:
        self._material = material

    def build(self, visit: Visit) -> dict[str, object]:
        """What the page shows: the texts of a language, or the laws of a State."""
        self._material.refresh()
        query, words = visit.query, self._material.library.words
        part = LAW if query.get("part") == LAW else TEXT
        language = query.get("language", "")
        language = language if language in words.languages else visit.language
        which = "all" if query.get("which") == "all" or query.get("search") else "danger"
        library = self._material.library
        states = library.places.by_name(library.laws.states, visit.language)
        state = query.get("state", "")
        state = state if state in dict(states) else "GB"
        items = (
            self.laws(self._material.library.laws.entries(state), language, visit)
            if part == LAW
            else self.texts(language, which, query.get("search", "")[:80])
        )
        return {
            "part": part,
            "parts": PARTS,
            "tongue": language,
            "tongues": words.languages,
            "which": which,
            "whiches": WHICH,
            "search": query.get("search", "")[:80],
            "state": state,
            "states": states,
            "state_names": SIGN_OFF,
            "paged": Paged(items, query, MOST),
            "number": len(items),
            "signed": sum(one.state == SIGNED for one in items),
            "longest": LONGEST_NAME,
            "longest_remark": LONGEST_REMARK,
            "today": visit.today,
        }

    def texts(self, language: str, which: str, search: str) -> list[Signed]:
        """The texts of a language, unsigned ones first."""
        words, readings = self._material.library.words, self._material.readings()
        own = self._material.changes.signatures()
        keys = crisis_messages() if which == "danger" else words.messages()
        found = []
        for key in sorted(keys):
            if not contains(words, key, search, (language,)):
                continue
            state, reading = readings.of_text(words, key, language)
            texts = tuple(
                Text.of(one, language, channel=", ".join(_whom(one)))
                for one in words.variations(key, language)
            )
            name, link = f"{TEXT}/{language}/{key}", f"/edit/words/{key}"
            mark = digest(words, key, language)
            found.append(
                Signed(
                    *(name, title_of(key), link, texts, mark, state, reading), is_own=name in own
                )
            )
        return sorted(found, key=lambda one: one.state == SIGNED)

    def laws(self, codes: Iterable[str], language: str, visit: Visit) -> list[Signed]:
        """Entries of the law as they are told in a language."""
        library, readings = self._material.library, self._material.readings()
        own, told = self._material.changes.signatures(), library.law_text
        found = []
        for code in codes:
            state, reading = readings.of_law(told, code, visit.today)
            texts = (
                Text(language, told.render(code, language, visit.today).text),
                Text(language, told.risk_text(code, language, visit.today)),
            )
            name, title = f"{LAW}/{code}", f"{library.places.name(code, visit.language)} ({code})"
            mark = law_digest(told, code, language, visit.today)
            found.append(
                Signed(
                    *(name, title, f"/edit/law/{code}", texts, mark, state, reading),
                    url=library.laws.get(code).source.url or "",
                    is_own=name in own,
                )
            )
        return found

    def sign(
        self, form: Mapping[str, str], ticked: Iterable[str], account: str
    ) -> tuple[list[str], int]:
        """Keep what somebody signed; keys, and how many were changed since the page was shown.

        Args:
            form: `name`, `day`, `verdict`, `remark`, `language`.
            ticked: keys of signatures with the digests that were read, a space between.
            account: who writes it down.

        Raises:
            ConfigurationError: something is missing or wrong; says what to write.
        """
        today = dt.datetime.now(dt.UTC).date()
        name, day = who_and_when(form, today)
        verdict = form.get("verdict", "")
        if verdict not in VERDICTS:
            raise ConfigurationError(NOTHING)
        remark = "".join(c for c in form.get("remark", "").strip() if c.isprintable() or c == "\n")
        self._material.refresh()
        kept, late = {}, 0
        for key, _, mark in (one.partition(" ") for one in ticked):
            if mark and mark == self._mark(key, form.get("language", ""), today):
                made = SignOff(
                    verdict=verdict,
                    reader=name,
                    date=day,
                    digest=mark,
                    language=form["language"],
                    remark=remark[:LONGEST_REMARK],
                )
                kept[key] = made.model_dump(mode="json", exclude_defaults=True)
            else:
                late += 1
        if not kept and not late:
            raise ConfigurationError(NOTHING)
        self._material.changes.put_all("signature", kept, account)
        return list(kept), late

    def take_back(self, key: str, account: str) -> bool:
        """Give a signature up; whether there was one."""
        if key not in self._material.changes.signatures():
            return False
        self._material.changes.put("signature", key, None, account)
        return True

    def _mark(self, key: str, language: str, today: dt.date) -> str | None:
        """Digest of what a signature is for, as it is now; none if there is no such thing."""
        library = self._material.library
        sort, _, rest = key.partition("/")
        if language not in library.words.languages:
            return None
        if sort == TEXT:
            tongue, _, name = rest.partition("/")
            known = tongue == language and library.words.has(name)
            return digest(library.words, name, language) if known else None
        known = sort == LAW and rest in library.laws.codes
        return law_digest(library.law_text, rest, language, today) if known else None


def _whom(one: Variation) -> Iterator[str]:
    """For whom a wording is."""
    if one.channel:
        yield one.channel
    yield from (str(value) for _, value in one.conditions if value)
