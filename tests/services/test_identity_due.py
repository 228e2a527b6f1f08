"""A copy of an identity document is destroyed on its day whoever opens the vault, and recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dsardesk.domain.identity import (
    DestructionCause,
)
from dsardesk.services.identity import identity_of
from dsardesk.services.identity_documents import hold_document
from dsardesk.services.identity_due import end_overdue, settle_documents
from tests.fakes import FailingWork, LastWriteFails
from tests.makers import DPO, NOW, TODAY
from tests.services.conftest import Bench


def test_a_copy_is_destroyed_on_its_day_even_if_nobody_asks(bench: Bench) -> None:
    case = bench.opened(cards=1)
    bench.clock.forward(hours=47)
    assert settle_documents(bench.context, DPO) == ()
    assert bench.store.holds(case.identity.documents[0].id)
    bench.clock.forward(hours=1)
    assert settle_documents(bench.context, DPO) == (case.reference,)
    destruction = bench.case(case.reference).identity.documents[0].destruction
    assert destruction
    assert (destruction.at, destruction.by, destruction.cause) == (
        bench.clock.now(),
        "",
        DestructionCause.DEADLINE,
    )
    assert bench.store.contents == {}
    assert bench.actions()[-1] == "identity.destroyed"
    assert settle_documents(bench.context, DPO) == ()


def test_a_copy_goes_on_its_day_where_its_vault_may_only_be_read_and_is_recorded_later(bench: Bench) -> None:
    case = bench.opened(cards=1)
    bench.clock.forward(hours=47)
    end_overdue(bench.context)
    assert bench.store.holds(case.identity.documents[0].id)
    bench.clock.forward(hours=1)
    due, before = bench.clock.now(), bench.everything()
    end_overdue(bench.context)
    assert bench.store.contents == {}
    assert bench.everything() == before
    bench.clock.forward(days=3)
    end_overdue(bench.context)
    assert settle_documents(bench.context, DPO) == (case.reference,)
    destruction = bench.case(case.reference).identity.documents[0].destruction
    assert destruction
    assert (destruction.at, destruction.cause) == (due, DestructionCause.DEADLINE)


def test_a_copy_held_as_evidence_stays_to_the_end_of_its_last_day_and_no_longer(bench: Bench) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    hold_document(bench.context, DPO, case.reference, document, reason="faux ?", until=TODAY + timedelta(days=10))
    bench.clock.forward(days=10)
    assert settle_documents(bench.context, DPO) == ()
    bench.clock.forward(days=1)
    assert settle_documents(bench.context, DPO) == (case.reference,)
    assert not bench.store.holds(document)


def test_what_ended_with_an_earlier_session_is_recorded_as_that(bench: Bench) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    bench.store.destroy(document, NOW, DestructionCause.SESSION_END)
    bench.clock.forward(days=2)
    settle_documents(bench.context, DPO)
    destruction = bench.case(case.reference).identity.documents[0].destruction
    assert destruction
    assert (destruction.at, destruction.cause) == (NOW, DestructionCause.SESSION_END)


def test_a_record_that_fails_is_made_the_next_time(bench: Bench) -> None:
    case = bench.opened(cards=1)
    bench.clock.forward(days=3)
    with pytest.raises(LastWriteFails):
        settle_documents(bench.context_on(FailingWork(bench.work)), DPO)
    assert bench.case(case.reference).identity.documents[0].held
    assert settle_documents(bench.context, DPO) == (case.reference,)
    assert not identity_of(bench.context, DPO, case.reference).held()


def test_cases_without_a_copy_are_left_alone(bench: Bench) -> None:
    bench.opened()
    before = bench.everything()
    bench.clock.forward(days=30)
    assert settle_documents(bench.context, DPO) == ()
    assert bench.everything() == before
