"""The law tables that ship with the program, and the public keys by which it knows later ones."""

from __future__ import annotations

import re
from functools import cache

from dsardesk import resources
from dsardesk.law.versions import newest

FOLDER = "law"
CALENDARS = "calendars"
_VERSION = re.compile(r'^version = "([^"]+)"', re.MULTILINE)


def text(name: str) -> str:
    """One table by its name, e.g. "clocks.toml" or "calendars/FR.toml"."""
    return resources.text(FOLDER, *name.split("/"))


def names() -> tuple[str, ...]:
    """Names of every table, rules first."""
    rules = (f"{name}.toml" for name in resources.names(FOLDER, suffix=".toml"))
    calendars = (f"{CALENDARS}/{name}.toml" for name in resources.names(FOLDER, CALENDARS, suffix=".toml"))
    return (*rules, *calendars)


@cache
def texts() -> dict[str, str]:
    """Every table by its name."""
    return {name: text(name) for name in names()}


@cache
def version() -> str:
    """The newest of their versions."""
    return newest(match[1] for each in texts().values() if (match := _VERSION.search(each)))


def keys() -> tuple[bytes, ...]:
    """Raw Ed25519 public keys, one a file in hexadecimal."""
    folder = ("law", "keys")
    return tuple(
        bytes.fromhex(resources.text(*folder, f"{name}.pub")) for name in resources.names(*folder, suffix=".pub")
    )
