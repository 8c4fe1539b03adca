"""Whether the arms got the shares that they should get; if not, something is broken."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from scipy.special import gammaln

ALARM = 0.001
"""Probability of a false alarm, over all looks: the draw is a hash, so an alarm is a fault of ours."""

_CONCENTRATION = 100


def mismatch(counts: Mapping[str, int], shares: Mapping[str, float]) -> float:
    """Evidence against the shares as the logarithm of an e-value, valid at every look.

    A Dirichlet mixture of multinomial likelihoods against the one of the shares, with the authors'
    own concentration: Lindon and Malek (2022), Anytime-valid inference for multinomial count data,
    Advances in Neural Information Processing Systems 35.
    """
    numbers = np.array([counts.get(name, 0) for name in shares], dtype=float)
    expected = np.array(list(shares.values()))
    prior = _CONCENTRATION * expected
    mixture = gammaln(prior.sum()) - gammaln(prior.sum() + numbers.sum())
    mixture += np.sum(gammaln(prior + numbers) - gammaln(prior))
    return float(mixture - np.sum(numbers * np.log(expected)))


def is_mismatched(counts: Mapping[str, int], shares: Mapping[str, float]) -> bool:
    """Whether to sound the alarm."""
    return mismatch(counts, shares) >= math.log(1 / ALARM)
