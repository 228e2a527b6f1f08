"""A maker of signed files with a key of the tests' own, and a place to install them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dsardesk import texts
from dsardesk.updates import shipped
from installers.law_bundle import public_bytes, signed

ISSUED_ON = date(2027, 2, 1)
NEWER = "2999.1"
SHIPPED = {name: text for name, text in shipped.texts().items() if "/" not in name or name.startswith("calendars/FR")}
"""The tables that ship, of calendars those of France: reading them all takes its time."""
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Maker = Callable[..., bytes]


def renewed(version: str = NEWER, **changed: str) -> dict[str, str]:
    """The tables that ship, the clocks under another version; *changed* holds whole tables by their stem."""
    tables = dict(SHIPPED)
    first, _, rest = tables["clocks.toml"].partition("[[rule]]")
    lines = [f'version = "{version}"' if line.startswith("version") else line for line in first.splitlines()]
    tables["clocks.toml"] = "\n".join([*lines, "[[rule]]"]) + rest
    return tables | {f"{name}.toml": text for name, text in changed.items()}


def a_file(tables: dict[str, str] | None = None, key: Ed25519PrivateKey = KEY) -> bytes:
    """A signed file of *tables*."""
    return signed(tables or renewed(), key, ISSUED_ON)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where tables are installed; the tests' key is among those that the program knows."""
    monkeypatch.setenv("DSARDESK_DATA_DIR", str(tmp_path / "data"))
    known = shipped.keys()
    monkeypatch.setattr(shipped, "texts", lambda: SHIPPED)
    monkeypatch.setattr(shipped, "names", lambda: tuple(SHIPPED))
    monkeypatch.setattr(shipped, "keys", lambda: (*known, public_bytes(KEY)))
    texts.forget_law()
    yield tmp_path / "data" / "law" / "tables.dsarlaw"
    texts.forget_law()
