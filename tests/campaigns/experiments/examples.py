"""An experiment and words for it, as small as they can be."""

from __future__ import annotations

from typing import Any

from bot.campaigns.experiments.experiment import Experiment
from bot.words import Button, Variation, Words

KEY = "utter_offer_help"
BUTTONS = (Button("Yes", "/affirm"), Button("No", "/deny"))


def definition(**changes: Any) -> dict[str, Any]:
    """The content of a good file, with changes."""
    return {
        "id": "offer",
        "version": 1,
        "question": "Does another offer bring more visitors to help?",
        "outcome": "help",
        "smallest_effect": 0.05,
        "arms": {"today": {"share": 0.5}, "choice": {"share": 0.5, "varies": [KEY]}},
        "guard_rails": [{"measure": "safety", "tolerance": 0.02}, {"measure": "opted_out"}],
        "stop": {"conversations": 2000, "days": 90},
        **changes,
    }


def experiment(**changes: Any) -> Experiment:
    """A good experiment, with changes."""
    return Experiment.model_validate(definition(**changes))


def words(
    text: str = "It is your decision. Shall I show you?", arm: str = "offer/1/choice"
) -> Words:
    """Two languages with a default and an arm."""
    own = (
        Variation("Shall I show you where to find help?", buttons=BUTTONS),
        Variation(text, arm=arm, buttons=BUTTONS),
    )
    return Words({"en": {KEY: own}, "fr": {KEY: own}})
