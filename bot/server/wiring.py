"""What is behind the assistant and what faces the outside, built from the settings (`bot.server.app`)."""

from __future__ import annotations

from dataclasses import replace

from redis.asyncio import Redis
from sqlalchemy import Engine as Database

from bot.dialogue.words.library import Library
from bot.outcomes.displays import Displays
from bot.privacy import repeats
from bot.privacy.contact_keys import ContactKeys
from bot.privacy.expiring import ExpiringStore, MemoryStore, RedisStore
from bot.privacy.keys import KeyRing, Keys
from bot.privacy.ledger import MarkLedger
from bot.privacy.locks import Locks, MemoryLocks, RedisLocks
from bot.privacy.pseudonym import keyed_hash, pseudonyms
from bot.server.door.contract import Connector, Deliveries, Door, Gate, Take
from bot.settings import Settings
from bot.turn import Turn
from connectors.keywords import Keywords
from connectors.telegram import TelegramConnector
from connectors.telegram_setup import telegram_bot
from connectors.twilio import TwilioConnector
from connectors.web import WebConnector
from connectors.web.arriving import Arrivals
from connectors.web.front import FrontPage
from connectors.web.links import Links
from connectors.web.notice import NoticePages
from connectors.web.pages import Pages
from connectors.web.session import Sessions

KEYWORD_KINDS = ("stop", "start", "help")


def stores_of(
    settings: Settings, redis: Redis | None, database: Database
) -> tuple[ExpiringStore, Locks, MarkLedger | None]:
    """The stores of this process; a ledger of marks only where nothing else keeps them."""
    if redis is not None:
        return RedisStore(redis), RedisLocks(redis), None
    # Three values a conversation: its situation, the mark of its last message and the reply to it. Marks of
    # repeat contact come on top; like all marks and replies they give way when room runs out.
    store = MemoryStore(settings.conversation_limit * 3, expendable=repeats.PREFIX)
    return store, MemoryLocks(), MarkLedger(database)


def open_door(
    settings: Settings,
    keys: Keys,
    ring: KeyRing,
    contacts: ContactKeys,
    take: Take,
    gate: Gate,
    replies: Deliveries,
) -> Door:
    """What every connector is given: the turn, and keyed hashes for addresses."""
    opt_outs = keys.get("opt-outs")
    return Door(
        take=take,
        pseudonyms=lambda channel, address: pseudonyms(ring, channel, address),
        opt_out_mark=lambda channel, address: keyed_hash(opt_outs, channel, address),
        gate=gate,
        base_url=settings.base_url,
        contact_marks=contacts.marks,
        replies=replies,
    )


def speaking(
    keys: Keys, ring: KeyRing, door: Door, displays: Displays, settings: Settings, turn: Turn
) -> list[Connector]:
    """The connectors that say or know something of the content, built anew for each edition of it.

    They keep nothing themselves. The one of Telegram only hands on, and stays.
    """
    if door.base_url != settings.base_url:
        door = replace(door, base_url=settings.base_url)
    keywords = read_keywords(turn.library)
    arrivals = Arrivals(turn.campaigns, turn.library.words.languages)
    front = _front(settings, door, turn, arrivals)
    return [
        front,
        _web(settings, keys, ring, door, turn, arrivals, front),
        _notices(settings, door, turn, arrivals, displays),
        TwilioConnector(door, settings.twilio_auth_token, keywords, turn.campaigns),
    ]


def _front(settings: Settings, door: Door, turn: Turn, arrivals: Arrivals) -> FrontPage:
    """The page `/`; what operators look for stands on it only while the world cannot read it."""
    is_local = settings.public_url is None
    return FrontPage(
        door=door,
        words=turn.library.words,
        arrivals=arrivals,
        operator=settings.operator,
        leave_url=str(settings.leave_url),
        campaigns=list(turn.campaigns) if is_local else (),
        console=settings.console_base_url if is_local else "",
    )


def _web(
    settings: Settings,
    keys: Keys,
    ring: KeyRing,
    door: Door,
    turn: Turn,
    arrivals: Arrivals,
    front: FrontPage,
) -> WebConnector:
    secret = settings.secret_key.encode() or keys.get("web")
    directory = turn.library.directory

    def day_keys() -> list[bytes]:
        present = ring.read()
        return [key for key in (present.current, present.former) if key]

    chats = {one.handover.chat for one in turn.campaigns if one.handover}
    words, links = turn.library.words, Links(secret, directory.resource_at, day_keys, chats)
    leave_url = str(settings.leave_url)
    return WebConnector(
        door=door,
        words=words,
        arrivals=arrivals,
        front=front,
        counter=turn.recorder,
        links=links,
        sessions=Sessions(secret),
        returns=turn.returning,
        pages=Pages(words, links, directory.numbers(), settings.operator, leave_url),
    )


def _notices(
    settings: Settings, door: Door, turn: Turn, arrivals: Arrivals, displays: Displays
) -> NoticePages:
    return NoticePages(
        door=door,
        words=turn.library.words,
        campaigns=turn.campaigns,
        arrivals=arrivals,
        counter=displays,
        operator=settings.operator,
        leave_url=str(settings.leave_url),
    )


def telegram(settings: Settings, door: Door) -> TelegramConnector:
    """The connector of Telegram, built anew for other tokens."""
    return TelegramConnector(door, telegram_bot(settings), settings.telegram_webhook_secret)


def read_keywords(library: Library) -> Keywords:
    """The reserved words of all languages."""
    words = library.words
    return Keywords(
        {
            kind: [
                word
                for language in words.languages
                for word in words.text(f"keyword_{kind}", language).split(",")
            ]
            for kind in KEYWORD_KINDS
        }
    )
