"""What a funder can quote: five sentences, the weeks, the campaigns, the cost, experiments and dangers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.figures import judged, views_of
from bot.campaigns.experiments.runs import Run
from bot.campaigns.experiments.verdict import Comparison, Verdict
from bot.console.frame import count_text, label_text, period_text, range_text
from bot.console.goals import GOAL_TITLES, MEANINGS, TITLES
from bot.console.locales import translations
from bot.console.pages.experiments import ADVICE, rounded, sentence
from bot.knowledge import formats
from bot.outcomes.definitions import EVERYBODY, GOALS, WHOLE
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter, Share
from bot.outcomes.view import View
from bot.settings import ConfigurationError, Settings
from bot.vocabulary import DANGERS

HERE = Path(__file__).resolve().parent
SENTENCES = ("came", *GOALS, "safety")
"""Each has its words in `words.yml`, under `told`."""

Rows = list[list[str]]


@dataclass(frozen=True)
class Asked:
    """Which pack is asked for.

    Args:
        measures: the figures.
        chosen: of which conversations.
        language: of the PDF and the codebook.
        settings: who the operator is, and whose versions are named.
        cost: of these days, in any currency, divided by the people who turned to help; it is kept nowhere.
    """

    measures: Measures
    chosen: Filter
    language: str
    settings: Settings
    cost: float | None = None

    @cached_property
    def words(self) -> dict[str, Any]:
        """Those of the pack in its language; what the goals mean is said as in the console.

        Raises:
            ConfigurationError: it has none.
        """
        every = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
        if self.language not in every:
            raise ConfigurationError(
                f"The report has no words in {self.language}; choose {', '.join(every)}."
            )
        said = translations(self.language).gettext
        colon = "\N{NO-BREAK SPACE}:" if self.language == "fr" else ":"
        goals = {
            name: f"{said(title)}{colon} {said(MEANINGS[name])}" for name, title in TITLES.items()
        }
        return {**every[self.language], **goals}


def quoted(asked: Asked) -> dict[str, Any]:
    """Values of the template `report.typ`."""
    measures, chosen, words, language = asked.measures, asked.chosen, asked.words, asked.language
    view = measures.view(chosen)
    goals = [translations(language).gettext(title) for title in GOAL_TITLES.values()]
    return {
        "operator": words["operator"].format(operator=asked.settings.operator),
        "told": _sentences(view, words, language),
        "displayed": _displayed(measures.displayed(chosen), language),
        "over_time": [
            _counts(period_text(period, language), one, language)
            for period, one in measures.series(chosen)
        ],
        "goals_head": [words["conversations"], *goals],
        "campaigns": _campaigns(measures, chosen, language),
        "cost": _cost(asked, view),
        "safety": _dangers(view, "danger", language),
        "taken_back": _dangers(view, "taken_back", language),
        "experiments": list(_experiments(asked)),
    }


def goal_of(view: View, name: str) -> Share:
    """A goal as a share of whom it is usually told of."""
    return view.headline(name, WHOLE[GOALS[name]]) if name == "went_on" else view.headline(name)


def _sentences(view: View, words: Mapping[str, Any], language: str) -> list[str]:
    shares = {
        "came": view.share(EVERYBODY),
        **{name: goal_of(view, name) for name in GOALS},
        "safety": view.table("in_danger")["yes"],
    }
    return [
        words["told"][name].format(
            count=words["few"] if share.count is None else count_text(share.count, language),
            of=count_text(share.of, language),
            range=range_text(share, language),
        )
        for name, share in shares.items()
    ]


def _displayed(number: int | None, language: str) -> str:
    """What conversations stand against, as the console says it."""
    said = translations(language).gettext
    text = said("The notice page was displayed about %(count)s times in these days.")
    return text % {"count": count_text(number, language)} if number else ""


def _counts(label: str, view: View, language: str) -> list[str]:
    numbers = (view.count(EVERYBODY), *(view.count(cell) for cell in GOALS.values()))
    return [label, *(count_text(number, language) for number in numbers)]


def _campaigns(measures: Measures, chosen: Filter, language: str) -> Rows:
    if chosen.campaign:
        return []
    views = measures.by("campaign", chosen)
    return [_counts(name, view, language) for name, view in views.items()]


def _cost(asked: Asked, view: View) -> str:
    """What one person who turned to help has cost, of the same people and days as the count."""
    words, language, cost = asked.words, asked.language, asked.cost
    helped = view.headline("help").count
    if cost is None:
        return str(words["no_cost"])
    if not helped:
        return str(words["cost_of_few"].format(cost=formats.number(round(cost, 2), language)))
    whole, each = (formats.number(round(one, 2), language) for one in (cost, cost / helped))
    return str(words["cost"].format(cost=whole, count=count_text(helped, language), each=each))


def _dangers(view: View, cells: str, language: str) -> Rows:
    catalogue = translations(language)
    shares = view.many(cells, DANGERS)
    return [share_line(label_text(kind, catalogue), one, language) for kind, one in shares.items()]


def share_line(label: str, share: Share, language: str) -> list[str]:
    """A line of a table: count, of how many, likely range."""
    counts = (count_text(number, language) for number in (share.count, share.of))
    return [label, *counts, range_text(share, language)]


def _experiments(asked: Asked) -> Iterator[dict[str, Any]]:
    """What can be said of each that was started."""
    made_up, minimum = asked.chosen.synthetic, asked.settings.minimum_cell
    for run, verdict in judged(asked.measures, datetime.now(UTC), minimum, synthetic=made_up):
        views = views_of(asked.measures, run.experiment, synthetic=made_up)
        yield _experiment(run, verdict, views, asked.words, asked.language)


def _experiment(
    run: Run, verdict: Verdict, views: Mapping[str, View], words: Mapping[str, Any], language: str
) -> dict[str, Any]:
    said = translations(language).gettext
    experiment, goal = run.experiment, run.experiment.outcome
    shares = {arm: view.headline(goal, EVERYBODY) for arm, view in views.items()}
    found = [
        f"{one.arm}: {said(sentence(one, experiment, goal))} {_difference(one, language)}"
        for one in verdict.primary.comparisons
    ]
    return {
        "title": f"{experiment.id} ({experiment.version})",
        "question": said(experiment.question),
        "goal": words["of_all"].format(goal=said(GOAL_TITLES[goal])),
        "advice": words["alarm"] if verdict.alarm else said(ADVICE[verdict.advice]),
        "rows": [share_line(arm, share, language) for arm, share in shares.items()],
        "found": found or [words["nothing_yet"]],
        "note": " ".join(_notes(experiment, words, said)) if found else "",
    }


def _difference(one: Comparison, language: str) -> str:
    """The range of a difference, in points, as the console says it."""
    said = translations(language).gettext
    text = said("The true difference lies between %(low)s and %(high)s percentage points.")
    low, high = (
        count_text(round(100 * end), language).replace("-", "\N{MINUS SIGN}")
        for end in rounded(one)
    )
    return text % {"low": low, "high": high}


def _notes(
    experiment: Experiment, words: Mapping[str, Any], said: Callable[[str], str]
) -> Iterator[str]:
    """How the ranges are to be read."""
    if experiment.factors:
        yield said(
            "Each factor is compared over all wordings: those that have it against those that have it not."
        )
    yield words["at_every_look"]
