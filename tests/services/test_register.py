"""The register of requests is handed out as whoever asks may see it, and that it was is recorded; on both stores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.register import RegisterLine
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.confidential import set_confidential
from dsardesk.services.decide import decide_item
from dsardesk.services.register import MadeRegister, export_register
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench


def exported(
    bench: Bench, role: UserRole = UserRole.DPO, year: int | None = None, *, names: bool = False
) -> list[RegisterLine]:
    """The lines that a file would hold."""
    found: list[RegisterLine] = []

    def write(lines: Sequence[RegisterLine]) -> bytes:
        found.extend(lines)
        return b"register"

    made = export_register(bench.context, ACTORS[role], write, year=year, names=names)
    assert made == MadeRegister(b"register", len(found))
    return found


def test_each_right_asked_is_a_line_without_a_name(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS, RightType.COMPLAINT).reference
    decide_item(bench.context, DPO, reference, 2, Outcome.GRANTED, reasons="vu")
    first, second = exported(bench)
    assert (first.reference, first.right, first.outcome, first.late) == (reference, RightType.ACCESS, None, None)
    assert (second.outcome, second.decided_on) == (Outcome.GRANTED, date(2026, 10, 26))
    assert {line.requester for line in (first, second)} == {""}
    facts = json.loads(bench.payload("register.exported"))
    assert (facts["lines"], facts["names"], facts["year"]) == (2, False, None)


def test_names_stand_there_only_if_they_were_asked_for(bench: Bench) -> None:
    bench.opened(RightType.ACCESS)
    assert exported(bench, UserRole.ASSISTANT, names=True)[0].requester
    assert json.loads(bench.payload("register.exported"))["names"] is True


def test_a_year_is_that_of_the_receipt(bench: Bench) -> None:
    bench.opened(RightType.ACCESS)
    assert len(exported(bench, year=2026)) == 1
    assert exported(bench, year=2025) == []


def test_whoever_only_approves_gets_no_names_and_no_confidential_case(bench: Bench) -> None:
    hidden, shown = bench.opened(RightType.ACCESS).reference, bench.opened(RightType.ACCESS).reference
    set_confidential(bench.context, DPO, hidden, confidential=True)
    assert [line.reference for line in exported(bench, UserRole.MANAGER)] == [shown]
    assert {line.reference for line in exported(bench, UserRole.ASSISTANT)} == {hidden, shown}
    with pytest.raises(RoleRefused):
        exported(bench, UserRole.MANAGER, names=True)
    with pytest.raises(RoleRefused):
        exported(bench, UserRole.READ)


def test_the_archive_is_handed_out_by_the_officer_alone(bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    decide_item(bench.context, DPO, reference, 1, Outcome.WITHDRAWN, reasons="retirée")
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        closed = replace(case, closed_on=date(2026, 10, 30))
        bench.context.save(transaction, closed, bench.context.profile_of(transaction, case))
    bench.clock.forward(days=900)
    assert exported(bench, UserRole.ASSISTANT) == []
    assert len(exported(bench)) == 1
