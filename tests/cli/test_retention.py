"""Keeping and purging from the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsardesk.desk.opening import open_desk
from dsardesk.domain.papers import CaseDocument
from dsardesk.domain.rights import Outcome
from tests.cli.conftest import PASSWORD, Caller
from tests.makers import document_id

SIX_YEARS = timedelta(days=6 * 366)
TWO_MONTHS = timedelta(days=61)


@pytest.fixture
def reasons(tmp_path: Path) -> Path:
    path = tmp_path / "reasons"
    path.write_text("preuve de nos réponses\n", "utf-8")
    return path


@pytest.fixture
def closed(vault: Path, message: Path, call: Caller) -> Callable[[timedelta], str]:
    """The reference of a case that was closed so long ago, with something gathered for it."""

    def close(ago: timedelta) -> str:
        reference: str = call("case", "open", message, "--category", "customer", "--json").json["reference"]
        for each in call("case", "show", reference, "--json").json["identity"]["documents"]:
            certificate = vault.parent / f"{each['id']}.pdf"
            call("identity", "destroy", reference, "--document", each["id"], "--out", certificate)
        with open_desk(vault, PASSWORD) as desk, desk.context.work.write() as transaction:
            case = transaction.cases.get(reference)
            day = date.today() - ago  # noqa: DTZ011 -- the day that the command itself takes
            gathered = CaseDocument(document_id(), "gathered", "fiche.json", "application/json", 9, "ab" * 32, "crm")
            transaction.blobs.put(gathered.id, b"fiche")
            items = tuple(replace(item, outcome=Outcome.WITHDRAWN, answered_on=day) for item in case.items)
            receipt = replace(case.receipt, received_on=day - timedelta(days=9))
            done = replace(case, items=items, receipt=receipt, closed_on=day, documents=(*case.documents, gathered))
            desk.context.save(transaction, done, desk.context.profile_of(transaction, done))
        return reference

    return close


def test_a_dry_run_lists_what_is_due_and_purges_nothing(call: Caller, closed: Callable[[timedelta], str]) -> None:
    reference = closed(TWO_MONTHS)
    for _ in range(2):
        said = call("case", "purge", "--dry-run", "--json")
        assert (said.code, said.err) == (0, "")
        assert (said.json["dry_run"], said.json["purged"]) == (True, [])
        found = said.json["due"][0]
        assert (found["reference"], found["needs_decision"]) == (reference, False)
        part = found["parts"][0]
        assert (part["what"], part["documents"]) == ("working_copies", 1)
        assert "30 days later" in part["explanation"][1]
    told = call("case", "purge", "--dry-run", lang="fr").out
    assert f"{reference}\u00a0: copies de travail, depuis le" in told


def test_what_is_due_is_purged_and_the_case_stays(call: Caller, closed: Callable[[timedelta], str]) -> None:
    reference = closed(TWO_MONTHS)
    assert call("case", "purge", "--json").json["purged"] == [
        {"reference": reference, "what": "working_copies", "documents": 1}
    ]
    assert call("case", "purge").out.strip() == "Nothing is due to be purged."
    shown = call("case", "show", reference, "--json").json
    assert [each["kind"] for each in shown["documents"]] == ["original"]
    assert shown["retention"]["purge_on"] > shown["retention"]["archived_on"]
    assert shown["retention"]["holds"] == []


def test_after_its_time_the_whole_case_goes_and_the_vault_still_verifies(
    call: Caller, closed: Callable[[timedelta], str]
) -> None:
    reference = closed(SIX_YEARS)
    assert call("case", "list", "--json").json["cases"] == []
    assert [each["reference"] for each in call("case", "list", "--archived", "--json").json["cases"]] == [reference]
    said = call("case", "purge", reference)
    assert (said.code, said.out.strip()) == (0, f"{reference}: whole case purged (documents: 2)")
    assert call("case", "show", reference).code == 2
    assert call("audit", "verify", "--json").json["ok"]
    assert call("vault", "verify", "--json").json["problems"] == []


def test_a_case_on_hold_is_not_purged_until_it_is_released(
    call: Caller, closed: Callable[[timedelta], str], reasons: Path
) -> None:
    reference = closed(SIX_YEARS)
    shown = call("case", "hold", reference, "--kind", "complaint", "--reasons-file", reasons, "--json").json
    assert shown["retention"]["holds"][0]["ends_when"] == "the supervisory authority closes the complaint"
    refused = call("case", "purge", reference, "--json")
    assert (refused.code, refused.json["code"]) == (5, "retention.on_hold")
    assert call("case", "purge", "--json").json["purged"] == []
    assert call("case", "release", reference, "--kind", "litigation").code == 2
    assert call("case", "release", reference, "--kind", "complaint").code == 0
    assert [each["what"] for each in call("case", "purge", "--json").json["purged"]] == ["case_file"]


def test_a_case_that_is_named_too_early_says_until_when_it_is_kept(
    call: Caller, closed: Callable[[timedelta], str]
) -> None:
    reference = closed(timedelta(days=1))
    refused = call("case", "purge", reference)
    assert (refused.code, refused.out) == (5, "")
    assert "is kept until" in refused.err


def test_the_period_is_shown_and_decided_with_its_reasons(call: Caller, vault: Path, reasons: Path) -> None:
    usual = call("retention", "show", "--json").json
    assert (usual["months"], usual["rule"], usual["decision"], usual["policy"]) == (60, "cciv.2224.proof", None, None)
    assert "5 years" in call("retention", "show").out
    decided = call("retention", "decide", "--months", "72", "--reasons-file", reasons, "--json").json
    assert (decided["months"], decided["decision"]["reasons"]) == (72, "preuve de nos réponses")
    assert "6 ans" in call("retention", "show", lang="fr").out
    reasons.write_text(" \n", "utf-8")
    assert call("retention", "decide", "--months", "12", "--reasons-file", reasons).code == 2
