"""The table of supervisory authorities: a TOML text in, typed entries out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.authorities import Authorities, SupervisoryAuthority
from dsardesk.law.reading import BadText, read_into
from dsardesk.law.versions import version_key


@dataclass(frozen=True, slots=True)
class _About:
    """Where its facts come from."""

    source: str
    consulted_on: date


@dataclass(frozen=True, slots=True)
class _Table:
    """What the file holds."""

    version: str
    about: _About
    authority: tuple[SupervisoryAuthority, ...]


def read_authorities(text: str) -> Authorities:
    """Every authority of *text*; refuses an id used twice."""
    table = read_into(_Table, tomllib.loads(text))
    version_key(table.version)
    known: set[str] = set()
    for each in table.authority:
        if each.id in known:
            raise BadText(key=each.id, problem="used_twice", line=0)
        known.add(each.id)
    return Authorities(table.version, table.about.source, table.about.consulted_on, table.authority)
