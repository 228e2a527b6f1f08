"""Opening a case: the day it was received, the rights asked, and the identity card that nobody asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dsardesk.desk.reading import read_message
from dsardesk.domain.case import CaseState, Role
from dsardesk.domain.draft import TO_CORRECT
from dsardesk.domain.errors import DeskError
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.services.open_case import (
    NOT_LOCATED,
    IdentityDocumentNotLocated,
    NoReceiptDate,
    NoRightFound,
    Opening,
    ReceivedInTheFuture,
    open_at_once,
    open_case,
    take_in,
)
from tests.fakes import FailingWork, LastWriteFails
from tests.makers import DPO, NOW, PROFILE, TODAY, sample_message
from tests.services.conftest import BOTH, CARD, EMAIL, Bench, a_draft


def _open(bench: Bench, *rights: RightType, opening: Opening | None = None, **changes: object) -> object:
    draft = a_draft(*rights, **changes)  # type: ignore[arg-type]
    return open_case(bench.context, DPO, draft, opening or Opening(), take_in(bench.context, DPO, draft.raw))


def test_the_case_says_what_the_message_said(bench: Bench) -> None:
    case = bench.opened(*BOTH)
    assert bench.case(case.reference) == case
    assert [(item.number, item.right, item.quote) for item in case.items] == [
        (1, RightType.ACCESS, "Je demande: access"),
        (2, RightType.OBJECTION_MARKETING, "Je demande: objection_marketing"),
    ]
    assert (case.requester.email, case.requester.language, case.requester.category) == (EMAIL, "fr", "customer")
    assert case.requester.identifiers == {"customer_number": "CL-20817"}
    assert (case.profile, case.calendar, case.role, case.state) == (PROFILE, "FR", Role.CONTROLLER, CaseState.RECEIVED)


def test_references_follow_one_another_within_the_year(bench: Bench) -> None:
    assert [bench.opened().reference for _ in range(2)] == ["DSR-2026-0001", "DSR-2026-0002"]
    bench.clock.instant = datetime(2027, 1, 4, 9, tzinfo=UTC)
    assert bench.opened().reference == "DSR-2027-0001"


def test_a_reference_is_not_lost_to_an_opening_that_was_refused(bench: Bench) -> None:
    with pytest.raises(NoRightFound):
        _open(bench)
    assert bench.opened().reference == "DSR-2026-0001"


class TestTheDayOfReceipt:
    def test_it_is_the_day_in_lyon_even_if_it_was_still_the_day_before_in_greenwich(self, bench: Bench) -> None:
        night = datetime(2026, 10, 23, 22, 41, tzinfo=UTC)
        draft = a_draft(RightType.ACCESS, received_at=night)
        case = open_case(bench.context, DPO, draft, Opening(), take_in(bench.context, DPO, draft.raw))
        assert case.receipt.received_on == date(2026, 10, 24)
        assert case.receipt.received_at == night
        assert (case.receipt.entered_on, case.receipt.inbox) == (TODAY, "contact@alto.example")
        assert '"entered_days_later":2' in bench.payload("case.opened")

    def test_without_a_mark_of_arrival_it_is_the_day_it_was_sent(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, received_at=None)
        case = open_case(bench.context, DPO, draft, Opening(), take_in(bench.context, DPO, draft.raw))
        assert (case.receipt.received_on, case.receipt.received_at) == (date(2026, 10, 24), None)

    def test_what_a_person_says_prevails(self, bench: Bench) -> None:
        opening = Opening(received_on=date(2026, 10, 1), rights=(RightType.ERASURE,), inbox="accueil@alto.example")
        draft = a_draft(RightType.ACCESS)
        case = open_case(bench.context, DPO, draft, opening, take_in(bench.context, DPO, draft.raw))
        assert (case.receipt.received_on, case.receipt.inbox) == (date(2026, 10, 1), "accueil@alto.example")
        assert [(item.right, item.quote) for item in case.items] == [(RightType.ERASURE, "")]

    def test_it_is_never_guessed(self, bench: Bench) -> None:
        with pytest.raises(NoReceiptDate):
            _open(bench, RightType.ACCESS, received_at=None, sent_at=None)

    def test_it_is_never_tomorrow(self, bench: Bench) -> None:
        with pytest.raises(ReceivedInTheFuture) as refused:
            _open(bench, RightType.ACCESS, opening=Opening(received_on=TODAY + timedelta(days=1)))
        assert refused.value.facts == {"received_on": "2026-10-27"}


class TestWhatAPersonCorrects:
    def test_name_address_and_language_of_the_letters_are_what_the_person_says(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, identifiers={"email": EMAIL, "customer_number": "CL-20817"})
        opening = Opening(name="Zéphyrine Q.", email="z@autre.example", language="en", postal_address=("3 rue Basse",))
        requester = open_at_once(bench.context, DPO, draft.raw, draft, opening).requester
        assert (requester.name, requester.email, requester.language) == ("Zéphyrine Q.", "z@autre.example", "en")
        assert requester.postal_address == ("3 rue Basse",)
        assert requester.identifiers == {"email": "z@autre.example", "customer_number": "CL-20817"}

    def test_somebody_without_an_address_is_not_given_the_messages_own(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, identifiers={"email": EMAIL})
        requester = open_at_once(bench.context, DPO, draft.raw, draft, Opening(email="")).requester
        assert (requester.email, requester.identifiers) == ("", {})

    def test_what_is_to_be_corrected_is_nothing_to_know_the_person_by(self, bench: Bench) -> None:
        draft = a_draft(RightType.RECTIFICATION, identifiers={"order_number": "A-12", TO_CORRECT: "postal address"})
        requester = open_at_once(bench.context, DPO, draft.raw, draft, Opening()).requester
        assert requester.identifiers == {"order_number": "A-12"}

    def test_another_address_that_the_person_stated_is_still_known(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, identifiers={"email": "ancienne@courriel.example"})
        requester = open_at_once(bench.context, DPO, draft.raw, draft, Opening(email="z@autre.example")).requester
        assert requester.identifiers == {"email": "ancienne@courriel.example"}

    def test_a_call_for_somebody_else_is_kept_as_that(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS)
        opening = Opening(channel="phone", inbox="standard", capacity=Capacity.LEGAL_REPRESENTATIVE)
        case = open_at_once(bench.context, DPO, draft.raw, draft, opening)
        assert (case.receipt.channel, case.receipt.inbox) == ("phone", "standard")
        assert case.requester.capacity is Capacity.LEGAL_REPRESENTATIVE
        assert bench.case(case.reference) == case

    def test_a_letter_reached_the_postal_address_that_the_company_gives(self, bench: Bench) -> None:
        case = open_at_once(bench.context, DPO, b"x", a_draft(RightType.ACCESS), Opening(channel="post"))
        assert case.receipt.inbox == "Alto SAS – DPO – 14 rue des Tisserands – 69004 Lyon"

    def test_nothing_is_invented_about_where_a_call_was_taken(self, bench: Bench) -> None:
        case = open_at_once(bench.context, DPO, b"x", a_draft(RightType.ACCESS), Opening(channel="phone"))
        assert case.receipt.inbox == ""


def test_a_right_asked_twice_is_one_item(bench: Bench) -> None:
    draft = a_draft(RightType.ACCESS, RightType.ACCESS)
    case = open_case(bench.context, DPO, draft, Opening(), take_in(bench.context, DPO, draft.raw))
    assert [item.number for item in case.items] == [1]


class TestTheIdentityCard:
    def test_it_waits_outside_the_vault_and_only_its_absence_enters(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=2)
        assert [bench.store.get(document.id) for document in case.identity.documents] == [CARD, CARD]
        for document in case.identity.documents:
            assert (document.requested, document.held, document.size_bytes) == (False, True, len(CARD))
            assert document.destroy_by == NOW + timedelta(hours=48)
        with bench.work.read() as transaction:
            kept = transaction.blobs.get(case.documents[0].id)
        assert CARD not in kept
        assert b"[carte retiree]" in kept
        assert bench.actions() == ["case.opened", "identity.quarantined", "identity.quarantined"]

    def test_the_raw_message_is_destroyed_once_the_case_is_open(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, cards=1)
        waiting = take_in(bench.context, DPO, draft.raw)
        assert bench.store.get(waiting) == draft.raw
        open_case(bench.context, DPO, draft, Opening(), waiting)
        assert not bench.store.holds(waiting)
        assert bench.store.tombstones[waiting].cause == "rule"

    @pytest.mark.parametrize("refusal", ["no right", "no date", "disk"])
    def test_a_case_that_was_not_opened_leaves_no_copy_that_nobody_would_destroy(
        self, bench: Bench, refusal: str
    ) -> None:
        draft = a_draft(*([] if refusal == "no right" else [RightType.ACCESS]), cards=1)
        if refusal == "no date":
            draft = replace(draft, received_at=None, sent_at=None)
        context = bench.context_on(FailingWork(bench.work)) if refusal == "disk" else bench.context
        waiting = take_in(bench.context, DPO, draft.raw)
        before = bench.everything()
        with pytest.raises((DeskError, LastWriteFails)):
            open_case(context, DPO, draft, Opening(), waiting)
        assert bench.everything() == before
        assert set(bench.store.contents) == {waiting}

    def test_one_that_the_program_cannot_find_waits_for_a_person(self, bench: Bench) -> None:
        draft = a_draft(RightType.ACCESS, warnings=(NOT_LOCATED,))
        waiting = take_in(bench.context, DPO, draft.raw)
        with pytest.raises(IdentityDocumentNotLocated):
            open_case(bench.context, DPO, draft, Opening(), waiting)
        assert bench.store.get(waiting) == draft.raw
        assert bench.actions() == []

    def test_a_message_refused_at_once_is_not_kept(self, bench: Bench) -> None:
        draft = a_draft(cards=1)
        with pytest.raises(NoRightFound):
            open_at_once(bench.context, DPO, draft.raw, draft, Opening())
        assert bench.store.contents == {}


def test_the_message_that_ships_with_the_desk_opens_as_a_person_would_read_it(bench: Bench) -> None:
    draft = read_message(sample_message())
    case = open_at_once(bench.context, DPO, sample_message(), draft, Opening(category="customer"))
    assert [item.right for item in case.items] == list(BOTH)
    assert case.receipt.received_on == date(2026, 10, 24)
    assert len(case.identity.held()) == 1
