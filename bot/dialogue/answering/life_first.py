"""What comes before any other answer: an ambulance, being found, where to now, the farewell of who is held.

Who bleeds is not told of tests, and who is locked in and wants to be found not how a refuge is kept secret.
The words are plain ones (`bot.nlu.phrases.life_first`); whose they are is known from the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.dialogue.answering.care import told_of_care
from bot.dialogue.answering.from_home import (
    FROM_HOME,
    NOT_TONIGHT,
    OF_HOME_ALONE,
    asked_at_home,
    tell_with_lines,
    told_of_home,
)
from bot.dialogue.reading.kept_in import (
    AMBULANCE,
    BE_FOUND,
    GOES,
    GOES_NOW,
    HEARD,
    HELD,
    HIDING,
    INSIDE,
    OUT,
    OUTSIDE,
    SILENTLY,
    THEIRS,
    WAY_FREE,
    WHERE_SLEEP,
)
from bot.dialogue.reading.matters import OF_OTHERS, matter_of
from bot.dialogue.reading.meant import INJURED
from bot.dialogue.state.dangers import BLACKMAIL
from bot.message import Move
from bot.nlu.phrases import life_first as said
from bot.nlu.phrases.no_voice import DEAF, MUTE

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

SHOW_PLACE, WITH_CHILD, ONE_IS_YOUNG = "utter_show_place", "utter_with_child", "utter_one_is_young"
CLIENT_COMES, CALLS = "utter_client_threat", "utter_calls_ambulance"
CALL_SEEN, EXPECTING = "utter_call_seen", "utter_ambulance_expecting"
NEED = {
    **dict.fromkeys((AMBULANCE, EXPECTING, CALLS), "emergency"),
    WITH_CHILD: "child",
    CLIENT_COMES: "sex_worker",
}
"""What the directory is asked for beside them."""

BY_SILENT_CALL = Move("disclose_exploitation", "call_silently")
WHO_COMES = Move("ask_human", "who_comes")
"""The topic of who comes when help is called."""

COUNTED_AS = {
    **dict.fromkeys((AMBULANCE, CALLS), INJURED),
    CLIENT_COMES: Move("disclose_exploitation", "bad_client"),
}
"""The topic as which a text counts; the others as a call without words."""

HIDDEN_CALL, DELETED = "ask_human/call_hidden", "utter_ask_privacy/how_delete_watched"

ASKED: Mapping[str, tuple[str, str]] = {
    said.GOES_NOW: (GOES_NOW, "disclose_exploitation/how_get_out"),
    said.WAY_FREE: (WAY_FREE, "disclose_exploitation/how_get_out"),
    said.FIRST_WORDS: ("utter_first_words", "ask_human/what_do_i_say"),
    said.SILENT_CALL: ("utter_do_they_come", "disclose_exploitation/call_silently"),
    said.CALL_LOG: (CALL_SEEN, HIDDEN_CALL),
    said.PASSWORD: ("utter_knows_password", HIDDEN_CALL),
    said.CHILD_COMES: ("utter_child_comes", "disclose_exploitation/no_papers"),
    said.OWES: ("utter_owes_nothing", "disclose_exploitation/debt"),
    said.TELLS_FAMILY: ("utter_tells_family", "disclose_exploitation/family_threatened"),
    said.WAY_HOME: ("utter_way_home", "disclose_exploitation/how_get_out"),
    said.NOT_TONIGHT: (NOT_TONIGHT, "disclose_exploitation/how_get_out"),
    **FROM_HOME,
}
"""What who is held or beaten asks plainly: by which text it is answered, and as which topic it counts."""

TOLD_BY_TOPIC = {
    "mention_minor/wants_to_meet": said.TELLS_FAMILY,
    "disclose_exploitation/family_threatened": said.OWES,
}
"""Topics that answer more of a message than the text for what is asked beside it."""

MOST_ASKED = 2
"""Questions of one message that are answered."""

NOT_DONE_BY = {
    **dict.fromkeys((said.GOES_NOW, said.WAY_HOME, said.PACKS), (HELD, HIDING)),
    said.FIRST_WORDS: (MUTE, DEAF),
    said.SILENT_CALL: (DEAF,),
}
"""Codes of where somebody is kept, or why they cannot speak, with which a text is of no use."""

AT_ONCE = {
    **dict.fromkeys((said.GOES_NOW, said.WAY_FREE), ("exploitation", "child_writes", "traces")),
    **dict.fromkeys((said.CALL_LOG, said.PASSWORD), ("traces",)),
}
"""Kinds of a new danger, the first words on which wait for an answer."""

KEEPS_AWAY = "report_concern/should_i_go_in"
"""The topic that tells a witness to speak to nobody there."""

DESPAIRS, NAMES_IT = 0.95, 0.3
"""Shares of despair from which a farewell is no "he wakes up"; the second where dying is named."""

DOUBT = 0.9
"""Share of despair from which an ambulance leaves the question open how they are."""


def told_first(exchange: Exchange, decision: Decision) -> bool:
    """Tell what cannot wait, in the place of whatever else would be answered; whether that was so."""
    reading = exchange.reading
    if reading.choice or {"distress", "watched"} & {*reading.safety}:
        return False
    if told_of_care(exchange, decision):
        return True
    key = next((key for key, is_due in DUE.items() if is_due(exchange, decision)), "")
    if not key and _told_plainly(exchange, decision):
        return True
    if not key:
        if _is_of_body(exchange, decision):
            decision.moves, decision.check = [INJURED], ""
        is_asked = said.WHO in reading.plainly and is_captive(exchange) and not decision.new_kind
        decision.moves = [WHO_COMES] if is_asked else decision.moves
        return False
    exchange.need = NEED.get(key, "")
    is_expecting = said.EXPECTING in reading.plainly or exchange.was_said(WITH_CHILD)
    exchange.say(EXPECTING if key == AMBULANCE and is_expecting else key)
    if key == AMBULANCE and is_captive(exchange) and not exchange.was_said(f"utter_{SILENTLY}"):
        exchange.say(f"utter_{SILENTLY}")
    is_in_doubt = key == AMBULANCE and reading.despair >= DOUBT and not is_captive(exchange)
    decision.check, decision.tells_place = decision.check if is_in_doubt else "", False
    decision.moves = [COUNTED_AS.get(key, BY_SILENT_CALL)]
    if key == CLIENT_COMES:
        exchange.ask_place_if_needed()
    return True


def _told_plainly(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is asked in so many words by who is held or beaten, is out of doors, or saw a minder."""
    told, situation = exchange.reading.plainly, exchange.situation
    asked = _asked(exchange, decision)
    if told_of_home(exchange, decision):
        return True
    if asked:
        for key in dict.fromkeys(ASKED[code][0] for code in asked[:MOST_ASKED]):
            tell_with_lines(exchange, key)
        if said.CHAT_LOG in told and asked[0] == said.CALL_LOG:
            exchange.say(DELETED)
        topic = ASKED[asked[0]][1]
    elif said.OUTSIDE in told and _has_no_bed(exchange, decision):
        topic = WHERE_SLEEP
        exchange.say_topic(topic)
    elif said.OUTSIDE in told and situation.role in THEIRS and _was_on_the_way(exchange):
        topic = WHERE_SLEEP
        exchange.say(OUTSIDE)
    elif said.MINDER in told and matter_of(situation) in OF_OTHERS and not decision.new_kind:
        topic = KEEPS_AWAY
        exchange.say_topic(topic)
    else:
        return False
    decision.moves, decision.check = [Move.of(topic)], ""
    return True


