"""Imports of a register are listed, and taken back whole; on both stores."""

from __future__ import annotations

import pytest

from dsardesk.domain.audit import verify
from dsardesk.domain.importing.columns import guess_plan
from dsardesk.domain.retention import Kept
from dsardesk.services.import_batches import GONE_AT_ONCE, ImportUsed, UnknownImport, imports, undo_import
from dsardesk.services.notes import add_note
from dsardesk.services.purging import purge
from dsardesk.services.register_import import ImportStopped, import_register, preview_import
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.sheets import CLOSED_ROW, OPEN_ROW, sheet_of


def test_an_import_is_taken_back_whole_and_its_rows_can_be_imported_again(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW, CLOSED_ROW)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet))
    (listed,) = imports(bench.context, DPO)
    assert (listed.id, listed.cases, listed.user) == (made.id, 2, DPO.name)
    assert undo_import(bench.context, DPO, made.id) == 2
    with bench.work.read() as transaction:
        assert transaction.cases.count() == 0
    assert imports(bench.context, DPO) == ()
    with pytest.raises(UnknownImport):
        undo_import(bench.context, DPO, made.id)
    assert len(preview_import(bench.context, DPO, sheet, guess_plan(sheet)).requests) == 2


def test_taking_back_tells_how_far_it_is_and_stopped_midway_leaves_the_vault_as_it_was(bench: Bench) -> None:
    rows = [(f"R-{number}", *OPEN_ROW[1:]) for number in range(GONE_AT_ONCE + 1)]
    sheet = sheet_of(*rows)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet))
    before, seen = bench.everything(), list[int]()

    def stop(done: int) -> None:
        seen.append(done)
        if done:
            raise ImportStopped

    with pytest.raises(ImportStopped):
        undo_import(bench.context, DPO, made.id, stop)
    assert seen == [0, GONE_AT_ONCE]
    assert bench.everything() == before
    assert undo_import(bench.context, DPO, made.id) == GONE_AT_ONCE + 1


def test_a_case_that_was_purged_in_its_time_does_not_hold_the_others_back(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW, CLOSED_ROW)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet))
    bench.clock.forward(days=6 * 365)
    purge(bench.context, DPO, made.last, Kept.CASE_FILE)
    assert undo_import(bench.context, DPO, made.id) == 1
    with bench.work.read() as transaction:
        assert transaction.cases.count() == 0
        assert verify(transaction.audit.events(), transaction.audit.head()).ok


def test_cases_of_other_imports_stay(bench: Bench) -> None:
    first, other = sheet_of(OPEN_ROW), sheet_of(CLOSED_ROW)
    kept = import_register(bench.context, DPO, first, guess_plan(first))
    gone = import_register(bench.context, DPO, other, guess_plan(other))
    undo_import(bench.context, DPO, gone.id)
    assert bench.case(kept.first).requester.name == "Zoé Canari"
    assert [each.id for each in imports(bench.context, DPO)] == [kept.id]


def test_an_import_with_a_case_that_was_worked_on_stays_and_names_it(bench: Bench) -> None:
    sheet = sheet_of(OPEN_ROW, CLOSED_ROW)
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet))
    add_note(bench.context, DPO, made.last, "appelé")
    with pytest.raises(ImportUsed) as refused:
        undo_import(bench.context, DPO, made.id)
    assert refused.value.facts == {"count": 1, "references": made.last}
    with bench.work.read() as transaction:
        assert transaction.cases.count() == 2
