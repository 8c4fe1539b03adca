"""What nobody means who writes such a text, or who writes in this role."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from bot.dialogue.state.dangers import LIFTS, NO_CHILD, OF_BUYERS
from bot.dialogue.topics import topics
from bot.nlu.context import ROLES, Context
from bot.nlu.phrases.dying import vows_dying
from bot.nlu.phrases.negation import begins_with_no, says_no
from bot.nlu.phrases.speaker import speaks_of_self
from bot.nlu.topic_model import GENERAL

REFUSALS = frozenset({"ask_human/no_numbers"})
"""What nobody means who says no to nothing: "give me the number" was read as "no numbers"."""

_HAVE_YOU_NONE = re.compile(
    r"(?<!\w)(?:(?:dont|do not|havent) you (?:have|got)|isnt there|arent there|is there no"
    r"|ha(?:st du|bt ihr|ben sie)(?: denn)? (?:nicht|keine?)|gibt es(?: denn)? keine?"
    r"|(?:vous|t|tu)(?: n)? ?a(?:vez|s) pas|y a(?: t il)? pas"
    r"|non (?:avete|hai|ha|ce|c e)|no (?:teneis|tienes|tiene|tienen|hay)"
    r"|(?:у вас|у тебя) нет|нет ли)(?!\w)"
)
"""Who asks so wants a number: "vous n'avez pas un numéro pour Genève ?"."""


SILENCE = frozenset({"opt_out/stop_messages", f"opt_out/{GENERAL}"})
"""What nobody is taken to mean whom the net has not heard say it."""

RULER = frozenset({"readiness", "what_higher", "what_speaks_for"})
"""Our questions after which a number, or a remark about it, is one on the ruler."""

ANSWERS = frozenset(
    {"deny/misread", "deny/not_so", "express_distress/better", "express_distress/somebody_here"}
)
"""What nobody says to whom nothing was said yet: a threat that names a relative is no company."""

SAID_UNASKED = (
    "deny/misread",
    "deny/not_so",
    "disclose_exploitation/not_forced",
    NO_CHILD,
)
"""What people also say who were suspected of nothing."""


NEAR = {
    "buyer": ("wants_to_stop", "witness"),
    "child": ("exploited",),
    "exploited": ("child",),
    "wants_to_stop": ("buyer",),
    "witness": ("professional",),
    "professional": ("witness",),
}
"""Roles that pass into one another in a talk."""

UNHARMED = ("buyer", "wants_to_stop", "witness", "professional")
"""Roles of people whom no danger of their own brought here."""

NO_BUYERS = ("exploited", "child", "despairing", "witness", "professional")


def may_be_doubted(folded: str, role: str) -> bool:
    """Whether the net may be doubted: "no, I don't want to die" rings like the wish, and is asked about.

    Whom no danger brought here may speak of others; a witness who speaks of themselves does not, and who says
    when they will die is believed.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        role: of its writer.
    """
    is_own = role == "witness" and speaks_of_self(folded)
    is_doubtful = (role in UNHARMED and not is_own) or begins_with_no(folded)
    return is_doubtful and not vows_dying(folded)


def barred(
    folded: str, caught: Collection[str], alarms: frozenset[str], context: Context
) -> frozenset[str]:
    """Topics that make no sense in this talk.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        caught: what the net caught in it.
        alarms: kinds of danger that were suspected or known, or taken back.
        context: what stands open; a first message has none.
    """
    return (
        _absurd(alarms)
        | (ANSWERS if context == Context() else frozenset())
        | (_on_the_ruler() if context.role and context.asked not in RULER else frozenset())
        | (frozenset() if "opt_out" in caught else SILENCE)
        | (frozenset() if says_no(folded) and not _HAVE_YOU_NONE.search(folded) else REFUSALS)
    )


@cache
def _on_the_ruler() -> frozenset[str]:
    """Answers to the ruler, and remarks about it."""
    theirs = {key for key, topic in topics().items() if topic.intent == "rate_readiness"}
    return frozenset(theirs | {f"rate_readiness/{GENERAL}"})


@cache
def _absurd(alarms: frozenset[str]) -> frozenset[str]:
    """Topics that take back an alarm that was never raised."""
    return frozenset(
        key for key, kinds in LIFTS.items() if key not in SAID_UNASKED and not kinds & alarms
    )


@cache
def of_others(role: str) -> frozenset[str]:
    """Topics that only people in other roles mean; a buyer may become a witness, or want to stop."""
    if role in ("", "unknown"):
        return frozenset()
    near = {role, *NEAR.get(role, ())}
    return frozenset(
        key
        for key, topic in topics().items()
        if ((whose := {*topic.roles, topic.role} & {*ROLES}) and not near & whose)
        or (role in NO_BUYERS and topic.intent in OF_BUYERS)
    )