def _asked(exchange: Exchange, decision: Decision) -> list[str]:
    """What is asked so, where it is about them: the weightiest first."""
    situation, told = exchange.situation, exchange.reading.plainly
    is_beaten = situation.last_need == "domestic_abuse"
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    if not is_theirs or not (situation.in_danger or is_beaten) or decision.lifted:
        return []
    states = {situation.kept_in, situation.cannot_call}
    asked = [code for code in ASKED if code in told and not states & {*NOT_DONE_BY.get(code, ())}]
    if decision.new_kind:  # the first words on it come first, unless it is what these are about
        return [code for code in asked if decision.new_kind in AT_ONCE.get(code, ())]
    if is_beaten and situation.role != "child":
        return asked_at_home(exchange, decision, asked)
    barred = {*OF_HOME_ALONE, TOLD_BY_TOPIC.get(decision.moves[0].key, "")}
    takes_leave = situation.role == "exploited" and not exchange.reading.deletes
    barred -= {said.PACKS} if takes_leave else set()
    barred |= {said.WAY_HOME} if is_beaten else set()
    barred |= {said.CHILD_COMES} if situation.role == "child" and not is_beaten else set()
    return [one for one in asked if one not in barred]


def _has_no_bed(exchange: Exchange, decision: Decision) -> bool:
    """Whether somebody out of doors, who did not come to buy, has nowhere to sleep."""
    situation = exchange.situation
    is_such = situation.role in ("unknown", *THEIRS) and situation.danger_kind != "distress"
    return is_such and not decision.new_kind and said.NO_BED in exchange.reading.plainly


def _was_on_the_way(exchange: Exchange) -> bool:
    """Whether they were told where to go, and are there or on their way."""
    is_out_now = exchange.reading.kept_in == OUT  # they are met by what is said of that
    return not is_out_now and any(map(exchange.was_said, (GOES_NOW, OUTSIDE)))


