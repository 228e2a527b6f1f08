"""Contents of documents as files of the vault, each under a random key that stands in the database."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from dsardesk.domain.backups import BurialKind
from dsardesk.domain.ids import DocumentId
from dsardesk.storage import tables
from dsardesk.storage.backup_store import burial, bury
from dsardesk.storage.ciphers import WrongKey, new_key, seal, unseal
from dsardesk.storage.erasing import Erasure
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.files import make_folder, write_whole, writing


class SqlBlobs:
    """Contents in one transaction; a file whose transaction failed is swept when the vault opens."""

    def __init__(self, connection: Connection, folder: Path, erasure: Erasure | None = None) -> None:
        """Keep keys on *connection* and files under *folder*."""
        self._connection = connection
        self._erasure = erasure or Erasure()
        self._folder = folder

    def put(self, document: DocumentId, content: bytes) -> None:
        """Keep *content*."""
        key = new_key()
        path = blob_path(self._folder, document)
        make_folder(path.parent)
        write_whole(path, seal(key, content, document.bytes))
        row = {"id": document, "key": key, "size_bytes": len(content)}
        self._connection.execute(insert(tables.blobs).values(row))

    def get(self, document: DocumentId) -> bytes:
        """The plain content."""
        key = self._connection.execute(select(tables.blobs.c.key).where(tables.blobs.c.id == document)).scalar_one()
        try:
            return unseal(key, blob_path(self._folder, document).read_bytes(), document.bytes)
        except (WrongKey, FileNotFoundError):
            raise DamagedVault(part="blobs") from None

    def forget(self, document: DocumentId) -> None:
        """Destroy the key of *document*; its file, which nothing opens any more, goes once that is kept."""
        self._connection.execute(delete(tables.blobs).where(tables.blobs.c.id == document))
        bury(self._connection, [burial(BurialKind.DOCUMENT, document)], self._erasure)
        self._erasure.note([document])


def blob_path(folder: Path, document: UUID) -> Path:
    """Where a blob lies: spread by the last byte, as the first ones of a UUIDv7 are the same for a while."""
    return folder / document.hex[-2:] / document.hex


def sweep(connection: Connection, folder: Path) -> None:
    """Remove the files that no row knows: leavings of transactions that did not end."""
    known = {blob_path(folder, row) for row in connection.execute(select(tables.blobs.c.id)).scalars()}
    with writing("vault"):
        for path in folder.glob("*/*"):
            if path not in known and path.is_file():
                path.unlink()
