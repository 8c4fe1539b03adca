"""What somebody who cannot phone has ruled out is offered no more, and what is left is told instead.

Nobody who said "I have nobody" is told that a friend may call; nobody deaf is told to cough; no offer is made
a third time. What they ask about the way in writing is answered by its row, or said to be unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import HEARD, OF_DELETING, SILENTLY, is_kept_in
from bot.dialogue.state.questions import sentences
from bot.dialogue.telling.needs import need_of, shown_for, urgent_need
from bot.knowledge.phone_numbers import national
from bot.knowledge.place_names import parent
from bot.knowledge.resource_parts import Wordless
from bot.message import Move
from bot.nlu.folding import fold
from bot.nlu.phrases.no_voice import CAN, DEAF
from bot.nlu.phrases.ruled_out import (
    COMES,
    FOOT,
    INSTALL,
    NO_ADDRESS,
    NO_APP,
    NOBODY,
    PAPERS,
    SEEN,
    SEEN_THERE,
    SEVERAL,
    SOUND,
    WHO,
    WORDS,
    WORKS,
    offers,
)
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

WAYS, NONE, DANGER = "utter_no_voice_ways", "utter_no_voice_none", "utter_no_voice_danger"
SEND, ANOTHER = "utter_no_voice_send", "utter_no_voice_another"
WRITE = "utter_no_voice_write"
SILENT = f"utter_{SILENTLY}"
LEFT, FEET, SEEN_FROM = "utter_no_voice_left", "utter_no_voice_feet", "utter_no_voice_window"
POLICE, POLICE_US = "utter_no_voice_police", "utter_no_voice_police_us"
OVER = "utter_no_voice_over"
PAGE = "utter_ask_privacy/how_delete_watched"
"""What stays of this talk on their phone."""

OFFERED = (WAYS, NONE, DANGER, SILENT)
"""Texts for who cannot phone, after which "now I can" means a call."""

ASKED_FOR = (SEND, ANOTHER, POLICE, POLICE_US, LEFT, FEET, SEEN_FROM)
"""Texts that were asked for, or that offer what is left: nothing of them is left out."""

OF_CALLS = frozenset({"ask_human", "ask_privacy", "out_of_scope"})
"""Intents as which questions about the way in writing are read."""

SURE_OF_ANOTHER = 0.9
"""Confidence of a topic from which on it is believed, whatever words of the way stand beside it."""

ONCE, TWICE = "offered", "offered_twice"
CODES = (NOBODY, NO_APP, NO_ADDRESS, SEVERAL, ONCE, TWICE)


def note_ruled_out(exchange: Exchange) -> None:
    """Remember for this talk what they said they have not, that they are several, and refused lines."""
    situation, reading = exchange.situation, exchange.reading
    known, refused = situation.ruled_out, reading.refuses
    known += [code for code in (*reading.rules_out, *refused) if code not in known]
    situation.lines_shown = [row for row in situation.lines_shown if row not in refused]


def told_of_way(exchange: Exchange, move: Move) -> bool:
    """Answer who rules a way out, asks about the written one, or can phone again; whether it was.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered.
    """
    reading, situation = exchange.reading, exchange.situation
    if reading.voice == CAN and not situation.cannot_call and any(map(exchange.was_said, OFFERED)):
        return _over(exchange)
    if not situation.cannot_call or situation.is_led_on or situation.danger_kind == "distress":
        return False
    has_nobody = NOBODY in situation.ruled_out
    is_of_another = situation.role == "witness"  # "I'm being hurt" is not their sentence
    way = "" if is_of_another and reading.of_way in (FOOT, SEEN_THERE, WORDS) else reading.of_way
    way = "" if way == FOOT and _asks_something_else(move) else way
    is_of_page = way == SEEN_THERE and situation.channel != "sms"
    if is_of_page or way == FOOT:
        exchange.say(PAGE if is_of_page else FEET)
        return True
    if way == WORDS or (has_nobody and not is_of_another and _wants_words(exchange, move)):
        is_child = situation.role == "child" and NO_ADDRESS not in situation.ruled_out
        alone = WRITE if is_child else POLICE
        exchange.say(POLICE_US if SEVERAL in situation.ruled_out else alone)
        return True
    is_of_way = bool(way) and not _asks_something_else(move)
    if is_of_way and not (reading.another_phones and not has_nobody):
        return any(said.key == LEFT for said in exchange.replies) or _of_the_way(exchange)
    is_told = bool({*reading.rules_out} - {SEVERAL}) and not _asks_something_else(move)
    return is_told and _what_is_left(exchange)


def _asks_something_else(move: Move) -> bool:
    """Whether a move is surely of another matter: "do I go down? it is quiet now" asks for no quiet phone."""
    is_of_call = move.intent in OF_CALLS and f"utter_{move.key}" not in OF_DELETING
    return not is_of_call and move.names_topic(SURE_OF_ANOTHER)


def _wants_words(exchange: Exchange, move: Move) -> bool:
    is_topic = move.key in ("ask_human/words_to_send", "ask_human/what_do_i_say")
    return exchange.reading.what_to_write or is_topic


def _over(exchange: Exchange) -> bool:
    """Numbers, for who can phone again."""
    situation = exchange.situation
    if situation.kept_in == HEARD:
        situation.kept_in = ""
    exchange.say(OVER, routes=routes_of_need(exchange))
    return True


def routes_of_need(exchange: Exchange) -> str:
    """The lines for what this talk is about, by default those for who is in despair."""
    situation = exchange.situation
    need = urgent_need(situation) or need_of(situation) or "crisis"
    return exchange.facts.routes(*shown_for(need, situation))


def _what_is_left(exchange: Exchange) -> bool:
    """How help comes without what they have not."""
    situation, ruled = exchange.situation, exchange.reading.rules_out
    if ruled[0] == NO_ADDRESS:
        exchange.say(SEEN_FROM)
        return True
    exchange.say(LEFT)
    rings = situation.cannot_call != DEAF
    is_again = exchange.was_said(SILENT)
    exchange.say(SILENT if rings else DANGER)
    if not rings and not without_ruled_out(exchange, exchange.replies[-1:]):
        exchange.replies.pop()
        exchange.say(WAYS, routes=routes_of_need(exchange))
    is_inside = is_kept_in(situation) and situation.kept_in != HEARD
    if not is_inside and (not rings or is_again):
        exchange.say(FEET)
    return True


def _of_the_way(exchange: Exchange) -> bool:
    """What the row says of what they ask, else that it is not known, with the page where it stands."""
    row, place = _row(exchange), exchange.facts.line_place("emergency")
    way = row[0] if row else None
    number = national(way.text_to, parent(place)) if way and way.text_to and place else ""
    asked, situation = exchange.reading.of_way, exchange.situation
    is_app = way is not None and bool(way.app) and NO_APP not in situation.ruled_out
    known: Mapping[str, Callable[[], str]] = {
        **dict.fromkeys((SEEN, SEEN_THERE), lambda: _text(exchange, "way_seen")),
        SOUND: lambda: _text(exchange, "way_sound"),
        COMES: lambda: _text(exchange, "way_comes"),
        WORKS: lambda: exchange.library.emergency_text.wordless_text(
            place, situation.language, exchange.now
        ),
        INSTALL: lambda: _text(exchange, "way_no_install", number) if number and not is_app else "",
        PAPERS: lambda: _registered(exchange, way, number),
        WHO: lambda: _who(exchange, number),
    }
    told = known[asked]()
    url = row[1] if row else ""
    is_half = (asked in (PAPERS, WORKS) and row) or (asked == SOUND and is_app)
    if not told or (is_half and url not in told):
        told = f"{told} {_text(exchange, 'way_unknown' if url else 'way_unsure', url=url)}".strip()
    exchange.replies.append(Said(told, (), LEFT))
    return True


def _text(exchange: Exchange, key: str, number: str = "", *, url: str = "", word: str = "") -> str:
    language = exchange.situation.language
    return exchange.library.words.text(key, language, number=number, url=url, word=word)


def _row(exchange: Exchange) -> tuple[Wordless, str] | None:
    """How the emergency service there is reached without a word, and the page that says so."""
    place = exchange.facts.line_place("emergency")
    row = exchange.library.directory.wordless(place, exchange.now) if place else None
    if row is None or row.wordless is None:
        return None
    return row.wordless, row.wordless.app_url or row.wordless.source.url or ""


def _registered(exchange: Exchange, way: Wordless | None, number: str) -> str:
    """Whether a telephone has to be registered before it may text."""
    if way is None or not (number and way.registered):
        return ""
    key = "wordless_text_register" if way.register_word else "wordless_text_registered"
    return _text(exchange, key, number, word=way.register_word or "")


def _who(exchange: Exchange, number: str) -> str:
    """Who answers at the number that they ask about: the line's row, or the emergency service."""
    library, facts = exchange.library, exchange.facts
    named, language = exchange.reading.lines, exchange.situation.language
    rows = named or exchange.situation.lines_shown[:1]
    cards = facts.cards(rows, facts.now_at(facts.line_place()))[:1]
    told = [_text(exchange, "way_who", number)] if number and not named else []
    answers = [library.line_answers.answer(one, cards, language) for one in ("what", "police")]
    return "\n".join(dict.fromkeys([*told, *(answers if cards else [])]))


