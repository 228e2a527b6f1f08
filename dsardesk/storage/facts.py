"""Facts about the vault itself, inside its database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, insert, select, update

from dsardesk.storage import tables
from dsardesk.storage.ciphers import new_key

REVISION = "header_revision"
SUPPRESSION_KEY = "suppression_key"
DASHBOARD_KEY = "dashboard_key"
"""Opens the dashboard; every slot of those who follow wraps it."""
ANSWERS_KEY = "answers_key"
"""Opens answers to requests for approval (X25519)."""
FORMER_DASHBOARD_KEY = "former_dashboard_key"
"""What the dashboard lay under before the last change of the vault key: answers may still wait there."""
FOLLOWERS = "followers"
"""Hash of what those who follow had changed of their own slots when the vault was last opened."""
SEEN = "seen/"
"""Before the id of a user: when they last opened the vault, ISO 8601."""


def read(engine: Engine, name: str) -> str | None:
    """The fact of that name; None if there is none."""
    fact = tables.vault_facts.c
    with engine.begin() as connection:
        return connection.execute(select(fact.value).where(fact.name == name)).scalar_one_or_none()


def read_or_make(engine: Engine, name: str) -> bytes:
    """The random key of that name, made when it is first asked for."""
    kept = read(engine, name)
    if kept is not None:
        return bytes.fromhex(kept)
    made = new_key()
    write(engine, name, made.hex())
    return made


def read_seen(engine: Engine) -> dict[UUID, datetime]:
    """When each user last opened the vault."""
    fact = tables.vault_facts.c
    with engine.begin() as connection:
        rows = connection.execute(select(fact.name, fact.value).where(fact.name.startswith(SEEN))).all()
    return {UUID(row.name.removeprefix(SEEN)): datetime.fromisoformat(row.value) for row in rows}


def write(engine: Engine, name: str, value: str) -> None:
    """Keep a fact in place of the one before."""
    fact = tables.vault_facts.c
    with engine.execution_options(write=True).begin() as connection:
        found = connection.execute(update(tables.vault_facts).where(fact.name == name).values(value=value))
        if not found.rowcount:
            connection.execute(insert(tables.vault_facts).values(name=name, value=value))
