"""What is told to who asks, in trouble at work or where they live, for pay, papers, things or a lawyer.

Neither a shelter nor a statement to the police answers any of it: each has words of its own, or is said to be
unknown, with whom to ask first. Told by `answering.practical`, beside what else is asked in practice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.message import Move
from bot.nlu.phrases import of_work as codes
from bot.nlu.phrases.practical import WHAT_NOW

if TYPE_CHECKING:
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange

KEYS = {code: f"utter_need_{code}" for code in codes.CODES if code != codes.PAPERS}
"""What is told to each."""

MEANT_BY = dict.fromkeys(KEYS, Move("disclose_exploitation", "no_papers"))
"""By which topic the lines beside it are chosen."""

NEEDS = {codes.GROPED: "domestic_abuse"}
"""What the directory is asked for, where that is not what the talk is about."""

HURT = {codes.GROPED: "victim"}
"""Whom the emergency number should reach."""

BESIDE_DANGER = tuple(code for code in KEYS if code != codes.NO_TELEPHONE)
"""What is answered in the words that tell a danger as well."""

OF_PAPERS = (
    *("utter_need_own_id", "utter_need_embassy", "told_passport"),
    *(KEYS[codes.BUY_BACK], KEYS[codes.TAKE_BACK]),
)
"""What was told before who asks for no more than how long that takes."""


def _is_theirs(situation: Situation) -> bool:
    """Whether who writes may be in trouble themselves, and is no child, whose words are others."""
    if situation.not_for_me or situation.says_who:
        return False
    return situation.role in ("unknown", "exploited", "sex_worker")


def _is_in_trouble(exchange: Exchange, _: Move) -> bool:
    """Whether somebody is known or heard to be held, used or beaten, or was answered as one."""
    situation = exchange.situation
    is_heard = situation.danger != "none" or "exploitation" in situation.suspected
    is_heard |= any(map(situation.was_said, (KEYS[codes.UNPAID], KEYS[codes.GROPED])))
    is_known = situation.role in ("exploited", "sex_worker")
    return _is_theirs(situation) and situation.danger_kind != "distress" and (is_known or is_heard)


def _is_groped(exchange: Exchange, _: Move) -> bool:
    """Whether who tells of it may be a grown person, whoever they were taken for."""
    return exchange.situation.role not in ("child", "despairing")


def _tells_of_work(exchange: Exchange, _: Move) -> bool:
    return _is_theirs(exchange.situation)


def _names_papers(exchange: Exchange, move: Move) -> bool:
    """Whether papers are named in trouble, or were spoken of before."""
    is_known = any(map(exchange.situation.was_said, OF_PAPERS))
    return is_known or (codes.PAPERS in exchange.reading.plainly and _is_in_trouble(exchange, move))


def _works_or_names_papers(exchange: Exchange, move: Move) -> bool:
    is_named = codes.PAPERS in exchange.reading.plainly and _is_theirs(exchange.situation)
    return is_named or _is_in_trouble(exchange, move)


def _has_no_telephone(exchange: Exchange, move: Move) -> bool:
    """Whether only pages were told: of nowhere, or of those who sell, whose associations have no more."""
    situation, facts = exchange.situation, exchange.facts
    is_nowhere = facts.line_place("victim") is None or situation.role == "sex_worker"
    is_told = facts.has_shown_number() or situation.no_numbers
    return is_nowhere and not is_told and _is_in_trouble(exchange, move)


WHOSE: Mapping[str, Callable[[Exchange, Move], bool]] = {
    **dict.fromkeys(KEYS, _is_in_trouble),
    codes.UNPAID: _tells_of_work,
    codes.GROPED: _is_groped,
    **dict.fromkeys((codes.BUY_BACK, codes.TAKE_BACK), _works_or_names_papers),
    codes.PAPERS_HOW: _names_papers,
    codes.NO_TELEPHONE: _has_no_telephone,
}
"""Whose words they are."""


def asked_again(exchange: Exchange) -> tuple[str, ...]:
    """What who was told of it asks more of: "what do I do?", in no danger that is known."""
    situation = exchange.situation
    if situation.in_danger or WHAT_NOW not in exchange.reading.plainly:
        return ()
    told = (codes.GROPED, codes.UNPAID)
    return tuple(code for code in told if situation.was_said(KEYS[code]))
