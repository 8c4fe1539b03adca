"""PostgreSQL's files made anew, so that they do not tell who wrote first.

A table lies there in the order of writing, each row with the number of the transaction that wrote it; what
was changed or erased lies beside it until its room is used again; and the journal (WAL) has every write
with its microsecond. So the newest rows are laid down by one transaction in an order of chance, the table
is written to a new file without what is dead, and where the account may, the journal is begun anew.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Engine, Table, text, true
from sqlalchemy.dialects import postgresql

from bot.outcomes.tables import contacts, displays, opt_outs, outcomes, seen_messages

TABLES = (outcomes, displays, opt_outs, seen_messages, contacts)
"""What visitors cause to be written. Where the hour is known the last ones are laid down anew, else all."""

LOCK_PATIENCE = "1s"
"""How long others are asked to let go of a table; replies wait for none of this."""

BYTES_A_MINUTE = 1 << 20
"""A table that is so large is written to a new file every minute, one of twice that size every second."""

MOST_BYTES = 256 << 20
"""A larger one never is, as writers would wait: what is dead is overwritten by the next minutes' rows."""

MAY_BEGIN_JOURNAL = """
select has_function_privilege('pg_switch_wal()', 'execute') and exists (
  select from pg_roles where rolname = current_user and rolsuper
  or rolname = 'pg_checkpoint' and pg_has_role(oid, 'usage'))
"""


class FilesAnew:
    """Makes the files anew.

    Args:
        engine: the outcome database, on PostgreSQL.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._rest: dict[str, int] = {}

    def make(self, since: datetime) -> int:
        """Mix the rows of the hours after `since`; how many were laid down.

        Raises:
            SQLAlchemyError: the database refused, or others held a table; what was begun is as before.
        """
        laid = {table.name: self._mix(table, since) for table in TABLES}
        with self._engine.connect() as connection:
            # None of what follows may stand in a transaction.
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            changed = [
                name for name, rows in laid.items() if rows or _is_anything_dead(alone, name)
            ]
            for name in changed:
                self._write_anew(alone, name)
            if changed and alone.execute(text(MAY_BEGIN_JOURNAL)).scalar_one():
                alone.execute(text("select pg_switch_wal()"))
                alone.execute(text("checkpoint"))
        return sum(laid.values())

    def _mix(self, table: Table, since: datetime) -> int:
        newest: ColumnElement[bool] = table.c.hour > since if "hour" in table.c else true()
        where = newest.compile(
            dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
            compile_kwargs={"literal_binds": True},
        )
        name = table.name
        with self._engine.begin() as connection:
            # Nobody else may write meanwhile: who waited for a row that was taken out would find none.
            connection.execute(text(f"set local lock_timeout = '{LOCK_PATIENCE}'"))
            connection.execute(text(f"lock table {name} in exclusive mode"))
            writers = f"select count(distinct xmin::text) from {name} where {where}"  # noqa: S608
            if connection.execute(text(writers)).scalar_one() < 2:
                return 0
            mixed = connection.execute(
                text(
                    f"with taken as (delete from {name} where {where} returning *) "  # noqa: S608
                    f"insert into {name} select * from taken order by gen_random_uuid()"
                )
            )
            return mixed.rowcount

    def _write_anew(self, connection: Connection, name: str) -> None:
        """To a new file, if it is not too large; whoever has the table at hand is not waited for."""
        connection.execute(text(f"vacuum (skip_locked) {name}"))
        if self._rest.get(name):
            self._rest[name] -= 1
            return
        query = text("select pg_table_size(cast(:name as regclass))")
        size = int(connection.execute(query, {"name": name}).scalar_one())
        if size <= MOST_BYTES:
            connection.execute(text(f"vacuum (full, skip_locked) {name}"))
            self._rest[name] = size // BYTES_A_MINUTE


def _is_anything_dead(connection: Connection, name: str) -> bool:
    query = text("select pg_stat_get_dead_tuples(cast(:name as regclass)) > 0")
    return bool(connection.execute(query, {"name": name}).scalar_one())