def can_be_texted(exchange: Exchange) -> bool:
    """Whether the emergency service there takes texts."""
    row = _row(exchange)
    return row is not None and bool(row[0].text_to)


def without_ruled_out(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies without what was ruled out or offered twice; never none at all."""
    if not exchange.situation.cannot_call:
        return replies
    kept = [_left(exchange, said) for said in replies]
    _count(exchange, kept)
    return [said for said in kept if said.text or said.buttons]


def never_none(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies, or where nothing is left of them the way that always is."""
    if replies:
        return replies
    exchange.replies = []
    exchange.say(POLICE if is_kept_in(exchange.situation) else FEET)
    return exchange.replies


def _left(exchange: Exchange, said: Said) -> Said:
    if said.key in ASKED_FOR:
        return said
    lines = said.text.splitlines()
    left = [" ".join(s for s in sentences(line) if not _is_out(exchange, s)) for line in lines]
    if left == lines:
        return said
    return replace(said, text="\n".join(filter(None, left)))


def _is_out(exchange: Exchange, sentence: str) -> bool:
    """Whether a sentence of ours offers what they have not, or cannot do."""
    folded, ruled = fold(sentence), exchange.situation.ruled_out
    row = _row(exchange) if NO_APP in ruled else None
    app = row[0].app if row else None
    # A witness is told not to knock at a door, and nobody to cough into a telephone.
    is_deaf = exchange.situation.cannot_call == DEAF and exchange.situation.role != "witness"
    return (
        (bool({NOBODY, TWICE} & {*ruled}) and offers(folded, "friend"))
        or (NO_ADDRESS in ruled and offers(folded, "address"))
        or (is_deaf and offers(folded, "ears"))
        or (app is not None and f" {fold(app)} " in f" {folded} ")
    )


def _count(exchange: Exchange, replies: list[Said]) -> None:
    """Remember that another who phones was offered once more."""
    ruled = exchange.situation.ruled_out
    told = (said.text for said in replies if said.key not in ASKED_FOR)
    if TWICE not in ruled and any(offers(fold(text), "friend") for text in told):
        ruled.append(TWICE if ONCE in ruled else ONCE)
