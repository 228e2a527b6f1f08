"""Refusing, charging and approving, on the fake store and on the real one; and who may see a confidential case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.reasons import Given
from dsardesk.domain.refusals import EvidenceMissing, GroundMissing, NeverRefused, UnknownGround
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.sign_offs import SignOffMissing, SomebodyElseApproves
from dsardesk.services.agenda import read_agenda
from dsardesk.services.confidential import set_confidential
from dsardesk.services.context import cases_for
from dsardesk.services.decide import close_case, decide_item, decision_warnings
from dsardesk.services.fees import record_payment, set_fee
from dsardesk.services.grounds import Attached, GivenGround, offered_grounds
from dsardesk.services.journal import read_journal
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.packages import content_of
from dsardesk.services.ports import UnknownCase
from dsardesk.services.sign_offs import approve_decision, give_opinion, waiting_for_approval
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench

MANAGER, ASSISTANT, READER = (ACTORS[role] for role in (UserRole.MANAGER, UserRole.ASSISTANT, UserRole.READ))
LETTERS = Attached("courriers.pdf", "application/pdf", b"%PDF trois courriers")
REPEATED = GivenGround(
    "R02",
    {"earlier_requests": "2 et 16 octobre ", "interval": "14 jours", "unchanged": "aucun achat"},
    evidence=(LETTERS,),
)
SECRET = GivenGround("R25", {"withheld": "un avis d’avocat", "which_secrecy": "celui de l’avocat"}, scope="l’avis")


def refused(bench: Bench, *grounds: GivenGround, opinion: str = "") -> Case:
    """An access request refused."""
    reference = bench.opened(RightType.ACCESS).reference
    return decide_item(
        bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="parce que", grounds=grounds, opinion=opinion
    )


class TestRefusing:
    def test_the_grounds_their_facts_and_the_proof_are_kept_with_the_case(self, bench: Bench) -> None:
        case = refused(bench, REPEATED, SECRET)
        repeated, secret = bench.case(case.reference).grounds
        assert (secret.code, secret.scope, secret.facts["withheld"]) == ("R25", "l’avis", "un avis d’avocat")
        assert repeated.facts["earlier_requests"] == "2 et 16 octobre"
        assert repeated.evidence
        assert content_of(bench.context, DPO, repeated.evidence[0]) == LETTERS.content
        assert '"R02"' in bench.payload("item.decided")

    def test_a_refusal_without_a_ground_changes_nothing(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        before = bench.everything()
        for grounds, error in (((), GroundMissing), ((GivenGround("R99"),), UnknownGround)):
            with pytest.raises(error):
                decide_item(bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="non", grounds=grounds)
        unproven = replace(REPEATED, evidence=())
        with pytest.raises(EvidenceMissing):
            decide_item(bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="non", grounds=(unproven,))
        assert bench.everything() == before

    def test_a_proof_given_once_serves_when_the_decision_changes(self, bench: Bench) -> None:
        case = refused(bench, REPEATED)
        again = replace(REPEATED, evidence=())
        changed = decide_item(
            bench.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="mieux dit", grounds=(again,)
        )
        assert changed.grounds[0].evidence == case.grounds[0].evidence
        granted = decide_item(bench.context, DPO, case.reference, 1, Outcome.WITHDRAWN)
        assert granted.grounds == ()

    def test_several_files_prove_a_ground_and_one_may_be_taken_back(self, bench: Bench) -> None:
        calls = Attached("appels.csv", "text/csv", b"date;heure")
        case = refused(bench, replace(REPEATED, evidence=(LETTERS, calls)))
        first, second = case.grounds[0].evidence
        names = {document.id: document.name for document in case.documents}
        assert (names[first], names[second]) == ("courriers.pdf", "appels.csv")
        mended = replace(REPEATED, evidence=(), dropped=(first,))
        changed = decide_item(
            bench.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="mieux dit", grounds=(mended,)
        )
        assert changed.grounds[0].evidence == (second,)
        assert first in {document.id for document in changed.documents}
        nothing = replace(mended, dropped=(first, second))
        with pytest.raises(EvidenceMissing):
            decide_item(bench.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="non", grounds=(nothing,))

    @law_says(
        "gdpr.21.3.no_refusal",
        "An objection to direct marketing is never refused, in whole or in part: no ground exists.",
    )
    def test_an_objection_to_marketing_is_offered_no_ground_and_none_is_taken(self, bench: Bench) -> None:
        reference = bench.opened(RightType.OBJECTION_MARKETING).reference
        assert offered_grounds(bench.context, DPO, reference, 1, Outcome.REFUSED) == ()
        with pytest.raises(NeverRefused):
            decide_item(bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="non", grounds=(REPEATED,))

    def test_that_nothing_is_held_is_recorded_under_its_own_code(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        case = decide_item(bench.context, DPO, reference, 1, Outcome.NO_DATA_HELD)
        assert [each.code for each in case.grounds] == ["R06"]

    def test_its_letter_cites_the_article_and_repeats_the_facts(self, bench: Bench) -> None:
        case = refused(bench, SECRET)
        draft_letter(bench.context, DPO, case.reference, LetterKind.REFUSAL)
        told = str(bench.letters.plans[-1][0].sections)
        assert "articles 226-13 et 226-15 du code pénal" in told
        assert "un avis d’avocat" in told
        approve_letter(bench.context, DPO, case.reference, LetterKind.REFUSAL)
        assert send_letter(bench.context, DPO, case.reference, LetterKind.REFUSAL).items[0].answered_on == TODAY

    def test_nobody_is_warned_where_nothing_was_extended(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        assert decision_warnings(bench.context, DPO, reference, 1, Outcome.REFUSED) == ()


class TestApproving:
    """GDPR 12(5): the officer's opinion and the controller's approval, both recorded."""

    def test_the_letter_waits_for_both(self, bench: Bench) -> None:
        reference = refused(bench, REPEATED).reference
        draft_letter(bench.context, DPO, reference, LetterKind.REFUSAL)
        with pytest.raises(SignOffMissing):
            approve_letter(bench.context, DPO, reference, LetterKind.REFUSAL)
        give_opinion(bench.context, DPO, reference, 1, "troisième demande en un mois")
        approve_decision(bench.context, MANAGER, reference, 1)
        approve_letter(bench.context, DPO, reference, LetterKind.REFUSAL)
        opinion, approval = bench.case(reference).sign_offs
        assert (opinion.by, opinion.given) == (DPO.name, Given.HERE)
        assert (approval.by, approval.given) == (MANAGER.name, Given.HERE)
        assert bench.actions()[-4:-1] == ["letter.drafted", "opinion.given", "decision.approved"]

    def test_the_opinion_may_come_with_the_decision(self, bench: Bench) -> None:
        assert refused(bench, REPEATED, opinion="favorable").sign_offs[0].words == "favorable"

    def test_whoever_decided_does_not_approve_alone_where_somebody_else_can(self, bench: Bench) -> None:
        reference = refused(bench, REPEATED).reference
        with pytest.raises(SomebodyElseApproves):
            approve_decision(bench.context, DPO, reference, 1)

    def test_an_approval_given_outside_is_kept_as_a_document(self, bench: Bench) -> None:
        reference = refused(bench, REPEATED).reference
        case = approve_decision(bench.context, DPO, reference, 1, outside=LETTERS)
        (entry,) = case.sign_offs
        assert entry.given is Given.OUTSIDE
        assert entry.document
        assert content_of(bench.context, DPO, entry.document) == LETTERS.content

    def test_it_waits_in_a_list_that_names_nobody_until_it_is_approved(self, bench: Bench) -> None:
        case = refused(bench, REPEATED, opinion="oui")
        (waiting,) = waiting_for_approval(bench.context, MANAGER)
        assert (waiting.reference, waiting.item, waiting.right) == (case.reference, 1, RightType.ACCESS)
        assert (waiting.outcome, waiting.gaps) == (Outcome.REFUSED, ("approval_missing",))
        assert waiting.opinion
        approve_decision(bench.context, MANAGER, case.reference, 1)
        assert waiting_for_approval(bench.context, MANAGER) == ()

    def test_an_approval_withheld_says_why_and_stays(self, bench: Bench) -> None:
        reference = refused(bench, REPEATED, opinion="oui").reference
        approve_decision(bench.context, MANAGER, reference, 1, "des frais plutôt", favourable=False)
        (waiting,) = waiting_for_approval(bench.context, DPO)
        assert waiting.gaps == ("approval_withheld",)
        assert waiting.opinion is not None

    @pytest.mark.parametrize("actor", [ASSISTANT, READER])
    def test_others_neither_advise_nor_approve(self, bench: Bench, actor: Actor) -> None:
        reference = refused(bench, REPEATED).reference
        for act in (
            lambda: give_opinion(bench.context, actor, reference, 1, "oui"),
            lambda: approve_decision(bench.context, actor, reference, 1),
            lambda: waiting_for_approval(bench.context, actor),
        ):
            with pytest.raises(RoleRefused):
                act()


class TestCharging:
    """A fee instead of a refusal."""

    def charged(self, bench: Bench) -> str:
        reference = bench.opened(RightType.ACCESS).reference
        set_fee(bench.context, DPO, reference, 1, cents=1550, calculation="une heure de tri", grounds=(REPEATED,))
        return reference

    def test_it_is_announced_once_both_words_are_on_record(self, bench: Bench) -> None:
        reference = self.charged(bench)
        draft_letter(bench.context, DPO, reference, LetterKind.FEE)
        with pytest.raises(SignOffMissing):
            approve_letter(bench.context, DPO, reference, LetterKind.FEE)
        give_opinion(bench.context, DPO, reference, 1, "des frais plutôt qu’un refus")
        (waiting,) = waiting_for_approval(bench.context, MANAGER)
        assert waiting.fee
        assert (waiting.fee.cents, waiting.outcome) == (1550, None)
        approve_decision(bench.context, MANAGER, reference, 1)
        approve_letter(bench.context, DPO, reference, LetterKind.FEE)
        case = send_letter(bench.context, DPO, reference, LetterKind.FEE)
        assert case.items[0].outcome is None
        assert "une heure de tri" in str(bench.letters.plans[-1][0].sections)

    def test_whoever_withdraws_is_told_that_the_request_ended_and_the_case_closes(self, bench: Bench) -> None:
        reference = self.charged(bench)
        decide_item(bench.context, DPO, reference, 1, Outcome.WITHDRAWN)
        draft_letter(bench.context, DPO, reference, LetterKind.CLOSING_NOTE)
        approve_letter(bench.context, DPO, reference, LetterKind.CLOSING_NOTE)
        send_letter(bench.context, DPO, reference, LetterKind.CLOSING_NOTE)
        assert close_case(bench.context, DPO, reference).closed_on == TODAY

    def test_once_paid_nothing_is_left_of_the_reproach(self, bench: Bench) -> None:
        case = record_payment(bench.context, ASSISTANT, self.charged(bench), 1)
        assert (case.fees[0].paid_on, case.grounds) == (TODAY, ())
        assert bench.actions()[-2:] == ["fee.asked", "fee.paid"]

    def test_only_the_officer_sets_one(self, bench: Bench) -> None:
        with pytest.raises(RoleRefused):
            set_fee(bench.context, ASSISTANT, "X", 1, cents=1, calculation="x", grounds=())


class TestConfidential:
    """A case about the management is invisible to those who only follow or approve."""

    @pytest.fixture
    def hidden(self, bench: Bench) -> str:
        """A refusal that waits for an approval, on a confidential case with a held identity document."""
        reference = bench.opened(RightType.ACCESS, cards=1).reference
        decide_item(
            bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="non", grounds=(REPEATED,), opinion="oui"
        )
        return set_confidential(bench.context, DPO, reference, confidential=True).reference

    @pytest.mark.parametrize("actor", [MANAGER, READER])
    def test_in_lists_counts_and_alerts(self, bench: Bench, hidden: str, actor: Actor) -> None:
        bench.opened(RightType.ACCESS)
        everything, shown = read_agenda(bench.context, DPO), read_agenda(bench.context, actor)
        assert (everything.held, shown.held) == (1, 0)
        assert (everything.year.received, shown.year.received) == (2, 1)
        assert hidden in {entry.line.reference for entry in everything.to_do}
        assert hidden not in {entry.line.reference for entry in shown.to_do}
        assert shown.next_due is None or shown.next_due.line.reference != hidden
        with bench.work.read() as transaction:
            cases = cases_for(transaction, actor)
            assert cases.count() == 1
            assert hidden not in {line.reference for line in cases.page(offset=0, limit=9)}
            assert cases.open_promises(TODAY) == ()
            with pytest.raises(UnknownCase):
                cases.get(hidden)
            assert cases_for(transaction, ASSISTANT).get(hidden).confidential

    def test_in_approvals(self, bench: Bench, hidden: str) -> None:
        assert waiting_for_approval(bench.context, MANAGER) == ()
        with pytest.raises(UnknownCase):
            approve_decision(bench.context, MANAGER, hidden, 1)
        with pytest.raises(UnknownCase):
            approve_letter(bench.context, MANAGER, hidden, LetterKind.REFUSAL)
        assert [each.reference for each in waiting_for_approval(bench.context, DPO)] == [hidden]

    def test_in_the_journal(self, bench: Bench, hidden: str) -> None:
        shown = read_journal(bench.context, MANAGER, limit=99).lines
        assert hidden not in {line.reference for line in shown}
        assert hidden in {line.reference for line in read_journal(bench.context, DPO, limit=99).lines}

    def test_until_it_is_shown_again(self, bench: Bench, hidden: str) -> None:
        set_confidential(bench.context, DPO, hidden, confidential=False)
        assert [each.reference for each in waiting_for_approval(bench.context, MANAGER)] == [hidden]
        assert bench.actions()[-2:] == ["case.hidden", "case.shown"]

    @pytest.mark.parametrize("actor", [MANAGER, ASSISTANT, READER])
    def test_the_officer_alone_decides_that(self, bench: Bench, actor: Actor) -> None:
        with pytest.raises(RoleRefused):
            set_confidential(bench.context, actor, "X", confidential=True)


def test_the_agenda_counts_what_waits_for_an_approval(bench: Bench) -> None:
    refused(bench, REPEATED)
    assert read_agenda(bench.context, MANAGER).to_approve == 1
