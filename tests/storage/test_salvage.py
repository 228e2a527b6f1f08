"""What can still be read of a damaged vault is read, what is lost is told, and nothing in doubt is taken for sure."""

from __future__ import annotations

import json
import random
import shutil
import struct
from pathlib import Path
from typing import Any

import pytest

from dsardesk.domain.taken_out import Salvaged
from dsardesk.services.log_export import read_export
from dsardesk.storage.errors import DamagedVault
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.salvage.gathering import Salvage
from dsardesk.storage.signing import is_genuine
from dsardesk.storage.vault import OpenVault
from tests.makers import DPO, Clock, Opener, full_case, index_of

PAGE = 4096
CASES = 20
LONG = "mot " * 3000
"""Words that do not fit on one page."""


class Furnished:
    """A vault with cases, documents and a log, its key, and what its database was."""

    def __init__(self, folder: Path, key: bytes, contents: dict[str, bytes]) -> None:
        self.folder, self.key, self.contents = folder, key, contents
        self.database = (folder / DATABASE).read_bytes()

    def salvaged(self, database: bytes | None = None) -> tuple[dict[str, bytes], Salvaged]:
        """The files that a salvage makes of it, once *database* took the place of its own; and its report."""
        (self.folder / DATABASE).write_bytes(self.database if database is None else database)
        salvage = Salvage(self.folder, self.key)
        files = {file.path: file.content for file in salvage.files()}
        return files, salvage.report()


def _fill(vault: OpenVault) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    work = vault.unit_of_work(Clock().now)
    for number in range(CASES):
        with work.write() as transaction:
            case = full_case(f"DSR-2026-{number:04d}")
            transaction.cases.add(case, index_of(case))
            for place, document in enumerate(case.documents):
                content = f"{case.reference} {document.name}".encode()
                transaction.blobs.put(document.id, content)
                contents[f"documents/{case.reference}/{place:02d}-{document.name}"] = content
            transaction.audit.append(DPO, "case.opened", case.id, {"words": LONG, "case": case.reference})
    return contents


@pytest.fixture
def vault(folder: Path, opened: Opener) -> Furnished:
    with opened(folder) as open_vault:
        contents, key = _fill(open_vault), open_vault.key
    return Furnished(folder, key, contents)


def _case(files: dict[str, bytes], reference: str) -> Any:
    return json.loads(files[f"cases/{reference}.json"])


