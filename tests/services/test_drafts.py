"""Half-written work is never lost, is nobody's but its writer's, and leaves nothing once it was used (A18)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.services.drafts import draft_of, drafts_of, forget_draft, keep_draft
from dsardesk.services.ports import KeptDraft
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench

NOTE = "note"
TYPED = {"0": "La personne a rappelé, elle dit que « tout est réglé »\u00a0; à vérifier"}


def test_what_was_typed_comes_back_to_the_letter_with_the_cursor(bench: Bench) -> None:
    reference = bench.opened().reference
    keep_draft(bench.context, DPO, NOTE, reference, text=TYPED, focus="0", cursor=12)
    assert draft_of(bench.context, DPO, NOTE, reference) == KeptDraft(NOTE, reference, TYPED, "0", 12, NOW)


def test_the_newest_state_takes_the_place_of_the_one_before(bench: Bench) -> None:
    reference = bench.opened().reference
    keep_draft(bench.context, DPO, NOTE, reference, text={"0": "a"})
    bench.clock.forward(days=1)
    keep_draft(bench.context, DPO, NOTE, reference, text={"0": "ab"})
    (kept,) = drafts_of(bench.context, DPO)
    assert (dict(kept.text), kept.updated) == ({"0": "ab"}, NOW + timedelta(days=1))


def test_each_form_and_each_case_has_its_own_and_the_newest_comes_first(bench: Bench) -> None:
    one, two = bench.opened().reference, bench.opened().reference
    for screen, reference in ((NOTE, one), (NOTE, two), ("decision", one), ("intake", "")):
        keep_draft(bench.context, DPO, screen, reference, text={"0": f"{screen} {reference}"})
        bench.clock.forward(hours=1)
    kept = [(draft.screen, draft.reference) for draft in drafts_of(bench.context, DPO)]
    assert kept == [("intake", ""), ("decision", one), (NOTE, two), (NOTE, one)]
    forget_draft(bench.context, DPO, NOTE, one)
    forget_draft(bench.context, DPO, "intake", "")
    assert [draft.reference for draft in drafts_of(bench.context, DPO)] == [one, two]
    found = draft_of(bench.context, DPO, NOTE, two)
    assert found
    assert found.text == {"0": f"note {two}"}


def test_nobody_reads_what_a_colleague_has_not_finished(bench: Bench) -> None:
    reference = bench.opened().reference
    keep_draft(bench.context, DPO, NOTE, reference, text=TYPED)
    colleague = ACTORS[UserRole.ASSISTANT]
    assert draft_of(bench.context, colleague, NOTE, reference) is None
    forget_draft(bench.context, colleague, NOTE, reference)
    assert draft_of(bench.context, DPO, NOTE, reference)


def test_the_log_says_nothing_of_what_is_nobody_s_act_yet(bench: Bench) -> None:
    reference = bench.opened().reference
    before = bench.actions()
    keep_draft(bench.context, DPO, NOTE, reference, text=TYPED)
    forget_draft(bench.context, DPO, NOTE, reference)
    assert bench.actions() == before


def test_a_purged_case_takes_its_drafts_with_it(bench: Bench) -> None:
    case = bench.opened()
    keep_draft(bench.context, DPO, NOTE, case.reference, text=TYPED)
    with bench.work.write() as transaction:
        transaction.cases.purge(transaction.cases.get(case.reference))
    assert drafts_of(bench.context, DPO) == ()
    keep_draft(bench.context, DPO, NOTE, case.reference, text=TYPED)
    assert drafts_of(bench.context, DPO) == ()


@pytest.mark.parametrize("use", [draft_of, forget_draft])
def test_who_only_reads_writes_nothing(bench: Bench, use: object) -> None:
    reader = ACTORS[UserRole.READ]
    with pytest.raises(RoleRefused):
        use(bench.context, reader, NOTE, "")  # type: ignore[operator]
    with pytest.raises(RoleRefused):
        drafts_of(bench.context, reader)
    with pytest.raises(RoleRefused):
        keep_draft(bench.context, reader, NOTE, "", text={})
