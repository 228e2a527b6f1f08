"""vault.json read: whatever in it is not as the program writes it is damage, before any of it is used."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from dsardesk.domain.actors import FOLLOWERS, UserRole
from dsardesk.domain.audit import canonical
from dsardesk.storage.ciphers import KEY_BYTES
from dsardesk.storage.errors import DamagedVault, NewerVault, NoVault
from dsardesk.storage.files import write_whole
from dsardesk.storage.header import FILE, FORMAT, KINDS, Handover, Header
from dsardesk.storage.slots import DASHBOARD, HEAVIEST, LIGHTEST, SALT_BYTES, Derivation, Opened, Slot


def read_header(folder: Path) -> tuple[Header, str]:
    """The header of the vault in *folder*, and its MAC, to be checked once a slot is open."""
    try:
        text = (folder / FILE).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NoVault from None
    except (UnicodeDecodeError, OSError):
        raise DamagedVault(part=FILE) from None
    return parse_header(text)


def unlock(folder: Path, secret: str, kind: str, *, following: bool = False) -> tuple[Header, Opened]:
    """The header of the vault in *folder*, and what *secret* opens of it."""
    header, mac = read_header(folder)
    opened = header.unlock(secret, kind, following=following)
    header.check(opened, mac)
    return header, opened


def write_own_slot(folder: Path, slot: Slot) -> None:
    """Put *slot* in the place of the one of the same id, by somebody who has not the vault key: the MAC stays."""
    header, mac = read_header(folder)
    changed = replace(header, slots=tuple(slot if each.id == slot.id else each for each in header.slots))
    write_whole(folder / FILE, json.dumps({**changed.body(), "mac": mac}, indent=1).encode())


def parse_header(text: str) -> tuple[Header, str]:
    """A header and its MAC out of their text."""
    try:
        table = json.loads(text)
        if int(table["format"]) > FORMAT:
            raise NewerVault(format=int(table["format"]))
        header = Header(
            str(UUID(table["id"])),
            int(table["revision"]),
            tuple(_slots(table["slots"], signed=table["format"] != 1)),
            _hex(table.get("officer", "")),
            _hex(table.get("signature", "")),
            tuple(Handover(_hex(each["key"]), _hex(each["signature"])) for each in table.get("handovers", [])),
        )
        mac = str(table.pop("mac"))
        bytes.fromhex(mac)
        if canonical(table).encode() != canonical(header.body()).encode():
            # The MAC covers what was understood: whatever was not, or reads in two ways, would escape it.
            raise DamagedVault(part=FILE)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise DamagedVault(part=FILE) from None
    _must_be_whole(header)
    return header, mac


def _hex(text: str) -> str:
    return bytes.fromhex(text).hex()


def _must_be_whole(header: Header) -> None:
    """A keyring is never the only way in: desktops are changed, and their keyrings lost."""
    officers = [slot for slot in header.slots if slot.kind == "password" and slot.role == UserRole.DPO]
    if not officers or not {slot.kind for slot in header.slots} <= KINDS:
        raise DamagedVault(part=FILE)
    keys = [header.officer, *(each.key for each in header.handovers), *(slot.bound for slot in header.slots)]
    if any(len(bytes.fromhex(key)) != KEY_BYTES for key in keys if key) or (header.handovers and not header.officer):
        raise DamagedVault(part=FILE)
    if not all(_follows(slot) for slot in header.slots if slot.opens or slot.signs):
        raise DamagedVault(part=FILE)


def _follows(slot: Slot) -> bool:
    """True for a slot as those have it who open the dashboard alone."""
    known = (slot.opens, slot.kind) == (DASHBOARD, "password") and slot.role in FOLLOWERS
    return known and len(bytes.fromhex(slot.signs)) == KEY_BYTES


def _slots(tables: list[dict[str, Any]], *, signed: bool) -> Iterator[Slot]:
    for table in tables:
        derivation = None if table["derivation"] is None else Derivation(**table["derivation"])
        if derivation is not None:
            _within_bounds(derivation)
        sealed = ("wrapped", "public", "locked") if signed else ("wrapped",)
        random_already = table["kind"] == "keyring"
        if len(bytes.fromhex(table["salt"])) != SALT_BYTES or (derivation is None) != random_already:
            raise DamagedVault(part=FILE)
        if not all(base64.b64decode(table[name], validate=True) for name in sealed):
            raise DamagedVault(part=FILE)
        UUID(table["user"])
        base64.b64decode(table.get("vouches", ""), validate=True)
        yield Slot(**{**table, "derivation": derivation})


def _within_bounds(derivation: Derivation) -> None:
    """A header asking for 4 TiB of memory is an attack, one asking for none is another."""
    for name, value in asdict(derivation).items():
        least = 1 if name == "lanes" else getattr(LIGHTEST, name)
        if type(value) is not int or not least <= value <= getattr(HEAVIEST, name):
            raise DamagedVault(part=FILE)
