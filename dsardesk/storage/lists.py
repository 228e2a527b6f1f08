"""Users, profile versions, the suppression list and counters: the small tables."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.delegation import Delegation
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.ids import UserId
from dsardesk.domain.marketing import suppression_form
from dsardesk.services.ports import User
from dsardesk.storage import tables
from dsardesk.storage.ciphers import keyed_hash
from dsardesk.storage.erasing import Erasure

DELEGATIONS = "delegations"
"""Fact of the vault: each officer who is away, who acts for them, from which day to which."""


class SqlUsers:
    """Users in one transaction."""

    def __init__(self, connection: Connection, erasure: Erasure | None = None) -> None:
        """Work on *connection*."""
        self._connection = connection
        self._erasure = erasure or Erasure()

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
        given = self._delegations()
        return tuple(
            User(Actor(UserId(row.id), row.name, UserRole(row.role)), row.left_at, given.get(str(row.id)))
            for row in rows
        )

    def delegate(self, officer: UserId, given: Delegation | None) -> None:
        """Remember who acts for *officer*, in place of what was remembered; nobody any more if None."""
        kept = {name: each for name, each in self._delegations().items() if name != str(officer)}
        kept |= {str(officer): given} if given else {}
        spelled = {name: [str(d.delegate), d.starts_on.isoformat(), d.ends_on.isoformat()] for name, d in kept.items()}
        fact = tables.vault_facts.c
        self._connection.execute(delete(tables.vault_facts).where(fact.name == DELEGATIONS))
        self._connection.execute(insert(tables.vault_facts).values(name=DELEGATIONS, value=json.dumps(spelled)))

    def _delegations(self) -> dict[str, Delegation]:
        fact = tables.vault_facts.c
        text = self._connection.execute(select(fact.value).where(fact.name == DELEGATIONS)).scalar_one_or_none()
        return {
            officer: Delegation(UserId(UUID(delegate)), date.fromisoformat(starts), date.fromisoformat(ends))
            for officer, (delegate, starts, ends) in json.loads(text or "{}").items()
        }

    def leave(self, user_id: UUID, at: datetime) -> None:
        """Remember that somebody no longer uses the desk."""
        columns = tables.users.c
        row = {"left_at": at, "version": columns.version + 1}
        self._connection.execute(update(tables.users).where(columns.id == user_id).values(row))
        self._erasure.end(Endings(left={UserId(user_id): at}))

    def change_role(self, user_id: UUID, role: UserRole) -> None:
        """Remember what somebody may do from now on."""
        columns = tables.users.c
        row = {"role": role, "version": columns.version + 1}
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

    def __init__(self, connection: Connection, key: bytes, erasure: Erasure | None = None) -> None:
        """Hash under *key*."""
        self._connection = connection
        self._erasure = erasure or Erasure()
        self._key = key

    def add(self, address: str, channel: str, on: date, *, in_clear: bool = False) -> None:
        """Keep the hash of *address*, and the address itself where it must be *in_clear*; it stays clear once it is.

        One that objects again is kept as if it first did on that day.
        """
        clear = address.strip() if in_clear else None
        digest = self._hash(address)
        self._erasure.end(Endings(suppressed=frozenset({Suppressed(digest, channel, on)})))
        if not self.holds(address):
            row = {"hash": digest, "channel": channel, "added_on": on, "in_clear": clear}
            _insert_once(self._connection, tables.suppressions, row)
            return
        same = tables.suppressions.c.hash == digest
        row = {"channel": channel, "in_clear": clear} if clear else {}
        self._connection.execute(update(tables.suppressions).where(same).values(added_on=on, **row))

    def holds(self, address: str) -> bool:
        """True if *address* was added."""
        statement = select(tables.suppressions.c.hash).where(tables.suppressions.c.hash == self._hash(address))
        return self._connection.execute(statement).one_or_none() is not None

    def every(self) -> frozenset[Suppressed]:
        """All entries, without their addresses."""
        kept = tables.suppressions.c
        rows = self._connection.execute(select(kept.hash, kept.channel, kept.added_on))
        return frozenset(Suppressed(row.hash, row.channel, row.added_on) for row in rows)

    def join(self, entries: Collection[Suppressed]) -> int:
        """Add *entries* of the same list, kept elsewhere; how many were missing. The later objection counts."""
        self._erasure.end(Endings(suppressed=frozenset(entries)))
        known = {each.hash: each.on for each in self.every()}
        # Sources of different days may tell of one address.
        latest = {each.hash: each for each in sorted(entries, key=lambda each: each.on)}.values()
        missing = [each for each in latest if each.hash not in known]
        for each in missing:
            row = {"hash": each.hash, "channel": each.channel, "added_on": each.on, "in_clear": None}
            _insert_once(self._connection, tables.suppressions, row)
        for each in latest:
            if each.hash in known and each.on > known[each.hash]:
                same = tables.suppressions.c.hash == each.hash
                self._connection.execute(update(tables.suppressions).where(same).values(added_on=each.on))
        return len(missing)

    def count_old(self, until: date) -> tuple[int, date | None]:
        """How many addresses objected last on that day or earlier, and the earliest such day; None if none did."""
        added_on = tables.suppressions.c.added_on
        found = self._connection.execute(select(func.count(), func.min(added_on)).where(added_on <= until)).one()
        return found[0], found[1]

    def purge_old(self, until: date) -> int:
        """Leave nothing of those; how many there were."""
        old = delete(tables.suppressions).where(tables.suppressions.c.added_on <= until)
        self._erasure.note()
        return self._connection.execute(old).rowcount

    def clear(self, channel: str) -> tuple[str, ...]:
        """Addresses kept in clear for one channel, the oldest first."""
        kept = tables.suppressions.c
        statement = select(kept.in_clear).where(kept.channel == channel, kept.in_clear.is_not(None))
        return tuple(self._connection.execute(statement.order_by(kept.added_on, kept.in_clear)).scalars())

    def _hash(self, address: str) -> str:
        return keyed_hash(self._key, suppression_form(address).encode()).hex()


_SOME_MORE = (
    update(tables.counters)
    .where(tables.counters.c.name == bindparam("counter"))
    .values(value=tables.counters.c.value + bindparam("count"))
    .returning(tables.counters.c.value)
)


def next_number(connection: Connection, counter: str, count: int = 1) -> int:
    """Next number of a counter that is a row, 1 the first time; *count* of them are taken, in a row."""
    wanted = {"counter": counter, "count": count}
    number: int | None = connection.execute(_SOME_MORE, wanted).scalar_one_or_none()
    if number is None:
        _insert_once(connection, tables.counters, {"name": counter, "value": 0})
        number = int(connection.execute(_SOME_MORE, wanted).scalar_one())
    return number - count + 1


def _insert_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert *row* unless somebody else did so since we looked."""
    with contextlib.suppress(IntegrityError), connection.begin_nested():
        connection.execute(insert(table).values(row))
