"""The reminder file beside the database: references, days and step codes in clear, signed; nobody's name.

The key that signs it is derived inside the vault; the one that checks it is pinned outside, on each computer that
opened the vault. Whoever wants no such file has it refused: it then says so and nothing else.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dsardesk.domain.errors import DeskError
from dsardesk.storage.ciphers import sign, signed_by, signing_key, subkey
from dsardesk.storage.files import make_folder, write_whole

FILE = "reminders.json"
PIN = "reminders.key"
FORMAT = 1
PURPOSE = "reminders"


class NoReminderFile(DeskError):
    """The vault is locked, and no reminder file lies beside it, or it was refused."""

    code = "reminders.none"
    exit_code = 3


class ReminderFileEdited(DeskError):
    """The reminder file does not bear the signature of its vault."""

    code = "reminders.edited"
    exit_code = 4


@dataclass(frozen=True, slots=True)
class Reminders:
    """What a reminder file says.

    Attributes:
        made_at: aware instant at which it was written.
        content: what it holds, as JSON values.
        verified: True if its signature was checked with the key pinned on this computer.
    """

    made_at: datetime
    content: Mapping[str, Any]
    verified: bool


def write_reminders(folder: Path, outside: Path, secret: bytes, content: Mapping[str, object], at: datetime) -> None:
    """Write the file of the vault in *folder*, unless it is refused there; *secret* is a key of the vault."""
    if not is_wanted(folder):
        return
    private = subkey(secret, PURPOSE)
    made_at = at.astimezone(UTC).replace(microsecond=0)
    table = {"format": FORMAT, "kept": True, "made_at": made_at.isoformat(), **content}
    public = signing_key(private).hex()
    signed = {**table, "key": public, "signature": sign(private, _signed(table)).hex()}
    if _pinned(outside) != public:
        make_folder(outside)
        write_whole(outside / PIN, public.encode())
    write_whole(folder / FILE, json.dumps(signed, indent=1).encode())


def read_reminders(folder: Path, outside: Path) -> Reminders:
    """What the file in *folder* says, held against the key pinned in *outside* if this computer has one."""
    table = _table(folder)
    if table is None or not table.get("kept"):
        raise NoReminderFile
    try:
        public, signature = str(table.pop("key")), bytes.fromhex(str(table.pop("signature")))
        made_at = datetime.fromisoformat(str(table["made_at"]))
        whole = signed_by(bytes.fromhex(public), _signed(table), signature)
    except (KeyError, ValueError):
        raise ReminderFileEdited from None
    pinned = _pinned(outside)
    if not whole or (pinned and pinned != public):
        raise ReminderFileEdited
    return Reminders(made_at, table, bool(pinned))


def is_wanted(folder: Path) -> bool:
    """False once somebody refused the file for the vault in *folder*."""
    table = _table(folder)
    return table is None or bool(table.get("kept", True))


def want(folder: Path, *, kept: bool) -> None:
    """Refuse the file, or let it be written again the next time."""
    if kept:
        (folder / FILE).unlink(missing_ok=True)
    else:
        write_whole(folder / FILE, json.dumps({"format": FORMAT, "kept": False}).encode())


def _table(folder: Path) -> dict[str, Any] | None:
    """The file as JSON; None where there is none that can be read."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        found = json.loads((folder / FILE).read_text("utf-8"))
        return found if isinstance(found, dict) else None
    return None


def _pinned(outside: Path) -> str:
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (outside / PIN).read_text("ascii").strip()
    return ""


def _signed(table: Mapping[str, object]) -> bytes:
    """The text that is signed: keys in order, nothing between."""
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()
