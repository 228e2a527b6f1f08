"""Is the vault whole? Each way of harming it has its own verdict; none ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, text, update

from dsardesk.domain.audit import AuditVerdict, verify
from dsardesk.domain.ids import DocumentId
from dsardesk.storage import tables
from dsardesk.storage.blobs import blob_path
from dsardesk.storage.checkup import Checkup, check_files
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.vault import OpenVault
from tests.makers import DPO, PAGE, Clock, Opener, document_id, index_of, plain_case


def _record(vault: OpenVault, count: int = 1) -> tuple[int, str]:
    """Append events; the head of the log."""
    with vault.unit_of_work(Clock().now).write() as transaction:
        for _ in range(count):
            transaction.audit.append(DPO, "note.added", None, {"text": "x" * 50})
        return transaction.audit.head()


def _log(vault: OpenVault, anchor: tuple[int, str] | None = None) -> AuditVerdict:
    with vault.unit_of_work(Clock().now).read() as transaction:
        return verify(transaction.audit.events(), anchor)


def _document(vault: OpenVault) -> DocumentId:
    document = document_id()
    with vault.unit_of_work(Clock().now).write() as transaction:
        transaction.blobs.put(document, b"une lettre")
    return document


def test_a_whole_vault_is_said_to_be_whole(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        _document(vault)
        assert check_files(vault) == Checkup(cipher_ok=True, integrity_ok=True, problems=())


def test_a_bit_turned_in_any_page_is_found(folder: Path, opened: Opener) -> None:
    content = (folder / DATABASE).read_bytes()
    with opened(folder) as vault:
        for start in range(PAGE, len(content), 7 * PAGE):
            turned = bytearray(content)
            turned[start + 900] ^= 1
            (folder / DATABASE).write_bytes(turned)
            found = check_files(vault)
            assert not found.cipher_ok
            assert "vault.pages_damaged" in found.problems
        (folder / DATABASE).write_bytes(content)


@pytest.mark.parametrize("pages", [1, 3, 20])
def test_a_database_cut_short_is_told_damaged_and_the_check_goes_on(folder: Path, opened: Opener, pages: int) -> None:
    with opened(folder) as vault:
        _document(vault)
        with vault.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        content = (folder / DATABASE).read_bytes()
        (folder / DATABASE).write_bytes(content[: -pages * PAGE])
        found = check_files(vault)
        assert not (found.cipher_ok and found.integrity_ok)
        assert "vault.structure_damaged" in found.problems
        (folder / DATABASE).write_bytes(content)


@pytest.mark.parametrize("harm", ["lost", "cut short"])
def test_a_document_lost_or_cut_short_is_found(folder: Path, opened: Opener, harm: str) -> None:
    with opened(folder) as vault:
        path = blob_path(folder / BLOBS, _document(vault))
        _document(vault)
        path.unlink() if harm == "lost" else path.write_bytes(path.read_bytes()[:-1])
        found = check_files(vault)
    assert found == Checkup(cipher_ok=True, integrity_ok=False, problems=("vault.documents_lost",))


def test_a_row_that_points_nowhere_is_found(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        with vault.unit_of_work(Clock().now).write() as transaction:
            transaction.cases.add(plain_case(), index_of(plain_case()))
        with vault.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = off")
            connection.exec_driver_sql("DELETE FROM cases")
            connection.invalidate()
        assert check_files(vault).problems == ("vault.rows_dangling",)


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("action", "note.forged", "audit.event_changed"),
        ("at", "2020-01-01 00:00:00.000000", "audit.event_changed"),
        ("payload_hash", "00" * 32, "audit.event_changed"),
        ("previous", "00" * 32, "audit.chain_broken"),
        ("hash", "00" * 32, "audit.event_changed"),
    ],
)
def test_an_event_changed_by_somebody_who_took_the_trigger_away_is_found(
    folder: Path, opened: Opener, column: str, value: str, problem: str
) -> None:
    with opened(folder) as vault:
        _record(vault, 3)
        with vault.engine.begin() as connection:
            connection.execute(text("DROP TRIGGER audit_events_no_update"))
            connection.execute(text(f"UPDATE audit_events SET {column} = :value WHERE seq = 2"), {"value": value})  # noqa: S608
        assert (problem, 2) in _log(vault).problems


def test_an_event_taken_out_is_found(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        _record(vault, 3)
        with vault.engine.begin() as connection:
            connection.execute(text("DROP TRIGGER audit_events_no_delete"))
            connection.execute(delete(tables.audit_payloads).where(tables.audit_payloads.c.seq == 2))
            connection.execute(delete(tables.audit_events).where(tables.audit_events.c.seq == 2))
        assert _log(vault).problems == (("audit.sequence_broken", 3), ("audit.chain_broken", 3))


def test_words_changed_in_an_event_are_found(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        _record(vault, 2)
        with vault.engine.begin() as connection:
            connection.execute(text("DROP TRIGGER audit_payloads_no_update"))
            connection.execute(update(tables.audit_payloads).values(payload='{"text":"y"}'))
        assert _log(vault).problems == (("audit.payload_changed", 1), ("audit.payload_changed", 2))
