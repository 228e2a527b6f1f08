"""Identifying with as little as possible (GDPR 12(6)), and destroying a copy once it was looked at."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.identity import (
    AlreadyDestroyed,
    DestructionCause,
    DoubtNotStated,
    HoldWithoutReason,
    NotNeededUnexplained,
    Rung,
    TooFewPointsMatched,
    UnknownDocument,
    Verdict,
)
from dsardesk.domain.rights import RightType
from dsardesk.services.identity import (
    check_identity,
    destroy_document,
    end_overdue,
    hold_document,
    identity_of,
    request_identity,
    settle_documents,
)
from tests.fakes import FailingWork, LastWriteFails
from tests.makers import ACTORS, DPO, NOW, TODAY, document_id
from tests.services.conftest import Bench

YEAR_END = date(2026, 12, 31)


def _clock_of(bench: Bench, reference: str) -> tuple[ClockState, int, date | None]:
    case = bench.case(reference)
    with bench.work.read() as transaction:
        limit = bench.context.time_limits(case, bench.context.profile_of(transaction, case))[1]
    return limit.state, limit.suspended_days, limit.effective_due


class TestAsking:
    def test_asking_promptly_on_a_stated_doubt_stops_the_clock_until_the_person_answers(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        assert _clock_of(bench, reference) == (ClockState.RUNNING, 0, date(2026, 11, 24))
        request_identity(
            bench.context, DPO, reference, rung=Rung.DATA_POINTS, doubt="homonyme", asked_on=TODAY, promptly=True
        )
        assert _clock_of(bench, reference)[0] is ClockState.SUSPENDED
        with bench.work.read() as transaction:
            assert transaction.cases.page(offset=0, limit=1)[0].due_on is None
        bench.clock.forward(days=4)
        check_identity(bench.context, DPO, reference, rung=Rung.SEEN, verdict=Verdict.CONFIRMED)
        assert _clock_of(bench, reference) == (ClockState.RUNNING, 4, date(2026, 11, 30))

    def test_asking_late_does_not(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        request_identity(bench.context, DPO, reference, rung=Rung.CODE, doubt="x", asked_on=TODAY, promptly=False)
        assert _clock_of(bench, reference) == (ClockState.RUNNING, 0, date(2026, 11, 24))

    def test_nothing_is_asked_without_a_doubt_in_words(self, bench: Bench) -> None:
        reference = bench.opened().reference
        before = bench.everything()
        with pytest.raises(DoubtNotStated):
            request_identity(bench.context, DPO, reference, rung=Rung.COPY, doubt=" ", asked_on=TODAY, promptly=True)
        assert bench.everything() == before


class TestChecking:
    def test_a_copy_sent_unasked_is_destroyed_by_the_check_and_the_log_says_why(self, bench: Bench) -> None:
        case = bench.opened(cards=2)
        checked = check_identity(
            bench.context,
            ACTORS[UserRole.ASSISTANT],
            case.reference,
            rung=Rung.DATA_POINTS,
            verdict=Verdict.CONFIRMED,
            matched=("email", "customer_number"),
            attested=("mailbox", "paper"),
        )
        assert checked.identity.held() == ()
        assert bench.store.contents == {}
        for document in checked.identity.documents:
            assert document.destruction
            assert (document.destruction.cause, document.destruction.by, document.destruction.attested) == (
                DestructionCause.UNSOLICITED,
                "Sofiane Bensaïd",
                ("mailbox", "paper"),
            )
        assert bench.actions()[-3:] == ["identity.checked", "identity.destroyed", "identity.destroyed"]
        assert checked.identity.check
        assert (checked.identity.check.checked_at, checked.identity.check.matched) == (
            NOW,
            ("email", "customer_number"),
        )

    def test_a_doubtful_copy_stays_until_a_person_says_what_becomes_of_it(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.SEEN, verdict=Verdict.NOT_CONFIRMED)
        assert len(checked.identity.held()) == 1

    def test_that_no_check_was_needed_is_kept_with_its_reason(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        asked: dict[str, Any] = {"rung": Rung.KNOWN_CHANNEL, "verdict": Verdict.NOT_NEEDED}
        with pytest.raises(NotNeededUnexplained):
            check_identity(bench.context, DPO, reference, **asked)
        check = check_identity(bench.context, DPO, reference, **asked, why=" elle est devant moi ").identity.check
        assert check is not None
        assert check.why == "elle est devant moi"
        assert bench.case(reference).identity.check == check
        assert json.loads(bench.payload("identity.checked"))["why"] == "elle est devant moi"

    def test_a_copy_held_as_evidence_survives_the_check(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        hold_document(bench.context, DPO, case.reference, document, reason="faux soupçonné", until=YEAR_END)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.SEEN, verdict=Verdict.CONFIRMED)
        assert len(checked.identity.held()) == 1
        assert bench.store.holds(document)

    def test_two_facts_must_match(self, bench: Bench) -> None:
        reference = bench.opened(cards=1).reference
        before = bench.everything()
        with pytest.raises(TooFewPointsMatched):
            check_identity(
                bench.context, DPO, reference, rung=Rung.DATA_POINTS, verdict=Verdict.CONFIRMED, matched=("email",)
            )
        assert bench.everything() == before

    def test_a_check_that_could_not_be_kept_destroys_nothing(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        with pytest.raises(LastWriteFails):
            check_identity(
                bench.context_on(FailingWork(bench.work)),
                DPO,
                case.reference,
                rung=Rung.SEEN,
                verdict=Verdict.CONFIRMED,
            )
        assert bench.store.holds(case.identity.documents[0].id)


class TestHoldingAndDestroying:
    def test_a_copy_is_held_for_a_reason_only(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        with pytest.raises(HoldWithoutReason):
            hold_document(bench.context, DPO, case.reference, document, reason="  ", until=YEAR_END)
        held = hold_document(bench.context, DPO, case.reference, document, reason="faux ?", until=YEAR_END)
        assert (held.identity.documents[0].hold_reason, held.identity.documents[0].hold_until) == ("faux ?", YEAR_END)

    def test_a_copy_is_destroyed_once(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
        before = bench.everything()
        with pytest.raises(AlreadyDestroyed) as refused:
            destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.CHECKED)
        assert refused.value.facts == {"cause": "unsolicited"}
        with pytest.raises(AlreadyDestroyed):
            hold_document(bench.context, DPO, case.reference, document, reason="x", until=YEAR_END)
        assert bench.everything() == before

    def test_a_copy_of_another_case_is_not_reached(self, bench: Bench) -> None:
        mine, other = bench.opened(cards=1), bench.opened(cards=1)
        for document in (other.identity.documents[0].id, document_id()):
            with pytest.raises(UnknownDocument):
                destroy_document(bench.context, DPO, mine.reference, document, cause=DestructionCause.CHECKED)
        assert len(bench.store.contents) == 2

    def test_a_destruction_whose_record_failed_is_recorded_at_the_next_opening(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        with pytest.raises(LastWriteFails):
            destroy_document(
                bench.context_on(FailingWork(bench.work)),
                DPO,
                case.reference,
                document,
                cause=DestructionCause.UNSOLICITED,
            )
        assert not bench.store.holds(document)
        bench.clock.forward(days=1)
        assert settle_documents(bench.context, DPO) == (case.reference,)
        destruction = bench.case(case.reference).identity.documents[0].destruction
        assert destruction
        assert (destruction.at, destruction.cause) == (NOW, DestructionCause.UNSOLICITED)


class TestSettling:
    def test_a_copy_is_destroyed_on_its_day_even_if_nobody_asks(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        bench.clock.forward(hours=47)
        assert settle_documents(bench.context, DPO) == ()
        assert bench.store.holds(case.identity.documents[0].id)
        bench.clock.forward(hours=1)
        assert settle_documents(bench.context, DPO) == (case.reference,)
        destruction = bench.case(case.reference).identity.documents[0].destruction
        assert destruction
        assert (destruction.at, destruction.by, destruction.cause) == (
            bench.clock.now(),
            "",
            DestructionCause.DEADLINE,
        )
        assert bench.store.contents == {}
        assert bench.actions()[-1] == "identity.destroyed"
        assert settle_documents(bench.context, DPO) == ()

    def test_a_copy_goes_on_its_day_where_its_vault_may_only_be_read_and_is_recorded_later(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        bench.clock.forward(hours=47)
        end_overdue(bench.context)
        assert bench.store.holds(case.identity.documents[0].id)
        bench.clock.forward(hours=1)
        due, before = bench.clock.now(), bench.everything()
        end_overdue(bench.context)
        assert bench.store.contents == {}
        assert bench.everything() == before
        bench.clock.forward(days=3)
        end_overdue(bench.context)
        assert settle_documents(bench.context, DPO) == (case.reference,)
        destruction = bench.case(case.reference).identity.documents[0].destruction
        assert destruction
        assert (destruction.at, destruction.cause) == (due, DestructionCause.DEADLINE)

    def test_a_copy_held_as_evidence_stays_to_the_end_of_its_last_day_and_no_longer(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        hold_document(bench.context, DPO, case.reference, document, reason="faux ?", until=TODAY + timedelta(days=10))
        bench.clock.forward(days=10)
        assert settle_documents(bench.context, DPO) == ()
        bench.clock.forward(days=1)
        assert settle_documents(bench.context, DPO) == (case.reference,)
        assert not bench.store.holds(document)

    def test_what_ended_with_an_earlier_session_is_recorded_as_that(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        document = case.identity.documents[0].id
        bench.store.destroy(document, NOW, DestructionCause.SESSION_END)
        bench.clock.forward(days=2)
        settle_documents(bench.context, DPO)
        destruction = bench.case(case.reference).identity.documents[0].destruction
        assert destruction
        assert (destruction.at, destruction.cause) == (NOW, DestructionCause.SESSION_END)

    def test_a_record_that_fails_is_made_the_next_time(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        bench.clock.forward(days=3)
        with pytest.raises(LastWriteFails):
            settle_documents(bench.context_on(FailingWork(bench.work)), DPO)
        assert bench.case(case.reference).identity.documents[0].held
        assert settle_documents(bench.context, DPO) == (case.reference,)
        assert not identity_of(bench.context, DPO, case.reference).held()

    def test_cases_without_a_copy_are_left_alone(self, bench: Bench) -> None:
        bench.opened()
        before = bench.everything()
        bench.clock.forward(days=30)
        assert settle_documents(bench.context, DPO) == ()
        assert bench.everything() == before
