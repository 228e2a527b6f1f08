"""A register kept in a spreadsheet is looked at, then taken in whole; on both stores."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import CaseState
from dsardesk.domain.importing.columns import guess_plan
from dsardesk.domain.importing.differences import Why
from dsardesk.domain.importing.sheet import Sheet
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.import_batches import imports, undo_import
from dsardesk.services.register_import import ImportStopped, NothingToImport, Preview, import_register, preview_import
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.sheets import CLOSED_ROW, OPEN_ROW, a_register, sheet_of


def previewed(bench: Bench, sheet: Sheet) -> Preview:
    return preview_import(bench.context, DPO, sheet, guess_plan(sheet))


def test_looking_at_a_sheet_writes_nothing(bench: Bench) -> None:
    before = bench.everything()
    preview = previewed(bench, sheet_of(OPEN_ROW, CLOSED_ROW))
    assert (len(preview.requests), preview.closed, preview.rows) == (2, 1, 2)
    assert bench.everything() == before


def test_an_open_row_becomes_an_open_case_whose_clock_runs_from_its_receipt(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet), sha256="ab")
    case = bench.case(made.first)
    assert (case.state, case.receipt.received_on, case.receipt.channel) == (
        CaseState.RECEIVED, date(2026, 10, 1), "post",
    )  # fmt: skip
    assert [item.right for item in case.items] == [RightType.ACCESS, RightType.ERASURE]
    assert (case.requester.name, case.requester.email) == ("Zoé Canari", "zoe@courriel.example")
    with bench.work.read() as transaction:
        (line,) = transaction.cases.page(offset=0, limit=5)
    assert line.due_on == date(2026, 11, 2)


def test_a_closed_row_becomes_a_closed_case_with_its_dates_and_is_not_late(bench: Bench) -> None:
    sheet = sheet_of(CLOSED_ROW)
    case = bench.case(import_register(bench.context, DPO, sheet, guess_plan(sheet)).first)
    assert (case.state, case.closed_on) == (CaseState.CLOSED, date(2026, 3, 20))
    (item,) = case.items
    assert (item.outcome, item.answered_on, item.decided_on) == (Outcome.REFUSED, date(2026, 3, 20), date(2026, 3, 20))
    with bench.work.read() as transaction:
        (line,) = transaction.cases.page(offset=0, limit=5)
    assert line.due_on is None


def test_a_closed_row_without_a_day_of_answer_is_not_called_late(bench: Bench) -> None:
    row = (*CLOSED_ROW[:3], "02/03/2025", *CLOSED_ROW[4:8], "", "")
    preview = previewed(bench, sheet_of((*row[:6], "", *row[7:])))
    assert not any(each.late for each in preview.differences)
    assert "closed_undated" in {each.code for each in preview.problems}


def test_an_answer_that_left_late_is_said_before_it_is_imported(bench: Bench) -> None:
    row = (*CLOSED_ROW[:6], "", "Clos", "20/06/2026", "acceptée")
    (difference,) = previewed(bench, sheet_of(row)).differences
    assert (difference.late, difference.why, difference.ours) == (True, Why.NOT_SAID, date(2026, 4, 2))


def test_what_the_rows_said_is_kept_and_found(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet), sha256="ab")
    assert "R-1" in json.loads(bench.payload("note.added"))["text"]
    facts = json.loads(bench.payload("register.imported"))
    assert (facts["cases"], facts["first"], facts["sha256"]) == (1, made.first, "ab")
    assert "Zoé" not in bench.payload("register.imported") + bench.payload("case.imported")
    assert bench.actions()[-3:] == ["case.imported", "note.added", "register.imported"]


def test_rows_that_are_here_already_are_recognised_whatever_became_of_them(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW)
    import_register(bench.context, DPO, sheet, guess_plan(sheet))
    later = sheet_of((*OPEN_ROW[:7], "Clos", "20/10/2026", "satisfaite"), CLOSED_ROW)
    preview = previewed(bench, later)
    assert (preview.known, [each.reference for each in preview.requests]) == ((2,), ["R-2"])
    with pytest.raises(NothingToImport):
        import_register(bench.context, DPO, sheet, guess_plan(sheet))


def test_a_case_of_this_vault_in_its_own_register_is_recognised(bench: Bench) -> None:
    case = bench.opened(RightType.ACCESS)
    row = (case.reference, "", "", case.receipt.received_on, "Accès", "", "", "", "", "")
    assert previewed(bench, sheet_of(row)).known == (2,)
    other = (case.reference, "", "", date(2024, 1, 2), "Accès", "", "", "", "", "")
    assert previewed(bench, sheet_of(other)).known == ()


def test_an_import_that_is_stopped_leaves_the_vault_as_it_was(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW, CLOSED_ROW)
    before = bench.everything()

    def stop(seen: int) -> None:
        if seen:
            raise ImportStopped

    with pytest.raises(ImportStopped):
        import_register(bench.context, DPO, sheet, guess_plan(sheet), watch=stop)
    assert bench.everything() == before


@pytest.mark.parametrize("role", [UserRole.MANAGER])
def test_whoever_only_approves_imports_nothing(bench: Bench, role: UserRole) -> None:
    sheet = sheet_of(OPEN_ROW)
    for use in (preview_import, import_register):
        with pytest.raises(RoleRefused):
            use(bench.context, ACTORS[role], sheet, guess_plan(sheet))
    with pytest.raises(RoleRefused):
        undo_import(bench.context, ACTORS[role], "x")
    with pytest.raises(RoleRefused):
        imports(bench.context, ACTORS[role])


def test_a_register_of_214_rows_shows_its_problems_and_differences_by_row(bench: Bench) -> None:
    sheet = Sheet("", tuple(tuple(row) for row in a_register()))
    preview = previewed(bench, sheet)
    assert preview.rows == 214
    codes = {problem.code for problem in preview.problems}
    assert {"total", "no_receipt", "right_unknown"} <= codes
    assert len(preview.requests) == 214 - preview.left_out
    assert {each.why for each in preview.differences} >= {Why.THIRTY_DAYS}
    assert all(each.theirs != each.ours or each.late for each in preview.differences)
