"""Copies of identity documents and raw messages, outside the vault: in no backup, each under a key of its own.

The keys lie in one small file sealed under an epoch key that the operating system's keyring holds, or the program's
memory. Destroying a document drops its key, seals the others under a new epoch key and overwrites the old one: a copy
of the old file opens nothing any more.
"""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from dsardesk.domain.identity import DestructionCause
from dsardesk.domain.ids import DocumentId
from dsardesk.services.ports import Tombstone
from dsardesk.storage.ciphers import WrongKey, new_key, seal, unseal
from dsardesk.storage.computer import mark_of
from dsardesk.storage.files import add_lasting, make_folder, write_whole
from dsardesk.storage.keyrings import KeyPlace

KEYS = "idkeys.bin"
NEXT_KEYS = "idkeys.next"
TOMBSTONES = "tombstones.jsonl"
FORMER_TOMBSTONES = "tombstones.json"
"""Where an earlier program kept them, all written again at each end."""
CONTEXT = b"dsardesk/idkeys"


class NoCopies:
    """The store of a vault that is not open yet: nothing lies in it."""

    def holds(self, document: DocumentId) -> bool:
        """False."""
        return False


class FolderIdentityStore:
    """Documents as files under *folder*; their keys under the epoch key that *place* holds."""

    def __init__(self, folder: Path, place: KeyPlace, now: datetime) -> None:
        """Open the store; what an earlier program left without an epoch key is destroyed, and recorded."""
        self._folder = folder
        self._place = place
        self._blobs = folder / "idblobs"
        make_folder(self._blobs)
        self._tombstones = self._read_tombstones()
        self._keys = self._read_keys()
        self._mark = mark_of(folder)
        if self._mark.copied and not self._keys:
            # What another computer holds did not end because its folder was brought here.
            self._leave_to_the_other()
        # A content without its key, or a key without its content: neither may come back under a later keyring.
        lost = {path.name for path in self._blobs.iterdir()} ^ set(self._keys)
        self._bury(lost, now, DestructionCause.SESSION_END)

    @property
    def id(self) -> str:
        """The store's own id: each computer has another."""
        return self._mark.id

    @property
    def computer(self) -> str:
        """The name of the computer."""
        return self._mark.computer

    @property
    def lasts(self) -> bool:
        """False where no keyring exists: contents then die with the program."""
        return self._place.lasts

    def put(self, document: DocumentId, content: bytes) -> None:
        """Keep *content* under a key of its own."""
        key = new_key()
        write_whole(self._blobs / document.hex, seal(key, content, document.bytes))
        self._keys[document.hex] = key
        epoch = self._place.load()
        if epoch is None:
            self._write_under_new_epoch()
        else:
            write_whole(self._folder / KEYS, self._sealed_keys(epoch))

    def get(self, document: DocumentId) -> bytes:
        """The plain content; KeyError once destroyed."""
        return unseal(self._keys[document.hex], (self._blobs / document.hex).read_bytes(), document.bytes)

    def holds(self, document: DocumentId) -> bool:
        """True while the content can be read."""
        return document.hex in self._keys

    def destroy(self, document: DocumentId, at: datetime, cause: str) -> None:
        """Destroy the key, then the content; what stays is a tombstone."""
        self._bury({document.hex}, at, cause)

    def documents(self) -> tuple[DocumentId, ...]:
        """Everything that is held."""
        return tuple(DocumentId(UUID(name)) for name in self._keys)

    def tombstone(self, document: DocumentId) -> Tombstone | None:
        """When and why a document was destroyed; None if it was not, or not here."""
        return self._tombstones.get(document.hex)

    def end_session(self, at: datetime) -> None:
        """Without a keyring the contents end with the program: say so before it does."""
        if not self.lasts:
            self._bury(set(self._keys), at, DestructionCause.SESSION_END)

    def _leave_to_the_other(self) -> None:
        for blob in self._blobs.iterdir():
            blob.unlink()

    def _bury(self, names: Iterable[str], at: datetime, cause: str) -> None:
        doomed = set(names)
        if not doomed:
            return
        had_keys = doomed & set(self._keys)
        for name in doomed:
            self._keys.pop(name, None)
        if had_keys:
            self._write_under_new_epoch()
        for name in doomed:
            (self._blobs / name).unlink(missing_ok=True)
        new = {name: Tombstone(at, str(cause)) for name in doomed - set(self._tombstones)}
        add_lasting(self._folder / TOMBSTONES, _lines_of(new))
        self._tombstones |= new

    def _write_under_new_epoch(self) -> None:
        """Whenever the program dies here, one of the two files opens under the key that the keyring holds."""
        epoch = new_key()
        write_whole(self._folder / NEXT_KEYS, self._sealed_keys(epoch))
        self._place.store(epoch)
        (self._folder / NEXT_KEYS).replace(self._folder / KEYS)

    def _sealed_keys(self, epoch: bytes) -> bytes:
        table = {name: base64.b64encode(key).decode() for name, key in self._keys.items()}
        return seal(epoch, json.dumps(table).encode(), CONTEXT)

    def _read_keys(self) -> dict[str, bytes]:
        epoch = self._place.load()
        if epoch is None:
            return {}
        for path in (self._folder / KEYS, self._folder / NEXT_KEYS):
            try:
                table = json.loads(unseal(epoch, path.read_bytes(), CONTEXT))
            except (WrongKey, FileNotFoundError):
                continue
            return {name: base64.b64decode(text) for name, text in table.items()}
        # What this key opened is gone; a copy of it made elsewhere must not open again.
        self._place.forget()
        return {}

    def _read_tombstones(self) -> dict[str, Tombstone]:
        path, former = self._folder / TOMBSTONES, self._folder / FORMER_TOMBSTONES
        stones = _former_stones(former.read_bytes()) if former.exists() else {}
        content = path.read_bytes() if path.exists() else b"?"
        for line in content.splitlines():
            with contextlib.suppress(ValueError, TypeError, RecursionError):
                name, at, cause = json.loads(line)
                stones.setdefault(name, Tombstone(datetime.fromisoformat(at), cause))
        if former.exists() or content[-1:] not in {b"", b"\n"}:
            # A power cut may leave a line half written: the next one must not go on in it.
            write_whole(path, _lines_of(stones))
            former.unlink(missing_ok=True)
        return stones


def _former_stones(content: bytes) -> dict[str, Tombstone]:
    with contextlib.suppress(ValueError, TypeError, AttributeError, RecursionError):
        return {name: Tombstone(datetime.fromisoformat(at), cause) for name, (at, cause) in json.loads(content).items()}
    return {}


def _lines_of(stones: Mapping[str, Tombstone]) -> bytes:
    lines = ([name, stone.at.astimezone(UTC).isoformat(), stone.cause] for name, stone in stones.items())
    return "".join(json.dumps(line) + "\n" for line in lines).encode()
