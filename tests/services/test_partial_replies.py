"""An access reply that leaves lines open leaves with them listed, and the case waits for the rest."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.case import CannotClose, Case, CaseState
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import Grid, LetterKind, Say
from dsardesk.domain.partial import COMPLETE, PromisedDayPassed
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise
from dsardesk.services.packages import create_package, deliver_package
from dsardesk.services.searches import record_search
from tests.makers import DPO, profile_text
from tests.services.conftest import Bench

REPLY = LetterKind.ACCESS_REPLY
WHY = "la politique ne fixe pas encore cette durée"
SETTLED = 'retention = { fr = "trois ans à compter de la clôture de la demande d’assistance"'
DUE = date(2026, 11, 24)


def vague(bench: Bench) -> str:
    """A case under a policy that leaves one retention period open, ready to be decided."""
    text = profile_text()
    assert text.count(SETTLED) == 1
    with bench.work.write() as transaction:
        version = "01900000-0000-7000-8000-0000000000aa"
        transaction.profiles.add(
            version, text.replace(SETTLED, f'to_settle = ["retention"]\n{SETTLED}'), date(2026, 2, 2)
        )
    reference = bench.opened(RightType.ACCESS).reference
    check_identity(bench.context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
    for system in ("crm", "facturation", "contrats", "support", "emailing"):
        record_search(bench.context, DPO, reference, SystemSearch(system, SearchOutcome.NOTHING))
    create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
    return reference


def drafted(bench: Bench) -> str:
    reference = vague(bench)
    decide_item(bench.context, DPO, reference, 1, Outcome.PARTLY_GRANTED, reasons=WHY)
    draft_letter(bench.context, DPO, reference, REPLY, told_by="phone")
    approve_letter(bench.context, DPO, reference, REPLY)
    return reference


def sent(bench: Bench) -> Case:
    reference = drafted(bench)
    send_letter(bench.context, DPO, reference, REPLY)
    return deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")


def test_it_is_not_called_granted(bench: Bench) -> None:
    reference = vague(bench)
    with pytest.raises(AnswerIncomplete) as refused:
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED)
    assert refused.value.facts == {"gaps": "retention_missing"}


def test_the_letter_is_not_written_while_nobody_said_that_it_is_partial(bench: Bench) -> None:
    reference = vague(bench)
    with pytest.raises(AnswerIncomplete):
        draft_letter(bench.context, DPO, reference, REPLY, told_by="phone")


def test_granted_in_part_it_says_why_and_lists_the_line_by_its_day(bench: Bench) -> None:
    drafted(bench)
    sections = bench.letters.plans[-1][0].sections
    assert Say("access.in_part", (("reasons", WHY),)) in sections
    rows = [row for section in sections if isinstance(section, Grid) for row in section.rows]
    assert [row for row in rows if row[1] == Say("open.line", (("due_on", DUE),))] == [
        ("row.retention", Say("open.line", (("due_on", DUE),)))
    ]


def test_a_draft_promises_nothing_yet(bench: Bench) -> None:
    assert bench.case(drafted(bench)).promises == ()


def test_once_sent_the_case_is_answered_and_owes_the_rest_by_the_end_of_the_time_limit(bench: Bench) -> None:
    case = sent(bench)
    assert case.state is CaseState.RESPONDED
    assert [(p.kind, p.due_on, p.item, p.kept_on) for p in case.promises] == [(COMPLETE, DUE, 1, None)]
    assert json.loads(bench.payload("letter.sent"))["complete_by"] == "2026-11-24"


def test_the_list_keeps_the_case_at_the_day_that_it_owes(bench: Bench) -> None:
    sent(bench)
    with bench.work.read() as transaction:
        line = transaction.cases.page(offset=0, limit=1)[0]
    assert (line.due_on, line.alert_on, line.next_step) == (DUE, DUE, "keep_promise")


def test_the_case_closes_when_the_rest_was_told(bench: Bench) -> None:
    reference = sent(bench).reference
    with pytest.raises(CannotClose) as refused:
        close_case(bench.context, DPO, reference)
    assert refused.value.facts == {"blockers": "promise_open"}
    keep_promise(bench.context, DPO, reference, COMPLETE)
    assert close_case(bench.context, DPO, reference).state is CaseState.CLOSED


def test_a_letter_left_lying_past_the_day_that_it_promises_does_not_leave(bench: Bench) -> None:
    reference = drafted(bench)
    bench.clock.forward(days=30)
    before = bench.everything()
    with pytest.raises(PromisedDayPassed):
        send_letter(bench.context, DPO, reference, REPLY)
    assert bench.everything() == before


def test_drafted_anew_when_late_it_promises_the_next_working_day(bench: Bench) -> None:
    reference = drafted(bench)
    bench.clock.forward(days=30)  # 25 November 2026, a Wednesday.
    draft_letter(bench.context, DPO, reference, REPLY, told_by="phone")
    approve_letter(bench.context, DPO, reference, REPLY)
    case = send_letter(bench.context, DPO, reference, REPLY)
    assert [promise.due_on for promise in case.promises] == [date(2026, 11, 26)]
