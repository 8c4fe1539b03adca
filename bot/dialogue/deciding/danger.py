"""What danger there is: the one place where it changes, each time with its reason (decisions/0015-talk.md).

`certain` danger needs the safety net, the person's own yes, or a second sign of the same kind; by the
classifier alone one question is added to the answer. A "no, something else" lifts it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.dialogue.deciding.bystanders import SEEN, moves_for
from bot.dialogue.deciding.caught import as_said_by, is_a_case, note_no_dying, without_mute
from bot.dialogue.deciding.confirmed import (
    confirmed,
    denied,
    denies_child,
    denies_doubt,
    doubt_is_danger,
    is_no_witness,
    moves_of_themselves,
    says_no,
    takes_a_friend_back,
    takes_back,
)
from bot.dialogue.deciding.places_told import settle_place
from bot.dialogue.deciding.suspicion import ABOUT_THEMSELVES, weigh
from bot.dialogue.reading.family import is_only_found
from bot.dialogue.reading.matters import NOTHING, foreign_to
from bot.dialogue.reading.meant import is_parent
from bot.dialogue.reading.roles import (
    SURE_MEANT,
    TAKEN_FOR,
    is_of_others,
    leave_lines,
    leave_track,
    settle_role,
)
from bot.dialogue.reading.taking_up import owes
from bot.dialogue.reading.yes_with_more import taking_up_offer
from bot.dialogue.state.dangers import (
    CHECKS,
    EXCUSES,
    FIRM,
    KIND_OF_YES,
    LIFTS,
    OF_BUYERS,
    OWN_CHECK,
    ROLE_OF_KIND,
    is_graver,
)
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.vocabulary import DANGERS, INTENT_OF_KIND, Ending

DOUBT = "answer: no clear no to how_bad"
"""The reason of a danger that nobody named: the first words do not name it either."""

SECOND_SIGN = "second sign: "
"""Begins the reason of a danger that the classifier heard twice."""

LIFE = "utter_express_distress/life"
"""The text that names dying: who says yes to it is met by it, whatever else was heard before."""

TAKEN_FOR_THEIRS = frozenset({"deny", "disclose_exploitation", "out_of_scope"})
"""Intents as which "it's not about me" is read."""


@dataclass(slots=True)
class Decision:
    """What a message changed, and what is therefore answered.

    Args:
        new_kind: a danger that became certain now.
        check: a kind that is only suspected, to be asked about.
        is_weak: whether it is hardly heard, so that the question names no danger.
        is_own: whether the writer tells it of themselves, so that the question is if they can write.
        lifted: a danger that the person took back.
        tells_place: whether it says where the writer is.
        moves: what is answered, most important first.
    """

    new_kind: str = ""
    check: str = ""
    is_weak: bool = False
    is_own: bool = False
    lifted: str = ""
    tells_place: bool = False
    moves: list[Move] = field(default_factory=list)


def decide(situation: Situation, reading: Understanding) -> Decision:
    """Settle danger, role and place by a message.

    Args:
        situation: of the talk; its danger is changed in this module alone, role and place here too.
        reading: of the message.
    """
    reading = taking_up_offer(situation, reading)
    if is_only_found(situation, reading):
        _end(situation, "lifted: found")
    if is_no_witness(situation, reading):
        _end(situation, "lifted: is me")
        situation.role = "unknown"
    if reading.is_grown and situation.role != "child":
        situation.lifted = sorted({*situation.lifted, "child_writes"})
    _forget_what_was_not_confirmed(situation, reading)
    decision = Decision(moves=moves_for(situation, reading))
    is_kept = _answer_to_check(situation, reading, decision) or is_parent(situation)
    if not is_kept and not any(is_graver(kind, situation.danger_kind) for kind in reading.safety):
        _lift(situation, reading, decision)
    if not decision.lifted:
        _make_certain(situation, reading, decision)
        if not decision.new_kind:
            _suspect(situation, reading, decision)
        _note_what_was_seen(situation, decision)
        leave_track(situation, reading)
    if not (situation.turns or reading.tells or decision.new_kind or decision.check):
        first = Move("greet")
        decision.moves = [first if m.intent == "out_of_scope" else m for m in decision.moves]
    pays = reading.pays and not (reading.safety or reading.suspected)
    settle_role(situation, decision.moves, pays=pays)
    if reading.for_work and situation.danger == "none" and reading.intent not in OF_BUYERS:
        situation.role = "professional"
    decision.tells_place = settle_place(situation, reading)
    return decision


def _forget_what_was_not_confirmed(situation: Situation, reading: Understanding) -> None:
    """A suspicion lasts for the answer to our question, or until debts explain it; despair lasts."""
    kind = situation.danger_kind
    if situation.danger != "suspected" or kind == "distress":
        return
    is_explained = owes(reading) and not (reading.safety or reading.suspected)
    if is_explained or situation.asked not in (CHECKS[kind][1], OWN_CHECK[1], "safety_place"):
        situation.danger, situation.danger_kind = "none", ""
        situation.reason = f"not confirmed: {kind}"


def _answer_to_check(situation: Situation, reading: Understanding, decision: Decision) -> bool:
    """Take a yes or no to a question about danger; whether it was one."""
    asked, kind = situation.asked, confirmed(situation, reading)
    if kind and takes_a_friend_back(situation, reading):
        decision.moves = moves_of_themselves(reading, decision.moves)
    elif kind and asked == OWN_CHECK[1]:
        # They went on writing, which answers the question: the lines come, and it is not asked again.
        _certain(situation, kind, f"answer: yes to {asked}")
        return True
    if kind:
        is_known = situation.in_danger and situation.danger_kind == kind
        is_first_yes = asked == "how_bad" and not situation.was_said(LIFE)
        if asked == "about_whom" or is_first_yes or not is_known:
            asks = "about whom" if asked == "about_whom" else f"yes to {asked}"
            _certain(situation, kind, f"answer: {asks}")
            decision.new_kind = kind
        return True
    if asked == OWN_CHECK[1] and situation.danger == "suspected" and says_no(reading):
        # "No" may mean "not now": nothing more is said of it, and a second sign will count.
        situation.danger, situation.danger_kind = "none", ""
        situation.reason = f"answer: no to {asked}"
        return True
    denied_kind = KIND_OF_YES.get(asked, "")
    if not denied_kind or not denied(situation, reading):
        return False
    if situation.danger == "suspected":
        _end(situation, f"answer: no to {asked}")
        decision.lifted = denied_kind
    return True


def _lift(situation: Situation, reading: Understanding, decision: Decision) -> None:
    kind = situation.danger_kind
    note_no_dying(situation, reading)
    if is_of_others(situation, reading) and {*reading.safety} <= {"concern", "minor"}:
        _of_others(situation, decision)
        return
    is_denied = (reading.not_dying and kind == "distress") or denies_child(kind, reading)
    if is_denied:
        situation.lifted = sorted({*situation.lifted, kind})
        _end(situation, "lifted: denied")
        decision.lifted = "" if reading.safety else kind
        if reading.no_child and decision.lifted:
            decision.moves = [Move("mention_minor", "not_minor", 1.0)]
        return
    if any(m.intent == "ask_human" for m in reading.moves):
        return  # whoever asks for a number is given it
    said = [m for m in reading.moves if kind in LIFTS.get(m.key, ()) and kind not in reading.safety]
    lifting = next((m.key for m in said if takes_back(m, reading)), "")
    if said and not lifting and situation.danger != "none":
        # Half a "just kidding" is not answered as one: "knife's in the car" was read so.
        decision.moves = [NOTHING]
    if denies_doubt(situation, reading):
        lifting = "denied"  # by a plain word
    if situation.asked == "about_whom" and says_no(reading) and not reading.no_police:
        lifting = lifting or "something different"
    # "No" to "are you in danger right now?" says only that it is not now.
    is_not_now = situation.asked == "danger_now" and lifting == "deny/misread"
    if situation.danger == "none" or not lifting or is_not_now:
        return
    if situation.in_danger and situation.role == "child":
        # A child that is told to say "a mistake" must not meet the buyers' script.
        decision.check = "child_writes"
        return
    decision.lifted, situation.lifted = kind, sorted({*situation.lifted, kind})
    _end(situation, f"lifted: {lifting}")


def _of_others(situation: Situation, decision: Decision) -> None:
    """A witness whom we took for a victim is one again; that it is not about them denies nothing they saw."""
    if situation.role in TAKEN_FOR:
        _end(situation, "lifted: of_others")
        situation.role, situation.last_need = "witness", "report"
    told = (m for m in decision.moves if m.intent not in TAKEN_FOR_THEIRS and m.key not in LIFTS)
    decision.moves = [*told] or [SEEN]


def _make_certain(situation: Situation, reading: Understanding, decision: Decision) -> None:
    """What the net caught is certain; what is new and graver than the rest becomes the matter."""
    if is_a_case(situation, reading):
        return
    foreign = foreign_to(situation)
    own = [kind for kind in reading.safety if ROLE_OF_KIND.get(kind) in FIRM]
    unanswered = {"out_of_scope", *(INTENT_OF_KIND[kind] for kind in own)}
    for caught in without_mute(situation, reading):
        if caught in foreign:
            continue
        kind = as_said_by(situation.role, caught, reading)
        if not kind:
            decision.check = decision.check or caught
            continue
        is_new = kind not in situation.safety_kinds
        _certain(situation, kind, f"net: {caught}")
        # What is less grave than the rest is met as well, where nothing else would answer it.
        is_unmet = all(move.intent in unanswered for move in decision.moves)
        if is_new and (situation.danger_kind == kind or is_unmet) and not decision.new_kind:
            decision.new_kind = kind


def _suspect(situation: Situation, reading: Understanding, decision: Decision) -> None:
    heard = weigh(situation, reading)
    if doubt_is_danger(situation, reading) and not (heard and heard.is_certain):
        _certain(situation, "distress", DOUBT)
        decision.new_kind = "distress"
        return
    if heard is None or decision.check or is_a_case(situation, reading):
        return
    if heard.is_certain:
        _certain(situation, heard.kind, SECOND_SIGN + heard.kind)
        decision.new_kind = heard.kind
        return
    if heard.kind in ABOUT_THEMSELVES and situation.role == "unknown":
        # Who may be held by others is not answered as a buyer with an excuse.
        decision.moves = [m for m in decision.moves if m.intent not in EXCUSES] or [NOTHING]
    situation.suspected = sorted({*situation.suspected, heard.kind})
    decision.check, decision.is_weak, decision.is_own = heard.kind, heard.is_weak, heard.is_own
    if situation.danger == "none" and not heard.is_weak:
        situation.danger, situation.danger_kind = "suspected", heard.kind
        situation.reason = f"classifier: {heard.kind}"


def _note_what_was_seen(situation: Situation, decision: Decision) -> None:
    """A second clear sign of what somebody saw makes it certain; it is answered as any other topic."""
    sure = [m for m in decision.moves if m.confidence >= SURE_MEANT]
    is_seen = any(topic_of(m.key).danger == "concern" for m in sure)
    if not is_seen or situation.danger != "none" or decision.check:
        return
    if "concern" in situation.suspected:
        _certain(situation, "concern", "second sign: concern")
    situation.suspected = sorted({*situation.suspected, "concern"})


def _certain(situation: Situation, kind: str, reason: str) -> None:
    graver = not situation.in_danger or is_graver(kind, situation.danger_kind)
    situation.not_dying &= kind != "distress"
    situation.safety_kinds = [*dict.fromkeys((*situation.safety_kinds, kind))]
    if graver:
        situation.danger_kind = kind
        if situation.role not in FIRM:
            situation.role_before = situation.role
        if situation.role != "child":  # whatever else happens to a child, it is one
            situation.role = ROLE_OF_KIND.get(kind, situation.role)
    situation.danger, situation.ending, situation.reason = "certain", Ending.SAFETY, reason


def _end(situation: Situation, reason: str) -> None:
    """The danger is over; a graver or other one that is certain stays."""
    leave_lines(situation, over := situation.danger_kind)
    situation.taken_back += [kind for kind in situation.safety_kinds if kind == over]
    situation.safety_kinds = [kind for kind in situation.safety_kinds if kind != over]
    situation.suspected = [kind for kind in situation.suspected if kind != over]
    if situation.safety_kinds:
        kind = min(situation.safety_kinds, key=DANGERS.index)
        situation.danger, situation.danger_kind = "certain", kind
        situation.role = ROLE_OF_KIND.get(kind, situation.role)
    else:
        situation.danger, situation.danger_kind, situation.ending = "none", "", Ending.LEFT
        if situation.role in FIRM:
            situation.role = situation.role_before
    situation.reason = reason
