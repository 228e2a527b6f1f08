"""Who asks and for whom, by commands: personal data come in files, and answers say what is still missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Caller, Said

Write = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Write:
    """A file of some words."""

    def write(text: str, name: str = "words.txt") -> Path:
        path = tmp_path / f"{len(list(tmp_path.glob('*-given*')))}-given-{name}"
        path.write_text(text, "utf-8")
        return path

    return write


def done(said: Said) -> Any:
    assert said.code == 0, said.err
    return said.json


def mandate(**changes: object) -> str:
    known = {"authority": "mandate", "name": "Odile Ferrand", "email": "odile@courriel.example", **changes}
    return json.dumps(known, indent=1)


def test_a_mandate_is_recorded_bit_by_bit_and_the_answer_says_what_is_missing(
    call: Caller, reference: str, file: Write
) -> None:
    shown = done(call("case", "standing", reference, "--standing-file", file(mandate()), "--json"))
    assert shown["requester"]["capacity"] == "agent"
    assert shown["standing"]["gaps"] == ["mandate_missing", "writer_not_identified"]
    seen = mandate(shown_on="2026-10-26", rights=["access"], writer_identified=True, reply_to="person")
    shown = done(call("case", "standing", reference, "--standing-file", file(seen), "--json"))
    assert shown["standing"] == {
        "authority": "mandate",
        "name": "Odile Ferrand",
        "shown_on": "2026-10-26",
        "valid_until": None,
        "rights": ["access"],
        "reply_to": "person",
        "writer_identified": True,
        "gaps": [],
        "proofs": [],
    }
    assert shown["timeline"][-1]["action"] == "representation.recorded"
    back = done(call("case", "standing", reference, "--for-oneself", "--json"))
    assert (back["standing"], back["requester"]["capacity"]) == (None, "self")


def test_a_file_that_says_something_else_is_refused_with_its_line(call: Caller, reference: str, file: Write) -> None:
    refused = call("case", "standing", reference, "--standing-file", file(mandate(colour="blue")))
    assert refused.code != 0
    assert "colour" in refused.err
    assert call("case", "standing", reference, "--standing-file", file("{")).code != 0


def test_a_parent_of_somebody_of_age_is_refused_by_the_law(call: Caller, reference: str, file: Write) -> None:
    adult = mandate(authority="parent", born_on="1990-01-02")
    refused = call("case", "standing", reference, "--standing-file", file(adult), "--json")
    assert (refused.code, refused.json["code"]) == (5, "authority.person_of_age")
    assert "Odile" not in refused.err


def test_a_proof_is_kept_apart_without_its_identity_pages(call: Caller, reference: str, file: Write) -> None:
    given = ("--kind", "mandate", "--proof-file", file("%PDF", "mandat-odile.pdf"))
    refused = call("case", "proof", reference, *given, "--json")
    assert (refused.code, refused.json["code"]) == (5, "authority.identity_pages_inside")
    kept = done(call("case", "proof", reference, *given, "--without-identity-pages", "--json"))
    assert [proof["kind"] for proof in kept["standing"]["proofs"]] == ["mandate"]
    assert kept["documents"][-1]["name"] == "mandate.pdf"


def test_a_copy_is_asked_received_checked_and_destroyed(call: Caller, reference: str, file: Write) -> None:
    given = ("--rung", "copy", "--doubt-file", file("deux homonymes"))
    refused = call("identity", "request", reference, *given, "--late", "--json")
    assert (refused.code, refused.json["code"]) == (5, "identity.softer_not_weighed")
    softer = ("--softer-file", file("aucun autre fait n’est connu"))
    asked = done(call("identity", "request", reference, *given, *softer, "--late", "--json"))
    assert asked["identity"]["requests"][-1]["softer"] == "aucun autre fait n’est connu"
    came = done(call("identity", "receive", reference, "--document-file", file("x", "carte.jpg"), "--json"))
    unasked, requested = came["identity"]["documents"]
    assert (unasked["requested"], requested["requested"]) == (False, True)
    past = ("--document", requested["id"], "--until", "2026-01-01", "--reason-file", file("faux soupçonné"))
    over = call("identity", "hold", reference, *past)
    assert (over.code, "already passed" in over.err) == (2, True)
    answered = ("--rung", "seen", "--answered-on", datetime.now(UTC).date().isoformat())
    checked = done(call("identity", "check", reference, *answered, "--json"))
    assert not any(document["held"] for document in checked["identity"]["documents"])
    assert (checked["identity"]["verdict"], checked["identity"]["policy_departures"]) == ("confirmed", [])


def test_asked_long_after_receipt_a_suspension_needs_its_reason(call: Caller, reference: str, file: Write) -> None:
    given = ("--rung", "code", "--doubt-file", file("deux homonymes"))
    refused = call("identity", "request", reference, *given, "--json")
    late = datetime.now(UTC).date() > datetime(2026, 10, 31, tzinfo=UTC).date()
    assert (refused.code == 5) is late
    if late:
        assert refused.json["code"] == "identity.late_ask_unexplained"
        why = ("--late-reason-file", file("une seconde lettre contredit la première"))
        done(call("identity", "request", reference, *given, *why, "--json"))