class TestAWholeVault:
    def test_every_case_document_and_event_is_there_and_nothing_is_said_to_be_lost(self, vault: Furnished) -> None:
        files, report = vault.salvaged()
        assert report.whole
        assert (report.cases, report.documents, report.events) == (CASES, len(vault.contents), CASES)
        assert {path: files[path] for path in vault.contents} == vault.contents
        case, known = _case(files, "DSR-2026-0007"), full_case("DSR-2026-0007")
        assert case["requesters"][0]["name"] == known.requester.name
        assert len(case["items"]) == len(known.items)
        assert not case["doubtful"]

    def test_the_log_is_one_that_audit_verify_reads(self, vault: Furnished) -> None:
        files, _ = vault.salvaged()
        log = read_export(files["audit-log.jsonl"].decode())
        assert [problem for problem in log.verdict(is_genuine).problems if problem[0].startswith("audit.chain")] == []
        assert json.loads(log.events[0].payload or "")["words"] == LONG

    def test_no_key_leaves_the_vault(self, vault: Furnished) -> None:
        files, _ = vault.salvaged()
        assert not {"tables/blobs.json", "tables/log_keys.json", "tables/vault_facts.json"} & files.keys()
        assert not any(vault.key.hex().encode() in content for content in files.values())

    def test_the_vault_is_only_read(self, vault: Furnished) -> None:
        before = {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
        vault.salvaged()
        assert {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()} == before

    def test_what_stands_in_the_write_ahead_log_alone_is_read_too(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as open_vault:
            contents = _fill(open_vault)
            copy = shutil.copytree(folder, folder.parent / "copy")
            key = open_vault.key
        assert (copy / "cases.db-wal").stat().st_size
        _, report = Furnished(copy, key, contents).salvaged()
        assert report.whole
        assert report.cases == CASES

    @pytest.mark.parametrize("cut", [10, 200_000])
    def test_a_write_ahead_log_cut_short_gives_what_its_whole_part_holds(
        self, folder: Path, opened: Opener, cut: int
    ) -> None:
        with opened(folder) as open_vault:
            contents = _fill(open_vault)
            copy = shutil.copytree(folder, folder.parent / "copy")
            key = open_vault.key
        log = copy / "cases.db-wal"
        log.write_bytes(log.read_bytes()[:cut])
        _, report = Furnished(copy, key, contents).salvaged()
        assert report.cases < CASES


class TestADamagedDatabase:
    def test_flipped_bits_lose_at_most_the_rows_they_hit_and_make_them_doubtful(self, vault: Furnished) -> None:
        whole, _ = vault.salvaged()
        for seed in range(8):
            chance, damaged = random.Random(seed), bytearray(vault.database)  # noqa: S311 -- places, not secrets
            for _ in range(8):
                damaged[chance.randrange(PAGE, len(damaged))] ^= 1 << chance.randrange(8)
            files, report = vault.salvaged(bytes(damaged))
            assert not report.whole
            assert report.events >= CASES - 8
            for path in whole.keys() & files.keys():
                if path.startswith("documents/"):
                    assert files[path] == whole[path], "a document is whole or not there"
                if path.startswith("cases/") and not json.loads(files[path])["doubtful"]:
                    told = json.loads(files[path])
                    missing = set(told.pop("incomplete_tables"))
                    expected = {k: v for k, v in json.loads(whole[path]).items() if k not in missing}
                    assert {k: told[k] for k in expected if k != "incomplete_tables"} == {
                        k: v for k, v in expected.items() if k != "incomplete_tables"
                    }, "what is not said to be in doubt is right"

    @pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
    def test_a_file_cut_short_gives_what_is_left_of_it(self, vault: Furnished, share: float) -> None:
        files, report = vault.salvaged(vault.database[: int(len(vault.database) * share)])
        assert not report.whole
        assert report.torn
        assert files

    @pytest.mark.parametrize("share", [0.9, 0.5, 0.1])
    def test_pages_that_a_cut_took_away_are_counted(self, vault: Furnished, share: float) -> None:
        cut = int(len(vault.database) * share)
        _, report = vault.salvaged(vault.database[:cut])
        assert report.missing_pages == len(vault.database) // PAGE - cut // PAGE
        assert report.losses["missing"] == report.missing_pages
        assert not report.damaged_pages

    def test_a_first_page_that_cannot_be_believed_counts_nothing_for_missing(self, vault: Furnished) -> None:
        damaged = bytearray(vault.database)
        damaged[20:PAGE] = bytes(PAGE - 20)
        _, report = vault.salvaged(bytes(damaged))
        assert (report.missing_pages, report.damaged_pages) == (0, (1,))

    def test_a_damaged_first_page_loses_nothing_of_the_cases(self, vault: Furnished) -> None:
        damaged = bytearray(vault.database)
        damaged[100:PAGE] = bytes(PAGE - 100)
        _, report = vault.salvaged(bytes(damaged))
        assert (report.cases, report.documents, report.events) == (CASES, len(vault.contents), CASES)
        assert report.damaged_pages == (1,)

    def test_a_damaged_salt_leaves_every_row_readable_and_none_of_them_sure(self, vault: Furnished) -> None:
        damaged = bytearray(vault.database)
        damaged[5] ^= 1
        files, report = vault.salvaged(bytes(damaged))
        assert report.documents == len(vault.contents)
        assert len(report.doubtful) == CASES
        assert _case(files, "DSR-2026-0001")["case"]["reference"] == "DSR-2026-0001"

    def test_pages_full_of_noise_never_stop_it(self, vault: Furnished) -> None:
        pages = len(vault.database) // PAGE
        for seed in range(8):
            chance, damaged = random.Random(seed), bytearray(vault.database)  # noqa: S311 -- places, not secrets
            for _ in range(pages // 10):
                start = chance.randrange(pages) * PAGE
                damaged[start : start + PAGE] = chance.randbytes(PAGE)
            _, report = vault.salvaged(bytes(damaged))
            assert not report.whole
            assert report.damaged_pages

    def test_rows_whose_tree_lost_its_root_are_found_again(self, vault: Furnished) -> None:
        lost = 0
        for number in range(1, len(vault.database) // PAGE):
            damaged = bytearray(vault.database)
            damaged[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
            _, report = vault.salvaged(bytes(damaged))
            lost = max(lost, report.unassigned)
            assert not report.whole
            assert report.events + report.lost_events + report.unassigned >= CASES - 1
            if lost:
                break
        assert lost

    def test_a_database_that_is_gone_or_empty_is_said_to_be_damaged(self, vault: Furnished) -> None:
        with pytest.raises(DamagedVault):
            vault.salvaged(b"")
        (vault.folder / DATABASE).unlink()
        with pytest.raises(DamagedVault):
            Salvage(vault.folder, vault.key)


class TestDocuments:
    def test_one_whose_file_is_lost_or_damaged_is_named_and_left_out(self, vault: Furnished) -> None:
        files = sorted((vault.folder / "blobs").glob("*/*"))
        files[0].unlink()
        content = bytearray(files[1].read_bytes())
        content[40] ^= 1
        files[1].write_bytes(content)
        found, report = vault.salvaged()
        assert len(report.lost_documents) == 2
        assert all(f"documents/{name}" in vault.contents for name in report.lost_documents)
        assert report.documents == len(vault.contents) - 2
        assert {path for path in found if path.startswith("documents/")} < vault.contents.keys()


def test_the_form_of_the_log_of_sqlite_is_known_by_its_first_bytes(vault: Furnished) -> None:
    log = vault.folder / "cases.db-wal"
    log.write_bytes(struct.pack(">I", 0x377F0682) + bytes(60))
    _, report = vault.salvaged()
    assert report.whole
