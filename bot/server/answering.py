"""What answers a message, built from the settings: the turn, and what is behind it."""

from __future__ import annotations

from redis.asyncio import Redis
from sqlalchemy import Engine as Database

from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.running import RunningExperiments
from bot.dialogue.planning.codes import Returning
from bot.engine.engine import Engine
from bot.outcomes.behind import WriteBehind
from bot.outcomes.recorder import Recorder
from bot.outcomes.store import OutcomeStore
from bot.privacy.contact_keys import ContactKeys
from bot.privacy.contacts import Contacts
from bot.privacy.conversations import Conversations
from bot.privacy.expiring import ExpiringStore
from bot.privacy.keys import Keys
from bot.privacy.ledger import MarkLedger
from bot.privacy.opt_out import OptOuts
from bot.privacy.repeats import Repeats
from bot.privacy.replies import Replies
from bot.privacy.return_keys import ReturnKeys
from bot.privacy.used_codes import UsedCodes
from bot.server.editions import Edition
from bot.server.wiring import stores_of
from bot.settings import Settings
from bot.turn import Turn


def turn_of(
    settings: Settings,
    edition: Edition,
    engine: Engine,
    keys: Keys,
    redis: Redis | None,
    database: Database,
) -> tuple[Turn, OptOuts, ExpiringStore, MarkLedger | None]:
    """What answers from an edition, and what is behind it that others need, too."""
    library, campaigns = edition.library, edition.campaigns
    store, locks, ledger = stores_of(settings, redis, database)
    behind, used = WriteBehind(database), UsedCodes(store, ledger)
    opt_outs = OptOuts(database, behind, shared=_is_shared(database, redis))
    return_keys = ReturnKeys(settings.home / "keys", settings.return_code_days)
    turn = Turn(
        engine=engine.with_library(library),
        library=library,
        campaigns=campaigns,
        conversations=Conversations(store, settings.session_minutes),
        locks=locks,
        repeats=Repeats(store, keys.get("repeats"), ledger),
        replies=Replies(store, keys.get("repeats")),
        opt_outs=opt_outs,
        recorder=Recorder(OutcomeStore(database), behind),
        experiments=RunningExperiments(database, library.words, keys.get("experiments")),
        contacts=_contacts(settings, campaigns, database, store),
        returning=Returning(return_keys, used, campaigns.ids(), library, engine.dangers),
    )
    return turn, opt_outs, store, ledger


def _is_shared(database: Database, redis: Redis | None) -> bool:
    """Whether other processes may change what is in the database."""
    return redis is not None or database.dialect.name != "sqlite"


def _contacts(
    settings: Settings, campaigns: Campaigns, database: Database, store: ExpiringStore
) -> Contacts:
    keys = ContactKeys(settings.home / "keys", campaigns.repeat_contact_days())
    return Contacts(database, store, keys, settings.minimum_cell)
