"""One editor for each kind of content: what stands in its form, how it is read, checked and previewed."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.console.door import Form
from bot.console.editing.fields import Field, fields_of, read_form
from bot.console.editing.material import Material
from bot.console.editing.sentences import Errors, Said, errors_of
from bot.console.locales import later
from bot.console.pieces import Text
from bot.knowledge.cards import card_of
from bot.knowledge.hours import Hours
from bot.knowledge.hours_text import HoursError, read_hours
from bot.knowledge.law import LawText
from bot.knowledge.law_schema import Law
from bot.knowledge.own import country_of, laws_with_own
from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Resource

CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
PHONES = ("phone", "phone_international", "sms")
MORE_THAN_ONE = Said(later("More than one place has this name; write its State, too."))
UNKNOWN_PLACE = Said(
    later("We do not know this place; write a town, a part of a State, or a State.")
)


NO_PHONE = Said(later("Write the number in digits, such as 0113 243 0036."))
ELSEWHERE = Said(later("This part is in another State."))


@dataclass(frozen=True, slots=True)
class Read:
    """A form that was sent: its data, right or wrong, and what is wrong by field."""

    raw: Mapping[str, Any]
    errors: Errors


class Editor(ABC):
    """Knows one kind of content.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material

    @abstractmethod
    def product(self, key: str) -> Any:
        """What the product says of an item; none if it has no such item."""

    @abstractmethod
    def is_possible(self, key: str) -> bool:
        """Whether there is, or could be, an item of this key."""

    def begun(self, asked: Mapping[str, str]) -> Any:
        """What a new item begins with, as its address says; mostly nothing."""
        return None

    @abstractmethod
    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """The form with what stands in it."""

    @abstractmethod
    def read(self, key: str, form: Form, before: Any) -> Read:
        """What was typed; valid data where there are no errors."""

    @abstractmethod
    def preview(self, key: str, value: Any) -> list[Text]:
        """What visitors would read."""


class HelplineEditor(Editor):
    """Rows of the directory."""

    def product(self, key: str) -> Any:
        """As in the directory's file."""
        row = self._material.product.directory.find(key)
        return plain(row, "id") if row else None

    def is_possible(self, key: str) -> bool:
        """Ids as in the files, of a State that has a file."""
        known = {file.country for file in self._material.product.directory.files}
        return bool(re.fullmatch(r"[a-z]{2,3}-[a-z]+-\d{1,4}", key)) and country_of(key) in known

    def new_key(self, state: str) -> str:
        """An id for a row of the organisation's own."""
        taken = {
            *self._material.own.of("helpline"),
            *(draft.key for draft in self._material.changes.drafts()),
        }
        number = 1
        while (key := f"{state.lower()}-own-{number}") in taken:
            number += 1
        return key

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """Hours in words, everything else as it is."""
        shown = dict(raw or {"verified_on": dt.date.today().isoformat(), "confidence": "high"})
        hours = shown.setdefault("hours", {})
        if isinstance(hours, Mapping):
            known = Hours.model_validate(hours)
            shown["hours"] = known.text(language) if known.known else ""
        return fields_of(Resource, shown, errors)

    def read(self, key: str, form: Form, before: Any) -> Read:
        """Numbers without spaces, hours and parts of the State as people write them."""
        raw = read_form(Resource, form, before or {})
        errors: dict[str, Said] = {}
        for name in PHONES:
            if name in raw:
                raw[name] = re.sub(r"[\s().\-/]+", "", str(raw[name]))
                if not re.fullmatch(r"\+?\d{2,15}", raw[name]):
                    errors[name] = NO_PHONE
        raw["hours"] = self._hours(str(raw.get("hours", "")), (before or {}).get("hours") or {})
        typed = list(raw.get("area") or ())
        raw["area"], problem = places_of(self._material, ", ".join(typed))
        if problem is None and any(parent(code) != country_of(key) for code in raw["area"]):
            problem = ELSEWHERE
        if problem is not None:
            raw["area"], errors["area"] = typed, problem
        elif country_of(key) in raw["area"]:
            raw["area"] = []  # all of the State
        return checked(Resource, {**raw, "id": key}, errors, without=("id",))

    def _hours(self, typed: str, before: Mapping[str, Any]) -> Any:
        """Hours as data: as before where they mean the same, as typed where nobody can be sure."""
        try:
            read = read_hours(typed, self._material.product.words.languages)
        except HoursError:
            return typed
        known = Hours.model_validate(before)
        if (read.always, read.weekly) == (known.always, known.weekly):
            return before
        zone = {"time_zone": known.time_zone} if known.time_zone else {}
        return {**plain(read), **zone, "recorded": typed}

    def preview(self, key: str, value: Any) -> list[Text]:
        """The card in every language."""
        library, country = self._material.library, country_of(key)
        row = Resource.model_validate({**value, "id": key})
        file = next(file for file in library.directory.files if file.country == country)
        now = dt.datetime.now(dt.UTC)
        return [
            Text(
                language,
                library.card_text.render(
                    card_of(row, country, file.time_zone, language, now), language
                ),
            )
            for language in library.words.languages
        ]


class LawEditor(Editor):
    """Entries of the law of a State, or of a part of it."""

    def product(self, key: str) -> Any:
        """As in the law's file."""
        for file in self._material.product.laws.files:
            for law in (file.state, *file.parts):
                if law.code == key:
                    return plain(law, "code")
        return None

    def is_possible(self, key: str) -> bool:
        """Only what has an entry: an organisation corrects laws, it adds no State."""
        return self.product(key) is not None

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """All fields of a law."""
        return fields_of(Law, raw, errors)

    def read(self, key: str, form: Form, before: Any) -> Read:
        """What was typed, checked by the schema."""
        raw = read_form(Law, form, before or {})
        return checked(Law, {**raw, "code": key}, {}, without=("code",))

    def preview(self, key: str, value: Any) -> list[Text]:
        """The answer on the law in every language."""
        library, today = self._material.library, dt.datetime.now(dt.UTC).date()
        laws, _ = laws_with_own(library.laws, {key: value})
        text = LawText(library.words, laws)
        return [
            Text(language, text.render(key, language, today).text)
            for language in library.words.languages
        ]


def checked(
    model: type[BaseModel],
    raw: Mapping[str, Any],
    errors: Mapping[str, Said],
    without: Sequence[str],
) -> Read:
    """Data by the schema; in the form that is kept where it is right."""
    try:
        made = model.model_validate(raw)
    except ValidationError as error:
        kept = {name: value for name, value in raw.items() if name not in without}
        return Read(kept, {**errors_of(error), **errors})
    return Read(plain(made, *without), errors)


def plain(made: BaseModel, *without: str) -> dict[str, Any]:
    """As in a file: what is as if nothing were said is left out."""
    return made.model_dump(mode="json", exclude_defaults=True, exclude=set(without))


def places_of(material: Material, text: str) -> tuple[list[str], Said | None]:
    """Codes of places that were written as codes or by name, and what is wrong with one of them."""
    codes: list[str] = []
    if CODE.fullmatch(text.strip()):
        return [text.strip()], None
    for part in filter(None, (one.strip() for one in text.split(","))):
        if CODE.fullmatch(part):
            codes.append(part)
            continue
        found = material.gazetteer.find(part)
        if len(found) != 1:
            whole = material.gazetteer.find(text)
            if len(whole) == 1:  # "Georgia, USA"
                return [whole[0]], None
            return [one.strip() for one in text.split(",")], (
                MORE_THAN_ONE if found else UNKNOWN_PLACE
            )
        codes.append(found[0])
    return codes, None
