"""The editor of experiments: the question, the goal, how large and how long, and what each arm says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.own import WORDS, said_by, with_arms, words_of_arms
from bot.campaigns.experiments.runs import State
from bot.console.door import Form
from bot.console.editing.arm_fields import ArmFields
from bot.console.editing.editors import Editor, Read, checked, plain
from bot.console.editing.examples import filled
from bot.console.editing.fields import Field, Sort
from bot.console.editing.material import Material
from bot.console.editing.sentences import NO_NUMBER, Errors, Said
from bot.console.editing.titles import ASKED
from bot.console.locales import later
from bot.console.pieces import Text

BEGUN: Mapping[str, Any] = {
    "version": 1,
    "outcome": "help",
    "smallest_effect": 0.1,
    "guard_rails": [
        {"measure": name, "tolerance": 0.02} for name in ("safety", "opted_out", "hostile")
    ],
    "stop": {"conversations": 1000, "days": 180, "at_the_end": 0.5},
}
"""What an experiment that is begun here has until something else is written; the rest is not asked for."""

RUNNING = Said(later("It has been started, and nothing of it may change; stop it first."))
NO_SHARE = Said(later("Write a whole number from 1 to 49."))
FEW = Said(later("Write a whole number from 100 on."))
LONGER = Said(later("Write the question in 10 to 300 characters."))
WRONG = {
    "smallest_effect": NO_SHARE,
    "stop.conversations": FEW,
    "stop.days": NO_NUMBER,
    "question": LONGER,
}
"""What is said of a field whose content the schema refuses."""

GOALS = ("went_on", "desist", "help")


class ExperimentEditor(Editor):
    """Experiments."""

    def __init__(self, material: Material) -> None:
        super().__init__(material)
        self._arms = ArmFields(material)

    def product(self, key: str) -> Any:
        """As in the file of a ready one, with what its arms say."""
        found = self._material.ready().get(key)
        if found is None:
            return None
        return {**plain(found, "id"), WORDS: words_of_arms(found, self._material.product.words)}

    def is_possible(self, key: str) -> bool:
        """What can be the id of one."""
        return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{1,29}", key))

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """The question and its measures, then each arm, the operator's language first."""
        held = {**BEGUN, **(raw or {})}
        stop, effect = held["stop"], held["smallest_effect"]
        hundredths = round(effect * 100) if isinstance(effect, float) else effect
        goal = Field("outcome", later("Goal"), "select", held["outcome"], options=GOALS)

        def asked(path: str, sort: Sort, value: Any, error: str = "") -> Field:
            wrong = errors.get(error or path)
            return Field(
                path, ASKED[path][0], sort, value, ASKED[path][1], error=wrong, is_required=True
            )

        return (
            asked("question", "area", held.get("question")),
            goal,
            asked("effect", "number", hundredths),
            asked("conversations", "number", stop.get("conversations"), "stop.conversations"),
            asked("days", "number", stop.get("days"), "stop.days"),
            *self._arms.fields(key, held, errors, language, own_made=self.product(key) is None),
        )

    def begun(self, asked: Mapping[str, str]) -> Any:
        """The text that varies."""
        return {"text": asked.get("text", "")}

    def read(self, key: str, form: Form, before: Any) -> Read:
        """What was typed; a change after the end of a started version makes the next one."""
        product = self.product(key)
        kept = {**BEGUN, **(before or product or {})}
        kept.pop("text", None)  # of what was only begun: it stands with the arms from now on
        errors: dict[str, Said] = {}
        typed = {name: form.get(name, "").strip() for name in (*ASKED, "outcome")}
        raw = {
            **kept,
            "question": typed["question"],
            "outcome": typed["outcome"],
            "stop": {
                **kept["stop"],
                "conversations": _number(typed["conversations"]),
                "days": _number(typed["days"]),
            },
            "smallest_effect": _number(typed["effect"]),
        }
        if isinstance(raw["smallest_effect"], int):
            raw["smallest_effect"] /= 100
        if "text" in form:
            self._arms.read_own(key, raw, form, errors)
        else:
            raw[WORDS] = self._arms.read_ready(key, raw.get(WORDS) or {}, tuple(raw["arms"]), form)
        return self._checked(key, raw, before or product, errors)

    def preview(self, key: str, value: Any) -> list[Text]:
        """What each arm says."""
        experiment = Experiment.model_validate({**_definition(value), "id": key})
        words = said_by(experiment, value.get(WORDS) or {}, self._material.library.words)
        fill = partial(filled, self._material)
        labels = {experiment.label(name): name for name in experiment.arms}
        return [
            Text.of(one, language, arm=labels[one.arm], fill=partial(fill, language=language))
            for language in words.languages
            for text in experiment.varied
            for one in words.variations(text, language)
            if one.arm in labels
        ]

    def _checked(self, key: str, raw: dict[str, Any], before: Any, errors: dict[str, Said]) -> Read:
        """By the schema, text by text, and by what keeps it from starting; nothing may change that runs."""
        if "arms" not in raw:
            return Read(raw, errors)
        read = checked(Experiment, {**_definition(raw), "id": key}, {}, without=("id",))
        value = {**read.raw, WORDS: raw[WORDS]}
        found = {
            path.replace("smallest_effect", "effect"): WRONG.get(path, said)
            for path, said in read.errors.items()
        }
        found |= self._arms.flaws(key, raw[WORDS])
        run = self._material.runs.find(key)
        if run is not None and value != before:
            if run.state != State.STOPPED:
                found["question"] = RUNNING
            value["version"] = max(raw["version"], run.experiment.version + 1)
        if not found and not errors:
            words = self._material.library.words
            problems = with_arms(words, {key: value})[1]
            if problems:
                found[""] = Said("%(text)s", {"text": problems[0]})
        return Read(value, {**found, **errors})


def _definition(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in value.items() if name != WORDS}


def _number(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else text
