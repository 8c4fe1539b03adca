"""In which order topics came up, as far as it is kept: by kind of topic, the first few only.

Longer and finer paths would each be of one person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, permutations

KINDS: Mapping[str, tuple[str, ...]] = {
    "consequences": ("law", "risk"),
    "harms": ("harm", "signs", "figures"),
    "excuses": ("claim_choice", "claim_legal", "claim_harmless", "claim_need"),
    "ways_out": ("help", "human", "education", "course", "sector_guidance"),
}
"""Kinds of topics and what belongs to them; what is asked about us (data, privacy) and what
a witness is worried about are on no path."""

MOST_STEPS = 3
"""Kinds that are kept; the fourth is the one that is left."""

NO_TOPIC = "no_topic"
BETWEEN = ">"

PATHS = (
    NO_TOPIC,
    *(
        BETWEEN.join(steps)
        for number in range(1, MOST_STEPS + 1)
        for steps in permutations(KINDS, number)
    ),
)
"""Every path, the short ones first."""

_KIND_OF = {topic: kind for kind, topics in KINDS.items() for topic in topics}


def path_of(topics: Sequence[str]) -> str:
    """The kinds of the topics in the order in which each came up first."""
    steps: dict[str, None] = {}
    for before, topic in pairwise(("", *topics)):
        # Whoever says that it is legal is told the law at once: the step is the visitor's, not ours.
        if topic in _KIND_OF and (before, topic) != ("claim_legal", "law"):
            steps[_KIND_OF[topic]] = None
    return BETWEEN.join([*steps][:MOST_STEPS]) or NO_TOPIC


def steps_of(path: str) -> tuple[str, ...]:
    """The kinds of a path; none of one without a topic."""
    return () if path == NO_TOPIC else tuple(path.split(BETWEEN))
