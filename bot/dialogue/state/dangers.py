"""The tables of danger: who each kind makes of a writer, how it is asked about, and what takes it back."""

from __future__ import annotations

from bot.nlu.phrases.who_knows import KEY, LOW_SUGAR, VITAL
from bot.vocabulary import DANGERS

ROLE_OF_KIND = {
    "distress": "despairing",
    "child_writes": "child",
    "watched": "exploited",
    "traces": "exploited",
    "exploitation": "exploited",
    "concern": "witness",
}
"""Who writes when a kind of danger is certain; the other kinds do not tell."""

CHECKS = {
    "distress": ("utter_check_despair", "how_bad"),
    "child_writes": ("utter_check_child", "is_child"),
    "exploitation": ("utter_check_about_whom", "about_whom"),
    "watched": ("utter_check_about_whom", "about_whom"),
    "traces": ("utter_check_about_whom", "about_whom"),
    "violence": ("utter_check_violence", "is_violent"),
    "minor": ("utter_check_minor", "is_minor"),
    "attraction": ("utter_check_minor", "is_minor"),
    "concern": ("utter_check_about_whom", "about_whom"),
}
"""The text that asks whether a suspicion is right, and the question that it opens."""

ASIDE_CHECK = "utter_check_despair_aside"
"""The text that asks about dying where a wish not to wake up was told in passing."""

WEAK_CHECK = ("utter_check_heavy", "how_are_you")
"""The same where despair is hardly heard."""

OWN_CHECK = ("utter_check_exploited", "safe_to_write")
"""The same where somebody plainly tells of themselves that others decide over them."""

KIND_OF_YES = {
    "how_bad": "distress",
    "danger_now": "distress",
    "is_child": "child_writes",
    "is_violent": "violence",
    "is_minor": "minor",
    "worry": "concern",
}
"""What a yes to a question of ours makes certain."""

EXPLOITED = frozenset({"watched", "traces", "exploitation", "concern"})

NO_CHILD = "mention_minor/not_minor"
"""The topic of who says that no child is meant."""

LIFTS = {
    "deny/misread": frozenset(DANGERS),
    "deny/not_so": frozenset({"concern", "minor", "attraction", "violence"}),
    "disclose_exploitation/not_me": EXPLOITED | {"distress"},
    "disclose_exploitation/not_forced": EXPLOITED,
    NO_CHILD: frozenset({"child_writes", "minor", "attraction"}),
    "express_distress/joke": frozenset({"distress", "violence"}),
    "threaten_violence/joke": frozenset({"distress", "violence"}),
}
"""Topics by which somebody says that there is no such danger, and the kinds that each takes back."""

OF_BUYERS = frozenset(
    {"seek_services", "claim_choice", "claim_legal", "claim_harmless", "claim_need"}
)
"""Intents that a buyer has."""

FIRM = ("child", "exploited", "despairing")
"""Roles that no later message about buying takes back; only a "mistake" does."""

BUYERS = ("buyer", "wants_to_stop")
"""Who came to buy, as far as known."""

OF_LIFE = tuple(f"utter_{KEY}{one}" for one in (VITAL, f"{VITAL}_inside", LOW_SUGAR))
"""Texts for who lacks a medicine, or sugar, without which somebody may die."""

LED_ON = ("unknown", *BUYERS)
"""Who is listened to as one who came to buy, asked the ruler and offered help or the course."""

BLACKMAIL = "ask_risk/blackmail"
"""The topic of who is told to pay; what follows it has keys that begin so."""

OF_THEIR_OWN_DOING = ("legal", "extortion")
"""What a buyer's talk may be about that sounds like exploitation: bail, debts, threats."""


DETAILS = {
    "exploitation": frozenset({"passport", "locked", "money", "threat", "seen"}),
    "child_writes": frozenset({"passport", "locked", "money", "threat", "room"}),
    "distress": frozenset({"job", "left", "debts", "died"}),
}
"""Details that are taken up, by the kind of danger that is met with them."""

EXCUSES = frozenset({"claim_choice", "claim_harmless", "claim_legal"})
"""Intents whose answers argue."""


def is_graver(kind: str, known: str) -> bool:
    """Whether a kind is graver than what is known already; `known` is empty for nothing."""
    return not known or DANGERS.index(kind) < DANGERS.index(known)
