"""Whether a text says that who might read along is asleep or away: then nobody is watched at this moment.

The safety net hears "he" beside "my phone" or "here" as somebody who comes, and answers with the one
neutral line after which we are silent: to who writes because he is in the shower that is the worst reply.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_NOT_NEAR = re.compile(
    rf"(?<!\w)(?<!not )(?<!isnt )(?<!nicht )"
    rf"(?<!pas )(?<!non )(?<!no )(?<!не ){_SAID['not_near']}(?!\w)"
)
"""Also what only sounds like it: the children are asleep, or who blackmails them writes again."""

_NEAR = whole_words(_SAID["near"])

_HABIT = whole_words(_SAID["habit"])

_NOW = whole_words(_SAID["now"])


def is_habit(folded: str) -> bool:
    """Whether a folded text tells what is done again and again, and nothing of this moment."""
    is_now = somebody_is_near(folded) or _NOW.search(folded) is not None
    return _HABIT.search(folded) is not None and not is_now


def somebody_is_near(folded: str) -> bool:
    """Whether a folded text says that another comes, or is beside its writer."""
    return _NEAR.search(folded) is not None


def nobody_is_near(folded: str) -> bool:
    """Whether a folded text says that who might read along is not there, and nobody else is."""
    return _NOT_NEAR.search(folded) is not None and not somebody_is_near(folded)
