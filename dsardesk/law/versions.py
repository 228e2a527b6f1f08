"""Versions of the law tables: whole numbers between dots, the year first, e.g. "2026.1"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsardesk.law.reading import BadText

_FORM = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")


def version_key(version: str) -> tuple[int, ...]:
    """What versions are compared by; BadText for one that is none.

    >>> version_key("2026.10") > version_key("2026.9")
    True
    """
    if not _FORM.fullmatch(version):
        raise BadText(key="version", problem="not_version", line=0)
    return tuple(int(part) for part in version.split("."))


def newest(versions: Iterable[str]) -> str:
    """The newest of *versions*: tables that change take a version newer than every other's, so it tells of each."""
    return max(versions, key=version_key)
