"""The standing matter of a talk: what short messages are read within, and what they mean there.

"On my own in the car" says one thing to a buyer and another to somebody in despair. Within a matter the
answers of other talks are made unlikely (`outside`), and what was said in general is taken for what such a
writer means by it (`moves_within`): who saw a crime and asks if names are needed does not mean this chat.
"""

from __future__ import annotations

from functools import cache

from bot.dialogue.reading.family import is_family
from bot.dialogue.reading.guesses import (
    as_still_lost,
    is_for_child,
    is_told_in_passing,
    of_writer,
    seen_at_first,
    suits_anyway,
)
from bot.dialogue.reading.meant import OF_A_PARENT, is_parent, meant_within, narrower
from bot.dialogue.reading.taking_up import as_answered, of_debts
from bot.dialogue.reading.yes_with_more import answer_with_more
from bot.dialogue.state.dangers import BLACKMAIL, OF_THEIR_OWN_DOING, ROLE_OF_KIND
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of, topics
from bot.message import Move, Understanding
from bot.vocabulary import DANGERS

SURE_ANSWER, SURE_WITHIN = 0.6, 0.4
"""Shares below which a message is not understood, the second within a matter, which has fewer answers:
of replies by a share of 0.3 to 0.6 one in five fitted (`make conversations`)."""

NOTHING = Move("out_of_scope", "", 0.0)
"""What is understood of a message that could only be misread."""

NOT_SO, ARRESTED = Move("deny", "not_so"), Move("ask_risk", "found_out")
"""What is meant by who was taken for blackmailed: that they are not; after an arrest, who will hear of it."""

TRACKS = {
    "report_concern": ("witness", "partner", "professional", "minor"),
    "ask_sector_guidance": ("witness", "professional"),
}
"""Intents that put a talk on another track, and the matters that are on it: thanks for not looking away
lose a buyer who only told of his evening."""

SURE_TRACK = 0.85
"""Share from which a message changes the track."""

OPEN_IN_GENERAL = frozenset(
    {
        "ask_human",
        "ask_help_to_stop",
        "ask_police",
        "ask_privacy",
        "ask_risk",
        "claim_choice",
        "claim_harmless",
        "claim_need",
    }
)
"""Intents whose general words assert nothing, so that they stand in for a topic without evidence
(`bot.nlu.evidence`)."""

OF_CALLING = frozenset(
    {
        "ask_human/afraid_to_call",
        "ask_human/cannot_call",
        "ask_human/nobody_picks_up",
        "ask_human/will_call",
    }
)
"""What is said of a call by who was shown a line because they are in need, or somebody else is."""

NAMING = {
    "despairing": OF_CALLING,
    "exploited": OF_CALLING,
    "child": OF_CALLING,
    "witness": OF_CALLING,
    "partner": OF_CALLING | {"report_concern/partner_buys"},
    "extortion": OF_CALLING | {"ask_risk/blackmail"},
    "sex_worker": frozenset(
        {
            "disclose_exploitation/ban_us",
            "disclose_exploitation/bad_client",
            "disclose_exploitation/our_adverts",
            "disclose_exploitation/support_for_us",
        }
    ),
}
"""Topics that say no more than what is known once a talk is on a matter, so that they need no evidence."""

SURE_TENDER = 0.8
"""The same for what would insult anybody else: that somebody is drawn to children."""

SURE_FIRST = 0.6
"""Share below which a first message is met by our question what brings the writer here: people answer
an advertisement in a hundred ways ("still at the same place?")."""

OF_OTHERS = ("minor", "witness")
"""Matters of who tells what is done to others, and is no partner."""

EVERYWHERE = frozenset(
    {"affirm", "ask_human", "ask_identity", "ask_menu", "ask_police", "ask_privacy"}
    | {"change_language", "delete_data", "deny", "express_distress", "express_hostility"}
    | {"goodbye", "greet", "inform_location", "opt_out", "out_of_scope", "thank"}
    | {"threaten_violence"}
)
"""Intents that make sense in every talk."""

