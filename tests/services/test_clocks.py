"""Decisions about the clock of a case, kept and told; on the fake store and on the real one."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import WHICH_RIGHT, NothingAsked, NothingMayBeAsked
from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.deadlines import ClockState, TimeLimit
from dsardesk.domain.extensions import ExtensionExcluded, ExtensionTooLate, NoExtensionDecided
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.terms import Regime
from dsardesk.domain.told import ToldQuestion
from dsardesk.services.clocks import (
    FutureDay,
    RegimeNotCalledFor,
    ask_clarification,
    extend_item,
    record_clarification,
    record_minor,
    set_regime,
)
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.open_case import Opening, open_at_once
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench, a_draft

RECEIVED = date(2026, 10, 24)
DUE = date(2026, 11, 24)
COMPLEX = (ExtensionGround.COMPLEXITY,)


def limits(bench: Bench, case: Case) -> dict[int, TimeLimit]:
    with bench.work.read() as transaction:
        profile = bench.context.profile_of(transaction, case)
    return bench.context.time_limits(case, profile)


def extend(bench: Bench, reference: str, **changes: object) -> Case:
    given = {"grounds": COMPLEX, "reasons": "huit années d’échanges"} | changes
    return extend_item(bench.context, DPO, reference, 1, **given)  # type: ignore[arg-type]


def ask(bench: Bench, reference: str, **changes: object) -> Case:
    given = {"question": "vos contrats ?", "large": True} | changes
    return ask_clarification(bench.context, DPO, reference, 1, **given)  # type: ignore[arg-type]


def send(bench: Bench, reference: str, kind: LetterKind) -> Case:
    draft_letter(bench.context, DPO, reference, kind)
    approve_letter(bench.context, DPO, reference, kind)
    return send_letter(bench.context, DPO, reference, kind)


class TestExtension:
    """GDPR 12(3), from the decision to the letter that makes it count."""

    def test_it_counts_once_its_letter_left(self, bench: Bench) -> None:
        """A09."""
        reference = bench.opened().reference
        decided = extend(bench, reference)
        assert not limits(bench, decided)[1].extension_valid
        sent = send(bench, reference, LetterKind.EXTENSION)
        limit = limits(bench, sent)[1]
        assert (limit.extension_valid, limit.effective_due) == (True, date(2027, 1, 25))
        assert bench.case(reference) == sent
        assert limits(bench, sent)[2].effective_due == DUE

    def test_the_letter_gives_the_ground_the_facts_and_the_new_day(self, bench: Bench) -> None:
        reference = bench.opened().reference
        extend(bench, reference)
        draft_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        told = bench.letters.plans[-1][0].facts.extensions[0]
        assert (told.right, told.grounds, told.reasons) == (RightType.ACCESS, COMPLEX, "huit années d’échanges")
        assert told.due_on == date(2027, 1, 25)

    def test_the_letter_gives_the_shorter_day_that_is_announced(self, bench: Bench) -> None:
        reference = bench.opened().reference
        extend(bench, reference, announced_due=date(2026, 12, 15))
        draft_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        assert bench.letters.plans[-1][0].facts.extensions[0].due_on == date(2026, 12, 15)

    def test_while_the_clock_is_suspended_the_letter_gives_the_strict_day(self, bench: Bench) -> None:
        reference = bench.opened().reference
        ask(bench, reference)
        extend(bench, reference)
        draft_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        assert bench.letters.plans[-1][0].facts.extensions[0].due_on == DUE

    def test_a_letter_that_leaves_too_late_extends_nothing(self, bench: Bench) -> None:
        """A09."""
        reference = bench.opened().reference
        extend(bench, reference)
        draft_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        approve_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        bench.clock.instant = NOW + timedelta(days=31)
        before = bench.everything()
        with pytest.raises(ExtensionTooLate):
            send_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        assert bench.everything() == before

    def test_a_notice_that_left_by_other_ways_counts_from_its_day(self, bench: Bench) -> None:
        case = extend(bench, bench.opened().reference, notified_on=date(2026, 10, 25))
        assert case.extensions[0].notified_on == date(2026, 10, 25)
        assert limits(bench, case)[1].extension_valid
        assert json.loads(bench.payload("extension.decided"))["notified_on"] == "2026-10-25"

    def test_a_notice_of_tomorrow_is_refused(self, bench: Bench) -> None:
        with pytest.raises(FutureDay):
            extend(bench, bench.opened().reference, notified_on=date(2026, 10, 27))

    def test_a_letter_about_no_extension_is_not_sent(self, bench: Bench) -> None:
        reference = bench.opened().reference
        extend(bench, reference)
        draft_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        send(bench, reference, LetterKind.EXTENSION)
        approve_letter(bench.context, DPO, reference, LetterKind.EXTENSION)
        with pytest.raises(NoExtensionDecided):
            send_letter(bench.context, DPO, reference, LetterKind.EXTENSION)

    @pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
    def test_only_the_dpo_extends(self, bench: Bench, role: UserRole) -> None:
        reference = bench.opened().reference
        with pytest.raises(RoleRefused):
            extend_item(bench.context, ACTORS[role], reference, 1, grounds=COMPLEX, reasons="parce que")


class TestClarification:
    """Recital 63: the person is asked to specify, and the clock waits."""

    def test_it_stops_the_clock_until_the_answer(self, bench: Bench) -> None:
        reference = bench.opened().reference
        asked = ask(bench, reference)
        assert limits(bench, asked)[1].state is ClockState.SUSPENDED
        bench.clock.instant = NOW + timedelta(days=10)
        done = record_clarification(bench.context, DPO, reference)
        limit = limits(bench, done)[1]
        assert (limit.suspended_days, limit.due) == (10, date(2026, 12, 4))
        assert bench.case(reference) == done
        assert bench.actions()[-2:] == ["clarification.asked", "clarification.answered"]

    def test_both_days_may_be_recorded_afterwards(self, bench: Bench) -> None:
        """A08."""
        reference = bench.opened().reference
        ask(bench, reference, asked_on=date(2026, 10, 25))
        done = record_clarification(bench.context, DPO, reference, 1, answered_on=date(2026, 10, 26))
        assert limits(bench, done)[1].suspended_days == 1

    def test_the_letter_asks_what_was_noted_and_says_that_the_clock_waits(self, bench: Bench) -> None:
        reference = bench.opened().reference
        ask(bench, reference)
        draft_letter(bench.context, DPO, reference, LetterKind.CLARIFICATION)
        facts = bench.letters.plans[-1][0].facts
        assert facts.questions == (ToldQuestion("vos contrats ?", RightType.ACCESS, large=True, suspends=True),)

    def test_days_that_have_not_come_are_refused(self, bench: Bench) -> None:
        reference = bench.opened().reference
        with pytest.raises(FutureDay):
            ask(bench, reference, asked_on=date(2026, 10, 27))
        ask(bench, reference)
        with pytest.raises(FutureDay):
            record_clarification(bench.context, DPO, reference, answered_on=date(2026, 10, 27))

    def test_what_cannot_be_asked_or_answered_is_refused(self, bench: Bench) -> None:
        reference = bench.opened(RightType.OBJECTION_MARKETING).reference
        with pytest.raises(NothingMayBeAsked):
            ask(bench, reference)
        with pytest.raises(NothingAsked):
            record_clarification(bench.context, DPO, reference)

    def test_a_question_about_another_right_is_asked_and_answered_while_its_clock_runs(self, bench: Bench) -> None:
        """No text suspends the time limit of an erasure: the letter says so."""
        reference = bench.opened(RightType.ERASURE).reference
        asked = ask(bench, reference)
        assert (limits(bench, asked)[1].state, limits(bench, asked)[1].due) == (ClockState.RUNNING, DUE)
        draft_letter(bench.context, DPO, reference, LetterKind.CLARIFICATION)
        assert bench.letters.plans[-1][0].facts.questions[0].suspends is False
        done = record_clarification(bench.context, DPO, reference)
        assert (limits(bench, done)[1].suspended_days, limits(bench, done)[1].due) == (0, DUE)
        assert bench.case(reference) == done

    def test_which_right_is_asked_of_the_whole_message(self, bench: Bench) -> None:
        reference = bench.opened().reference
        asked = ask_clarification(
            bench.context, DPO, reference, WHICH_RIGHT, question="une copie, ou la fin des envois ?", large=True
        )
        assert {limit.state for limit in limits(bench, asked).values()} == {ClockState.RUNNING}
        assert asked.facts == ()
        draft_letter(bench.context, DPO, reference, LetterKind.CLARIFICATION)
        assert bench.letters.plans[-1][0].facts.questions[0].right is None
        done = record_clarification(bench.context, DPO, reference, WHICH_RIGHT)
        assert (done.facts, done.clarifications[0].answered_on) == ((), NOW.date())

    @pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
    def test_who_only_follows_asks_nothing(self, bench: Bench, role: UserRole) -> None:
        reference = bench.opened().reference
        with pytest.raises(RoleRefused):
            ask_clarification(bench.context, ACTORS[role], reference, 1, question="?", large=True)
        with pytest.raises(RoleRefused):
            record_clarification(bench.context, ACTORS[role], reference)


class TestMinors:
    """LIL 51 II: two facts, kept on the case."""

    def test_both_facts_close_the_extension_that_a_reason_opens_again(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        case = record_minor(bench.context, DPO, reference, online_service=True, minor_at_collection=True)
        limit = limits(bench, case)[1]
        assert (limit.due_after_extension, limit.authority_after) == (None, DUE)
        with pytest.raises(ExtensionExcluded):
            extend(bench, reference)
        case = extend(bench, reference, override="trois responsables", notified_on=date(2026, 10, 26))
        assert limits(bench, case)[1].effective_due == date(2027, 1, 25)
        assert bench.case(reference) == case

    def test_one_fact_alone_changes_nothing(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        case = record_minor(bench.context, DPO, reference, online_service=False, minor_at_collection=True)
        assert limits(bench, case)[1].authority_after is None
        assert json.loads(bench.payload("minor.recorded")) == {"online_service": False, "minor_at_collection": True}

    @pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
    def test_who_only_follows_records_nothing(self, bench: Bench, role: UserRole) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        with pytest.raises(RoleRefused):
            record_minor(bench.context, ACTORS[role], reference, online_service=True, minor_at_collection=True)


class TestRegime:
    """Access under a law of its own, only where the profile calls for it."""

    def test_a_company_whose_profile_does_not_call_for_it_is_refused(self, bench: Bench) -> None:
        with pytest.raises(RegimeNotCalledFor):
            set_regime(bench.context, DPO, bench.opened().reference, Regime.HEALTH_RECORD)

    def test_a_profile_that_calls_for_it_has_eight_days(self, bench: Bench) -> None:
        with bench.work.write() as transaction:
            _, text = transaction.profiles.current()
            transaction.profiles.add("p2", 'regimes = ["health_record"]\n' + text, date(2026, 10, 20))
        reference = bench.opened().reference
        case = set_regime(bench.context, DPO, reference, Regime.HEALTH_RECORD)
        assert limits(bench, case)[1].due == date(2026, 11, 1)
        assert bench.case(reference).regime is Regime.HEALTH_RECORD
        assert limits(bench, set_regime(bench.context, DPO, reference, None))[1].due == DUE

    @pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
    def test_only_the_dpo_says_which_law_applies(self, bench: Bench, role: UserRole) -> None:
        with pytest.raises(RoleRefused):
            set_regime(bench.context, ACTORS[role], bench.opened().reference, None)


@law_says(
    "design.registered_letter",
    "A registered letter is received on the day it was first presented or stamped at the organisation, "
    "whichever comes first.",
)
@pytest.mark.parametrize(
    ("presented_on", "received_on"), [(date(2026, 10, 20), date(2026, 10, 20)), (date(2026, 10, 25), RECEIVED)]
)
def test_a_registered_letter_is_received_when_first_presented_or_stamped(
    bench: Bench, presented_on: date, received_on: date
) -> None:
    draft = a_draft(RightType.ACCESS)
    opening = Opening(received_on=RECEIVED, channel="post", presented_on=presented_on)
    case = open_at_once(bench.context, DPO, draft.raw, draft, opening)
    assert (case.receipt.received_on, case.receipt.presented_on) == (received_on, presented_on)
    assert bench.case(case.reference) == case


def test_a_new_case_keeps_the_versions_of_its_tables_and_rules(bench: Bench) -> None:
    case = bench.case(bench.opened().reference)
    assert case.calendar_version == bench.context.calendar("FR").version
    assert case.rules_version == bench.context.rules.version
