"""What was done system by system, recorded by commands, with answers that say what is next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from tests.cli.conftest import Caller, Said

SYSTEMS = ("crm", "facturation", "contrats", "support", "emailing")
Write = Callable[[str], Path]


@pytest.fixture
def file(tmp_path: Path) -> Write:
    """A file of some words."""

    def write(text: str) -> Path:
        path = tmp_path / f"words-{len(list(tmp_path.glob('words-*')))}"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def opened(vault: Path, call: Caller) -> Callable[[str, str], str]:
    """The reference of a case opened from a sample message."""

    def open_it(scenario: str, category: str = "customer") -> str:
        message = resources.folder("samples", "alto", f"request-{scenario}.eml")
        found: str = call("case", "open", message, "--category", category, "--json").json["reference"]
        return found

    return open_it


def done(said: Said) -> Any:
    assert said.code == 0, said.err
    return said.json


def letter(call: Caller, reference: str, kind: str) -> Any:
    assert call("letter", "draft", reference, "--kind", kind).code == 0
    assert call("letter", "approve", reference, "--kind", kind).code == 0
    return done(call("letter", "sent", reference, "--kind", kind, "--json"))


def test_an_erasure_is_recorded_kept_data_said_and_recipients_told(
    call: Caller, opened: Callable[..., str], file: Write
) -> None:
    reference = opened("erasure")
    call("case", "stop-marketing", reference)
    call("identity", "check", reference, "--rung", "known_channel")
    ground = ("--kind", "erasure_ground", "--ground", "no_longer_needed")
    done(call("case", "assess", reference, "--item", "1", *ground, "--json"))
    for system in SYSTEMS[:1] + SYSTEMS[2:]:
        until = ("--backups-until", "2026-12-31")
        done(call("case", "erase", reference, "--item", "1", "--system", system, *until, "--json"))
    keep = ("--keep-until", "2036-12-31", "--reason-file", file("les factures\narticle L123-22"))
    done(call("case", "erase", reference, "--item", "1", "--system", "facturation", *keep, "--json"))
    kept = done(call("case", "show", reference, "--json"))["measures"][-1]
    assert (kept["kind"], kept["system"], kept["what"], kept["until"]) == (
        "kept",
        "facturation",
        "les factures",
        "2036-12-31",
    )
    refused = call("case", "decide", reference, "--item", "1", "--outcome", "granted", "--json")
    assert (refused.code, refused.json["code"]) == (5, "case.measures_missing")
    for recipient in ("Compta & Cie", "Nuage Clair SAS", "HelpHarbor Inc."):
        done(call("case", "tell-recipient", reference, "--item", "1", "--recipient", recipient, "--json"))
    gone = ("--recipient", "Colombe Routage SARL", "--impossible-file", file("société dissoute"))
    done(call("case", "tell-recipient", reference, "--item", "1", *gone, "--json"))
    partly = ("--outcome", "partly_granted", "--reasons-file", file("les factures restent"))
    shown = done(call("case", "decide", reference, "--item", "1", *partly, "--json"))
    assert shown["items"][0]["outcome"] == "partly_granted"
    assert shown["timeline"][-1]["action"] == "item.decided"
    assert letter(call, reference, "erasure_reply")["items"][0]["state"] == "answered"


def test_what_is_kept_without_a_reason_is_refused(call: Caller, opened: Callable[..., str]) -> None:
    keep = ("--item", "1", "--system", "facturation", "--keep-until", "2036-12-31")
    said = call("case", "erase", opened("erasure"), *keep, "--json")
    assert (said.code, said.json["code"]) == (5, "erasure.kept_without_reason")


def test_a_system_that_does_not_exist_is_said_so(call: Caller, opened: Callable[..., str]) -> None:
    said = call("case", "erase", opened("erasure"), "--item", "1", "--system", "paie")
    assert said.code == 2
    assert "paie" in said.err


def test_a_rectification_is_noted_restricted_and_corrected(
    call: Caller, opened: Callable[..., str], file: Write
) -> None:
    reference = opened("rectification")
    assert done(call("case", "show", reference, "--json"))["next_step"] == "restrict"
    done(call("case", "restrict", reference, "--item", "2", "--system", "crm", "--json"))
    done(
        call(
            "case",
            "correct",
            reference,
            "--item",
            "1",
            "--correction-file",
            file("nom\nGuillerme\nBrassac\n"),
            "--json",
        )
    )
    for system in SYSTEMS[1:]:
        done(call("case", "rectify", reference, "--item", "1", "--system", system, "--not-held", "--json"))
    how = ("--system", "crm", "--how-file", file("note jointe"))
    shown = done(call("case", "rectify", reference, "--item", "1", *how, "--json"))
    assert shown["timeline"][-1]["facts"]["how"] == "note jointe"


def test_a_value_to_add_has_no_wrong_one(call: Caller, opened: Callable[..., str], file: Write) -> None:
    reference = opened("rectification")
    done(call("case", "correct", reference, "--item", "1", "--correction-file", file("étage\n\n3"), "--json"))
    said = call("case", "correct", reference, "--item", "1", "--correction-file", file("étage"))
    assert said.code == 5


def test_what_portability_does_not_cover_is_left_out(call: Caller, opened: Callable[..., str], file: Write) -> None:
    reference = opened("portability")
    left = ("--item", "1", "--system", "facturation", "--what-file", file("les factures"))
    shown = done(call("case", "leave-out", reference, *left, "--json"))
    assert shown["timeline"][-1]["facts"]["why"] == "not_provided"


def test_a_death_is_recorded_in_two_goes_and_taken_into_account(
    call: Caller, opened: Callable[..., str], file: Write
) -> None:
    reference = opened("heirs")
    who = ("--died-on", "2026-09-19", "--deceased-file", file("Nicolas Jaubert\nnicolas@poste.example\nCL-20795"))
    shown = done(call("case", "death", reference, *who, "--json"))
    assert (shown["requester"]["capacity"], shown["next_step"]) == ("heir", "stop_marketing")
    seen = ("--proof", "notary", "--quality", "notorial_deed", "--directive", "none", "--purpose", "estate")
    done(call("case", "death", reference, *who, *seen, "--json"))
    done(call("case", "settle", reference, "--item", "1", "--system", "crm", "--closed", "--json"))
    given = ("--system", "crm", "--what-file", file("un contrat en cours"))
    shown = done(call("case", "settle", reference, "--item", "1", *given, "--json"))
    assert shown["timeline"][-1]["action"] == "data.given_to_heirs"


def test_a_processor_forwards_and_says_so(call: Caller, opened: Callable[..., str], file: Write) -> None:
    reference = opened("processor", "participant")
    whom = file("Les Ateliers du Quai\ncontact@quai.example\n7 quai des Brumes\n29000 Quimper")
    shown = done(call("case", "forward", reference, "--controller-file", whom, "--unnamed", "--json"))
    assert (shown["role"], shown["next_step"]) == ("processor", "forward")
    letter(call, reference, "processor_forward")
    for item in ("1", "2"):
        outcome = ("--outcome", "forwarded_to_controller")
        done(call("case", "decide", reference, "--item", item, *outcome, "--json"))
    assert letter(call, reference, "processor_reply")["next_step"] == "close"
    assert done(call("case", "close", reference, "--json"))["state"] == "closed"


def test_a_controller_without_an_address_is_refused(call: Caller, opened: Callable[..., str], file: Write) -> None:
    reference = opened("processor", "participant")
    assert call("case", "forward", reference, "--controller-file", file("Les Ateliers du Quai")).code == 2
