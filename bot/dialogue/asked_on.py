"""What is asked on by who told of it before: a witness whom a guard asks, who has to get through this night.

The first question has its answer; live talks broke at the second and third, which were read as the first
once more ("I'm her neighbour. he asks what I'm doing here": do not go in). What is asked so is learnt by
itself (`bot.engine.components.urgent`), and is believed only of whom it is asked by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bot.dialogue.actions.safety import is_watched
from bot.dialogue.dangers import LED_ON
from bot.dialogue.kept_in import MUTE, THEIRS, WHERE_SLEEP
from bot.dialogue.life_first import KEEPS_AWAY
from bot.dialogue.matters import matter_of, saw_others
from bot.dialogue.meant import THEY_LEFT, UNTIL_THEY_COME
from bot.dialogue.needs import urgent_need
from bot.dialogue.onlookers import OF_MINOR, SCRIPT
from bot.dialogue.situation import Situation
from bot.dialogue.who_knows import COMES_FIRST
from bot.dialogue.wordings import new_wording
from bot.message import SURE_TOPIC, Move, Understanding
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

KEY = "on_"
"""Begins the keys of the texts."""

LIKELY, HARDLY = 0.5, 0.75
"""Shares from which it is believed, the second of what sounds like much else."""

STAYS_OUT = frozenset({KEEPS_AWAY, UNTIL_THEY_COME})
"""Topics of who asks whether to go in, or waits: they are told not to, and nothing else by a guess."""

CLOSER = ("ask_law", "ask_privacy/how_delete", "claim_need/disabled", "mention_minor/")
"""Begin the topics of the law, of deleting this, of who is disabled, and of children: they are closer."""

LEFT_ALONE = frozenset({WHERE_SLEEP, "report_concern/speak_to_her", THEY_LEFT})
"""Topics that answer more of a message, whatever is asked on in it."""


def _is_held(situation: Situation) -> bool:
    """Whether who writes is held, sold or beaten, whatever else they feel."""
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    return is_theirs and (situation.in_danger or bool(urgent_need(situation)))


def _is_calm(situation: Situation) -> bool:
    """Whether nobody is in danger as far as is known."""
    return not situation.in_danger and situation.role not in ("child", "despairing")


def _works_so(situation: Situation) -> bool:
    return _is_calm(situation) and situation.role == "sex_worker"


def _came_to_buy(situation: Situation) -> bool:
    return _is_calm(situation) and situation.role in LED_ON


class AskedOn(NamedTuple):
    """One thing that is asked on.

    Args:
        of: whether somebody may ask it.
        counts_as: the topic as which it counts.
        least: the share from which it is believed.
        need: whose lines stand with the text; empty for none, `*` for those of the talk.
        theirs: topics that answer it as well, and are left to.
    """

    of: Callable[[Situation], bool]
    counts_as: str
    least: float = LIKELY
    need: str = ""
    theirs: tuple[str, ...] = ()


OF_TALK = "*"

ASKED_ON: Mapping[str, AskedOn] = {
    "asked_me": AskedOn(saw_others, "report_concern/reprisal"),
    "they_are_here": AskedOn(saw_others, "report_concern/until_they_come"),
    "promise": AskedOn(saw_others, "report_concern/she_asks_me", HARDLY),
    "did_right": AskedOn(saw_others, "report_concern/after_it"),
    "what_of_her": AskedOn(
        saw_others,
        "ask_police/she_in_trouble",
        HARDLY,
        need="report",
        theirs=("ask_police/she_in_trouble",),
    ),
    "knows_me": AskedOn(saw_others, "report_concern/reprisal", HARDLY),
    "go_back": AskedOn(saw_others, "report_concern/should_i_go_in", need="report"),
    "own_papers": AskedOn(saw_others, "report_concern/my_name", need="report"),
    "stay_or_go": AskedOn(saw_others, "report_concern/until_they_come"),
    "what_say": AskedOn(
        saw_others,
        "ask_human/what_do_i_say",
        theirs=("ask_human/what_do_i_say", "report_concern/words_for_her"),
    ),
    "excuse": AskedOn(_is_held, "disclose_exploitation/how_get_out"),
    "this_night": AskedOn(_is_held, "disclose_exploitation/tonight"),
    "my_money": AskedOn(
        _is_held,
        "disclose_exploitation/how_get_out",
        need=OF_TALK,
        theirs=("disclose_exploitation/debt",),
    ),
    "am_i_guilty": AskedOn(
        _is_held,
        "disclose_exploitation/is_it_my_fault",
        need=OF_TALK,
        theirs=(
            *("ask_police/arrest_me", "ask_police/deported", "ask_police/my_permit"),
            "disclose_exploitation/is_it_my_fault",
        ),
    ),
    "for_disabled": AskedOn(_is_calm, "claim_need/disabled", HARDLY),
    "dementia": AskedOn(_is_calm, "report_concern/partner_buys", HARDLY),
    "work_rules": AskedOn(_works_so, "disclose_exploitation/sellers_law", need="sex_worker"),
    "number_in_ad": AskedOn(_is_calm, "out_of_scope/other_help", HARDLY),
    "night_talk": AskedOn(_came_to_buy, "ask_human/want_person", HARDLY, need="listening"),
    "how_know": AskedOn(_came_to_buy, "ask_signs/how_tell", theirs=("ask_signs/how_tell",)),
}
"""What is asked on, by the code of its table."""

SAYING = "what_say"
"""The code of who asks for the words to say on the telephone."""

BY_OTHER_TEXTS = {"number_in_ad": "near_ad", "how_know": "ask_signs/how_tell"}
"""What has a text already."""

OWN_TEXTS = ASKED_ON.keys() - {SAYING, *BY_OTHER_TEXTS}
"""What has a text of its own."""

AT_FIRST = frozenset({"dementia", "for_disabled", "number_in_ad"})
"""What may be asked in a first message as well (`bot.engine.asked_for_others`)."""

ABOVE_ALL = frozenset({"right_now", "they_left", "words_for_her"})
"""What cannot wait, and is answered by itself."""

GRAVER = frozenset({"distress", "child_writes", "violence", "watched"})
"""Kinds of which a sign comes before it."""


def told_asked_on(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is asked on; whether that was so.

    Args:
        exchange: of the message.
        decision: what the message changed.
    """
    code = _asked(exchange, decision)
    key = _key(exchange.situation, code)
    if not code or new_wording(exchange.library.words, key, exchange.situation) is None:
        return False
    asked = ASKED_ON[code]
    exchange.move = Move.of(asked.counts_as)
    exchange.need = urgent_need(exchange.situation) if asked.need == OF_TALK else asked.need
    routes = exchange.facts.routes_due() or exchange.facts.reminder() if asked.need else ""
    exchange.say(key, routes=routes)
    exchange.leads_on = False
    decision.moves, decision.check = [exchange.move], ""
    return True


