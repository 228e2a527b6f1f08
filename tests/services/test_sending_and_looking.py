"""What the window asks of the use cases beside the command line: looking, answering in time, sending on purpose."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.identity import AlreadyDestroyed, DestructionCause, Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.sending import OtherAddress
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.identity_documents import destroy_document, look_at
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.packages import NoPackage, create_package, deliver_package
from tests.makers import ACTORS, DPO, NOW, TODAY
from tests.services.conftest import CARD, EMAIL, Bench

ACKNOWLEDGEMENT = LetterKind.ACKNOWLEDGEMENT


def _approved(bench: Bench) -> str:
    reference = bench.opened().reference
    draft_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
    approve_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT)
    return reference


class TestLooking:
    def test_a_held_document_can_be_looked_at_by_those_who_check_it(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        (document,) = case.identity.documents
        assert look_at(bench.context, DPO, case.reference, document.id) == CARD
        assert bench.actions()[-1] == "identity.looked_at"
        assert str(document.id) in bench.payload("identity.looked_at")
        with pytest.raises(RoleRefused):
            look_at(bench.context, ACTORS[UserRole.MANAGER], case.reference, document.id)

    def test_a_destroyed_one_cannot(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        (document,) = case.identity.documents
        destroy_document(bench.context, DPO, case.reference, document.id, cause=DestructionCause.CHECKED)
        with pytest.raises(AlreadyDestroyed) as caught:
            look_at(bench.context, DPO, case.reference, document.id)
        assert caught.value.facts["cause"] == DestructionCause.CHECKED

    def test_a_copy_that_ended_with_an_earlier_session_is_not_what_was_checked(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        (document,) = case.identity.documents
        destroy_document(bench.context, DPO, case.reference, document.id, cause=DestructionCause.SESSION_END)
        with pytest.raises(AlreadyDestroyed):
            check_identity(
                bench.context, DPO, case.reference, rung=Rung.COPY, verdict=Verdict.CONFIRMED, doubt="homonyme"
            )
        assert bench.case(case.reference).identity.check is None

    def test_one_destroyed_otherwise_may_have_been(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        (document,) = case.identity.documents
        destroy_document(bench.context, DPO, case.reference, document.id, cause=DestructionCause.CHECKED)
        checked = check_identity(
            bench.context, DPO, case.reference, rung=Rung.COPY, verdict=Verdict.CONFIRMED, doubt="homonyme"
        )
        assert checked.identity.check is not None
        assert checked.identity.check.checked_at == NOW


def test_the_clock_runs_again_on_the_day_of_the_answer(bench: Bench) -> None:
    """GDPR 12(3) and decree 2019-536: suspended until the information came, not until somebody looked at it."""
    reference = bench.opened(RightType.ACCESS).reference
    request_identity(bench.context, DPO, reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True)
    bench.clock.forward(days=9)
    answered = date(2026, 10, 28)
    case = check_identity(
        bench.context, DPO, reference, rung=Rung.CODE, verdict=Verdict.CONFIRMED, received_on=answered
    )
    assert case.facts[-1].fact.on == answered


class TestWhereItWent:
    def test_a_letter_to_the_address_of_the_case_says_so_in_the_log(self, bench: Bench) -> None:
        reference = _approved(bench)
        send_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT, sent_to=EMAIL)
        assert json.loads(bench.payload("letter.sent"))["sent_to"] == "case"

    def test_one_to_another_address_waits_for_a_confirmation(self, bench: Bench) -> None:
        reference = _approved(bench)
        before = bench.everything()
        with pytest.raises(OtherAddress):
            send_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT, sent_to="autre@courriel.example")
        assert bench.everything() == before
        send_letter(bench.context, DPO, reference, ACKNOWLEDGEMENT, sent_to="autre@courriel.example", confirmed=True)
        assert json.loads(bench.payload("letter.sent"))["sent_to"] == "autre@courriel.example"

    def test_so_does_a_package(self, bench: Bench) -> None:
        reference = bench.opened().reference
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        with pytest.raises(OtherAddress):
            deliver_package(
                bench.context, DPO, reference, channel="email", told_by="phone", sent_to="autre@courriel.example"
            )
        deliver_package(bench.context, DPO, reference, channel="email", told_by="phone", sent_to=EMAIL)
        assert json.loads(bench.payload("package.delivered"))["sent_to"] == "case"


class TestPackagesMadeAgain:
    def test_a_package_whose_password_was_lost_is_replaced_and_does_not_keep_the_case_open(self, bench: Bench) -> None:
        reference = bench.opened().reference
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="lost")
        case = create_package(bench.context, DPO, bench.packages, reference, kind="access", password="kept")
        assert len(case.packages) == 1
        case = deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")
        assert "package_undelivered" not in case.blockers(TODAY)
        assert [action for action in bench.actions() if action == "package.made"] == ["package.made"] * 2

    def test_two_kinds_are_each_delivered(self, bench: Bench) -> None:
        reference = bench.opened().reference
        for kind in ("access", "portability"):
            create_package(bench.context, DPO, bench.packages, reference, kind=kind, password="x")
        for _ in range(2):
            deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")
        assert [package.delivered_on for package in bench.case(reference).packages] == [TODAY, TODAY]
        with pytest.raises(NoPackage):
            deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")

    def test_a_delivered_package_stays_when_another_is_made(self, bench: Bench) -> None:
        reference = bench.opened().reference
        for _ in range(2):
            create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
            deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")
        assert len(bench.case(reference).packages) == 2
