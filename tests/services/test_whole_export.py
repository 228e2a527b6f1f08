"""Whoever leaves the program takes everything along, in formats that other programs read, and it is recorded."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.rights import RightType
from dsardesk.services.log_export import read_export
from dsardesk.services.whole_export import WholeExport, as_plain
from tests.makers import ACTORS, CANARY, DPO, full_case, index_of
from tests.services.conftest import EMAIL, Bench


def _exported(bench: Bench) -> tuple[dict[str, bytes], WholeExport]:
    export = WholeExport(bench.context, DPO)
    return {file.path: file.content for file in export.files()}, export


def _json(files: dict[str, bytes], path: str) -> Any:
    return json.loads(files[path])


def test_every_case_and_document_is_in_it(bench: Bench) -> None:
    case = bench.opened()
    files, export = _exported(bench)
    told = _json(files, f"cases/{case.reference}.json")
    assert told["requester"]["name"] == CANARY
    assert [item["right"] for item in told["items"]] == ["access", "objection_marketing"]
    assert told["receipt"]["received_on"] == "2026-10-24"
    documents = [path for path in files if path.startswith(f"documents/{case.reference}/")]
    assert len(documents) == len(case.documents) == export.report().documents
    with bench.work.read() as transaction:
        assert files[documents[0]] == transaction.blobs.get(case.documents[0].id)


def test_no_identity_document_is_in_it(bench: Bench) -> None:
    case = bench.opened(cards=2)
    files, _ = _exported(bench)
    assert not any(b"carte d'identite" in content for content in files.values())
    assert len(_json(files, f"cases/{case.reference}.json")["identity"]["documents"]) == 2


def test_the_register_is_a_table_of_which_no_cell_is_a_formula(bench: Bench) -> None:
    case = full_case("=2+5")
    with bench.work.write() as transaction:
        transaction.cases.add(case, index_of(case))
        for document in case.documents:
            transaction.blobs.put(document.id, b"content")
    files, _ = _exported(bench)
    assert files["register.csv"].startswith("\ufeff".encode())
    lines = list(csv.DictReader(io.StringIO(files["register.csv"].decode("utf-8-sig"))))
    assert [line["right"] for line in lines] == [item.right for item in case.items]
    assert {line["reference"] for line in lines} == {"'=2+5"}


def test_the_log_is_in_it_whole_and_tells_of_the_export(bench: Bench) -> None:
    bench.opened()
    files, export = _exported(bench)
    log = read_export(files["audit-log.jsonl"].decode())
    assert "vault.exported" in [event.action for event in log.events]
    assert export.report().events == len(log.events)
    assert json.loads(bench.payload("vault.exported")) == {"cases": 1}


def test_what_belongs_to_no_case_is_in_it_too(bench: Bench) -> None:
    with bench.work.write() as transaction:
        transaction.suppression.add(EMAIL, "email", date(2026, 10, 1))
        transaction.suppression.add("0612345678", "phone", date(2026, 10, 1), in_clear=True)
    files, _ = _exported(bench)
    kept = _json(files, "suppression-list.json")
    assert len(kept["hashed"]) == 2
    assert kept["in_clear"]["phone"] == ["0612345678"]
    assert {user["name"] for user in _json(files, "users.json")} == {actor.name for actor in ACTORS.values()}
    assert any(path.startswith("company/profile-") for path in files)
    assert {"directives.json", "retention.json", "destroyed-identity-documents.json"} < files.keys()


def test_a_document_that_cannot_be_read_is_named_and_the_rest_is_handed_out(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = bench.opened(RightType.ACCESS)
    with bench.work.read() as transaction:
        blobs = type(transaction.blobs)

    def damaged(*_: object) -> bytes:
        raise DeskError

    monkeypatch.setattr(blobs, "get", damaged)
    files, export = _exported(bench)
    assert export.report().lost_documents == (f"{case.reference}/00-{case.documents[0].name}",)
    assert f"cases/{case.reference}.json" in files


@pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
def test_only_the_data_protection_officer_takes_everything_out(bench: Bench, role: UserRole) -> None:
    with pytest.raises(RoleRefused):
        WholeExport(bench.context, ACTORS[role])
    assert "vault.exported" not in bench.actions()


def test_values_that_json_does_not_know_are_written_plainly() -> None:
    assert as_plain(frozenset({3, 1, 2})) == [1, 2, 3]
    assert as_plain({date(2026, 1, 2): None}) == {"2026-01-02": None}
