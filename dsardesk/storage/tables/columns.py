"""Kinds of columns that every table may have."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    Uuid,
)


class Instant(TypeDecorator[datetime]):
    """An instant, kept and given back in UTC (SQLite has no time zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way in."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its offset")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """A small list or mapping as JSON text, so that no dialect's own type is needed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Text on the way in."""
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The value on the way out; lists come back as tuples."""
        found = json.loads(value or "null")
        return tuple(found) if isinstance(found, list) else found


class Ids(TypeDecorator[tuple[UUID, ...]]):
    """Several ids as JSON text, in order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[UUID, ...] | None, dialect: Dialect) -> str:
        """Text on the way in."""
        return json.dumps([str(each) for each in value or ()])

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[UUID, ...]:
        """The ids on the way out."""
        return tuple(UUID(each) for each in json.loads(value or "[]"))


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def case_key() -> Column[Any]:
    """The case that a row belongs to."""
    return Column("case_id", Uuid, ForeignKey("cases.id"), primary_key=True)


def position() -> Column[int]:
    """The place of a row among those of its case."""
    return Column("position", Integer, primary_key=True, autoincrement=False)
