"""Checking who asks with as little as possible.

GDPR 12(6): "where the controller has reasonable doubts concerning the identity of the natural person making the
request [...], the controller may request the provision of additional information necessary to confirm the identity of
the data subject."
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsardesk.domain.identity import (
    AlreadyDestroyed,
    Destruction,
    DestructionCause,
    DoubtNotStated,
    HoldWithoutReason,
    Identity,
    IdentityCheck,
    IdentityRequest,
    NotNeededUnexplained,
    Rung,
    TooFewPointsMatched,
    UnknownDocument,
    Verdict,
)
from dsardesk.domain.letters import LetterKind, Say
from dsardesk.domain.plans import plan_letter
from tests.invented import DPO, NOON, day, identity_document, letter_facts, numbered


def check(rung: Rung, verdict: Verdict = Verdict.CONFIRMED, *matched: str, doubt: str = "") -> IdentityCheck:
    return IdentityCheck(rung, verdict, matched, NOON, DPO, doubt)


class TestDoubt:
    """No copy without a reasonable doubt put in words."""

    @pytest.mark.parametrize("doubt", ["", "   "])
    def test_a_copy_is_never_used_without_it(self, doubt: str) -> None:
        with pytest.raises(DoubtNotStated):
            check(Rung.COPY, doubt=doubt)

    def test_a_copy_may_be_used_with_it(self) -> None:
        assert check(Rung.COPY, doubt="another address than ours").doubt

    @pytest.mark.parametrize("rung", [rung for rung in Rung if rung not in {Rung.COPY, Rung.DATA_POINTS}])
    def test_softer_means_need_none(self, rung: Rung) -> None:
        assert check(rung).verdict is Verdict.CONFIRMED

    def test_nothing_more_is_asked_without_it(self) -> None:
        with pytest.raises(DoubtNotStated):
            IdentityRequest(day(4, 2), Rung.DATA_POINTS, " ")
        assert IdentityRequest(day(4, 2), Rung.DATA_POINTS, "two namesakes").rung is Rung.DATA_POINTS


class TestDataPoints:
    """Two facts that only the person and the company know."""

    @pytest.mark.parametrize("matched", [(), ("email",), ("email", "email")])
    def test_fewer_than_two_confirm_nothing(self, matched: tuple[str, ...]) -> None:
        with pytest.raises(TooFewPointsMatched) as refused:
            check(Rung.DATA_POINTS, Verdict.CONFIRMED, *matched).must_match_enough(2)
        assert refused.value.facts == {"needed": 2}

    def test_two_confirm(self) -> None:
        check(Rung.DATA_POINTS, Verdict.CONFIRMED, "email", "customer_number").must_match_enough(2)

    def test_a_check_that_failed_may_have_matched_nothing(self) -> None:
        check(Rung.DATA_POINTS, Verdict.NOT_CONFIRMED).must_match_enough(2)


class TestDocuments:
    """A copied document ends as soon as it was checked, or is held for a reason until a date."""

    ENDING = Destruction(NOON + timedelta(hours=1), DPO, DestructionCause.UNSOLICITED)

    def test_a_destroyed_document_is_no_longer_held(self) -> None:
        held = identity_document()
        gone = held.destroyed(self.ENDING)
        assert (held.held, gone.held) == (True, False)
        assert gone.destruction == self.ENDING

    def test_a_destroyed_document_is_neither_destroyed_again_nor_held(self) -> None:
        gone = identity_document(destruction=self.ENDING)
        with pytest.raises(AlreadyDestroyed) as refused:
            gone.destroyed(self.ENDING)
        assert refused.value.facts == {"cause": "unsolicited"}
        with pytest.raises(AlreadyDestroyed):
            gone.kept("complaint", day(5, 1))

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_a_document_is_not_held_without_a_reason(self, reason: str) -> None:
        with pytest.raises(HoldWithoutReason):
            identity_document().kept(reason, day(5, 1))

    def test_a_reasoned_hold_runs_until_its_last_day_inclusive(self) -> None:
        held = identity_document().kept(" suspected forgery ", day(5, 1))
        assert held.hold_reason == "suspected forgery"
        assert held.may_stay(day(5, 1))
        assert not held.may_stay(day(5, 2))

    def test_without_a_hold_or_its_end_nothing_may_stay(self) -> None:
        assert not identity_document().may_stay(day(4, 2))
        assert not identity_document(hold_reason="suspected forgery").may_stay(day(4, 2))

    def test_documents_are_found_and_replaced_by_their_id(self) -> None:
        first, second = identity_document(), identity_document(id=numbered(2))
        identity = Identity(documents=(first, second))
        assert identity.document(numbered(2)) is second
        changed = identity.with_document(second.destroyed(self.ENDING))
        assert changed.held() == (first,)
        with pytest.raises(UnknownDocument):
            identity.document(numbered(3))


def test_the_ladder_goes_from_the_softest_means_to_the_copy() -> None:
    assert list(Rung) == ["known_channel", "data_points", "code", "post_office", "seen", "copy"]


class TestNotNeeded:
    """Nobody is left unchecked without a reason."""

    @pytest.mark.parametrize("why", ["", "  "])
    def test_that_no_check_was_needed_is_said_with_its_reason(self, why: str) -> None:
        check = IdentityCheck(Rung.KNOWN_CHANNEL, Verdict.NOT_NEEDED, (), NOON, DPO, why=why)
        with pytest.raises(NotNeededUnexplained):
            check.must_say_why()
        replace(check, why="elle écrit de son compte").must_say_why()
        replace(check, verdict=Verdict.CONFIRMED).must_say_why()

    def test_the_letter_that_speaks_of_a_copy_nobody_asked_for_says_it_too(self) -> None:
        why = "vous écrivez de votre compte"
        plan = plan_letter(LetterKind.ACKNOWLEDGEMENT, letter_facts(not_needed=why))
        assert Say("unsolicited.why", (("why", why),)) in plan.sections
        without = letter_facts(not_needed=why, unsolicited_received=False, unsolicited_destroyed_on=None)
        assert "unsolicited.why" not in str(plan_letter(LetterKind.ACKNOWLEDGEMENT, without).sections)
