"""What only a person can say of copies elsewhere, by commands."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Caller

PLACES = ("mailbox", "deleted_items", "downloads", "scanner", "paper")


def test_other_places_are_attested_to_once_the_card_is_gone(call: Caller, reference: str) -> None:
    some = call("identity", "attest", reference, "--attest", "mailbox", "--json")
    assert some.code == 0, some.err
    every = [word for place in PLACES for word in ("--attest", place)]
    assert call("identity", "attest", reference, *every).code == 0
    again = call("identity", "attest", reference, *every)
    assert again.code == 2
    assert "still to be cleaned" in again.err


def test_a_card_that_this_computer_destroyed_is_not_declared_gone(call: Caller, reference: str, tmp_path: Path) -> None:
    reason = tmp_path / "reason"
    reason.write_text("The laptop was stolen.", "utf-8")
    said = call("identity", "declare-gone", reference, "--reason-file", reason, "--json")
    assert (said.code, said.json["code"]) == (5, "identity.already_destroyed")
