"""The law on buying sex, State by State, found by its code or by the name of a city."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bot.knowledge.law_schema import Law, LocalRule, StateFile
from bot.knowledge.place_names import parent
from bot.knowledge.regions import US_STATES
from bot.knowledge.schema import Entry, files_of, months_before, read_what_is_right, told

_ANY_PART = "*"


class LawBook:
    """All laws, read once at start."""

    def __init__(self, states: Iterable[StateFile], left_out: Iterable[str] = ()) -> None:
        self.left_out = told(left_out)
        """One sentence for each file or row that was malformed and is not here."""
        self.files = tuple(states)
        """The files it was made from."""
        self._laws: dict[str, Law] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._local: dict[str, dict[str, LocalRule]] = {}
        for state in self.files:
            self._local[state.state.code] = {rule.code: rule for rule in state.local}
            self._laws[state.state.code] = state.state
            own: list[str] = []
            for part in state.parts:
                for code in part.also or (part.code,):
                    self._laws[code] = part.model_copy(update={"code": code})
                    own.append(code)
                self._laws[part.code] = part
            self._parts[state.state.code] = tuple(
                sorted(code for code in own if not code.endswith(_ANY_PART))
            )

    @classmethod
    def load(cls, folder: Path) -> LawBook:
        """Read every `<ISO>.yml` of the folder; what is malformed is left out and told in `left_out`.

        Raises:
            KnowledgeError: there is no such folder, or nothing in it.
        """
        states, left_out = [], []
        for file in files_of(folder):
            rows: dict[str, tuple[type[Entry], str]] = {
                "parts": (Law, "code"),
                "local": (LocalRule, "code"),
            }
            state, wrong = read_what_is_right(file, StateFile, rows)
            left_out += wrong
            if state is not None and state.state.code != file.stem:
                left_out.append(
                    f"{file}: the code inside is {state.state.code}; rename one of them"
                )
            elif state is not None:
                states.append(state)
        return cls(states, left_out)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all entries: States, their parts and the rule for other parts (`US-*`)."""
        return tuple(self._laws)

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the States alone."""
        return tuple(self._parts)

    @property
    def local_codes(self) -> tuple[str, ...]:
        """Codes of cities and regions that punish buyers by a rule of their own."""
        return tuple(code for rules in self._local.values() for code in rules)

    def local_called(self, name: str, state: str) -> str | None:
        """Code of the city or region of a State with this name, if it has a rule of its own.

        `Frankfurt (Oder)` is not the Frankfurt of the rule.
        """
        plain = _plain(name)
        for rule in self._local.get(parent(state), {}).values():
            if any(_pattern(known).fullmatch(plain) for known in rule.names):
                return rule.code
        return None

    def get(self, code: str) -> Law:
        """The law of a State, of a part of it, or of a city with a rule of its own.

        A part without its own entry has the rule for other parts of that State, if there is one,
        else the State's; and then nobody is asked which part is meant, because it was said.

        Raises:
            KeyError: no such State is known.
        """
        known = self._laws.get(code)
        if known is not None:
            return known
        state = self._laws[parent(code)]
        local = self._local[state.code].get(code)
        if local is not None:
            return state.model_copy(update={"code": code, "local": local})
        general = self._laws.get(f"{state.code}-{_ANY_PART}")
        if general is not None and code in US_STATES:
            return general.model_copy(update={"code": code})
        if state.needs_subdivision and code != state.code:
            return state.model_copy(update={"needs_subdivision": False})
        return state

    def entries(self, code: str) -> tuple[str, ...]:
        """Codes of the entries from which visitors of a place are told: a part's own, or all of a State."""
        file = next((one for one in self.files if one.state.code == parent(code)), None)
        if file is None:
            return ()
        whole = (file.state.code, *(part.code for part in file.parts))
        if code == file.state.code:
            return whole
        own = [part.code for part in file.parts if code in (part.code, *part.also)]
        general = [one for one in whole if one.endswith(f"-{_ANY_PART}")]
        return tuple(own or general or [file.state.code])

    def is_whole(self, code: str) -> bool:
        """Whether the law of a place can be told without asking for a part of it."""
        try:
            return not self.get(code).needs_subdivision
        except KeyError:
            return False

    def parts(self, code: str) -> tuple[str, ...]:
        """Parts of a State to ask about because their law differs; empty for a part."""
        return self._parts.get(code, ())

    def towns(self, code: str) -> tuple[str, ...]:
        """Cities and regions of a State with a rule of their own; none for a part."""
        return tuple(self._local.get(code, ()))

    def stale(self, today: dt.date, months: int = 12) -> list[Law]:
        """Laws that were last checked longer ago than that; they are still told, with their date."""
        oldest = months_before(today, months)
        return [law for law in self._laws.values() if law.verified_on < oldest]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name as a whole word; a Russian one may end otherwise."""
    plain = _plain(name)
    ending = "" if plain.isascii() else r"\w{0,3}"
    return re.compile(rf"\b{re.escape(plain)}{ending}\b")


def _plain(text: str) -> str:
    """Small letters without accents, one space between words."""
    kept = "".join(
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
        if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())
