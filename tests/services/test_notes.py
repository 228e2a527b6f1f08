"""Notes: in the log for good, on open and on closed cases."""

from __future__ import annotations

import pytest

from dsardesk.services.case_page import read_page
from dsardesk.services.notes import EmptyNote, add_note
from tests.makers import DPO
from tests.services.conftest import Bench

NOTE = "Elle a rappelé : l’archive par courrier."


def test_a_note_joins_the_timeline_and_changes_nothing_of_the_case(bench: Bench) -> None:
    case = bench.opened()
    add_note(bench.context, DPO, case.reference, f"  {NOTE}\n")
    page = read_page(bench.context, DPO, case.reference)
    assert page.events[-1].payload == f'{{"text":"{NOTE}"}}'
    assert page.case == case


def test_an_empty_note_is_refused(bench: Bench) -> None:
    reference = bench.opened().reference
    before = bench.everything()
    with pytest.raises(EmptyNote):
        add_note(bench.context, DPO, reference, " \n")
    assert bench.everything() == before
