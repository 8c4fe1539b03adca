"""The pre-registration of an experiment: what was asked, counted and decided on before anybody was asked.

Written by `second-thought experiment start`, in the order of the questions of AsPredicted and under the
headings of the OSF's preregistration form, to be put there before the first conversation. It follows
from the file, the words and the plan alone, and names their hash, so that anybody can compare it with
the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

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

METHOD = (
    "Each comparison is an e-process for two streams of yes and no with the known probability of the "
    "draw (Turner, Ly and Gruenwald 2024), looked at as often as anybody likes, with a confidence "
    "sequence (Turner and Gruenwald 2023). It is valid at every look for any number of conversations. "
    "Several comparisons are corrected by closed testing with means (Vovk and Wang 2021)."
)

EXCLUSIONS = (
    "All conversations that were given an arm are analysed in that arm. A conversation that begins with a "
    "return code is given none. Two conversations of one person count as two. Conversations of the "
    "simulator are never counted. Nothing is imputed; there are no outliers among yes and no."
)


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
    sections = (
        _head(experiment, words, now),
        _study(experiment),
        _design(experiment, campaigns),
        _sampling(experiment, made),
        _analysis(experiment),
        _words(experiment, words),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def _head(experiment: Experiment, words: Words, now: datetime) -> Iterator[str]:
    yield f"# Pre-registration: {experiment.id}, version {experiment.version}\n"
    yield f"Started {now:%Y-%m-%d %H:%M} UTC. Hash of the definition and of every wording (SHA-256):\n"
    yield f"    {digest(experiment, words)}\n"
    yield "The numbers in brackets are the questions of AsPredicted.\n"


def _study(experiment: Experiment) -> Iterator[str]:
    yield "## Study information\n"
    yield "**Data collection** [1]. No data have been collected for this study yet.\n"
    yield f"**Question** [2]. {experiment.question}\n"
    yield "**Hypotheses** [2].\n"
    direction = "lower" if experiment.outcome in LESS_IS_BETTER else "higher"
    for number, contrast in enumerate(experiment.contrasts, 1):
        yield (
            f"{number}. The share of `{experiment.outcome}` differs between {_side(contrast.other)} and "
            f"{_side(contrast.first)}; it is expected to be {direction} in the former. The test is "
            "two-sided."
        )
    yield ""


def _design(experiment: Experiment, campaigns: Sequence[str]) -> Iterator[str]:
    yield "## Design plan\n"
    factorial = "factorial randomised" if experiment.factors else "randomised"
    yield (
        f"**Conditions** [4]. A {factorial} experiment between "
        f"{'persons' if experiment.unit == 'person' else 'conversations'}, drawn by a keyed hash; nobody "
        "knows the arm beforehand, and visitors do not know that wordings differ.\n"
    )
    yield "| arm | share | what it words anew |\n|---|---|---|"
    for name, arm in experiment.arms.items():
        varied = ", ".join(f"`{key}`" for key in arm.varies) or "nothing: today's words"
        yield f"| {name} | {arm.share:.4g} | {varied} |"
    if experiment.holdout:
        yield f"\n{experiment.holdout:.4g} of all visitors are in the arm `{HOLDOUT}`, with today's words."
    named = (
        ", ".join(campaigns) or "none yet; a campaign takes part as soon as it names the experiment"
    )
    yield f"\n**Setting.** Visitors of the campaigns: {named}.\n"
    yield f"**Dependent variable** [3]. `{experiment.outcome}`: {OUTCOMES[experiment.outcome]}.\n"
    others = ", ".join(f"`{goal}`" for goal in OUTCOMES if goal != experiment.outcome)
    yield f"**Secondary** (described, decides nothing): {others}.\n"
    rails = ", ".join(
        f"{one.measure} (tolerance {one.tolerance:.4g})" for one in experiment.guard_rails
    )
    yield (
        f"**Harm.** The experiment pauses by itself when an arm has more of: {rails}, than the first arm "
        "and the tolerance.\n"
    )


def _sampling(experiment: Experiment, made: Plan) -> Iterator[str]:
    yield "## Sampling plan\n"
    stop = experiment.stop
    yield (
        f"**Size and stop rule** [7]. It ends when the evidence for the primary outcome is enough (error "
        f"{stop.error:.4g} over all comparisons and all looks), after {stop.conversations:,} conversations, "
        f"or after {stop.days:,} days, whichever comes first. Smallest effect of interest: a difference "
        f"of {experiment.smallest_effect:.4g}.\n"
    )
    yield " ".join(in_words(experiment, made)) + "\n"


def _analysis(experiment: Experiment) -> Iterator[str]:
    yield "## Analysis plan\n"
    yield f"**Analysis** [5]. {METHOD}\n"
    stop = experiment.stop
    if stop.at_the_end:
        yield (
            f"The error is divided: {stop.on_the_way:.4g} for all looks on the way, "
            f"{stop.error - stop.on_the_way:.4g} for one two-sided test of two proportions (pooled variance, "
            "Bonferroni over the comparisons) at the planned end: the hour in which the last planned "
            "conversation began, or the last planned day.\n"
        )
    if experiment.factors:
        yield (
            "Each factor is compared over all arms: those that have it against those that have not. "
            "Whether the factors add up is not tested; the share of every arm is shown.\n"
        )
    yield f"**Exclusions and outliers** [6]. {EXCLUSIONS}\n"
    yield (
        "**Exploratory** [8]. Results by language, channel and country, among those who went on talking "
        "alone, and readiness by arm are described and prove nothing.\n"
    )
    yield (
        "Whether the arms got their shares is tested at every look at one in a thousand (Lindon and "
        "Malek 2022); after that alarm nothing is concluded.\n"
    )


def _words(experiment: Experiment, words: Words) -> Iterator[str]:
    yield "## Materials: every wording\n"
    for language, keys in shown(experiment, words).items():
        yield f"### {language}\n"
        for key, wordings in keys.items():
            for wording in wordings:
                arm, channel = wording["arm"] or "default", wording["channel"] or "every channel"
                yield f"`{key}`, {arm}, {channel}:\n"
                text = wording["text"] or "(nothing is said)"
                yield "\n".join(f"> {line}" for line in text.splitlines())
                buttons = " · ".join(title for title, _ in wording["buttons"])
                yield f">\n> [{buttons}]\n" if buttons else ""


def _side(arms: Sequence[str]) -> str:
    return " and ".join(f"`{name}`" for name in arms)
