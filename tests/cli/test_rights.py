"""What is examined, stopped, restricted, withheld, split and suppressed, recorded by commands."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Caller, Said

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
def opened(vault: Path, call: Caller, tmp_path: Path) -> Callable[..., Any]:
    """A case opened from a message that somebody typed."""
    assert vault.exists()

    def open_it(*options: str, text: str = "Bonjour") -> Any:
        message = EmailMessage()
        message["From"] = "Camille Duvernay <camille@courriel.example>"
        message["To"] = "contact@alto.example"
        message["Date"] = "Fri, 20 Nov 2026 09:30:00 +0100"
        message.set_content(text)
        path = tmp_path / "message.eml"
        path.write_bytes(message.as_bytes())
        received = ("--received-on", "2026-11-20")
        return done(call("case", "open", path, *received, *options, "--json"))

    return open_it


def done(said: Said) -> Any:
    assert said.code == 0, said.err
    return said.json


def test_a_restriction_alone_is_grounded_used_noticed_and_lifted(
    call: Caller, opened: Callable[..., Any], file: Write
) -> None:
    reference = opened("--right", "restriction", "--category", "customer")["reference"]
    item = ("--item", "1")
    ground = ("--kind", "restriction_ground", "--ground", "claims")
    shown = done(call("case", "assess", reference, *item, *ground, "--json"))
    assert shown["assessments"][0]["ground"] == "claims"
    done(call("case", "restrict", reference, *item, "--system", "crm", "--json"))
    use = ("--use", "claims", "--use-file", file("le contrat\naudience du 4 mai"))
    used = done(call("case", "use-restricted", reference, *item, "--system", "crm", *use, "--json"))
    assert (used["measures"][-1]["kind"], used["measures"][-1]["what"]) == ("restricted_use", "le contrat")
    assert used["restricted"] == [{"item": 1, "system": "crm"}]
    assert used["recipients"][0]["untold"] == ["Compta & Cie", "Nuage Clair SAS"]
    assert used["recipients"][0]["others_possible"] is False
    assert used["recipients"][0]["tell_by"]
    refused = call("case", "lift-restriction", reference, *item, "--json")
    assert (refused.code, refused.json["code"]) == (5, "restriction.notice_first")
    words = ("--kind", "restriction_end", "--words-file", file("le litige a pris fin"))
    done(call("case", "assess", reference, *item, *words, "--json"))
    for step in ("draft", "approve", "sent"):
        assert call("letter", step, reference, "--kind", "restriction_lifting").code == 0
    assert done(call("case", "lift-restriction", reference, *item, "--json"))["restricted"] == []


def test_an_objection_stops_a_system_and_says_why_another_goes_on(
    call: Caller, opened: Callable[..., Any], file: Write
) -> None:
    reference = opened("--right", "objection", "--category", "customer")["reference"]
    done(call("case", "stop-processing", reference, "--item", "1", "--system", "emailing", "--json"))
    other = ("--system", "crm", "--reason-file", file("le contrat court"))
    shown = done(call("case", "stop-processing", reference, "--item", "1", *other, "--json"))
    assert [m["kind"] for m in shown["measures"]] == ["processing_stopped", "not_concerned"]
    assert shown["restriction_proposed"] is True
    known = ("--unchecked-file", file("elle écrit de son compte"))
    assert done(call("case", "decide", reference, "--item", "1", "--outcome", "granted", *known, "--json"))


def test_a_review_names_who_did_it(call: Caller, opened: Callable[..., Any], file: Write) -> None:
    reference = opened("--right", "automated_decision")["reference"]
    review = ("--kind", "human_review", "--ground", "changed", "--words-file", file("l’âge était faux"))
    missing = call("case", "assess", reference, "--item", "1", *review, "--json")
    assert (missing.code, missing.json["code"]) == (5, "assessment.incomplete")
    shown = done(call("case", "assess", reference, "--item", "1", *review, "--who-file", file("Basile"), "--json"))
    assert shown["assessments"][0]["who"] == "Basile"


def test_a_message_is_withheld_for_others(call: Caller, opened: Callable[..., Any], file: Write) -> None:
    reference = opened("--right", "access", "--category", "customer")["reference"]
    one = ("--system", "support", "--message-file", file("message du 3 mars\nsanté d’un tiers"))
    shown = done(call("case", "withhold", reference, "--item", "1", *one, "--json"))
    assert shown["measures"][0]["kind"] == "message_withheld"


def test_a_complaint_is_linked_and_shows_the_right_it_hides(
    call: Caller, opened: Callable[..., Any], file: Write
) -> None:
    earlier = opened("--right", "access")["reference"]
    shown = opened("--kind", "complaint", "--about", earlier)
    assert (shown["kind"], shown["linked"], shown["items"][0]["right"]) == ("complaint", [earlier], "complaint")
    right = ("--right", "portability", "--quote-file", file("rendez-moi mes données"))
    found = done(call("case", "add-right", shown["reference"], *right, "--json"))
    assert found["items"][-1]["quote"] == "rendez-moi mes données"


def test_a_letter_of_the_authority_bears_its_own_day(call: Caller, opened: Callable[..., Any]) -> None:
    shown = opened("--kind", "authority_letter", "--answer-by", "2026-11-27")
    assert (shown["kind"], shown["answer_by"]) == ("authority_letter", "2026-11-27")
    (line,) = done(call("case", "list", "--json"))["cases"]
    assert line["due_on"] == "2026-11-27"


def test_a_case_is_split_in_two(call: Caller, opened: Callable[..., Any]) -> None:
    reference = opened("--right", "access", "--right", "erasure")["reference"]
    said = call("case", "split", reference, "--item", "1", "--move", "2", "--json")
    theirs = done(said)
    assert (theirs["role"], theirs["linked"]) == ("processor", [reference])
    assert reference in said.err
    ours = done(call("case", "show", reference, "--json"))
    assert ([item["right"] for item in ours["items"]], ours["linked"]) == (["access"], [theirs["reference"]])


class TestSuppression:
    def test_a_new_list_is_checked_and_cleaned(
        self, call: Caller, opened: Callable[..., Any], file: Write, tmp_path: Path
    ) -> None:
        reference = opened("--right", "objection_marketing")["reference"]
        done(call("case", "stop-marketing", reference, "--json"))
        mailing = file("nom;courriel\nA;a@b.example\nC;CAMILLE@courriel.example\n")
        clean = tmp_path / "clean.csv"
        said = call("suppression", "check", mailing, "--clean-to", clean, "--json")
        assert (said.code, said.json) == (1, {"lines": 3, "matches": [3]})
        assert "courriel.example" not in said.out
        assert clean.read_text("utf-8") == "nom;courriel\nA;a@b.example\n"
        assert call("suppression", "check", clean).code == 0

    def test_an_address_that_unsubscribed_by_itself_needs_no_case(
        self, call: Caller, opened: Callable[..., Any], file: Write
    ) -> None:
        opened("--right", "access")  # Another person's.
        address = file("Camille@courriel.example\n")
        assert done(call("suppression", "opt-out", "--address-file", address, "--json")) == {"channel": "email"}
        assert call("suppression", "check", file("camille@courriel.example\n")).code == 1

    def test_a_number_is_kept_in_clear_for_a_call_list_only(
        self, call: Caller, opened: Callable[..., Any], file: Write
    ) -> None:
        reference = opened("--right", "objection_marketing")["reference"]
        number = ("--channel", "phone", "--address-file", file("06 39 98 00 11\n"), "--in-clear")
        done(call("suppression", "add", reference, *number, "--json"))
        kept = done(call("suppression", "list", "--channel", "phone", "--json"))
        assert kept == {"channel": "phone", "entries": ["06 39 98 00 11"]}
