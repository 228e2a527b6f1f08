"""Identifying with as little as possible (GDPR 12(6)), and destroying a copy once it was looked at."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.identity import (
    DestructionCause,
    DoubtNotStated,
    NotNeededUnexplained,
    Rung,
    TooFewPointsMatched,
    Verdict,
)
from dsardesk.domain.rights import RightType
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.identity_documents import hold_document
from tests.fakes import FailingWork, LastWriteFails
from tests.makers import ACTORS, DPO, NOW, TODAY
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