def is_captive(exchange: Exchange) -> bool:
    """Whether others hold who writes, or would hear them."""
    situation = exchange.situation
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    return is_theirs and (situation.kept_in in INSIDE or situation.cannot_call == HEARD)


def _is_of_body(exchange: Exchange, decision: Decision) -> bool:
    """Whether who is held or beaten is ill or hurt, and is read as asking for a test, or as denying."""
    is_theirs = exchange.situation.role in THEIRS and not decision.new_kind
    is_misread = decision.moves[0].intent in MISREAD and decision.moves[0] != INJURED
    return is_theirs and is_misread and said.UNWELL in exchange.reading.plainly


MISREAD = frozenset({"ask_risk", "deny", "disclose_exploitation", "out_of_scope", "report_concern"})
"""Intents as which a fever or a dizzy head is read."""


def _rings_ambulance(exchange: Exchange, decision: Decision) -> bool:
    """Whether somebody rings an ambulance, or asks what to say there: no script of being beaten."""
    told = {*exchange.reading.plainly}
    is_of_body = said.AILS in told or exchange.situation.last_topic == INJURED.key
    is_asked = said.FIRST_WORDS in told and is_of_body and not is_captive(exchange)
    return (said.CALLS_AMBULANCE in told and not is_captive(exchange)) or is_asked


def _needs_ambulance(exchange: Exchange, decision: Decision) -> bool:
    situation, reading = exchange.situation, exchange.reading
    is_theirs = is_captive(exchange)
    is_known = is_theirs or any(map(exchange.was_said, (AMBULANCE, EXPECTING, WITH_CHILD, CALLS)))
    is_going = said.GOES_NOW in reading.plainly  # "hospital or police?" names no wound
    is_told = said.BLEEDS in reading.plainly
    is_told |= is_known and said.AILS in reading.plainly and not is_going
    is_told |= is_theirs and INJURED in reading.moves
    despairs = situation.in_danger and situation.danger_kind == "distress"
    return is_told and not (despairs or reading.no_trouble)


def _wants_to_be_found(exchange: Exchange, decision: Decision) -> bool:
    told = exchange.reading.plainly
    is_plain = said.FOUND_BY in told and exchange.situation.role in THEIRS
    is_other = decision.new_kind or exchange.reading.what_to_write  # "what do I write to her?"
    return said.FOUND in told and not is_other and (is_plain or is_captive(exchange))


def _shows_place(exchange: Exchange, decision: Decision) -> bool:
    is_theirs = exchange.situation.role in THEIRS
    return is_theirs and said.SHOWS_PLACE in exchange.reading.plainly and not decision.new_kind


def _fears_client(exchange: Exchange, decision: Decision) -> bool:
    """Whether a client threatened who sells sex, or they ask on behind that: no complaint, no farewell."""
    reading, told = exchange.reading, exchange.reading.plainly
    is_theirs = exchange.situation.role in ("unknown", "sex_worker", "exploited")
    is_theirs &= not (is_captive(exchange) or reading.moves[0].key.startswith(BLACKMAIL))
    is_theirs &= decision.new_kind in ("", "exploitation", "watched")
    wanted = said.WARDS_OFF if exchange.was_said(CLIENT_COMES) else said.CLIENT_THREAT
    return is_theirs and wanted in told


def _leaves(exchange: Exchange, decision: Decision) -> bool:
    reading = exchange.reading
    least = NAMES_IT if reading.names_dying else DESPAIRS
    is_over = said.LEAVES in reading.plainly and not decision.new_kind
    return is_over and is_captive(exchange) and reading.despair < least


def _is_with_child(exchange: Exchange, decision: Decision) -> bool:
    situation = exchange.situation
    is_unknown = situation.role in ("unknown", "witness") and not situation.says_who
    is_theirs = is_unknown or situation.role in THEIRS
    is_theirs &= situation.danger_kind != "distress"
    is_first = decision.new_kind in ("", "child_writes")
    is_new = not exchange.was_said(WITH_CHILD)
    return is_theirs and is_first and is_new and said.PREGNANT in exchange.reading.plainly


def _names_a_child(exchange: Exchange, decision: Decision) -> bool:
    is_new = not (decision.new_kind or exchange.was_said(ONE_IS_YOUNG))
    return is_new and is_captive(exchange) and said.YOUNG_AMONG in exchange.reading.plainly


DUE: Mapping[str, Callable[[Exchange, Decision], bool]] = {
    CALLS: _rings_ambulance,
    AMBULANCE: _needs_ambulance,
    BE_FOUND: _wants_to_be_found,
    SHOW_PLACE: _shows_place,
    GOES: _leaves,
    WITH_CHILD: _is_with_child,
    ONE_IS_YOUNG: _names_a_child,
    CLIENT_COMES: _fears_client,
}
"""What is told, and when, weightiest first."""
