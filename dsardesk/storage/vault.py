"""A vault: made and opened."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Engine, insert

from dsardesk.domain.actors import UserRole
from dsardesk.domain.anchors import Traces
from dsardesk.storage import facts, tables
from dsardesk.storage.ciphers import new_key, signing_key, subkey
from dsardesk.storage.errors import DamagedVault, FolderNotEmpty, KeyringUnusable, OldHeader, OldVault
from dsardesk.storage.files import make_folder, writing
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.header_file import read_header, unlock
from dsardesk.storage.holding import held
from dsardesk.storage.keyrings import KeyPlace, MemoryKey
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.openings import count_opening, openings_of, traces_of
from dsardesk.storage.places import must_be_local
from dsardesk.storage.slots import Derivation, Opened, calibrated, new_recovery_code, new_slot
from dsardesk.storage.vault_database import database, must_be_there, settle_rotation
from dsardesk.storage.work import SqlUnitOfWork, speaking_plainly


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault whose key is known.

    Attributes:
        folder: where it lies.
        id: its id.
        user: id of the user whose slot opened it.
        key: the vault key.
        engine: the encrypted database.
        suppression_key: hashes the addresses of the suppression list; it outlives the vault key.
        traces: what stood in the folder before it was opened.
        openings: how often it had been opened before.
        officer: the officer's signing key; empty for users of other roles and in the form of the first vaults.
        changed_outside: True if vault.json changed since the database was last open.
        own_secret: what the slot that opened it holds and no other does; their signing key is sealed under it.
        writable: False where it lies on a disk, or in a folder, where nothing may be written.
    """

    folder: Path
    id: str
    user: UUID
    key: bytes
    engine: Engine
    suppression_key: bytes
    traces: Traces
    openings: int
    officer: bytes = b""
    changed_outside: bool = False
    own_secret: bytes = b""
    writable: bool = True

    def unit_of_work(self, now: Callable[[], datetime]) -> SqlUnitOfWork:
        """Transactions on the vault; audit events happen at the instant that *now* gives."""
        return SqlUnitOfWork(self.engine, blobs=self.folder / BLOBS, suppression_key=self.suppression_key, now=now)


