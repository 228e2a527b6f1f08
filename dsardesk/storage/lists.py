"""Users, profile versions, the suppression list and counters: the small tables."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.ids import UserId
from dsardesk.domain.marketing import suppression_form
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
    """The suppression list in one transaction: HMAC-SHA256 of addresses, so that it cannot be read back."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        """Hash under *key*."""
        self._connection = connection
        self._key = key

    def add(self, address: str, channel: str, on: date) -> None:
        """Keep the hash of *address*; nothing happens if it is there."""
        if not self.holds(address):
            row = {"hash": self._hash(address), "channel": channel, "added_on": on}
            self._connection.execute(insert(tables.suppressions).values(row))

    def holds(self, address: str) -> bool:
        """True if *address* was added."""
        statement = select(tables.suppressions.c.hash).where(tables.suppressions.c.hash == self._hash(address))
        return self._connection.execute(statement).one_or_none() is not None

    def _hash(self, address: str) -> str:
        return keyed_hash(self._key, suppression_form(address).encode()).hex()


def next_number(connection: Connection, counter: str) -> int:
    """Next number of a counter that is a row: 1 the first time."""
    mine = tables.counters.c.name == counter
    value: int | None = connection.execute(
        select(tables.counters.c.value).where(mine).with_for_update()
    ).scalar_one_or_none()
    if value is None:
        connection.execute(insert(tables.counters).values(name=counter, value=1))
        return 1
    connection.execute(update(tables.counters).where(mine).values(value=value + 1))
    return value + 1
