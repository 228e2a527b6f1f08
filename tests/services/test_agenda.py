"""The agenda of the day."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.standing import Urgency
from dsardesk.services import agenda as module
from dsardesk.services.agenda import Agenda, read_agenda
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.ports import YearFigures
from tests.makers import ACTORS, CANARY, DPO, TODAY
from tests.services.conftest import Bench
from tests.services.test_case_list import opened


def agenda(bench: Bench) -> Agenda:
    return read_agenda(bench.context, DPO)


def test_an_empty_desk_has_nothing_to_do(bench: Bench) -> None:
    found = agenda(bench)
    assert (found.late, found.soon, found.waiting, found.held, found.promised) == (0, 0, 0, 0, 0)
    assert (found.next_due, found.to_do, found.waits, found.documents, found.promises) == (None, (), (), (), ())
    assert (found.today, found.year) == (TODAY, YearFigures(0, 0, 0, 0))


def test_what_is_late_comes_before_what_is_due_soon_and_both_are_counted(bench: Bench) -> None:
    soon = opened(bench, "Élodie Œuvrard", received_on=date(2026, 10, 1))
    late = opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    found = agenda(bench)
    assert (found.late, found.soon) == (1, 1)
    assert [entry.line.reference for entry in found.to_do] == [late.reference, soon.reference]
    assert found.next_due
    assert found.next_due.line.reference == soon.reference


def test_a_new_request_is_to_be_acknowledged_today_though_its_answer_is_far_off(bench: Bench) -> None:
    case = opened(bench, "Ange Bianchi")
    (entry,) = agenda(bench).to_do
    assert (entry.line.reference, entry.line.next_step, entry.standing.urgency) == (
        case.reference,
        "acknowledge",
        Urgency.LATER,
    )


def test_marketing_is_stopped_before_an_answer_that_is_due_sooner(bench: Bench) -> None:
    sooner = opened(bench, "Élodie Œuvrard", received_on=date(2026, 10, 1))
    marketing = opened(bench, "Ange Bianchi", RightType.OBJECTION_MARKETING)
    assert [entry.line.reference for entry in agenda(bench).to_do] == [marketing.reference, sooner.reference]


def test_a_case_that_can_wait_is_not_on_the_agenda(bench: Bench) -> None:
    case = opened(bench, "Ange Bianchi")
    _send(bench, case.reference, LetterKind.ACKNOWLEDGEMENT)
    found = agenda(bench)
    assert (found.to_do, found.soon) == ((), 0)
    assert found.next_due
    assert found.next_due.line.reference == case.reference


def test_a_suspended_clock_waits_and_says_for_what_and_since_when(bench: Bench) -> None:
    case = opened(bench, "Luc Martin", received_on=date(2026, 10, 20))
    request_identity(
        bench.context, DPO, case.reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
    )
    found = agenda(bench)
    (entry,) = found.waits
    assert (found.waiting, entry.line.waiting_for, entry.line.waiting_since) == (1, "identity", TODAY)
    assert found.next_due is None
    check_identity(bench.context, DPO, case.reference, rung=Rung.CODE, verdict=Verdict.CONFIRMED)
    assert agenda(bench).waiting == 0


def test_an_identity_document_is_on_the_agenda_until_it_is_destroyed(bench: Bench) -> None:
    case = bench.opened(RightType.ACCESS, cards=2)
    found = agenda(bench)
    assert (found.held, {document.reference for document in found.documents}) == (2, {case.reference})
    assert found.documents[0].destroy_by > found.now
    check_identity(bench.context, DPO, case.reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
    assert (agenda(bench).held, agenda(bench).documents) == (0, ())


def test_a_promise_is_on_the_agenda_from_a_week_before_its_day_until_it_is_kept(bench: Bench) -> None:
    case = bench.opened(RightType.OBJECTION_MARKETING)
    stop_marketing(bench.context, DPO, case.reference)
    assert agenda(bench).promises == ()
    bench.clock.forward(days=10)
    found = agenda(bench)
    (promise,) = found.promises
    assert (found.promised, promise.reference, promise.kind) == (1, case.reference, "marketing_check")
    bench.clock.forward(days=10)
    keep_promise(bench.context, DPO, case.reference, "marketing_check")
    assert agenda(bench).promises == ()


@pytest.mark.parametrize(("days", "late"), [(10, 0), (40, 1)])
def test_the_year_tells_what_was_closed_and_whether_the_answer_left_in_time(bench: Bench, days: int, late: int) -> None:
    case = opened(bench, "Luc Martin", RightType.OBJECTION_MARKETING)
    stop_marketing(bench.context, DPO, case.reference)
    bench.clock.forward(days=days)
    assert agenda(bench).year == YearFigures(received=1, closed=0, on_time=0, late=0)
    decide_item(bench.context, DPO, case.reference, 1, Outcome.GRANTED)
    _send(bench, case.reference, LetterKind.MARKETING_STOPPED)
    keep_promise(bench.context, DPO, case.reference, "marketing_check")
    close_case(bench.context, DPO, case.reference)
    assert agenda(bench).year == YearFigures(received=1, closed=1, on_time=1 - late, late=late)


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_a_manager_sees_the_figures_and_no_name(bench: Bench, role: UserRole) -> None:
    case = bench.opened(RightType.ACCESS, RightType.OBJECTION_MARKETING, cards=1)
    stop_marketing(bench.context, DPO, case.reference)
    request_identity(
        bench.context, DPO, case.reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
    )
    opened(bench, CANARY)
    bench.clock.forward(days=12)
    found = read_agenda(bench.context, ACTORS[role])
    assert (found.waiting, found.held, found.promised, len(found.to_do)) == (1, 1, 1, 1)
    assert found.next_due
    assert CANARY not in repr(found)
    assert CANARY in repr(agenda(bench))


def test_each_part_is_cut_to_what_can_be_read_and_its_figure_is_not(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST", 2)
    bench.opened(RightType.ACCESS, cards=3)
    for name in ("Luc Martin", "Ange Bianchi", "Thị NGUYỄN"):
        opened(bench, name, received_on=date(2026, 9, 22))
    found = agenda(bench)
    assert (found.late, len(found.to_do), found.held, len(found.documents)) == (3, 2, 3, 2)


def _send(bench: Bench, reference: str, kind: LetterKind) -> None:
    draft_letter(bench.context, DPO, reference, kind)
    approve_letter(bench.context, DPO, reference, kind)
    send_letter(bench.context, DPO, reference, kind)
