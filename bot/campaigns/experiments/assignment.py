"""Which arm a visitor gets: drawn by a keyed hash, so that nothing about it need be stored."""

from __future__ import annotations

from bot.campaigns.experiments.experiment import HOLDOUT, Experiment
from bot.privacy.pseudonym import keyed_hash

_DRAWS = float(16**13)


def assign(experiment: Experiment, key: bytes, unit: str) -> str:
    """The arm of a unit, a pseudonym or the random id of a conversation.

    The draw is the same for the same unit as long as the keys live, and independent of the draws of
    other experiments and versions, because their names go into the hash.
    """
    digest = keyed_hash(key, experiment.id, str(experiment.version), unit)
    draw = int(digest[:13], 16) / _DRAWS  # 52 bits, exact in a float
    if draw < experiment.holdout:
        return HOLDOUT
    draw = (draw - experiment.holdout) / (1 - experiment.holdout)
    bound = 0.0
    for name, arm in experiment.arms.items():
        bound += arm.share
        if draw < bound:
            return name
    return name  # the shares may add up to a little less than one


def allocation(experiment: Experiment) -> dict[str, float]:
    """The share of all visitors that each arm should get, the holdout included."""
    inside = 1 - experiment.holdout
    shares = {name: arm.share * inside for name, arm in experiment.arms.items()}
    return {HOLDOUT: experiment.holdout, **shares} if experiment.holdout else shares