def create_vault(
    folder: Path, password: str, *, user: UUID, scripts: Path, derivation: Derivation | None = None
) -> tuple[str, str]:
    """A new vault in *folder*, new or empty; its id, and the recovery code, which is kept nowhere else.

    The figures of the derivation are those that this computer bears, unless they are given.
    """
    with writing("vault"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty
        must_be_local(folder)
        make_folder(folder)
        make_folder(folder / BLOBS)
    key, code = new_key(), new_recovery_code()
    secrets = {"password": password, "recovery": code}
    header = officers_header(str(uuid4()), 0, user, secrets=secrets, key=key, figures=derivation or calibrated())
    row = {"name": facts.REVISION, "value": str(header.revision)}
    with database(folder, key, scripts) as engine, engine.execution_options(write=True).begin() as connection:
        connection.execute(insert(tables.vault_facts).values(row))
    # The header comes last: a vault that was not finished is no vault.
    header.write(folder, key)
    return header.id, code


def officers_header(
    vault: str, revision: int, user: UUID, *, secrets: dict[str, str], key: bytes, figures: Derivation
) -> Header:
    """The header of a vault whose only user is its officer, opened by *secrets*, each of another kind."""
    signing = new_key()
    header = Header(vault, revision, (), signing_key(signing).hex())
    for kind, secret in secrets.items():
        slot = new_slot(kind, user, UserRole.DPO, figures)
        header = header.with_slot(slot.sealing(vault, header.officer, secret, key, signing))
    return header.signed(signing)


@contextlib.contextmanager
def open_vault(
    folder: Path,
    secret: str,
    *,
    scripts: Path,
    kind: str = "password",
    pin: KeyPlace | None = None,
    unlocked: tuple[Header, Opened] | None = None,
    copy_to: Path | None = None,
    agreed: bool = True,
) -> Iterator[OpenVault]:
    """The vault in *folder*, opened by a secret of that *kind*, for as long as the block lasts.

    Where nothing may be written it is only read; NotSettled or EarlierSchema if that cannot be.

    Args:
        folder: the vault.
        secret: opens it.
        scripts: the migrations.
        kind: of the secret: "password", "recovery" or "keyring".
        pin: where the revision that this computer saw last is kept, outside the vault.
        unlocked: what *secret* opened a moment ago, so that nobody waits for it twice.
        copy_to: folder for a second copy of the backup that is made before an upgrade; UpgradeNotCopied if that fails.
        agreed: False to be told by UpgradeAhead in place of an upgrade.
    """
    seen = pin or MemoryKey()
    with held(folder, to_read=True) as writable:
        known = unlocked is not None and read_header(folder)[0] == unlocked[0]
        header, opened = unlocked if unlocked is not None and known else unlock(folder, secret, kind)
        must_not_be_older(header, seen)
        if writable:
            settle_rotation(folder, subkey(opened.key, "db"))
        must_be_there(folder / DATABASE)
        traces = traces_of(folder / DATABASE)
        with database(folder, opened.key, scripts, writable=writable, copy_to=copy_to, agreed=agreed) as engine:
            with speaking_plainly():
                newer = _check_revision(engine, header, writable=writable)
                openings = _begun(engine) if writable else openings_of(engine)
                if writable:
                    _settle_slot(folder, engine, (header, opened), secret)
                    _settle_followers(folder, engine, opened.key)
            vault = _open(folder, header, opened, engine, (traces, openings))
            yield replace(vault, changed_outside=newer, writable=writable)
            if writable:
                # A keyring that was locked meanwhile is told at the next closing, damage at the next opening.
                with contextlib.suppress(KeyringUnusable, DamagedVault):
                    follow_header(folder, engine, seen)


def _begun(engine: Engine) -> int:
    """Count the opening; how many there were before."""
    openings = count_opening(engine)
    # Made before anybody is let in: that happens inside a transaction, which nothing else may write beside.
    facts.read_or_make(engine, facts.DASHBOARD_KEY)
    return openings


def _settle_slot(folder: Path, engine: Engine, unlocked: tuple[Header, Opened], secret: str) -> None:
    """Bring the slot that was opened to the form of today's, with the secret at hand and no question."""
    header, opened = unlocked
    slot = header.settling(opened, secret)
    if slot is not None:
        header = header.with_slot(slot)
        header.write(folder, opened.key)
        _check_revision(engine, header)


def _settle_followers(folder: Path, engine: Engine, key: bytes) -> None:
    """Raise the revision for those who follow and changed their password: they have not the key that it takes."""
    header, _ = read_header(folder)
    own = header.followers_own()
    if own and own != facts.read(engine, facts.FOLLOWERS):
        header = replace(header, revision=header.revision + 1)
        header.write(folder, key)
        _check_revision(engine, header)
        facts.write(engine, facts.FOLLOWERS, own)


def _open(folder: Path, header: Header, opened: Opened, engine: Engine, before: tuple[Traces, int]) -> OpenVault:
    kept = facts.read(engine, facts.SUPPRESSION_KEY)
    return OpenVault(
        folder,
        header.id,
        UUID(opened.slot.user),
        opened.key,
        engine,
        suppression_key=bytes.fromhex(kept) if kept else subkey(opened.key, "suppression"),
        traces=before[0],
        openings=before[1],
        officer=opened.officer,
        own_secret=opened.own_secret,
    )


def must_not_be_older(header: Header, seen: KeyPlace) -> None:
    """Refuse a vault older than the one that this computer opened last."""
    known = seen.load()
    if known is not None and known.isdigit() and header.revision < int(known):
        raise OldVault


def follow_header(folder: Path, engine: Engine, seen: KeyPlace) -> None:
    """Have the database and this computer know the header as it now stands, so that an older one is noticed."""
    header, _ = read_header(folder)
    with speaking_plainly():
        _check_revision(engine, header)
    if seen.load() != str(header.revision).encode():
        seen.store(str(header.revision).encode())


def _check_revision(engine: Engine, header: Header, *, writable: bool = True) -> bool:
    """Notice a header older than the one the database saw last; follow a newer one, and say that it is."""
    known = facts.read(engine, facts.REVISION)
    if known is None:
        raise DamagedVault(part=DATABASE)
    if header.revision < int(known):
        raise OldHeader(part=FILE)
    if header.revision > int(known) and writable:
        facts.write(engine, facts.REVISION, str(header.revision))
    return header.revision > int(known)
