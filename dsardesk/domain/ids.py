"""Identifiers made by us, so that any database can hold them and two vaults can be merged."""

from __future__ import annotations

from datetime import datetime
from typing import NewType
from uuid import UUID

CaseId = NewType("CaseId", UUID)
DocumentId = NewType("DocumentId", UUID)
DirectiveId = NewType("DirectiveId", UUID)
UserId = NewType("UserId", UUID)

_RANDOM_BITS = 74


def uuid7(at: datetime, random_bits: int) -> UUID:
    """A UUID version 7 (RFC 9562): *at* in milliseconds, then 74 of *random_bits*.

    The standard library has it from Python 3.14 only.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    milliseconds = int(at.timestamp() * 1000)
    random_bits &= (1 << _RANDOM_BITS) - 1
    value = milliseconds << 80 | 0x7 << 76 | (random_bits >> 62) << 64 | 0b10 << 62 | (random_bits & (1 << 62) - 1)
    return UUID(int=value)
