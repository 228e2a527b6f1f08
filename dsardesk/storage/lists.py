"""Users, profile versions, the suppression list and counters: the small tables."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.ids import UserId
from dsardesk.domain.marketing import suppression_form
from dsardesk.services.ports import User
from dsardesk.storage import tables
from dsardesk.storage.ciphers import keyed_hash


class SqlUsers:
    """Users in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on *connection*."""
        self._connection = connection

    def add(self, actor: Actor) -> None:
        """Keep a user."""
        row = {"id": actor.id, "version": 1, "name": actor.name, "role": actor.role}
        self._connection.execute(insert(tables.users).values(row))

    def get(self, user_id: UUID) -> Actor:
        """The user of that id."""
        row = self._connection.execute(select(tables.users).where(tables.users.c.id == user_id)).one()
        return Actor(UserId(row.id), row.name, UserRole(row.role))

    def count(self) -> int:
        """How many there are, without those who left."""
        present = tables.users.c.left_at.is_(None)
        return self._connection.execute(select(func.count()).select_from(tables.users).where(present)).scalar_one()

    def every(self) -> tuple[User, ...]:
        """Everybody, those who left too, in the order in which they came."""
        rows = self._connection.execute(select(tables.users).order_by(tables.users.c.id))
        return tuple(User(Actor(UserId(row.id), row.name, UserRole(row.role)), row.left_at) for row in rows)

    def leave(self, user_id: UUID, at: datetime) -> None:
        """Remember that somebody no longer uses the desk."""
        columns = tables.users.c
        row = {"left_at": at, "version": columns.version + 1}
        self._connection.execute(update(tables.users).where(columns.id == user_id).values(row))


class SqlProfiles:
    """Profile versions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on *connection*."""
        self._connection = connection

    def add(self, profile_id: str, text: str, in_force_from: date) -> None:
        """Keep one version."""
        row = {"id": profile_id, "text": text, "in_force_from": in_force_from}
        self._connection.execute(insert(tables.profiles).values(row))

    def current(self) -> tuple[str, str]:
        """Id and text of the version in force."""
        columns = tables.profiles.c
        row = self._connection.execute(
            select(columns.id, columns.text).order_by(columns.in_force_from.desc(), columns.id.desc()).limit(1)
        ).one()
        return row.id, row.text

    def get(self, profile_id: str) -> str:
        """Text of one version."""
        statement = select(tables.profiles.c.text).where(tables.profiles.c.id == profile_id)
        text: str = self._connection.execute(statement).scalar_one()
        return text


class SqlSuppressionList:
    """The suppression list in one transaction: HMAC-SHA256 of addresses, so that it cannot be read back.

    Beside the hash, a telephone number or a postal address may stand in clear, for the list it is taken off by hand.
    """

    def __init__(self, connection: Connection, key: bytes) -> None:
        """Hash under *key*."""
        self._connection = connection
        self._key = key

    def add(self, address: str, channel: str, on: date, *, in_clear: bool = False) -> None:
        """Keep the hash of *address*, and the address itself where it must be *in_clear*; it stays clear once it is.

        One that objects again is kept as if it first did on that day.
        """
        clear = address.strip() if in_clear else None
        if not self.holds(address):
            row = {"hash": self._hash(address), "channel": channel, "added_on": on, "in_clear": clear}
            _insert_once(self._connection, tables.suppressions, row)
            return
        same = tables.suppressions.c.hash == self._hash(address)
        row = {"channel": channel, "in_clear": clear} if clear else {}
        self._connection.execute(update(tables.suppressions).where(same).values(added_on=on, **row))

    def holds(self, address: str) -> bool:
        """True if *address* was added."""
        statement = select(tables.suppressions.c.hash).where(tables.suppressions.c.hash == self._hash(address))
        return self._connection.execute(statement).one_or_none() is not None

    def count_old(self, until: date) -> tuple[int, date | None]:
        """How many addresses objected last on that day or earlier, and the earliest such day; None if none did."""
        added_on = tables.suppressions.c.added_on
        found = self._connection.execute(select(func.count(), func.min(added_on)).where(added_on <= until)).one()
        return found[0], found[1]

    def purge_old(self, until: date) -> int:
        """Leave nothing of those; how many there were."""
        old = delete(tables.suppressions).where(tables.suppressions.c.added_on <= until)
        return self._connection.execute(old).rowcount

    def clear(self, channel: str) -> tuple[str, ...]:
        """Addresses kept in clear for one channel, the oldest first."""
        kept = tables.suppressions.c
        statement = select(kept.in_clear).where(kept.channel == channel, kept.in_clear.is_not(None))
        return tuple(self._connection.execute(statement.order_by(kept.added_on, kept.in_clear)).scalars())

    def _hash(self, address: str) -> str:
        return keyed_hash(self._key, suppression_form(address).encode()).hex()


def next_number(connection: Connection, counter: str) -> int:
    """Next number of a counter that is a row: 1 the first time."""
    value = tables.counters.c.value
    one_more = update(tables.counters).where(tables.counters.c.name == counter).values(value=value + 1).returning(value)
    number: int | None = connection.execute(one_more).scalar_one_or_none()
    if number is None:
        _insert_once(connection, tables.counters, {"name": counter, "value": 0})
        return int(connection.execute(one_more).scalar_one())
    return number


def _insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert *row* unless somebody else did so since we looked."""
    with contextlib.suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(table).values(row))