def _key(situation: Situation, code: str) -> str:
    """The key of the text."""
    if code == SAYING:
        return OF_MINOR if matter_of(situation) == "minor" else SCRIPT
    return MESSAGE_PREFIX + BY_OTHER_TEXTS.get(code, KEY + code)


def _asked(exchange: Exchange, decision: Decision) -> str:
    """What is asked on, as the code of its table; empty where something else comes first."""
    reading, situation = exchange.reading, exchange.situation
    code, share = reading.asks_on
    asked = ASKED_ON.get(code)
    is_early = not situation.turns and code not in AT_FIRST
    if asked is None or share < asked.least or not asked.of(situation) or is_early:
        return ""
    is_grave = decision.new_kind or decision.lifted or decision.check in GRAVER
    is_first = GRAVER & {*reading.safety} or COMES_FIRST & {*reading.plainly}
    is_mute = {f"utter_{move.key}" for move in reading.moves} & {*MUTE} or is_watched(exchange)
    is_barred = is_grave or is_first or is_mute or reading.choice
    return "" if is_barred or _is_closer_elsewhere(reading, asked) else code


def _is_closer_elsewhere(reading: Understanding, asked: AskedOn) -> bool:
    """Whether what cannot wait, or a topic that is read surely, answers more of the message."""
    sure = {move.key for move in reading.moves if move.confidence >= SURE_TOPIC}
    is_guess = asked.of is saw_others and reading.asks_on.share < SURE_TOPIC
    closer = {*LEFT_ALONE, *asked.theirs, *(STAYS_OUT if is_guess else ())}
    is_closer = bool(sure & closer) or any(key.startswith(CLOSER) for key in sure)
    return is_closer or reading.urgent.code in ABOVE_ALL
