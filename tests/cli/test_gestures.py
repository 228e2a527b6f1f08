"""Facts found while a case is open, recorded by commands: proofs, pieces, controllers, sites, somebody too young."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Caller
from tests.cli.test_rights import Write, done, file, opened

__all__ = ["file", "opened"]

REASONS = """Non.
[R02]
earlier_requests = 2 octobre
interval = 14 jours
unchanged = rien
"""


def test_several_files_prove_a_ground_and_one_is_dropped(
    call: Caller, opened: Callable[..., Any], file: Write, tmp_path: Path
) -> None:
    reference = opened("--right", "access", "--category", "customer")["reference"]
    for name in ("courriers.pdf", "appels.csv"):
        (tmp_path / name).write_bytes(b"%PDF")
    words = ("case", "decide", reference, "--item", "1", "--outcome", "refused", "--reasons-file", file(REASONS))
    proofs = [each for name in ("courriers.pdf", "appels.csv") for each in ("--evidence", f"R02={tmp_path / name}")]
    ground = done(call(*words, *proofs, "--json"))["items"][0]["grounds"][0]
    assert [each["name"] for each in ground["evidence_files"]] == ["courriers.pdf", "appels.csv"]
    assert ground["evidence"] == ground["evidence_files"][0]["id"]
    kept = done(call(*words, "--drop-evidence", ground["evidence"], "--json"))["items"][0]["grounds"][0]
    assert [each["name"] for each in kept["evidence_files"]] == ["appels.csv"]
    assert call(*words, "--drop-evidence", "courriers.pdf").code == 2


def test_a_grant_without_a_check_says_why(call: Caller, opened: Callable[..., Any], file: Write) -> None:
    reference = opened("--right", "restriction", "--category", "customer")["reference"]
    item = ("--item", "1")
    ground = ("--kind", "restriction_ground", "--ground", "claims")
    done(call("case", "assess", reference, *item, *ground, "--json"))
    done(call("case", "restrict", reference, *item, "--system", "crm", "--json"))
    grant = ("case", "decide", reference, *item, "--outcome", "granted")
    said = call(*grant, "--json")
    assert (said.code, said.json["code"]) in {(5, "identity.not_checked"), (5, "case.measures_missing")}


def test_somebody_known_is_recorded_with_the_channel(call: Caller, opened: Callable[..., Any]) -> None:
    reference = opened("--right", "access", "--category", "customer")["reference"]
    check = ("identity", "check", reference, "--rung", "known_channel", "--channel", "account")
    assert done(call(*check, "--json"))["identity"]["channel"] == "account"


def test_a_document_is_withheld_as_a_secret(call: Caller, opened: Callable[..., Any], file: Write) -> None:
    reference = opened("--right", "access", "--category", "customer")["reference"]
    words = (
        "case",
        "withhold",
        reference,
        "--item",
        "1",
        "--system",
        "crm",
        "--message-file",
        file("devis 12\nmarges"),
    )
    shown = done(call(*words, "--piece", "document", "--because", "trade_secret", "--json"))
    assert (shown["measures"][0]["kind"], shown["measures"][0]["ground"]) == ("document_withheld", "trade_secret")
    assert call(*words, "--because", "secrecy").code == 5


def test_another_site_and_another_country_are_recorded(call: Caller, opened: Callable[..., Any], file: Write) -> None:
    shown = opened("--right", "access", "--residence", "be")
    assert shown["requester"]["residence"] == "BE"
    words = ("case", "calendar", shown["reference"], "--reason-file", file("traitée à Saint-Denis"))
    moved = done(call(*words, "--calendar", "FR-974", "--json"))
    assert (moved["calendar"], moved["calendar_reason"]) == ("FR-974", "traitée à Saint-Denis")
    assert call(*words, "--calendar", "FR-999").code == 2


def test_what_the_profile_does_not_call_for_is_refused(call: Caller, opened: Callable[..., Any]) -> None:
    reference = opened("--right", "access")["reference"]
    assert call("case", "joint", reference, "--controller", "cuivre").code == 2
    assert done(call("case", "joint", reference, "--json"))["joint_controllers"] == []
    said = call("case", "minor-erasure", reference, "--json")
    assert (said.code, said.json["code"]) == (5, "minor.nothing_owed")
