"""The arms of an experiment in a form: which text varies, and what each wording says in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.campaigns.experiments.own import WORDS, begun, todays
from bot.campaigns.experiments.wordings import why_not_varied
from bot.console.door import Form
from bot.console.editing.fields import Field, with_parts
from bot.console.editing.material import Material
from bot.console.editing.sentences import BRACE, Errors, Said
from bot.console.locales import later
from bot.dialogue.words.word_checks import text_flaws, wrong_braces
from bot.words import Variation, Words

NEW_ARMS = ("new", "new-2", "new-3")
"""Names of the arms of an experiment that is begun here, until others are written."""

TODAY = "today"

SAYS_NOTHING = Said(later("Write what this wording says, in at least one language."))
NO_TEXT = Said(later("Choose a text that may vary; what is said in danger is owed to everybody."))
NO_NAME = Said(later("Write a short name: small letters, digits and hyphens; each only once."))
BESIDE = later("Under each field stands what is said today, also where you write nothing.")


def varying_texts(words: Words) -> list[str]:
    """Keys of texts that may vary."""
    return [
        key for key in words.messages() if "/" not in key and why_not_varied(key, words) is None
    ]


class ArmFields:
    """Makes and reads them.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material

    def fields(
        self,
        experiment: str,
        held: Mapping[str, Any],
        errors: Errors,
        language: str,
        *,
        own_made: bool,
    ) -> Iterator[Field]:
        """A group for each arm that says something else than today's words."""
        arms, said = held.get("arms") or {}, held.get(WORDS) or {}
        text = held.get("text") or _varied(held)
        if own_made:
            yield Field(
                "text",
                later("Text that varies"),
                "select",
                text,
                later("As it is called under Texts."),
                ("", *varying_texts(self._material.product.words)),
                error=errors.get("text"),
                is_required=True,
            )
        names = [name for name, arm in arms.items() if arm.get("varies")]
        if own_made:
            names += [name for name in NEW_ARMS if name not in names][: len(NEW_ARMS) - len(names)]
        known = self._material.product.words.has(text)
        for number, name in enumerate(names):
            keys = tuple((arms.get(name) or {}).get("varies") or ((text,) if known else ()))
            path = f"arm.{number}"
            named = Field(
                f"{path}.name",
                later("Short name"),
                "text",
                name,
                error=errors.get(f"{path}.name"),
            )
            parts = self._languages(
                (path, experiment, name), keys, said.get(name) or {}, errors, language
            )
            yield Field(
                path,
                later("A wording beside today’s"),
                "group",
                name,
                parts=((named,) if own_made else ()) + parts,
                hint=BESIDE if own_made else "",
                error=errors.get(path),
                is_folded=number > 0 and not any(one.error for one in with_parts(parts)),
            )

    def _languages(
        self,
        place: tuple[str, str, str],
        keys: Sequence[str],
        said: Mapping[str, Any],
        errors: Errors,
        language: str,
    ) -> tuple[Field, ...]:
        fields = []
        for code in sorted(self._material.product.words.languages, key=lambda one: one != language):
            parts = tuple(
                Field(
                    at,
                    later("Text"),
                    "area",
                    said.get(key, {}).get(code, {}).get(one.channel or "", ""),
                    self._said_today(key, code, one.channel),
                    options=(one.channel,) if one.channel else (),
                    error=errors.get(at),
                )
                for at, key, one in self._places(*place, keys, code)
            )
            folded = code != language and not any(part.error for part in parts)
            if parts:
                fields.append(
                    Field(f"{place[0]}.{code}", code, "group", parts=parts, is_folded=folded)
                )
        return tuple(fields)

    def _places(
        self, path: str, name: str, arm: str, keys: Sequence[str], code: str
    ) -> Iterator[tuple[str, str, Variation]]:
        """Path of each text of an arm in a language, with its key and what its words begin with."""
        for number, key in enumerate(keys):
            for one in begun(name, arm, self._material.product.words, key, code):
                yield f"{path}.{code}.{number}.{one.channel or 'all'}", key, one

    def _said_today(self, key: str, code: str, channel: str | None) -> str:
        """What is said on a channel without the experiment."""
        today = {one.channel: one.text for one in todays(self._material.library.words, key, code)}
        return today.get(channel) or today.get(None, "")

    def read_own(
        self, experiment: str, raw: dict[str, Any], form: Form, errors: dict[str, Said]
    ) -> None:
        """Arms of an experiment of the organisation's own: their names, and equal shares."""
        text = form.get("text", "").strip()
        if text not in varying_texts(self._material.product.words):
            errors["text"] = NO_TEXT
            text = _varied(raw)
        if not text:
            return
        written: dict[str, Any] = {}
        for number in range(len(NEW_ARMS)):
            name = form.get(f"arm.{number}.name", "").strip() or NEW_ARMS[number]
            said = self._texts_of(f"arm.{number}", experiment, name, (text,), form)
            if not any(said[text].values()) and number:
                continue
            if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,19}", name) or name in {*written, TODAY}:
                errors[f"arm.{number}.name"] = NO_NAME
                name = NEW_ARMS[number]
            written[name] = said
            if not any(said[text].values()):
                errors[f"arm.{number}"] = SAYS_NOTHING
        share = 1 / (len(written) + 1)
        arms = {name: {"share": share, "varies": [text]} for name in written}
        raw |= {"arms": {TODAY: {"share": share}, **arms}, WORDS: written}

    def read_ready(
        self, experiment: str, said: Mapping[str, Any], arms: Sequence[str], form: Form
    ) -> dict[str, Any]:
        """What was typed for the arms of a ready experiment."""
        return {
            name: self._texts_of(f"arm.{number}", experiment, name, tuple(said[name]), form)
            for number, name in enumerate(one for one in arms if one in said)
        }

    def _texts_of(
        self, path: str, experiment: str, arm: str, keys: Sequence[str], form: Form
    ) -> dict[str, Any]:
        made: dict[str, Any] = {key: {} for key in keys}
        for code in self._material.product.words.languages:
            for at, key, one in self._places(path, experiment, arm, keys, code):
                typed = form.get(at, "").strip()
                if "\n" not in one.text:  # a paragraph
                    typed = re.sub(r"[ \t]*\n[ \t]*", " ", typed)
                if typed:
                    made[key].setdefault(code, {})[one.channel or ""] = typed
        return made

    def flaws(self, experiment: str, said: Mapping[str, Any]) -> dict[str, Said]:
        """What is wrong with each text, by the path of its field."""
        errors: dict[str, Said] = {}
        for number, arm in enumerate(said):
            for code in self._material.product.words.languages:
                keys = tuple(said[arm])
                for at, key, one in self._places(f"arm.{number}", experiment, arm, keys, code):
                    typed = said[arm][key].get(code, {}).get(one.channel or "")
                    for flaw in _flaws_of(typed, one, key, code) if typed else ():
                        errors.setdefault(at, flaw)
        return errors


def _flaws_of(typed: str, twin: Variation, key: str, code: str) -> Iterator[Said]:
    """What is wrong with a text, compared with the one that it replaces."""
    try:
        differs = Variation(typed).placeholders != twin.placeholders
    except ValueError:
        yield BRACE
        return
    braces = [wrong_braces(twin)] if twin.text and differs else []
    for flaw in (*braces, *text_flaws(key, typed, code)):
        yield Said(flaw.sentence, flaw.values)


def _varied(held: Mapping[str, Any]) -> str:
    """The text that the arms of an own experiment vary."""
    arms = (held.get("arms") or {}).values()
    return next((arm["varies"][0] for arm in arms if arm.get("varies")), "")
