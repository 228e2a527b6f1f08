"""The certificate of destruction: the kind, the times, who, how; no number, image or hash."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from dsardesk.documents.model import Document, Facts, Heading
from dsardesk.domain.case import Case
from dsardesk.domain.cleaning import PLACES, Attestation
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import Destruction, DestructionCause, Identity
from dsardesk.domain.ids import DocumentId
from dsardesk.reports.certificate import certificate
from dsardesk.reports.printer import Reports
from dsardesk.resources import LANGUAGES
from dsardesk.services.evidence import StillHeld
from tests.invented import DPO, NOON, identity_document, messages, profile, texts

ENDING = Destruction(NOON + timedelta(hours=1), DPO, DestructionCause.UNSOLICITED, ("mailbox", "paper"))


def made(case: Case, ending: Destruction = ENDING, lang: str = "en", **changes: Any) -> Document:
    return certificate(case, profile(), identity_document(**changes), ending, messages(lang))


def rows(document: Document) -> dict[str, str]:
    return dict(next(block for block in document.blocks if isinstance(block, Facts)).rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cause", DestructionCause)
def test_nothing_of_the_document_itself_enters(handled: Case, lang: str, cause: DestructionCause) -> None:
    everything = "\n".join(texts(made(handled, replace(ENDING, cause=cause), lang)))
    card = identity_document()
    for trace in (str(card.id), card.id.hex, str(card.size_bytes), card.media_type):
        assert trace not in everything
    assert not re.search(r"\b[0-9a-f]{32,}\b|[{}]|\d{4}-\d\d-\d\d|\b[a-z]+_[a-z_]+\b", everything)


def test_the_kind_the_times_and_the_people_are_told(handled: Case) -> None:
    assert rows(made(handled)) == {
        "Case": "DSR-2026-0042",
        "Kind of document": "identity document (copy)",
        "Origin": "sent without having been asked for",
        "Received in the desk": "2 April 2026 at 14:00",
        "Identity checked": "2 April 2026 at 14:00",
        "Means of the check": "matching facts",
        "Checked by": DPO,
        "Destroyed": "2 April 2026 at 15:00",
        "By": DPO,
        "Reason": "copy that nobody asked for",
    }


def test_a_document_that_was_asked_for_says_so(handled: Case) -> None:
    assert rows(made(handled, requested=True))["Origin"] == "asked of the person"


def test_without_a_check_none_is_claimed(handled: Case) -> None:
    found = rows(made(replace(handled, identity=Identity())))
    assert not [label for label in found if "check" in label.lower()]


def test_what_the_program_did_by_rule_is_not_said_of_a_person(handled: Case) -> None:
    assert rows(made(handled, replace(ENDING, by="")))["By"] == "the program, by rule"


def test_only_the_places_attested_are_said_to_be_clean(handled: Case) -> None:
    clean, left = (block for block in made(handled).blocks if type(block).__name__ == "BulletList")
    assert texts(clean) == [messages("en").say("place.mailbox"), messages("en").say("place.paper")]
    assert len(texts(left)) == len(PLACES) - 2


@pytest.mark.parametrize("attested", [(), PLACES])
def test_all_or_none_attested_leaves_one_list(handled: Case, attested: tuple[str, ...]) -> None:
    document = made(handled, replace(ENDING, attested=attested))
    (only,) = (block for block in document.blocks if type(block).__name__ == "BulletList")
    assert len(texts(only)) == len(PLACES)


def test_a_place_that_we_have_no_name_for_stays_as_it_was_written(handled: Case) -> None:
    assert "the phone of the front desk" in texts(
        made(handled, replace(ENDING, attested=("the phone of the front desk",)))
    )


def test_a_place_attested_to_later_is_said_with_who_looked_and_when(handled: Case) -> None:
    later = Attestation(identity_document().id, "scanner", NOON + timedelta(days=2), "Sofiane Bensaïd")
    other = replace(later, document=DocumentId(UUID(int=9)), place="downloads")
    case = replace(handled, identity=replace(handled.identity, attestations=(later, other)))
    _, said, left = (block for block in made(case).blocks if type(block).__name__ == "BulletList")
    scanner = messages("en").say("place.scanner")
    assert texts(said) == [f"{scanner} (Sofiane Bensaïd, on 4 April 2026 at 14:00)"]
    assert scanner not in texts(left)
    assert messages("en").say("place.downloads") in texts(left)


def test_what_the_program_did_not_destroy_itself_is_not_claimed(handled: Case) -> None:
    for cause, told in ((DestructionCause.DECLARED, "poste-7"), (DestructionCause.SESSION_END, "memory")):
        said = "\n".join(texts(made(handled, replace(ENDING, cause=cause), computer="poste-7")))
        assert told in said
        assert "That key was destroyed" not in said


def test_it_promises_no_more_than_it_can(handled: Case) -> None:
    document = made(handled)
    assert Heading("Means of destruction") in document.blocks
    assert "solid-state disk" in texts(document.blocks[-1])[0]


def test_it_is_dated_at_the_controllers(handled: Case) -> None:
    night = replace(ENDING, at=datetime(2026, 4, 2, 22, 30, tzinfo=UTC))
    assert made(handled, night).dated_on.isoformat() == "2026-04-03"


class TestPrinter:
    """Reports printed in one language or another."""

    REPORTS = Reports({lang: messages(lang) for lang in LANGUAGES}, lambda document: document.title.encode())

    @pytest.mark.parametrize(("lang", "title"), [("fr", "Dossier de preuve"), ("en", "Evidence file")])
    def test_an_evidence_file(self, evidence: Evidence, lang: str, title: str) -> None:
        assert self.REPORTS.evidence(evidence, lang).decode() == f"{title} DSR-2026-0042"

    def test_a_certificate(self, handled: Case) -> None:
        gone = identity_document(destruction=ENDING)
        assert self.REPORTS.certificate(handled, profile(), gone, "en") == (
            b"Certificate of destruction of an identity document"
        )

    def test_no_certificate_for_a_document_still_held(self, handled: Case) -> None:
        with pytest.raises(StillHeld):
            self.REPORTS.certificate(handled, profile(), identity_document(), "fr")