WITHIN = {
    "despairing": {"express_remorse", "ask_risk"},
    "exploited": {"disclose_exploitation", "mention_minor", "ask_risk"},
    "child": {"mention_minor", "disclose_exploitation"},
    "witness": {"report_concern", "ask_signs", "ask_sector_guidance", "mention_minor", "ask_harm"},
    "partner": {"report_concern", "ask_risk", "ask_signs", "ask_law"},
    "professional": {
        "ask_sector_guidance",
        "report_concern",
        "ask_signs",
        "ask_harm",
        "ask_figures",
        "ask_law",
        "ask_risk",
        "ask_education",
        "claim_legal",
    },
    "extortion": {"ask_risk", "ask_law", "express_remorse", "commit_to_stop"},
    "violence": {"express_remorse"},
    "attraction": {"mention_minor", "ask_help_to_stop", "express_remorse", "ask_law"},
    "minor": {"mention_minor", "report_concern", "ask_signs"},
    "sex_worker": {"disclose_exploitation", "ask_figures", "ask_harm", "ask_law", "ask_risk"},
}
"""What else belongs to a matter; one that is not named here shuts nothing out."""

ALARMING = frozenset(DANGERS) - {"concern", "attraction"}
"""Kinds that the model may raise an alarm for. What somebody has seen, and a wish for help before a child
is harmed, are answered as ordinary topics: they lock nothing, and a question before the answer costs
the courage that it took."""

ALARMING_IN_DANGER = frozenset({"distress", "child_writes"})
"""Kinds that are still listened for in a danger of another kind; the others are ordinary answers there."""

ALARMING_WITHIN = {
    "witness": frozenset({"distress", "child_writes", "exploitation", "watched", "traces"}),
    "partner": frozenset({"distress", "child_writes", "exploitation"}),
    "extortion": frozenset({"distress", "child_writes", "watched", "violence"}),
    "sex_worker": frozenset({"distress", "child_writes", "watched", "violence"}),
}
"""Kinds that mean a new danger within a matter; what he did, and what stands on his telephone, is what a
partner tells."""

STAYED_WITH = ("witness", "partner", "extortion", "stopping", "sex_worker")
"""Matters in which what was not understood, or is asked a third time, is met by words for such a writer."""

DEAF_TO = {
    "extortion": frozenset({"concern", "minor", "attraction", "exploitation", "traces"}),
}
"""Kinds that are told of in a matter without being a danger: "he says the girl was fifteen"."""

NOT_OF_PARENTS = frozenset({"attraction", "child_writes"})
"""Kinds that a parent, a wife or a neighbour has none of, whatever words on children they use."""

OF_THEIRS_TOO = frozenset({"disclose_exploitation/is_gone", "disclose_exploitation/he_comes"})
"""Topics of exploited people that others who live with a violent man say as well."""


def matter_of(situation: Situation) -> str:
    """The matter that a talk stays with; empty for a talk about buying."""
    if situation.in_danger and situation.danger_kind in ("violence", "attraction", "minor"):
        return situation.danger_kind
    # Who asks for a friend that is held has need "victim", who has seen something "report".
    is_partner = situation.role == "witness" and situation.last_need not in ("report", "victim")
    if is_partner and not (situation.in_danger or _is_blackmailed(situation)):
        return "partner"
    is_only_heard = situation.danger == "suspected" and _is_blackmailed(situation)
    if situation.needs_company and situation.danger_kind == "distress" and not is_only_heard:
        return "despairing"
    if situation.role in WITHIN:
        return situation.role
    if situation.last_need == "attraction" or _is_blackmailed(situation):
        return situation.last_need
    return "stopping" if situation.role == "wants_to_stop" else ""


def saw_others(situation: Situation) -> bool:
    """Whether who writes tells what is done to others, and is no partner."""
    return situation.role == "witness" and matter_of(situation) in OF_OTHERS


def _is_blackmailed(situation: Situation) -> bool:
    """Whether blackmail was spoken of: lines against fraud alone make no such talk."""
    return situation.last_need == "extortion" and any(BLACKMAIL in text for text in situation.said)


def foreign_to(situation: Situation) -> frozenset[str]:
    """Kinds that the safety net catches in words of such a writer, without being a danger."""
    if is_parent(situation) or is_family(situation):
        return NOT_OF_PARENTS | ({"traces"} if is_family(situation) else set())
    return DEAF_TO.get(matter_of(situation), frozenset())


