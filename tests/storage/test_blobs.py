"""Contents of documents: encrypted one by one, whole, and swept when their transaction failed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dsardesk.domain.ids import DocumentId
from dsardesk.storage.blobs import blob_path, sweep
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import CANARY, bytes_below, document_id

CONTENT = f"lettre de {CANARY}".encode() * 50


@pytest.fixture
def blobs(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


def _kept(work: SqlUnitOfWork, content: bytes = CONTENT) -> DocumentId:
    document = document_id()
    with work.write() as transaction:
        transaction.blobs.put(document, content)
    return document


def _got(work: SqlUnitOfWork, document: DocumentId) -> bytes:
    with work.read() as transaction:
        return transaction.blobs.get(document)


@pytest.mark.parametrize("content", [CONTENT, b"", bytes(range(256)) * 4000], ids=["letter", "empty", "a megabyte"])
def test_a_content_comes_back_byte_for_byte(work: SqlUnitOfWork, content: bytes) -> None:
    assert _got(work, _kept(work, content)) == content


def test_what_lies_on_the_disk_says_nothing(work: SqlUnitOfWork, blobs: Path) -> None:
    _kept(work)
    assert all(CANARY.encode() not in content for content in bytes_below(blobs).values())


def test_two_documents_with_the_same_content_cannot_be_told_to_be_the_same(work: SqlUnitOfWork, blobs: Path) -> None:
    first, second = _kept(work), _kept(work)
    assert blob_path(blobs, first).read_bytes() != blob_path(blobs, second).read_bytes()


def test_a_document_put_in_the_place_of_another_is_refused(work: SqlUnitOfWork, blobs: Path) -> None:
    mine, other = _kept(work), _kept(work)
    blob_path(blobs, mine).write_bytes(blob_path(blobs, other).read_bytes())
    with pytest.raises(DamagedVault):
        _got(work, mine)


@pytest.mark.parametrize("position", [0, 12, 40, -1])
def test_a_byte_changed_in_a_document_is_noticed(work: SqlUnitOfWork, blobs: Path, position: int) -> None:
    document = _kept(work)
    content = bytearray(blob_path(blobs, document).read_bytes())
    content[position] ^= 1
    blob_path(blobs, document).write_bytes(content)
    with pytest.raises(DamagedVault) as refused:
        _got(work, document)
    assert refused.value.facts == {"part": "blobs"}


@pytest.mark.parametrize("left", [0, 5, 27])
def test_a_document_cut_short_or_lost_is_noticed(work: SqlUnitOfWork, blobs: Path, left: int) -> None:
    document = _kept(work)
    path = blob_path(blobs, document)
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(DamagedVault):
        _got(work, document)
    path.unlink()
    with pytest.raises(DamagedVault):
        _got(work, document)


def test_the_file_of_a_transaction_that_failed_is_swept_and_the_others_stay(
    work: SqlUnitOfWork, engine: Engine, blobs: Path
) -> None:
    kept, lost = _kept(work), document_id()

    def put_and_fail() -> None:
        with work.write() as transaction:
            transaction.blobs.put(lost, CONTENT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()
    with engine.begin() as connection:
        sweep(connection, blobs)
    assert [path.name for path in bytes_below(blobs)] == [kept.hex]
    assert _got(work, kept) == CONTENT


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile's folders private by itself")
def test_only_their_owner_can_read_the_files(work: SqlUnitOfWork, blobs: Path) -> None:
    path = blob_path(blobs, _kept(work))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
