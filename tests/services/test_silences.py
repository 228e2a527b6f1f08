"""A person who does not answer: reminded, waited for, closed upon until the answer; on both stores."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import Case, CaseState
from dsardesk.domain.clock_records import Asked, Course
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.ladder import LateAskUnexplained
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.records import Promise
from dsardesk.domain.rights import RightType
from dsardesk.domain.silences import ClockRuns, StillWaits
from dsardesk.domain.standing import Urgency
from dsardesk.services.agenda import Silent, read_agenda
from dsardesk.services.case_list import Due, Selection, read_lines
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.decide import close_case
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.silences import choose_course, close_lapsed, record_reminder, record_reply
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench

ASKED_ON = date(2026, 10, 26)


def waits(bench: Bench) -> str:
    """The reference of a case on which the person was asked who they are."""
    reference = bench.opened(RightType.ACCESS).reference
    request_identity(
        bench.context, DPO, reference, rung=Rung.DATA_POINTS, doubt="autre adresse", asked_on=ASKED_ON, promptly=True
    )
    return reference


def send(bench: Bench, reference: str, kind: LetterKind) -> Case:
    draft_letter(bench.context, DPO, reference, kind)
    approve_letter(bench.context, DPO, reference, kind)
    return send_letter(bench.context, DPO, reference, kind)


def rests(bench: Bench) -> str:
    """The reference of a case closed until the person answers."""
    reference = waits(bench)
    bench.clock.forward(days=10)
    send(bench, reference, LetterKind.REMINDER)
    bench.clock.forward(days=25)
    choose_course(bench.context, DPO, reference, Course.CLOSE_FOR_NOW, reasons="nous ne savons pas qui écrit")
    send(bench, reference, LetterKind.PROVISIONAL_CLOSING)
    return reference


def clock_of(bench: Bench, case: Case) -> tuple[int | None, date | None]:
    with bench.work.read() as transaction:
        profile = bench.context.profile_of(transaction, case)
    limit = bench.context.time_limits(case, profile)[1]
    return limit.remaining_days, limit.due


def test_a_letter_that_reminds_is_recorded_and_the_next_one_counted_from_it(bench: Bench) -> None:
    reference = waits(bench)
    bench.clock.forward(days=10)
    assert read_agenda(bench.context, DPO).reminders == {reference: Silent.REMIND}
    case = send(bench, reference, LetterKind.REMINDER)
    assert [(each.kind, each.sent_on, each.channel) for each in case.reminders] == [
        (Asked.IDENTITY, date(2026, 11, 5), "email")
    ]
    assert bench.case(reference) == case
    assert read_agenda(bench.context, DPO).reminders == {}
    bench.clock.forward(days=8)
    assert read_agenda(bench.context, DPO).reminders == {reference: Silent.REMIND}


def test_a_call_counts_as_a_reminder_too(bench: Bench) -> None:
    reference = waits(bench)
    bench.clock.forward(days=8)
    case = record_reminder(bench.context, DPO, reference, Asked.IDENTITY, channel="phone", sent_on=date(2026, 11, 2))
    assert case.reminders[0].sent_on == date(2026, 11, 2)
    assert json.loads(bench.payload("reminder.recorded")) == {
        "asked": "identity",
        "channel": "phone",
        "sent_on": "2026-11-02",
    }


def test_after_thirty_days_the_dpo_is_asked_to_choose(bench: Bench) -> None:
    reference = waits(bench)
    bench.clock.forward(days=30)
    assert read_agenda(bench.context, DPO).reminders == {reference: Silent.CHOOSE}


def test_a_case_closed_for_now_is_neither_late_nor_open_work(bench: Bench) -> None:
    reference = rests(bench)
    bench.clock.forward(days=100)
    agenda = read_agenda(bench.context, DPO)
    assert (agenda.for_now, agenda.late, agenda.waiting, agenda.to_do) == (1, 0, 0, ())
    entry = read_lines(bench.context, DPO, Selection(), offset=0, limit=5)[0]
    assert (entry.line.state, entry.standing.urgency) == (
        CaseState.PROVISIONALLY_CLOSED,
        Urgency.PROVISIONALLY_CLOSED,
    )
    assert bench.case(reference).state is CaseState.PROVISIONALLY_CLOSED


def test_it_resumes_when_the_person_answers_with_the_days_that_were_left(bench: Bench) -> None:
    reference = rests(bench)
    left, _ = clock_of(bench, bench.case(reference))
    bench.clock.forward(days=100)
    case = record_reply(bench.context, DPO, reference)
    answered_on = date(2027, 3, 10)
    assert json.loads(bench.payload("silence.ended")) == {"answered_on": "2027-03-10"}
    assert left is not None
    _, due = clock_of(bench, case)
    assert due is not None
    # The rest of the month runs from the answer; the last day is moved to a working one.
    assert 0 <= (due - answered_on).days - left <= 3
    assert not case.provisionally_closed
    assert read_agenda(bench.context, DPO).for_now == 0


def test_a_check_of_what_the_person_sent_resumes_it_too(bench: Bench) -> None:
    reference = rests(bench)
    case = check_identity(
        bench.context,
        DPO,
        reference,
        rung=Rung.DATA_POINTS,
        verdict=Verdict.CONFIRMED,
        matched=("customer_number", "order_date"),
    )
    assert not case.provisionally_closed
    assert case.silences[0].ended_on == date(2026, 11, 30)


def test_six_months_later_it_is_closed_for_good_and_its_retention_starts(bench: Bench) -> None:
    reference = rests(bench)
    last = date(2027, 5, 30)
    bench.clock.forward(days=(last - date(2026, 11, 30)).days)
    assert close_lapsed(bench.context, DPO) == ()
    with pytest.raises(StillWaits):
        close_case(bench.context, DPO, reference)
    bench.clock.forward(days=5)
    assert close_lapsed(bench.context, ACTORS[UserRole.MANAGER]) == ()
    assert close_lapsed(bench.context, DPO) == (reference,)
    case = bench.case(reference)
    assert (case.state, case.closed_on) == (CaseState.CLOSED, last)
    with bench.work.read() as transaction:
        kept = bench.context.retention(transaction, case, bench.context.profile_of(transaction, case))
    assert kept.closed_on == last
    assert kept.archived_on is not None


def test_one_on_which_something_else_is_open_waits_for_somebody(bench: Bench) -> None:
    reference = rests(bench)
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        promised = replace(case, promises=(Promise("marketing_check", date(2026, 12, 1)),))
        bench.context.save(transaction, promised, bench.context.profile_of(transaction, case))
    bench.clock.forward(days=300)
    assert close_lapsed(bench.context, DPO) == ()
    assert bench.case(reference).provisionally_closed


def test_the_list_shows_those_alone_that_are_closed_for_now(bench: Bench) -> None:
    resting, _open = rests(bench), bench.opened().reference
    found = read_lines(bench.context, DPO, Selection(due=Due.FOR_NOW), offset=0, limit=5)
    assert [entry.line.reference for entry in found] == [resting]


def test_chosen_to_be_decided_it_alerts_by_the_strict_day_and_is_never_late(bench: Bench) -> None:
    reference = waits(bench)
    choose_course(bench.context, DPO, reference, Course.DECIDE, reasons="tout est connu")
    line = read_lines(bench.context, DPO, Selection(), offset=0, limit=5)[0].line
    assert (line.alert_on, line.due_on, line.next_step) == (date(2026, 11, 24), None, "decide")
    bench.clock.forward(days=60)
    assert read_agenda(bench.context, DPO).late == 0


def test_nothing_is_chosen_while_a_clock_runs(bench: Bench) -> None:
    reference = bench.opened().reference
    before = bench.everything()
    with pytest.raises(ClockRuns):
        choose_course(bench.context, DPO, reference, Course.DECIDE, reasons="tout est connu")
    assert bench.everything() == before


@pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
def test_only_the_dpo_chooses(bench: Bench, role: UserRole) -> None:
    with pytest.raises(RoleRefused):
        choose_course(bench.context, ACTORS[role], waits(bench), Course.DECIDE, reasons="tout est connu")


class TestOnceTheMonthIsOver:
    """Decision 6: nothing is suspended, unless the DPO says why."""

    def ask(self, bench: Bench, reference: str, *, reason: str = "", role: UserRole = UserRole.DPO) -> Case:
        return request_identity(
            bench.context,
            ACTORS[role],
            reference,
            rung=Rung.DATA_POINTS,
            doubt="autre adresse",
            asked_on=date(2026, 11, 25),
            promptly=True,
            late_reason=reason,
            override=True,
        )

    def test_an_identity_doubt_raised_then_counts_only_by_the_dpos_decision(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        bench.clock.instant = bench.clock.instant.replace(month=11, day=25)
        with pytest.raises(LateAskUnexplained):
            self.ask(bench, reference)
        with pytest.raises(RoleRefused):
            self.ask(bench, reference, reason="panne", role=UserRole.ASSISTANT)

    def test_the_same_of_a_question_about_an_access_request(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(RoleRefused):
            ask_clarification(
                bench.context,
                ACTORS[UserRole.ASSISTANT],
                reference,
                1,
                question="vos contrats ?",
                large=True,
                override=True,
                reason="panne",
            )