def settled(situation: Situation) -> frozenset[str]:
    """Kinds of danger that are no news in this talk: what they are signs of are ordinary answers."""
    in_general = ALARMING_IN_DANGER if situation.in_danger else ALARMING
    listened_for = ALARMING_WITHIN.get(matter_of(situation), in_general)
    role = situation.role if situation.in_danger else None
    theirs = {kind for kind, of in ROLE_OF_KIND.items() if of == role}
    is_grown = is_parent(situation) or (situation.says_who and not is_family(situation))
    known = theirs | {*situation.safety_kinds} | (NOT_OF_PARENTS if is_grown else frozenset())
    return frozenset(DANGERS) - listened_for | known


def moves_within(situation: Situation, reading: Understanding) -> list[Move]:
    """What a message says, as it is meant in this talk; one that is too unclear says nothing.

    Args:
        situation: before the message.
        reading: of the message.
    """
    matter = matter_of(situation)
    is_quiet = not (reading.safety or reading.suspected)
    is_plain = suits_anyway(reading) and reading.confidence >= SURE_WITHIN
    if not situation.turns and is_quiet and reading.confidence < SURE_FIRST and not is_plain:
        return [Move("greet")]
    is_tender = topic_of(reading.moves[0].key).danger == "attraction"
    # "That somebody says good night to me" greets nobody in the middle of a talk.
    is_tender |= bool(situation.turns) and reading.moves[0].key == "greet"
    sure = SURE_TENDER if is_tender else SURE_WITHIN if matter or is_plain else SURE_ANSWER
    if answer := answer_with_more(situation, reading):
        return answer
    plain = seen_at_first(situation, reading) or as_answered(situation, reading)
    if plain := as_still_lost(situation, reading) or plain:
        return [plain]
    if reading.confidence < sure or is_told_in_passing(situation, reading):
        return [OF_A_PARENT] if is_parent(situation) else [NOTHING]
    is_open = situation.role == "unknown" and not matter
    meant_in = narrower(situation, matter)
    if _is_no_blackmail(situation, reading):
        of_talk = meant_within(meant_in, ARRESTED) if meant_in else NOTHING
        return [NOT_SO if reading.no_trouble else of_talk]
    meant = [of_writer(situation, reading, move) for move in reading.moves]
    # "I saw foreigners with girls of 13" is no guess where a child is heard beside it.
    is_seen = reading.suspected == "minor" and meant[0].intent == "report_concern"
    on_track = meant if is_seen else [_on_track(matter, move, is_open) for move in meant]
    role = "" if matter == "partner" else situation.role
    told = [meant_within(meant_in, move, role) for move in on_track]
    return [NOTHING if is_for_child(situation, m.key) and is_quiet else m for m in told]


def _is_no_blackmail(situation: Situation, reading: Understanding) -> bool:
    """Whether trouble is denied, or blackmail only guessed: "will she get a letter?"."""
    move = reading.moves[0]
    if reading.no_trouble and not reading.denies:
        return move.intent in ("ask_risk", "deny") or topic_of(move.key).need in OF_THEIR_OWN_DOING
    is_new = matter_of(situation) != "extortion"
    # Behind an arrest it was the police: "hang up, it is a trick" would cost a summons.
    is_new = is_new and (
        situation.last_need == "legal" or of_debts(situation) or not reading.founded
    )
    return is_new and move.key.startswith(f"{BLACKMAIL}_")


def _on_track(matter: str, move: Move, is_open: bool) -> Move:
    """A move, unless it would put the talk on another track by a guess.

    What somebody of whom nothing is known tells in general puts it on none yet, and is asked about.
    """
    is_new_track = move.intent in TRACKS and matter not in TRACKS[move.intent]
    is_new_track |= topic_of(move.key).role == "sex_worker" != matter
    tells_of_work = move.intent == "ask_sector_guidance" and move.confidence >= SURE_ANSWER
    if not is_new_track or move.confidence >= SURE_TRACK:
        return move
    if is_open and (not move.topic or tells_of_work):
        return move
    return Move("out_of_scope", "", move.confidence)


def known_within(matter: str) -> frozenset[str]:
    """Topics that need no evidence in a talk on this matter."""
    return NAMING.get(matter, frozenset())


@cache
def outside(matter: str) -> frozenset[str]:
    """Topics that belong to other talks, as `intent/topic`, and intents meant in general as `intent/*`."""
    if matter not in WITHIN:
        return frozenset()
    within = EVERYWHERE | WITHIN[matter]
    keys = {key for key, topic in topics().items() if topic.intent not in within}
    keys -= OF_THEIRS_TOO
    return frozenset(keys | {f"{topics()[key].intent}/*" for key in keys})
