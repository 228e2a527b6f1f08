"""The rights carried out with what was examined: restricted, objected, withdrawn, reviewed, split, complained about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.assessments import AssessmentKind, Instruction, RestrictionGround, ReviewResult
from dsardesk.domain.case import CannotClose, Case, CaseKind, CaseState, Role
from dsardesk.domain.complaints import DPO_INFORMED
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import NothingToStop
from dsardesk.domain.processor import InstructionMissing
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.restriction import NoticeFirst
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.assessments import note_assessment
from dsardesk.services.complaints import note_authority_letter, note_right
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.objection import leave_in_system, stop_in_system
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.ports import UnknownCase
from dsardesk.services.restriction import lift_restriction, restrict_in_system
from dsardesk.services.searches import record_search
from dsardesk.services.splitting import split_case
from dsardesk.services.suppression import (
    ListTooLong,
    NothingToSuppress,
    SuppressionChannel,
    check_list,
    clear_list,
    note_opt_out,
    suppress,
)
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import EMAIL, Bench, a_draft

ASSISTANT = ACTORS[UserRole.ASSISTANT]


def sent(bench: Bench, reference: str, kind: LetterKind) -> Case:
    for step in (draft_letter, approve_letter):
        step(bench.context, DPO, reference, kind)
    return send_letter(bench.context, DPO, reference, kind)


def told(bench: Bench) -> str:
    return str(bench.letters.plans[-1][0].sections)


def note(bench: Bench, reference: str, kind: AssessmentKind, **answer: object) -> Case:
    return note_assessment(bench.context, DPO, reference, kind, **{"item": 1, **answer})  # type: ignore[arg-type]


class TestRestrictionAlone:
    def test_it_is_applied_told_noticed_and_lifted_in_that_order(self, bench: Bench) -> None:
        reference = bench.opened(RightType.RESTRICTION, category="prospect").reference
        note(bench, reference, AssessmentKind.RESTRICTION_GROUND, ground=RestrictionGround.CLAIMS)
        restrict_in_system(bench.context, ASSISTANT, reference, 1, "crm")
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        assert sent(bench, reference, LetterKind.RESTRICTION_REPLY).state is CaseState.RESPONDED
        assert "restriction_reply.notice" in told(bench)
        with pytest.raises(CannotClose):
            close_case(bench.context, DPO, reference)
        note(bench, reference, AssessmentKind.RESTRICTION_END, words="le litige a pris fin")
        with pytest.raises(NoticeFirst):
            lift_restriction(bench.context, DPO, reference, 1)
        sent(bench, reference, LetterKind.RESTRICTION_LIFTING)
        assert "le litige a pris fin" in told(bench)
        assert not lift_restriction(bench.context, DPO, reference, 1).restricted()
        assert close_case(bench.context, DPO, reference).state is CaseState.CLOSED

    def test_the_log_says_the_ground_and_no_words(self, bench: Bench) -> None:
        reference = bench.opened(RightType.RESTRICTION).reference
        note(bench, reference, AssessmentKind.RESTRICTION_END, words="litige avec Zéphyrine")
        assert bench.payload("item.assessed") == (
            '{"answer":null,"examined_by":"","item":1,"question":"restriction_end"}'
        )


class TestObjection:
    def test_it_stops_and_the_person_learns_where(self, bench: Bench) -> None:
        reference = bench.opened(RightType.OBJECTION).reference
        note(bench, reference, AssessmentKind.SITUATION, words="harcelée par un ancien collègue")
        stop_in_system(bench.context, ASSISTANT, reference, 1, "emailing")
        leave_in_system(bench.context, DPO, reference, 1, "crm", reason="le contrat court")
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        assert sent(bench, reference, LetterKind.OBJECTION_REPLY).item(1).answered_on == TODAY
        assert "le contrat court" in told(bench)


class TestAutomatedDecision:
    def test_a_named_person_reviews_it_and_the_letter_says_what_came_of_it(self, bench: Bench) -> None:
        reference = bench.opened(RightType.AUTOMATED_DECISION).reference
        note(bench, reference, AssessmentKind.CONTESTED_DECISION, words="le refus du paiement")
        note(bench, reference, AssessmentKind.PERSONS_VIEW, words="cliente depuis huit ans")
        review = {"ground": ReviewResult.CHANGED, "words": "l’âge était faux", "who": "Basile Ferrand"}
        note(bench, reference, AssessmentKind.HUMAN_REVIEW, **review)
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        sent(bench, reference, LetterKind.AUTOMATED_REPLY)
        assert "Basile Ferrand" in told(bench)
        assert "automated_reply.changed" in told(bench)

    def test_only_the_officer_records_the_review(self, bench: Bench) -> None:
        reference = bench.opened(RightType.AUTOMATED_DECISION).reference
        with pytest.raises(DeskError) as refused:
            note_assessment(
                bench.context, ASSISTANT, reference, AssessmentKind.HUMAN_REVIEW, item=1, ground="changed", words="x"
            )
        assert refused.value.code == "role.refused"


class TestMarketingOfACustomer:
    @law_says(
        "gdpr.21.3.customers",
        "Marketing to whoever objects stops at once; messages that a contract needs are none, and go on, and the "
        "letter says why.",
    )
    @pytest.mark.parametrize(("category", "goes_on"), [("customer", True), ("prospect", False)])
    def test_messages_of_the_contract_go_on_and_the_letter_says_why(
        self, bench: Bench, category: str, *, goes_on: bool
    ) -> None:
        reference = bench.opened(RightType.OBJECTION_MARKETING, category=category).reference
        stop_marketing(bench.context, DPO, reference)
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        sent(bench, reference, LetterKind.MARKETING_STOPPED)
        assert ("marketing.contract_goes_on" in told(bench)) is goes_on


@law_says(
    "gdpr.21.3.suppression",
    "What keeps marketing from starting again is a suppression list that serves nothing else: hashed where possible, "
    "in clear only where a call list or a mailing by post needs it.",
)
class TestSuppressionList:
    LIST = f'nom;courriel;tel\n"A";a@b.example;0102030405\nZ;<{EMAIL.upper()}>;\nB;b@c.example;+33 6 39 98 00 11\n'

    def put(self, bench: Bench, address: str, channel: SuppressionChannel, *, in_clear: bool = False) -> Case:
        reference = bench.opened(RightType.OBJECTION_MARKETING).reference
        return suppress(bench.context, DPO, reference, address, channel=channel, in_clear=in_clear)

    def test_a_new_mailing_list_is_told_which_of_its_lines_to_take_off_and_nothing_else(self, bench: Bench) -> None:
        stop_marketing(bench.context, DPO, bench.opened().reference)
        self.put(bench, "06.39.98.00.11", SuppressionChannel.PHONE)
        found = check_list(bench.context, ASSISTANT, self.LIST)
        assert (found.lines, found.matches) == (4, (3, 4))
        assert found.cleaned(self.LIST) == "".join(self.LIST.splitlines(keepends=True)[:2])

    def test_whoever_unsubscribed_by_themselves_is_put_on_it_without_a_case(self, bench: Bench) -> None:
        note_opt_out(bench.context, ASSISTANT, f" {EMAIL}\n")
        assert check_list(bench.context, DPO, EMAIL).matches == (1,)
        assert bench.payload("marketing.opted_out") == '{"channel":"email"}'
        with pytest.raises(NothingToSuppress):
            note_opt_out(bench.context, DPO, " ")
        with pytest.raises(DeskError):
            note_opt_out(bench.context, ACTORS[UserRole.MANAGER], EMAIL)

    def test_a_list_of_strangers_matches_nobody(self, bench: Bench) -> None:
        assert check_list(bench.context, DPO, "x@y.example\n").matches == ()
        assert check_list(bench.context, DPO, "").lines == 0

    def test_a_postal_address_with_commas_is_one_address(self, bench: Bench) -> None:
        self.put(bench, "3, rue Basse, 01500 Ambérieu", SuppressionChannel.POST, in_clear=True)
        assert check_list(bench.context, DPO, "3, Rue Basse, 01500 Ambérieu\n").matches == (1,)

    def test_only_what_a_call_list_or_a_mailing_needs_is_in_clear(self, bench: Bench) -> None:
        self.put(bench, "06 39 98 00 11", SuppressionChannel.PHONE)
        assert clear_list(bench.context, DPO, SuppressionChannel.PHONE) == ()
        self.put(bench, " 06 39 98 00 11 ", SuppressionChannel.PHONE, in_clear=True)
        self.put(bench, EMAIL, SuppressionChannel.EMAIL, in_clear=True)
        assert clear_list(bench.context, DPO, SuppressionChannel.PHONE) == ("06 39 98 00 11",)
        assert clear_list(bench.context, DPO, SuppressionChannel.EMAIL) == ()

    def test_the_log_says_neither_the_address_nor_the_number(self, bench: Bench) -> None:
        self.put(bench, "06 39 98 00 11", SuppressionChannel.PHONE, in_clear=True)
        assert bench.payload("address.suppressed") == '{"channel":"phone","in_clear":true}'

    def test_reading_what_is_in_clear_is_on_record_and_for_the_officer(self, bench: Bench) -> None:
        clear_list(bench.context, DPO, SuppressionChannel.POST)
        assert bench.actions()[-1] == "suppression.read"
        with pytest.raises(DeskError):
            clear_list(bench.context, ASSISTANT, SuppressionChannel.POST)

    def test_nobody_is_put_on_it_who_did_not_object(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(NothingToStop):
            suppress(bench.context, DPO, reference, EMAIL, channel=SuppressionChannel.EMAIL)
        with pytest.raises(NothingToSuppress):
            suppress(bench.context, DPO, reference, " ", channel=SuppressionChannel.EMAIL)

    def test_a_list_without_end_is_refused(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("dsardesk.services.suppression.MOST_CELLS", 3)
        with pytest.raises(ListTooLong):
            check_list(bench.context, DPO, "a;b;c\nd;e\n")


def complaint(bench: Bench, kind: CaseKind, *, actor: Actor = ASSISTANT, **opening: object) -> Case:
    draft = a_draft()
    waiting = take_in(bench.context, DPO, draft.raw)
    return open_case(bench.context, actor, draft, Opening(kind=kind, **opening), waiting)  # type: ignore[arg-type]


class TestComplaint:
    def test_it_is_linked_with_the_case_it_is_about_and_may_hide_a_right(self, bench: Bench) -> None:
        earlier = bench.opened().reference
        case = complaint(bench, CaseKind.COMPLAINT, linked=(earlier,))
        assert [item.right for item in case.items] == [RightType.COMPLAINT]
        assert (case.linked, bench.case(earlier).linked) == ((earlier,), (case.reference,))
        found = note_right(bench.context, ASSISTANT, case.reference, RightType.ACCESS, quote="une copie")
        assert [item.right for item in found.items] == [RightType.COMPLAINT, RightType.ACCESS]

    def test_a_message_confirmed_as_a_complaint_is_a_case_of_that_kind(self, bench: Bench) -> None:
        assert bench.opened(RightType.COMPLAINT).kind is CaseKind.COMPLAINT

    def test_rights_read_in_it_stand_beside_it(self, bench: Bench) -> None:
        draft = a_draft(RightType.ERASURE)
        opening = Opening(kind=CaseKind.COMPLAINT)
        case = open_case(bench.context, DPO, draft, opening, take_in(bench.context, DPO, draft.raw))
        assert [item.right for item in case.items] == [RightType.COMPLAINT, RightType.ERASURE]

    def test_a_case_that_does_not_exist_is_not_linked(self, bench: Bench) -> None:
        before = bench.everything()
        with pytest.raises(UnknownCase):
            complaint(bench, CaseKind.COMPLAINT, linked=("DSR-1999-0001",))
        assert bench.everything() == before


class TestAuthority:
    def test_a_complaint_turns_out_to_be_the_authority_s(self, bench: Bench) -> None:
        earlier = bench.opened().reference
        case = complaint(bench, CaseKind.COMPLAINT)
        day = date(2026, 11, 3)
        note_authority_letter(bench.context, DPO, case.reference, answer_by=day)
        note_authority_letter(bench.context, DPO, case.reference, answer_by=day, about=earlier)
        found = note_authority_letter(bench.context, DPO, case.reference, answer_by=day, about=earlier)
        assert (found.kind, found.answer_by, found.linked) == (CaseKind.AUTHORITY_LETTER, day, (earlier,))
        assert bench.case(earlier).linked == (case.reference,)
        assert [promise.kind for promise in found.promises] == [DPO_INFORMED]

    def test_a_request_read_as_one_gets_the_item_that_answers_it(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        found = note_authority_letter(bench.context, DPO, reference, answer_by=None)
        assert [item.right for item in found.items] == [RightType.ACCESS, RightType.COMPLAINT]

    def test_its_day_is_the_one_that_counts_and_the_officer_takes_note_first(self, bench: Bench) -> None:
        case = complaint(bench, CaseKind.AUTHORITY_LETTER, answer_by=date(2026, 11, 3), email="", name="CNIL")
        with bench.work.read() as transaction:
            (line,) = transaction.cases.page(offset=0, limit=9)
        assert (line.due_on, line.alert_on, line.next_step) == (date(2026, 11, 3), date(2026, 11, 3), "inform_officer")
        with pytest.raises(DeskError) as refused:
            keep_promise(bench.context, ASSISTANT, case.reference, DPO_INFORMED)
        assert refused.value.code == "role.refused"
        keep_promise(bench.context, DPO, case.reference, DPO_INFORMED)
        decide_item(
            bench.context, DPO, case.reference, 1, Outcome.GRANTED, reasons="voici les pièces", unchecked="connue"
        )
        assert sent(bench, case.reference, LetterKind.AUTHORITY_REPLY).state is CaseState.RESPONDED
        assert "voici les pièces" in told(bench)
        assert close_case(bench.context, DPO, case.reference).state is CaseState.CLOSED


class TestProcessor:
    def test_a_customer_s_data_are_not_searched_without_an_instruction(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS, category="participant").reference
        search = SystemSearch("crm", SearchOutcome.NOTHING)
        with pytest.raises(InstructionMissing):
            record_search(bench.context, DPO, reference, search)
        note(bench, reference, AssessmentKind.INSTRUCTION, item=None, ground=Instruction.ACT, words="courriel du 3 mai")
        assert record_search(bench.context, DPO, reference, search).searches[0].system == "crm"

    def test_one_message_becomes_two_linked_cases_of_the_same_receipt(self, bench: Bench) -> None:
        first = bench.opened(RightType.ACCESS, RightType.ERASURE)
        ours, theirs = split_case(bench.context, DPO, first.reference, both=[1], moved=[2])
        assert (ours.role, theirs.role) == (Role.CONTROLLER, Role.PROCESSOR)
        assert ours.receipt == theirs.receipt == first.receipt
        assert (ours.linked, theirs.linked) == ((theirs.reference,), (ours.reference,))
        assert bench.case(ours.reference) == ours
        assert replace(bench.case(theirs.reference), version=1) == theirs
        with bench.work.read() as transaction:
            one, other = (transaction.blobs.get(case.documents[0].id) for case in (ours, theirs))
        assert one == other
        assert ours.documents[0].id != theirs.documents[0].id
        assert bench.actions().count("case.split") == 2
