"""The pre-registration of an experiment: what was asked, counted and decided on before anybody was asked.

Written by `second-thought experiment start`, to be put at AsPredicted or the OSF before the first
conversation. It follows from the file, the words and the plan alone, and names their hash, so that anybody
can compare it with the register. What it says stands in `templates/registration.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.campaigns.experiments.conditions import LESS_IS_BETTER
from bot.campaigns.experiments.experiment import HOLDOUT, Experiment, Goal
from bot.campaigns.experiments.size import Plan, in_words
from bot.campaigns.experiments.wordings import digest, shown
from bot.words import Words

OUTCOMES: dict[Goal, str] = {
    "went_on": "the visitor, having been told what this is, asks to buy sex all the same: a later message "
    "is classified as such a wish, or the visitor presses the button that says so",
    "desist": "the visitor writes that they will not do it and does not ask to buy afterwards",
    "help": "the visitor opens a link to help, asks for help to stop, or asks for a person",
}
"""What is counted, as `bot.outcomes.definitions` counts it."""

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def registration(
    experiment: Experiment,
    words: Words,
    campaigns: Sequence[str],
    made: Plan,
    now: datetime,
) -> str:
    """The text, in Markdown.

    Args:
        experiment: that starts.
        words: what its arms say.
        campaigns: ids of those that name it.
        made: what was planned.
        now: the time of the start.
    """
    templates = Environment(  # noqa: S701  Markdown, and nobody's words but the organisation's
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {
        "short": lambda number: f"{number:.4g}",
        "quoted": lambda names: ", ".join(_quoted(names)),
        "side": lambda arms: " and ".join(_quoted(arms)),
    }
    return templates.get_template("registration.md").render(
        experiment=experiment,
        stop=experiment.stop,
        holdout=HOLDOUT,
        digest=digest(experiment, words),
        shown=shown(experiment, words),
        campaigns=campaigns,
        direction="lower" if experiment.outcome in LESS_IS_BETTER else "higher",
        outcomes=OUTCOMES,
        size=[sentence % values for sentence, values in in_words(experiment, made)],
        now=now,
    )


def _quoted(names: Iterable[str]) -> Iterable[str]:
    return (f"`{name}`" for name in names)
