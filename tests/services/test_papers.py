"""Letters, evidence, certificates and the log: what leaves the desk on paper, and what proves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.audit import verify
from dsardesk.domain.case import CaseState
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.identity import DestructionCause
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.decide import decide_item
from dsardesk.services.evidence import (
    StillHeld,
    certificate,
    evidence_file,
    verify_audit,
)
from dsardesk.services.identity_documents import destroy_document
from dsardesk.services.letters import LetterNotDrafted, approve_letter, draft_letter, send_letter
from dsardesk.services.log_export import event_as_json, export_audit, read_export
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.packages import content_of
from tests.makers import ACTORS, CANARY, DPO, NOW, TODAY
from tests.services.conftest import BOTH, Bench

ACKNOWLEDGEMENT = LetterKind.ACKNOWLEDGEMENT


def _sent(bench: Bench, reference: str, kind: LetterKind) -> None:
    draft_letter(bench.context, DPO, reference, kind)
    approve_letter(bench.context, DPO, reference, kind)
    send_letter(bench.context, DPO, reference, kind)


class TestLetters:
    def test_a_draft_is_kept_in_both_forms_in_the_persons_language(self, bench: Bench) -> None:
        case = draft_letter(bench.context, DPO, bench.opened().reference, ACKNOWLEDGEMENT)
        letter = case.letters[0]
        assert (letter.state, letter.language, letter.dated_on, letter.sent_on) == (
            LetterState.DRAFT,
            "fr",
            TODAY,
            None,
        )
        assert content_of(bench.context, DPO, letter.pdf) == b"acknowledgement 1 PDF"
        assert content_of(bench.context, DPO, letter.docx) == b"acknowledgement 1 DOCX"
        assert [document.name for document in case.documents[1:]] == ["acknowledgement.pdf", "acknowledgement.docx"]
        assert bench.letters.plans[0][1] == "fr"

    def test_a_letter_is_told_the_facts_of_the_case(self, bench: Bench) -> None:
        case = bench.opened(*BOTH, cards=1)
        stop_marketing(bench.context, DPO, case.reference)
        draft_letter(bench.context, DPO, case.reference, ACKNOWLEDGEMENT)
        facts = bench.letters.plans[-1][0].facts
        assert (facts.reference, facts.addressee.name, facts.received_on) == (
            case.reference,
            CANARY,
            date(2026, 10, 24),
        )
        assert (facts.due_on, facts.stopped_on, facts.unsolicited_received) == (date(2026, 11, 24), TODAY, True)
        assert facts.unsolicited_destroyed_on is None
        assert [system.id for system in facts.stopped_in] == ["emailing"]

    def test_a_letter_says_that_a_card_was_destroyed_only_once_all_were(self, bench: Bench) -> None:
        case = bench.opened(*BOTH, cards=2)
        for document in case.identity.documents:
            draft_letter(bench.context, DPO, case.reference, ACKNOWLEDGEMENT)
            assert bench.letters.plans[-1][0].facts.unsolicited_destroyed_on is None
            destroy_document(bench.context, DPO, case.reference, document.id, cause=DestructionCause.UNSOLICITED)
        draft_letter(bench.context, DPO, case.reference, ACKNOWLEDGEMENT)
        assert bench.letters.plans[-1][0].facts.unsolicited_destroyed_on == TODAY

    def test_a_letter_that_lacks_a_fact_is_not_written(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH).reference
        before = bench.everything()
        with pytest.raises(FactMissing) as refused:
            draft_letter(bench.context, DPO, reference, LetterKind.MARKETING_STOPPED)
        assert refused.value.facts == {"fact": "stopped_on"}
        assert bench.everything() == before

    def test_a_letter_is_drafted_then_approved_then_sent(self, bench: Bench) -> None:
        reference = bench.opened().reference
        for step in (approve_letter, send_letter):
            with pytest.raises(LetterNotDrafted):
                step(bench.context, DPO, reference, ACKNOWLEDGEMENT)
        draft_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
        with pytest.raises(LetterNotDrafted) as refused:
            send_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
        assert refused.value.facts == {"kind": "acknowledgement", "state": "approved"}
        approve_letter(bench.context, ACTORS[UserRole.MANAGER], reference, ACKNOWLEDGEMENT)
        bench.clock.forward(days=1)
        case = send_letter(bench.context, ACTORS[UserRole.ASSISTANT], reference, ACKNOWLEDGEMENT)
        letter = case.letters[0]
        assert (letter.state, letter.sent_on, letter.sent_by, letter.channel) == (
            LetterState.SENT,
            TODAY + timedelta(days=1),
            "Sofiane Bensaïd",
            "email",
        )
        assert case.state is CaseState.ACKNOWLEDGED
        with pytest.raises(LetterNotDrafted):
            send_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)

    def test_the_newest_draft_is_the_one_approved(self, bench: Bench) -> None:
        reference = bench.opened().reference
        for _ in range(2):
            draft_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
        case = approve_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
        assert [letter.state for letter in case.letters] == [LetterState.DRAFT, LetterState.APPROVED]

    def test_sending_seals_what_was_sent(self, bench: Bench) -> None:
        reference = bench.opened().reference
        _sent(bench, reference, ACKNOWLEDGEMENT)
        digest = hashlib.sha256(b"acknowledgement 1 PDF").hexdigest()
        assert json.loads(bench.payload("letter.sent")) == {
            "kind": "acknowledgement",
            "channel": "email",
            "items": [],
            "pdf_sha256": digest,
        }

    def test_the_items_whose_outcome_a_letter_tells_are_answered_and_no_others(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH, RightType.ERASURE).reference
        stop_marketing(bench.context, DPO, reference)
        decide_item(bench.context, DPO, reference, 2, Outcome.GRANTED)
        decide_item(bench.context, DPO, reference, 3, Outcome.NO_DATA_HELD)
        _sent(bench, reference, LetterKind.MARKETING_STOPPED)
        assert [item.answered_on for item in bench.case(reference).items] == [None, TODAY, None]

    def test_an_acknowledgement_answers_nothing(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH).reference
        decide_item(bench.context, DPO, reference, 1, Outcome.NO_DATA_HELD)
        _sent(bench, reference, ACKNOWLEDGEMENT)
        assert all(item.answered_on is None for item in bench.case(reference).items)


class TestEvidence:
    def test_it_gathers_the_case_its_events_and_the_head_of_the_log(self, bench: Bench) -> None:
        bench.opened()
        case = bench.opened(RightType.ACCESS)
        bench.clock.forward(days=1)
        assert evidence_file(bench.context, DPO, bench.reports, case.reference, "en") == b"evidence in en"
        evidence = bench.reports.evidences[0]
        assert evidence.case == case
        assert [event.action for event in evidence.events] == ["case.opened", "evidence.made"]
        assert evidence.users == {DPO.id: DPO.name}
        assert evidence.request == "Je demande: access"
        assert evidence.made_at == NOW + timedelta(days=1)
        with bench.work.read() as transaction:
            assert evidence.head == transaction.audit.head()

    def test_a_certificate_is_given_once_the_copy_is_gone_and_not_before(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        with pytest.raises(StillHeld):
            certificate(bench.context, DPO, bench.reports, case.reference, document, language="fr")
        destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
        paper = certificate(bench.context, DPO, bench.reports, case.reference, document, language="fr")
        assert paper == f"certificate for {case.reference} in fr".encode()


class TestTheLog:
    def test_it_proves_itself_and_can_be_held_against_an_anchor(self, bench: Bench) -> None:
        bench.opened()
        with bench.work.read() as transaction:
            anchor = transaction.audit.head()
        bench.opened()
        assert verify_audit(bench.context, DPO).ok
        assert verify_audit(bench.context, DPO, anchor).ok
        assert verify_audit(bench.context, DPO, (anchor[0], "00" * 32)).problems == (("audit.head_differs", anchor[0]),)
        assert verify_audit(bench.context, DPO, (99, anchor[1])).problems == (("audit.head_differs", 99),)

    def test_its_export_proves_itself_without_the_vault(self, bench: Bench) -> None:
        bench.opened(cards=1)
        with bench.work.read() as transaction:
            events, head = list(transaction.audit.events()), transaction.audit.head()
        lines = list(export_audit(bench.context, DPO))
        assert all(line.count("\n") == 1 for line in lines)
        assert list(read_export("".join(lines)).events) == events
        assert verify(read_export("".join(lines)).events, head).ok

    @pytest.mark.parametrize("words", ["deux\nlignes", "a\u2028b", "a\x85b", "a\x1cb", "a\r\nb", "🙂 «é»", '"\\'])
    def test_its_export_is_read_back_whatever_the_words(self, bench: Bench, words: str) -> None:
        with bench.work.write() as transaction:
            transaction.audit.append(DPO, "note.added", None, {"words": words})
        text = "".join(export_audit(bench.context, DPO))
        assert verify(read_export(text).events).ok
        assert [json.loads(event.payload or "") for event in read_export(text).events] == [{"words": words}]

    def test_an_edited_export_is_found_out(self, bench: Bench) -> None:
        bench.opened()
        text = "".join(export_audit(bench.context, DPO))
        assert not verify(read_export(text.replace("case.opened", "case.closed")).events).ok
        assert not verify(read_export(text.replace("DSR-2026-0001", "DSR-2026-0009")).events).ok

    @pytest.mark.parametrize("text", ["no", "{}", "[]", "null", '{"seq": "x"}', "1"])
    def test_what_is_no_export_is_said_so(self, text: str) -> None:
        with pytest.raises(UnreadableInput):
            list(read_export(text).events)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("seq", 1e999), ("at", 5), ("actor", 7), ("case", "no"), ("payload", 5), ("salt", 5), ("at", "2026-10-26")],
    )
    def test_a_line_with_a_value_of_another_kind_is_refused_or_found_out(
        self, bench: Bench, name: str, value: object
    ) -> None:
        bench.opened()
        with bench.work.read() as transaction:
            table = event_as_json(next(transaction.audit.events()))
        assert not self._accepted(json.dumps({**table, name: value}))

    def _accepted(self, text: str) -> bool:
        try:
            return verify(read_export(text).events).ok
        except UnreadableInput:
            return False
