"""The list of cases as a person asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.identity import Rung
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Standing, Urgency
from dsardesk.services.case_list import Due, Loosening, Part, Selection, Shown, measure_list, read_lines
from dsardesk.services.identity import request_identity
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.ports import CaseOrder
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench, a_draft

ALL = Selection(shown=Shown.ALL)


def opened(bench: Bench, name: str, *rights: RightType, received_on: date | None = None) -> Case:
    """A case of that person."""
    draft = a_draft(*(rights or (RightType.ACCESS,)), sender_name=name, sender_email="")
    return open_case(bench.context, DPO, draft, Opening(received_on), take_in(bench.context, DPO, draft.raw))


def people(bench: Bench, selection: Selection) -> list[str]:
    entries = read_lines(bench.context, DPO, selection, offset=0, limit=50)
    assert measure_list(bench.context, DPO, selection).found == len(entries)
    return [entry.line.person for entry in entries]


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """Late since Thursday, due in some days, suspended, and received today."""
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    opened(bench, "Élodie Œuvrard", RightType.ERASURE, received_on=date(2026, 10, 1))
    suspended = opened(bench, "Thị NGUYỄN", received_on=date(2026, 10, 20))
    opened(bench, "Ange Bianchi", received_on=TODAY)
    request_identity(
        bench.context, DPO, suspended.reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
    )
    return bench


def test_what_is_due_first_comes_first_and_what_is_suspended_last(filled: Bench) -> None:
    assert people(filled, Selection()) == ["Luc Martin", "Élodie Œuvrard", "Ange Bianchi", "Thị NGUYỄN"]


def test_each_line_says_how_the_case_stands_today(filled: Bench) -> None:
    entries = read_lines(filled.context, DPO, Selection(), offset=0, limit=50)
    assert [entry.standing for entry in entries] == [
        Standing(Urgency.LATE, 4),
        Standing(Urgency.SOON, 5),
        Standing(Urgency.LATER, 22),
        Standing(Urgency.SUSPENDED),
    ]
    assert (entries[3].line.waiting_for, entries[3].line.waiting_since) == ("identity", TODAY)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(due=Due.LATE), ["Luc Martin"]),
        (Selection(due=Due.NEAR), ["Élodie Œuvrard"]),
        (Selection(due=Due.SUSPENDED), ["Thị NGUYỄN"]),
        (Selection(right=RightType.ERASURE), ["Élodie Œuvrard"]),
        (Selection(words="nguyen thi"), ["Thị NGUYỄN"]),
        (Selection(words="ELODIE"), ["Élodie Œuvrard"]),
        (Selection(words="dsr-2026-0001"), ["Luc Martin"]),
        (Selection(words="martin nguyen"), []),
        (Selection(shown=Shown.CLOSED), []),
        (
            Selection(order=CaseOrder.PERSON),
            ["Ange Bianchi", "Élodie Œuvrard", "Luc Martin", "Thị NGUYỄN"],
        ),
        (
            Selection(order=CaseOrder.RECEIVED, descending=True),
            ["Ange Bianchi", "Thị NGUYỄN", "Élodie Œuvrard", "Luc Martin"],
        ),
    ],
)
def test_a_filter_or_an_order_shows_what_it_says(filled: Bench, selection: Selection, expected: list[str]) -> None:
    assert people(filled, selection) == expected


def test_a_page_continues_where_the_one_before_ended(filled: Bench) -> None:
    pages = [read_lines(filled.context, DPO, ALL, offset=offset, limit=3) for offset in (0, 3)]
    assert [len(page) for page in pages] == [3, 1]
    assert len({entry.line.reference for page in pages for entry in page}) == 4


def test_an_empty_vault_has_nothing_to_filter(bench: Bench) -> None:
    extent = measure_list(bench.context, DPO, Selection(words="martin"))
    assert (extent.found, extent.total, extent.loosenings) == (0, 0, ())


def test_when_nothing_is_found_one_is_told_what_to_leave_out(filled: Bench) -> None:
    extent = measure_list(filled.context, DPO, Selection("martin", right=RightType.ACCESS, due=Due.NEAR))
    assert (extent.found, extent.total) == (0, 4)
    assert extent.loosenings == (Loosening(Part.DUE, 1),)


def test_or_that_nothing_alone_would_help(filled: Bench) -> None:
    extent = measure_list(filled.context, DPO, Selection("nobody", right=RightType.COMPLAINT, shown=Shown.CLOSED))
    assert extent.loosenings == ()


@pytest.mark.parametrize("part", Part)
def test_leaving_a_part_out_leaves_the_others(part: Part) -> None:
    full = Selection("martin", Shown.OPEN, Due.LATE, RightType.ACCESS, CaseOrder.PERSON, descending=True)
    assert set(full.parts()) == set(Part)
    assert set(full.without(part).parts()) == set(Part) - {part}
    assert replace(full.without(part), words="", shown=Shown.ALL, due=Due.ANY, right=None) == replace(
        ALL, order=CaseOrder.PERSON, descending=True
    )


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
def test_whoever_does_not_handle_cases_does_not_see_who_asked(filled: Bench, role: UserRole) -> None:
    with pytest.raises(RoleRefused):
        read_lines(filled.context, ACTORS[role], ALL, offset=0, limit=9)
    with pytest.raises(RoleRefused):
        measure_list(filled.context, ACTORS[role], ALL)
