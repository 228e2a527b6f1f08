"""Who may act for the person, and the identity documents that come, stay or go on the way (GDPR 12(6), EDPB 79-81)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.entitlement import AuthorityNotShown, IdentityNotConfirmed, InterestNotWeighed
from dsardesk.domain.findings import SearchResult
from dsardesk.domain.identity import DestructionCause, DoubtNotStated, HoldAlreadyOver, Rung, Verdict
from dsardesk.domain.ladder import LateAskUnexplained, RungUnsuited, SofterNotWeighed
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, ProofKind, ReplyTo, Representation
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sending import OtherAddress
from dsardesk.services.authority import (
    IdentityPagesInside,
    keep_proof,
    record_own_request,
    record_representation,
)
from dsardesk.services.decide import decide_item
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.identity_documents import destroy_document, hold_document, receive_document
from dsardesk.services.identity_due import settle_documents
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.packages import content_of, create_package, deliver_package
from dsardesk.services.ports import CaseQuery
from dsardesk.services.searches import search_system
from tests.fakes import FailingWork, LastWriteFails, PlainSearch
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, NOW, TODAY, profile_text
from tests.services.conftest import Bench

ASSISTANT = ACTORS[UserRole.ASSISTANT]
MANDATE = Representation(
    Authority.MANDATE,
    "Odile Ferrand",
    "odile@courriel.example",
    ("1 rue Haute", "69001 Lyon"),
    {"customer_number": "CL-20500"},
    shown_on=TODAY,
    rights=(RightType.ACCESS,),
    writer_identified=True,
)


def by_agent(bench: Bench, known: Representation = MANDATE, *rights: RightType) -> str:
    """The reference of a case in which an agent writes."""
    reference = bench.opened(*(rights or (RightType.ACCESS,))).reference
    record_representation(bench.context, DPO, reference, known)
    return reference


def received(bench: Bench, reference: str) -> bool:
    """Whether the copy that comes now counts as asked for."""
    case = receive_document(bench.context, DPO, reference, b"\xff\xd8 carte", "image/jpeg")
    return case.identity.documents[-1].requested


def ask_a_copy(bench: Bench, reference: str) -> None:
    request_identity(
        bench.context,
        DPO,
        reference,
        rung=Rung.COPY,
        doubt="deux homonymes",
        softer="aucun autre fait n’est connu",
        asked_on=TODAY,
        promptly=True,
    )


class TestCopies:
    @law_says(
        "edpb.01-2022.79.destroyed",
        "A copy is destroyed as soon as the identity was checked; a note that it was checked is all that stays.",
    )
    def test_a_copy_that_was_asked_for_ends_at_its_check_and_only_the_note_stays(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        ask_a_copy(bench, reference)
        assert received(bench, reference)
        checked = check_identity(
            bench.context, DPO, reference, rung=Rung.COPY, verdict=Verdict.CONFIRMED, doubt="deux homonymes"
        )
        assert bench.store.contents == {}
        ending = checked.identity.documents[-1].destruction
        assert ending
        assert ending.cause is DestructionCause.CHECKED
        assert checked.identity.check
        assert checked.identity.check.rung is Rung.COPY

    @law_says(
        "design.unsolicited_destroyed",
        "A copy of an identity document that nobody asked for is kept out of the vault, never used unless a "
        "doubt was recorded, and destroyed at triage.",
    )
    def test_a_copy_that_nobody_asked_for_is_not_used_without_a_doubt_and_ends_at_triage(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        assert not received(bench, case.reference)
        with pytest.raises(DoubtNotStated):
            check_identity(bench.context, DPO, case.reference, rung=Rung.COPY, verdict=Verdict.CONFIRMED)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        causes = {d.destruction.cause for d in checked.identity.documents if d.destruction}
        assert (checked.identity.held(), causes) == ((), {DestructionCause.UNSOLICITED})

    def test_a_copy_sent_when_two_facts_were_asked_was_not_asked_for(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        request_identity(
            bench.context, DPO, reference, rung=Rung.DATA_POINTS, doubt="homonyme", asked_on=TODAY, promptly=True
        )
        assert not received(bench, reference)

    def test_a_copy_that_comes_later_never_enters_the_vault(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        before = bench.case(reference).documents
        received(bench, reference)
        assert bench.case(reference).documents == before
        assert list(bench.store.contents.values()) == [b"\xff\xd8 carte"]
        assert bench.case(reference).identity.documents[0].destroy_by == NOW + timedelta(hours=48)

    def test_a_copy_that_no_case_knows_is_not_left_behind(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(LastWriteFails):
            receive_document(bench.context_on(FailingWork(bench.work)), DPO, reference, b"x", "image/jpeg")
        assert bench.store.contents == {}

    def test_a_doubtful_copy_outlives_its_day_until_a_person_decides(self, bench: Bench) -> None:
        """The rule book, decision 12."""
        case = bench.opened(RightType.ACCESS, cards=1)
        check_identity(bench.context, DPO, case.reference, rung=Rung.SEEN, verdict=Verdict.NOT_CONFIRMED)
        bench.clock.forward(days=30)
        assert settle_documents(bench.context, DPO) == ()
        document = bench.case(case.reference).identity.documents[0].id
        until = TODAY + timedelta(days=60)
        hold_document(bench.context, DPO, case.reference, document, reason="faux soupçonné", until=until)
        bench.clock.forward(days=31)
        assert settle_documents(bench.context, DPO) == (case.reference,)

    @law_says(
        "design.hold_proposed",
        "A hold on an identity document is proposed for ninety days; whoever holds it chooses the last day.",
    )
    def test_a_hold_ends_on_the_day_chosen_which_is_not_a_past_one(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        document = case.identity.documents[0].id
        with pytest.raises(HoldAlreadyOver):
            hold_document(
                bench.context, DPO, case.reference, document, reason="faux ?", until=TODAY - timedelta(days=1)
            )
        proposed = TODAY + timedelta(days=bench.context.rules.days("design.hold_proposed"))
        assert proposed == date(2027, 1, 24)
        held = hold_document(bench.context, DPO, case.reference, document, reason="faux ?", until=proposed)
        assert held.identity.documents[0].may_stay(proposed)

    @law_says(
        "design.stricter_end",
        "Of two ends that a policy gives to a copy, the earlier one applies: at the check.",
    )
    def test_of_two_ends_that_a_policy_gives_the_check_is_the_one_that_counts(self, bench: Bench) -> None:
        """As the profile of Pigment says: kept while the request is handled, and destroyed once checked."""
        text = profile_text().replace("[identity]\n", "[identity]\npolicy_keeps_longer = true\n", 1)
        with bench.work.write() as transaction:
            transaction.profiles.add("01900000-0000-7000-8000-00000000000f", text, TODAY)
        case = bench.opened(RightType.ACCESS, cards=1)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        assert checked.identity.held() == ()
        assert '"policy_departures":["keeps_longer"]' in bench.payload("identity.checked").replace(" ", "")


class TestAsking:
    def test_a_copy_is_asked_once_it_was_said_why_nothing_softer_would_do(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(SofterNotWeighed):
            request_identity(
                bench.context, DPO, reference, rung=Rung.COPY, doubt="homonyme", asked_on=TODAY, promptly=True
            )
        ask_a_copy(bench, reference)
        assert bench.case(reference).identity.requests[-1].softer == "aucun autre fait n’est connu"
        assert "aucun autre fait" in bench.payload("identity.requested")

    def test_asked_late_it_suspends_with_a_reason_that_is_kept(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        bench.clock.forward(days=8)
        late = TODAY + timedelta(days=8)
        with pytest.raises(LateAskUnexplained):
            request_identity(
                bench.context, DPO, reference, rung=Rung.CODE, doubt="homonyme", asked_on=late, promptly=True
            )
        request_identity(
            bench.context,
            DPO,
            reference,
            rung=Rung.CODE,
            doubt="homonyme",
            asked_on=late,
            promptly=True,
            late_reason="une seconde lettre contredit la première",
        )
        assert bench.case(reference).facts[-1].fact.reason == "une seconde lettre contredit la première"

    def test_nobody_is_asked_anything_for_an_objection_to_marketing(self, bench: Bench) -> None:
        reference = bench.opened(RightType.OBJECTION_MARKETING, cards=1).reference
        with pytest.raises(RungUnsuited):
            request_identity(
                bench.context, DPO, reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
            )
        with pytest.raises(RungUnsuited):
            check_identity(bench.context, DPO, reference, rung=Rung.SEEN, verdict=Verdict.CONFIRMED)

    def test_nothing_is_granted_while_a_check_did_not_convince(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        check_identity(bench.context, DPO, reference, rung=Rung.CODE, verdict=Verdict.NOT_CONFIRMED)
        with pytest.raises(IdentityNotConfirmed):
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED)


class TestRepresentation:
    def test_the_person_is_the_one_whose_data_are_looked_for(self, bench: Bench) -> None:
        reference = by_agent(bench)
        search = PlainSearch(SearchResult((), ("clients.csv",), ()))
        search_system(bench.context, DPO, reference, "crm", Path(), using=search)
        assert (search.targets[-1].names, search.targets[-1].emails) == (
            ("Odile Ferrand",),
            ("odile@courriel.example",),
        )

    def test_the_package_bears_the_persons_name_and_the_case_is_found_by_it(self, bench: Bench) -> None:
        reference = by_agent(bench)
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="secret")
        assert bench.packages.requests[-1][0].subject == "Odile Ferrand"
        with bench.work.read() as transaction:
            found = transaction.cases.page(CaseQuery(terms=("ferrand",)), offset=0, limit=2)
            assert [line.reference for line in found] == [reference]
            assert transaction.cases.get(reference).representation == MANDATE

    def test_marketing_stops_for_the_person_not_for_the_agent(self, bench: Bench) -> None:
        reference = by_agent(bench, MANDATE, RightType.ACCESS, RightType.OBJECTION_MARKETING)
        stop_marketing(bench.context, DPO, reference)
        with bench.work.read() as transaction:
            assert transaction.suppression.holds("odile@courriel.example")
            assert not transaction.suppression.holds("zephyrine@courriel.example")

    def test_a_missing_mandate_moves_no_date_and_lets_nothing_be_granted(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with bench.work.read() as transaction:
            before = transaction.cases.page(offset=0, limit=1)[0].due_on
        record_representation(bench.context, DPO, reference, replace(MANDATE, shown_on=None))
        with bench.work.read() as transaction:
            assert transaction.cases.page(offset=0, limit=1)[0].due_on == before
        with pytest.raises(AuthorityNotShown):
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED)

    def test_what_the_log_keeps_names_nobody(self, bench: Bench) -> None:
        by_agent(bench)
        said = bench.payload("representation.recorded")
        assert '"authority"' in said
        assert "Ferrand" not in said
        assert "odile" not in said

    def test_a_parent_of_a_teenager_is_answered_once_the_minors_interest_was_looked_at(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        parent = Representation(Authority.PARENT, "Noé", born_on=date(2010, 5, 4), shown_on=TODAY)
        with pytest.raises(InterestNotWeighed):
            record_representation(bench.context, DPO, reference, parent)
        heard = replace(parent, interest="Il demande lui-même cet accès.")
        recorded = record_representation(bench.context, ASSISTANT, reference, heard)
        assert recorded.requester.capacity is Capacity.LEGAL_REPRESENTATIVE

    def test_what_was_recorded_by_mistake_is_taken_back(self, bench: Bench) -> None:
        reference = by_agent(bench)
        taken_back = record_own_request(bench.context, DPO, reference)
        assert (taken_back.representation, taken_back.requester.capacity) == (None, Capacity.SELF)
        assert bench.case(reference).representation is None

    def test_an_answer_goes_where_the_mandate_says(self, bench: Bench) -> None:
        reference = by_agent(bench, replace(MANDATE, reply_to=ReplyTo.PERSON))
        check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        decide_item(bench.context, DPO, reference, 1, Outcome.NO_DATA_HELD)
        draft_letter(bench.context, DPO, reference, LetterKind.NO_DATA)
        assert bench.letters.plans[-1][0].facts.addressee.name == "Odile Ferrand"
        approve_letter(bench.context, DPO, reference, LetterKind.NO_DATA)
        with pytest.raises(OtherAddress):
            send_letter(bench.context, DPO, reference, LetterKind.NO_DATA, sent_to="zephyrine@courriel.example")
        send_letter(bench.context, DPO, reference, LetterKind.NO_DATA, sent_to="odile@courriel.example")
        assert '"sent_to":"case"' in bench.payload("letter.sent").replace(" ", "")
        draft_letter(bench.context, DPO, reference, LetterKind.AGENT_TOLD)
        assert bench.letters.plans[-1][0].facts.addressee.name != "Odile Ferrand"

    def test_so_does_the_package(self, bench: Bench) -> None:
        reference = by_agent(bench, replace(MANDATE, reply_to=ReplyTo.PERSON))
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="secret")
        deliver = {"channel": "email", "told_by": "phone"}
        with pytest.raises(OtherAddress):
            deliver_package(bench.context, DPO, reference, sent_to="zephyrine@courriel.example", **deliver)  # type: ignore[arg-type]
        deliver_package(bench.context, DPO, reference, sent_to="odile@courriel.example", **deliver)  # type: ignore[arg-type]


class TestProofs:
    @law_says(
        "design.proof_of_authority",
        "Papers that show a right to act (mandate, notorial deed, family book, death record, judgment) are "
        "kept apart as evidence, without their identity pages.",
    )
    def test_a_mandate_is_kept_apart_and_read_by_the_data_protection_officer_alone(self, bench: Bench) -> None:
        reference = by_agent(bench)
        kept = keep_proof(
            bench.context, ASSISTANT, reference, ProofKind.MANDATE, b"%PDF mandat", without_identity_pages=True
        )
        (proof,) = kept.proofs
        assert (proof.kind, proof.by) == (ProofKind.MANDATE, "Sofiane Bensaïd")
        assert (kept.documents[-1].kind, kept.documents[-1].name) == ("proof", "mandate.pdf")
        assert content_of(bench.context, DPO, proof.document) == b"%PDF mandat"
        with pytest.raises(RoleRefused):
            content_of(bench.context, ASSISTANT, proof.document)
        assert content_of(bench.context, ASSISTANT, kept.documents[0].id)

    def test_its_identity_pages_stay_out(self, bench: Bench) -> None:
        reference = by_agent(bench)
        before = bench.everything()
        with pytest.raises(IdentityPagesInside):
            keep_proof(bench.context, DPO, reference, ProofKind.FAMILY_BOOK, b"x", without_identity_pages=False)
        assert bench.everything() == before

    def test_it_bears_the_name_of_its_kind_never_that_of_the_senders_file(self, bench: Bench) -> None:
        reference = by_agent(bench)
        kept = keep_proof(
            bench.context,
            DPO,
            reference,
            ProofKind.COURT_JUDGMENT,
            b"x",
            suffix=".PNG",
            without_identity_pages=True,
        )
        assert (kept.documents[-1].name, kept.documents[-1].media_type) == ("court_judgment.png", "image/png")

    def test_it_outlives_the_destruction_of_identity_documents(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        keep_proof(bench.context, DPO, case.reference, ProofKind.MANDATE, b"%PDF", without_identity_pages=True)
        document = case.identity.documents[0].id
        destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
        assert bench.case(case.reference).proofs
