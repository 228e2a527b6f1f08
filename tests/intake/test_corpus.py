"""Real letters, in all languages: how many rights are found, and how many are imagined."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.cues import Cues
from dsardesk.intake.email import read_email
from tests.intake import report_letters as report

pytestmark = pytest.mark.shared

Read = list[tuple[dict[str, Any], Draft]]


@pytest.fixture(scope="module")
def read(corpus: Path, cues: Cues) -> Read:
    """Each labelled mail beside its draft; those whose letter stands in an attached document say nothing here."""
    labels = [json.loads(line) for line in (corpus / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    mails = [each for each in labels if each["language"] in {"fr", "en"} and each["file"].endswith(".eml")]
    drafts = [(each, read_email((corpus / each["file"]).read_bytes(), cues)) for each in mails]
    return [
        (each, draft) for each, draft in drafts
        if each["kind"] != "ambiguous" and "intake.request_may_be_attached" not in draft.warnings
    ]  # fmt: skip


def rights(label: dict[str, Any], draft: Draft) -> tuple[set[str], set[str]]:
    return set(label["rights"]) - {"not_a_request"}, {each.right.value for each in draft.proposals}


def test_nine_rights_in_ten_are_found(read: Read) -> None:
    asked = found = 0
    for label, draft in read:
        expected, proposed = rights(label, draft)
        asked += len(expected)
        found += len(expected & proposed)
    assert asked >= 40
    assert found / asked >= 0.93


def test_nine_proposals_in_ten_are_right(read: Read) -> None:
    made = right = 0
    for label, draft in read:
        expected, proposed = rights(label, draft)
        made += len(proposed)
        right += len(expected & proposed)
    assert right / made >= 0.87


def test_letters_that_ask_for_nothing_are_left_alone(read: Read) -> None:
    others = [draft for label, draft in read if label["kind"] == "negative"]
    assert len(others) >= 20
    assert sum(not draft.proposals for draft in others) / len(others) >= 0.95


def test_senders_are_recognised(read: Read) -> None:
    letters = [(label, draft) for label, draft in read if label["kind"] == "letter"]
    assert all(draft.sender_email.lower() == label["sender_email"].lower() for label, draft in letters)


def test_the_day_of_receipt_is_right_or_left_to_a_person(read: Read) -> None:
    for label, draft in read:
        if draft.received_at:
            assert draft.received_at.isoformat()[:10] == label["received"][:10], label["file"]


def test_identity_documents_are_found_and_nothing_else_is_taken_for_one(corpus: Path, cues: Cues) -> None:
    flagged: set[str] = set()
    others: set[str] = set()
    for path in sorted((corpus / "letters").glob("*.eml")):
        for each in read_email(path.read_bytes(), cues).attachments:
            (flagged if each.identity_document else others).add(each.name)
    assert flagged == {"passport scan.jpg", "CNI_recto.jpg"}
    assert "lettre.docx" in others


@pytest.mark.parametrize("folder", ["malformed", "formats"])
def test_damaged_mail_is_read_as_far_as_it_goes(corpus: Path, cues: Cues, folder: str) -> None:
    unread = []
    for path in sorted((corpus / folder).iterdir()):
        try:
            read_email(path.read_bytes(), cues)
        except UnreadableInput:
            unread.append(path.suffix)
    assert set(unread) <= {".msg", ".dat", ".tnef"}


@pytest.fixture(scope="module")
def understood(corpus: Path) -> dict[str, float]:
    """Share of each thing that is right, over every letter in every form and language.

    Those that only a picture holds need text recognition, which may not be installed: they are left out here.
    """
    read, _ = report.read_all(corpus, pictures=False)
    return {key: right / of for key, (right, of) in report.measures(read).items()}


@pytest.mark.parametrize(
    ("measure", "least"),
    [
        ("exact rights", 0.88), ("requests", 0.95), ("non-requests", 0.93), ("language", 0.85), ("sender", 0.92),
        ("day", 0.95), ("identifiers", 0.88),
    ],
)  # fmt: skip
def test_as_much_is_understood_as_before(understood: dict[str, float], measure: str, least: float) -> None:
    assert understood[measure] >= least
