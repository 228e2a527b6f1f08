"""A complaint, a letter of the authority or litigation keeps the cases it is about from being purged, by itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dsardesk.domain.case import CaseKind
from dsardesk.domain.holds import HeldByCase, HoldKind, running
from dsardesk.domain.purging import OnHold
from dsardesk.domain.retention import Kept
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.complaints import note_authority_letter
from dsardesk.services.decide import close_case
from dsardesk.services.holds import hold_case, release_case
from dsardesk.services.purging import purge
from tests.makers import DPO, TODAY
from tests.services.conftest import Bench
from tests.services.test_retention import YEARS, closed, due
from tests.services.test_rights import complaint


def held(bench: Bench, reference: str) -> list[tuple[str, str]]:
    """Why a case is on hold now, and because of which other one."""
    return [(hold.kind, hold.because_of) for hold in running(bench.case(reference).holds)]


def finished(bench: Bench, reference: str) -> None:
    """Close a complaint that was answered."""
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        items = tuple(replace(item, outcome=Outcome.GRANTED, answered_on=TODAY) for item in case.items)
        promises = tuple(replace(promise, kept_on=TODAY) for promise in case.promises)
        answered = replace(case, items=items, promises=promises)
        bench.context.save(transaction, answered, bench.context.profile_of(transaction, case))
    close_case(bench.context, DPO, reference)


def test_a_complaint_holds_the_case_it_is_about_until_it_is_closed(bench: Bench) -> None:
    earlier = closed(bench).reference
    about = complaint(bench, CaseKind.COMPLAINT, linked=(earlier,)).reference
    assert held(bench, earlier) == [("complaint", about)]
    assert json.loads(bench.payload("case.held")) == {"hold": "complaint", "because_of": about}
    bench.clock.forward(days=200)
    assert earlier not in dict(due(bench))
    with pytest.raises(OnHold):
        purge(bench.context, DPO, earlier, Kept.PACKAGE)
    with pytest.raises(HeldByCase):
        release_case(bench.context, DPO, earlier, HoldKind.COMPLAINT)
    finished(bench, about)
    assert held(bench, earlier) == []
    assert bench.actions()[-2:] == ["case.released", "case.closed"]
    assert json.loads(bench.payload("case.released")) == {"hold": "complaint", "because_of": about}
    assert dict(due(bench))[earlier] == [Kept.WORKING_COPIES, Kept.PACKAGE]


def test_a_letter_of_the_authority_recognised_later_holds_it_too_and_once(bench: Bench) -> None:
    earlier = closed(bench).reference
    letter = bench.opened().reference
    for _ in range(2):
        note_authority_letter(bench.context, DPO, letter, answer_by=None, about=earlier)
    assert held(bench, earlier) == [("complaint", letter)]
    assert bench.actions().count("case.held") == 1


def test_litigation_put_on_a_case_holds_those_it_is_linked_to_until_it_is_released(bench: Bench) -> None:
    earlier = closed(bench).reference
    about = complaint(bench, CaseKind.COMPLAINT, linked=(earlier,)).reference
    hold_case(bench.context, DPO, about, HoldKind.LITIGATION, reason="assignation", ends_when="décision définitive")
    assert held(bench, earlier) == [("complaint", about), ("litigation", about)]
    finished(bench, about)
    assert held(bench, earlier) == [("litigation", about)]
    release_case(bench.context, DPO, about, HoldKind.LITIGATION)
    assert held(bench, earlier) == []


def test_a_linked_request_holds_nothing(bench: Bench) -> None:
    earlier = closed(bench).reference
    complaint(bench, CaseKind.REQUEST, rights=(RightType.ACCESS,), linked=(earlier,))
    assert held(bench, earlier) == []


def test_a_case_that_was_purged_meanwhile_hinders_nothing(bench: Bench) -> None:
    earlier = closed(bench).reference
    bench.clock.forward(days=YEARS)
    later = complaint(bench, CaseKind.REQUEST, rights=(RightType.ACCESS,), linked=(earlier,)).reference
    purge(bench.context, DPO, earlier, Kept.CASE_FILE)
    hold_case(bench.context, DPO, later, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
    assert held(bench, later) == [("litigation", "")]
