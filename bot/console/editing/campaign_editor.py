"""The editor of campaigns: a place by its name, the checks of files, and what other campaigns have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.campaigns import ready
from bot.campaigns.campaign import Campaign
from bot.campaigns.checks import check_campaign
from bot.campaigns.collection import ARCHIVED
from bot.campaigns.writing import fresh_code
from bot.console.door import Form
from bot.console.editing.editors import MORE_THAN_ONE, Editor, Read, checked, places_of
from bot.console.editing.fields import Field, fields_of, read_form
from bot.console.editing.sentences import Errors, Said
from bot.console.locales import later
from bot.console.pieces import Text
from bot.dialogue.words.handover import handover_words
from bot.settings import ConfigurationError


class CampaignEditor(Editor):
    """Campaigns."""

    def product(self, key: str) -> Any:
        """As in the file."""
        try:
            files = self._material.files()
        except ConfigurationError:
            return None
        found = files.get(key)
        if found is None:
            return None
        value = found.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
        return value | ({ARCHIVED: True} if key in files.archived else {})

    def is_possible(self, key: str) -> bool:
        """Whatever can stand in an address."""
        return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{1,39}", key))

    def begun(self, asked: Mapping[str, str]) -> Any:
        """The words and adverts of a ready-made one, and a short address that is free."""
        try:
            taken = self._material.campaigns()
        except ConfigurationError:
            taken = None
        held: dict[str, Any] = {"channels": ["web"], "code": fresh_code(taken)}
        if asked.get("ready") in ready.names():
            held |= ready.content_of(asked["ready"])
        return held

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """The campaign, and whether it is over."""
        held = {"language": language} | (raw or {"channels": ["web"]})
        if "place" in held and "place" not in errors:
            held["place"] = self._place_name(str(held["place"]), language)
        over = Field(
            ARCHIVED,
            later("It is over: in no list any more, and still answered"),
            "check",
            bool(held.get(ARCHIVED)),
        )
        tongues = self._material.product.words.languages
        trials = (
            "",
            *sorted({*self._material.experiments(), str(held.get("experiment") or "")} - {""}),
        )
        choices: dict[str, Any] = {
            "language": {"sort": "tongue", "options": tongues},
            "experiment": {"sort": "select", "options": trials},
        }
        fields = (
            replace(one, **choices.get(one.path, {})) for one in fields_of(Campaign, held, errors)
        )
        return (*fields, over)

    def read(self, key: str, form: Form, before: Any) -> Read:
        """A place by the name of a town, of a part or of a State."""
        kept = {name: value for name, value in (before or {}).items() if name != ARCHIVED}
        raw = read_form(Campaign, form, kept)
        errors: dict[str, Said] = {}
        if typed := raw.get("place"):
            codes, problem = places_of(self._material, str(typed))
            if problem or len(codes) != 1:
                errors["place"] = problem or MORE_THAN_ONE
            else:
                raw["place"] = codes[0]
        read = checked(Campaign, {**raw, "id": key}, errors, without=("id",))
        if not read.errors:
            read = Read(read.raw, self._remarks(key, read.raw))
        over = {ARCHIVED: True} if form.get(ARCHIVED) == "yes" else {}
        return Read({**read.raw, **over}, read.errors)

    def preview(self, key: str, value: Any) -> list[Text]:
        """Its own sentences, and in every language what is said of a chat of its own."""
        sentences = [
            Text(language, text)
            for name in ("opening", "landing", "decoy")
            for language, text in (value.get(name) or {}).items()
        ]
        campaign = Campaign.model_validate({**value, "id": key})
        sentences += [
            Text(language, f"{' | '.join(advert.headlines)}. {' '.join(advert.descriptions)}")
            for language, advert in campaign.adverts.items()
        ]
        words, operator = self._material.library.words, self._material.settings.operator
        return sentences + [
            Text(language, said.text)
            for language in words.languages
            if (said := handover_words(campaign, language, words, operator))
        ]

    def _place_name(self, code: str, language: str) -> str:
        """A place as people call it, if it is read as the same place again; else its code."""
        name = self._material.product.places.name(code, language)
        return name if places_of(self._material, name) == ([code], None) else code

    def _remarks(self, key: str, raw: Mapping[str, Any]) -> dict[str, Said]:
        """What keeps it from running, by the checks of `second-thought check`, and what others have."""
        campaign = Campaign.model_validate({**raw, "id": key})
        settings, today = self._material.settings, dt.datetime.now(dt.UTC).date()
        found = {
            remark.where: Said("%(text)s", {"text": f"{remark.problem}; {remark.remedy}."})
            for remark in check_campaign(
                campaign, self._material.library.words, settings.operator, today
            )
            if not remark.note
        }
        try:
            others = [one for one in self._material.campaigns() if one.id != key]
        except ConfigurationError:
            others = []
        taken = {claim: other.id for other in others for claim, _ in other.claims()}
        for claim, where in campaign.claims():
            if claim in taken:
                found[".".join(where)] = Said(
                    later("The campaign %(name)s has this already."), {"name": taken[claim]}
                )
        return found
